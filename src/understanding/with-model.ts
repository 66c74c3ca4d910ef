import type { Classifier, Ranked, Subject } from './classifier.ts';
import type { Intent, Understanding } from './index.ts';
import { saysNo } from './keywords.ts';

/** The intent that a subject means. The others have nobody who answers them yet, or mean something only while a question is open. */
const INTENT_OF: Partial<Record<Subject, Intent>> = {
  balance: 'balance',
  history: 'history',
  rewards: 'rewards',
  redeem: 'rewards',
  offers: 'offers',
  complaint: 'complaint',
  complaint_status: 'complaint_status',
  opinion: 'opinion',
  human: 'person',
  enrol: 'join',
  link_account: 'link',
  stop: 'stop',
  delete_my_data: 'erase_data',
  export_my_data: 'copy_data',
  help: 'help',
  greeting: 'greet',
  thanks: 'thanks',
  goodbye: 'goodbye',
};

const HAS_SUBJECT: ReadonlySet<Intent> = new Set(Object.values(INTENT_OF));

/** A phrase that fits so well is surer than any likelihood. */
const SURE_PHRASE = 0.8;
/**
 * How much likelier a subject must be than that nobody here is meant: 5 % of what is ours is asked back about, nine of ten others are
 * refused (`npm run eval:understanding`).
 */
const MARGIN = 0.4;
/** Likelier than this, a subject overrules a phrase that merely stands somewhere in the text. */
const OVERRULES = 0.75;
/** To miss these would do harm: a phrase that shows one is enough. */
const HOLDS: ReadonlySet<Intent> = new Set(['complaint', 'stop', 'person']);
const ACTS: ReadonlySet<Intent> = new Set(['join', 'stop']);
const CLEAR = 0.8;
/** A case is opened at once, and taken back in one tap; below this it is asked about first. */
const CLEAR_COMPLAINT = 0.6;
/** What is at least so likely is offered as a guess. */
const GUESS = 0.15;
const HALF = 0.5;
/** A text of fewer words says little about its language: its words may be names, or everybody's. */
const TELLING_WORDS = 3;
const CLEAR_LANGUAGE = 0.9;
const NOT_THE_CURRENT = 0.05;

type Context = { language: string; languages: readonly string[] };

/** What the phrases found, made better by what the model has learnt. */
export function withModel(text: string, context: Context, found: Understanding, classifier: Classifier): Understanding {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  const languages = classifier.languages(text);
  const language = found.language ?? (words >= TELLING_WORDS ? clearLanguage(languages, context) : undefined);
  // What has no subject of its own ("why?", "my card") is known by its phrases alone.
  if (found.intent && (found.confidence >= SURE_PHRASE || !HAS_SUBJECT.has(found.intent))) return { ...found, language };
  const offered = languages.reduce(
    (sum, { label, probability }) => sum + (context.languages.includes(label) ? probability : 0),
    0,
  );
  if (offered < HALF) return { ...found, language };

  const subjects = classifier.subjects(text);
  const outside = subjects.find(({ label }) => label === 'out_of_scope')?.probability ?? 0;
  const best = subjects.find(({ label }) => label !== 'out_of_scope');
  const meant = best && best.probability - outside >= MARGIN ? INTENT_OF[best.label] : undefined;
  const guesses = subjects.flatMap(({ label, probability }) => (probability >= GUESS ? (INTENT_OF[label] ?? []) : []));
  if (
    meant &&
    best &&
    mayAct(meant, best.probability, words, text, context) &&
    (!found.intent || (best.probability >= OVERRULES && !HOLDS.has(found.intent)))
  ) {
    const slots = meant === found.intent ? found.slots : {};
    const alternatives = others(meant, [...guesses, ...alternativesOf(found)]);
    return { intent: meant, isLearnt: true, confidence: best.probability, alternatives, language, slots };
  }
  return { ...found, language, alternatives: others(found.intent, [...alternativesOf(found), ...guesses]) };
}

/** What acts at once needs to be clear: who wants no membership is not joined, and "non-stop" is no stop. */
function mayAct(intent: Intent, probability: number, words: number, text: string, { language }: Context): boolean {
  if (intent === 'complaint') return probability >= CLEAR_COMPLAINT;
  if (!ACTS.has(intent)) return true;
  return probability >= CLEAR && words >= TELLING_WORDS && (intent !== 'join' || !saysNo(text, language));
}

const alternativesOf = ({ intent, alternatives }: Understanding): Intent[] => [...(intent ? [intent] : []), ...alternatives];

const others = (chosen: Intent | undefined, intents: readonly Intent[]): Intent[] =>
  [...new Set(intents)].filter((intent) => intent !== chosen);

function clearLanguage(ranked: Ranked<string>, { language, languages }: Context): string | undefined {
  const [best] = ranked.filter(({ label }) => languages.includes(label));
  const current = ranked.find(({ label }) => label === language)?.probability ?? 0;
  return best && best.label !== language && best.probability >= CLEAR_LANGUAGE && current <= NOT_THE_CURRENT
    ? best.label
    : undefined;
}
