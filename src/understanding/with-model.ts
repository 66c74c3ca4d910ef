import type { Classifier, Ranked, Subject } from './classifier.ts';
import type { Context, Intent, Understanding } from './index.ts';
import { saysNo, saysNotYet } from './keywords.ts';
import { INTENT_OF, subjectOfIntent } from './subjects.ts';

/** How much likelier a phrase makes its intent: by e to this power, for one that is the whole text. */
const WEIGHT = 2.5;
/** To miss some would do harm: what shows them weighs more. Thanks are said beside anything. */
const WEIGHTS: Partial<Record<Intent, number>> = { complaint: 5, person: 3, opinion: 4, thanks: 1, greet: 1, goodbye: 1 };
/**
 * How much likelier a subject must be than that nobody here is meant, for it to be asked about: one to three of a hundred that are ours
 * are lost by it, and eight of nine others are refused (`npm run eval:understanding`).
 */
const ASKS_FROM = 0.25;
/** And for it to be acted upon. */
const ACTS_FROM = 0.4;
const HAS_SUBJECT: ReadonlySet<Intent> = new Set(Object.values(INTENT_OF));
/**
 * A phrase that shows it is enough: to miss a stop would do harm, and what has no subject of its own ("why?", "my card") is known by its
 * phrases alone. "What do you know about me" is weighed all the same: who wants their data erased speaks of their data, too.
 */
const isHeld = (intent: Intent): boolean => intent === 'stop' || (!HAS_SUBJECT.has(intent) && intent !== 'privacy');
/** But not a few words of a text that is clearly about something else: "I want to swap to that mug" is not about the language. */
const FEW_WORDS = 0.78;
const CLEARLY_ANOTHER = 0.9;
/** Or it is a mere "why" in a sentence of which it is as likely as this that nobody here is meant: "why do dogs bark". */
const CLEARLY_OUTSIDE = 0.93;
const MERE_WORD = 0.72;
/** Done at once. */
const ACTS: ReadonlySet<Intent> = new Set(['join', 'stop']);
/** So clear it must be; a case is opened at once, too, and taken back in one tap. Below this it is asked about first. */
const ACTS_WHEN: Partial<Record<Intent, number>> = { complaint: 0.6, join: 0.8, stop: 0.8 };
/** What is at least so likely is offered as a guess. */
const GUESS = 0.15;
const HALF = 0.5;
/** A phrase that is the whole text. */
const WHOLE = 1;
/** A text of fewer words says little about its language: its words may be names, or everybody's. */
const TELLING_WORDS = 3;
const CLEAR_LANGUAGE = 0.9;
const NOT_THE_CURRENT = 0.05;
/** The number of an order or a telephone by itself: nothing was learnt of what it is for. */
const MERE_NUMBER = /^[\s\p{P}+#]*(?:\d[\s\p{P}]*){5,}$/u;
/** How much likelier a phrase that one language alone has makes it: by e to this power, if the phrase is the whole text. */
const PHRASE_OF_LANGUAGE = 1.5;

/** What the phrases found, made better by what the model has learnt. */
export function withModel(text: string, context: Context, found: Understanding, classifier: Classifier): Understanding {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  const languages = classifier.languages(text);
  const language = languageOf(words, languages, found, context);
  const subjects = classifier.subjects(text);
  if (
    found.intent &&
    (found.confidence >= WHOLE ||
      (isHeld(found.intent) && !isAnother(found, words, subjects) && !asksOthers(found, words, subjects)))
  )
    return { ...found, certainty: 'sure', language };
  const offered = languages.reduce(
    (sum, { label, probability }) => sum + (context.languages.includes(label) ? probability : 0),
    0,
  );
  if (offered < HALF || MERE_NUMBER.test(text)) return { ...found, language };

  const ranked = weighed(subjects, found);
  const outside = ranked.find(({ subject }) => subject === 'out_of_scope')?.probability ?? 0;
  const [best] = ranked.filter(({ subject }) => subject !== 'out_of_scope');
  const guesses = ranked.flatMap(({ intent, probability }) => (intent && probability >= GUESS ? intent : []));
  const alternatives = [...guesses, ...alternativesOf(found)];
  const margin = best ? best.probability - outside : 0;
  if (!best?.intent || margin < ASKS_FROM || (best.intent !== found.intent && saysOtherwise(best, words, text, context)))
    return { confidence: outside, language, alternatives: others(undefined, alternatives), slots: {} };
  const { intent, probability } = best;
  const isFound = intent === found.intent;
  const acts = margin >= ACTS_FROM && (isFound || probability >= (ACTS_WHEN[intent] ?? HALF));
  return {
    intent,
    certainty: acts ? (isFound ? 'sure' : 'likely') : 'unsure',
    confidence: probability,
    alternatives: others(intent, alternatives),
    language,
    slots: isFound ? found.slots : {},
  };
}

const isAnother = ({ intent, confidence }: Understanding, words: number, [best]: Ranked<Subject>): boolean =>
  intent !== undefined &&
  intent !== 'stop' &&
  words > TELLING_WORDS &&
  confidence < FEW_WORDS &&
  best !== undefined &&
  best.label !== 'out_of_scope' &&
  best.label !== subjectOfIntent(intent) &&
  best.probability >= CLEARLY_ANOTHER;

const asksOthers = ({ intent, confidence }: Understanding, words: number, [best]: Ranked<Subject>): boolean =>
  intent !== 'stop' &&
  words > TELLING_WORDS &&
  confidence < MERE_WORD &&
  best?.label === 'out_of_scope' &&
  best.probability >= CLEARLY_OUTSIDE;

type Weighed = { subject: Subject; intent: Intent | undefined; probability: number };

/** How likely each subject is, likeliest first, if the phrase that was found speaks for its intent as much as it fits. */
function weighed(subjects: Ranked<Subject>, found: Understanding): Weighed[] {
  const shown = found.intent && subjectOfIntent(found.intent);
  const weight = Math.exp(((found.intent && WEIGHTS[found.intent]) ?? WEIGHT) * found.confidence);
  const all = subjects.map(({ label: subject, probability }): Weighed => {
    const isShown = subject === shown;
    // Who asks how a complaint stands names what is wrong as well: which of the two it is tells what was learnt.
    const isLikelier = isShown || (shown === 'complaint' && subject === 'complaint_status');
    return {
      subject,
      intent: isShown ? found.intent : subject === 'out_of_scope' ? undefined : INTENT_OF[subject],
      probability: isLikelier ? probability * weight : probability,
    };
  });
  const sum = all.reduce((total, { probability }) => total + probability, 0);
  return all.map((one) => ({ ...one, probability: one.probability / sum })).toSorted((a, b) => b.probability - a.probability);
}

/** Who wants no membership is not joined, and "non-stop" is no stop; of two words, both must speak for it. */
function saysOtherwise({ intent, probability }: Weighed, words: number, text: string, { language }: Context): boolean {
  if (!intent || !ACTS.has(intent)) return false;
  if (words < FEWEST_TELLING_WORDS || (words < TELLING_WORDS && probability < CLEAR_IN_TWO_WORDS)) return true;
  return intent === 'join' && language !== undefined && saysNo(text, language) && !saysNotYet(text, language);
}
const FEWEST_TELLING_WORDS = 2;
const CLEAR_IN_TWO_WORDS = 0.9;

const alternativesOf = ({ intent, alternatives }: Understanding): Intent[] => [...(intent ? [intent] : []), ...alternatives];

const others = (chosen: Intent | undefined, intents: readonly Intent[]): Intent[] =>
  [...new Set(intents)].filter((intent) => intent !== chosen);

/**
 * The likeliest of those that are offered. Against a language that is current it must be clear: by its words, or by a phrase that only
 * the other language has where its words do not speak for the current one.
 */
function languageOf(
  words: number,
  ranked: Ranked<string>,
  found: Understanding,
  { language, languages }: Context,
): string | undefined {
  const likelihoodOf = (label: string) => ranked.find((one) => one.label === label)?.probability ?? 0;
  const offered = ranked.filter(({ label }) => languages.includes(label));
  if (!language) {
    const shown = ({ label, probability }: Ranked<string>[number]) =>
      label === found.language ? probability * Math.exp(PHRASE_OF_LANGUAGE * found.confidence) : probability;
    return offered.toSorted((a, b) => shown(b) - shown(a))[0]?.label;
  }
  const current = likelihoodOf(language);
  if (found.language && likelihoodOf(found.language) > current) return found.language;
  const [best] = offered;
  if (!best || words < TELLING_WORDS) return undefined;
  return best.label !== language && best.probability >= CLEAR_LANGUAGE && current <= NOT_THE_CURRENT ? best.label : undefined;
}
