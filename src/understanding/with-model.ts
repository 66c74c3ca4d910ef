import type { Classifier, Ranked } from './classifier.ts';
import type { Context, Intent, Understanding } from './index.ts';
import { saysNo } from './keywords.ts';
import { INTENT_OF } from './subjects.ts';

const HAS_SUBJECT: ReadonlySet<Intent> = new Set(Object.values(INTENT_OF));

/** A phrase that fits so well is surer than any likelihood. */
const SURE_PHRASE = 0.8;
/**
 * How much likelier a subject must be than that nobody here is meant, for it to be asked about: 5 % of what is ours is lost by it, and
 * nine of ten others are refused (`npm run eval:understanding`).
 */
const ASKS_FROM = 0.3;
/** And for it to be acted upon. */
const ACTS_FROM = 0.4;
/** Likelier than this, a subject overrules a phrase that merely stands somewhere in the text. */
const OVERRULES = 0.75;
/** To miss these would do harm: a phrase that shows one is enough. */
const HOLDS: ReadonlySet<Intent> = new Set(['complaint', 'stop', 'person']);
/** Done at once. */
const ACTS: ReadonlySet<Intent> = new Set(['join', 'stop']);
/** So clear it must be; a case is opened at once, too, and taken back in one tap. Below this it is asked about first. */
const ACTS_WHEN: Partial<Record<Intent, number>> = { complaint: 0.6, join: 0.8, stop: 0.8 };
/** What is at least so likely is offered as a guess. */
const GUESS = 0.15;
const HALF = 0.5;
/** A text of fewer words says little about its language: its words may be names, or everybody's. */
const TELLING_WORDS = 3;
const CLEAR_LANGUAGE = 0.9;
const NOT_THE_CURRENT = 0.05;

/** What the phrases found, made better by what the model has learnt. */
export function withModel(text: string, context: Context, found: Understanding, classifier: Classifier): Understanding {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  const languages = classifier.languages(text);
  const language = found.language ?? languageOf(words, languages, context);
  // What has no subject of its own ("why?", "my card") is known by its phrases alone.
  if (found.intent && (found.confidence >= SURE_PHRASE || !HAS_SUBJECT.has(found.intent)))
    return { ...found, certainty: 'sure', language };
  const offered = languages.reduce(
    (sum, { label, probability }) => sum + (context.languages.includes(label) ? probability : 0),
    0,
  );
  if (offered < HALF) return { ...found, language };

  const subjects = classifier.subjects(text);
  const outside = subjects.find(({ label }) => label === 'out_of_scope')?.probability ?? 0;
  const guesses = subjects.flatMap(({ label, probability }) =>
    label !== 'out_of_scope' && probability >= GUESS ? [INTENT_OF[label]] : [],
  );
  const [best] = subjects.flatMap(({ label, probability }) =>
    label === 'out_of_scope' ? [] : [{ intent: INTENT_OF[label], probability }],
  );
  const alternatives = [...alternativesOf(found), ...guesses];
  const margin = best ? best.probability - outside : 0;
  if (
    !best ||
    margin < ASKS_FROM ||
    saysOtherwise(best.intent, words, text, context) ||
    (found.intent && (best.probability < OVERRULES || HOLDS.has(found.intent)))
  )
    return { ...found, ...(found.intent && { certainty: 'sure' }), language, alternatives: others(found.intent, alternatives) };
  const { intent, probability } = best;
  const acts = margin >= ACTS_FROM && probability >= (ACTS_WHEN[intent] ?? 0);
  return {
    intent,
    certainty: acts ? 'likely' : 'unsure',
    confidence: probability,
    alternatives: others(intent, alternatives),
    language,
    slots: intent === found.intent ? found.slots : {},
  };
}

/** Who wants no membership is not joined, and "non-stop" is no stop. */
const saysOtherwise = (intent: Intent, words: number, text: string, { language }: Context): boolean =>
  ACTS.has(intent) && (words < TELLING_WORDS || (intent === 'join' && language !== undefined && saysNo(text, language)));

const alternativesOf = ({ intent, alternatives }: Understanding): Intent[] => [...(intent ? [intent] : []), ...alternatives];

const others = (chosen: Intent | undefined, intents: readonly Intent[]): Intent[] =>
  [...new Set(intents)].filter((intent) => intent !== chosen);

/** The likeliest of those that are offered; against a language that is current it must be clear. */
function languageOf(words: number, ranked: Ranked<string>, { language, languages }: Context): string | undefined {
  const [best] = ranked.filter(({ label }) => languages.includes(label));
  if (!language || !best) return best?.label;
  if (words < TELLING_WORDS) return undefined;
  const current = ranked.find(({ label }) => label === language)?.probability ?? 0;
  return best.label !== language && best.probability >= CLEAR_LANGUAGE && current <= NOT_THE_CURRENT ? best.label : undefined;
}
