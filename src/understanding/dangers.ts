import type { Classifier, Ranked } from './classifier.ts';
import { DANGERS, type Danger, isLetter, loadUrgency, type SaidDangers, sentencesOf } from './urgency.ts';

/** Danger that was learnt and whose kind is not clear: whether a life may be at stake is all that is known. */
export const UNCLEAR_DANGERS = ['unclear_life', 'unclear'] as const;
export type UnclearDanger = (typeof UNCLEAR_DANGERS)[number];

export type HeardDanger = {
  /** In the order of `DANGERS`; of what was learnt, the likeliest alone. Never empty. */
  kinds: readonly [Danger, ...Danger[]];
  /** What the first answer is for. */
  first: Danger | UnclearDanger;
  /** No pattern shows it, and it may be nothing: what else is wanted is answered as well. */
  isLearnt: boolean;
};

/** Whether somebody may be in danger: patterns that a translator wrote, and a second opinion that was learnt, for what they miss and for what they mistake. Pure. */
export type HearDanger = (text: string) => HeardDanger | undefined;

export type LearntDanger = Pick<Classifier, 'danger' | 'dangers'>;

/** The strength (`strengthOf`) from which there is alarm; measured by `npm run eval:understanding`. */
const ALARM_FROM = 1;
/** One passage of several must speak more strongly, since each may err. */
const PASSAGE_ALARM_FROM = 10;
/**
 * What translators know as ordinary is not heard by the second opinion either, but only what stands beside it: "third email about this: your
 * courier keeps touching my daughter". Those words have lost a part of their sentence, so they must speak a little more strongly.
 */
const BESIDE_ORDINARY_ALARM_FROM = 1.5;
/** One word says too little by itself: of it the patterns know alone. */
const FEWEST_WORDS = 2;
/** Of a letter a passage decides: in the whole of a story there is a little of everything. */
const MOST_WORDS_OF_WHOLE = 24;
const FEWEST_WORDS_OF_PASSAGE = 3;
/** How likely one kind must be among all, for its own first answer: a wrong one would be worse than a general one. */
const CLEAR_KIND = 0.6;
/** How likely all kinds that threaten a life must be together, for the emergency number. */
const LIFE_SHARE = 0.5;
const AT_STAKE: ReadonlySet<Danger> = new Set(['health', 'injury', 'fire', 'self_harm']);

/**
 * Below this a pattern is doubted: of 1,100 dangers that patterns hear in five words or more and nobody learnt from, three lie below; of what
 * only sounds like danger, every second. What few words say is said by those that the pattern saw.
 */
const DOUBT_BELOW = 0.01;
const FEWEST_WORDS_FOR_DOUBT = 5;

/** Of longer texts each passage is heard by itself as well: one clause of danger among twenty others would be drowned. */
const PASSAGES_FROM_WORDS = 11;
const PASSAGE_WORDS = 10;
/** A clause of a letter says too little: whether "it went off" was a lamp or an alarm, the rest of the sentence tells. */
const SENTENCE_WORDS = 25;
/** A long letter is read to its end; more than this is not one. */
const MOST_WORDS = 1_000;
const MOST_PASSAGES = 200;

export function loadDangers(languages: readonly string[], classifier: LearntDanger): HearDanger {
  const readDangers = loadUrgency(languages);
  const believed = ({ passage, dangers, certain }: SaidDangers): ReadonlySet<Danger> =>
    isPlausible(passage, classifier) ? dangers : certain;
  return (text) => {
    const { said: passages, besideOrdinary } = readDangers(text);
    const told = passages.map(believed);
    const [said, ...others] = DANGERS.filter((danger) => told.some((dangers) => dangers.has(danger)));
    if (said) return { kinds: [said, ...others], first: said, isLearnt: false };
    return besideOrdinary === undefined
      ? learnt(text, ALARM_FROM, classifier)
      : learnt(besideOrdinary, BESIDE_ORDINARY_ALARM_FROM, classifier);
  };
}

function learnt(text: string, alarmFrom: number, classifier: LearntDanger): HeardDanger | undefined {
  const words = wordsOf(text).length;
  if (words < FEWEST_WORDS) return undefined;
  if (words <= MOST_WORDS_OF_WHOLE && strengthOf(text, classifier) >= alarmFrom) return learntDanger(classifier.dangers(text));
  if (words < PASSAGES_FROM_WORDS) return undefined;
  const [worst] = passagesOf(text)
    .map((passage) => ({ passage, strength: strengthOf(passage, classifier, PASSAGE_WORDS) }))
    .toSorted((a, b) => b.strength - a.strength);
  return worst && worst.strength >= PASSAGE_ALARM_FROM ? learntDanger(classifier.dangers(worst.passage)) : undefined;
}

/**
 * How strongly a text speaks of danger: its odds, times how clear the kind is, squared, times the number of its words. What is of no kind in
 * particular is mostly none, and a few words mostly answer a question or stand beside a picture, so they must be surer.
 *
 * @param mostWords no more than these count: a long sentence of a letter is no surer than a clause
 */
function strengthOf(text: string, classifier: LearntDanger, mostWords = MOST_WORDS_OF_WHOLE): number {
  const likelihood = classifier.danger(text);
  const ofAnyKind = (likelihood / (1 - likelihood)) * Math.min(wordsOf(text).length, mostWords);
  if (ofAnyKind < ALARM_FROM) return ofAnyKind; // as of most messages: too little for any kind
  const clarity = classifier.dangers(text)[0]!.probability;
  return ofAnyKind * clarity ** 2;
}

/**
 * Patterns see two words beside each other and not what is said with them: "that soup nearly killed me haha". Where the rest speaks so plainly
 * against danger they are not believed, but for those that a translator marked as certain.
 */
function isPlausible(passage: string, classifier: LearntDanger): boolean {
  const words = wordsOf(passage).length;
  if (words < FEWEST_WORDS_FOR_DOUBT || classifier.danger(passage) >= DOUBT_BELOW) return true;
  return words >= PASSAGES_FROM_WORDS && passagesOf(passage).some((part) => classifier.danger(part) >= DOUBT_BELOW);
}

const wordsOf = (text: string): string[] => text.trim().split(/\s+/, MOST_WORDS);

/** The clauses of a text, or the sentences of a letter; where no end of one is in sight, as many words as one has, and from its middle on the next. */
export const passagesOf = (text: string): string[] =>
  isLetter(text) ? cut(sentencesOf(text), SENTENCE_WORDS) : cut(text.split(/[.!?;:,]+/), PASSAGE_WORDS);

function cut(parts: readonly string[], most: number): string[] {
  const step = Math.floor(most / 2);
  return parts
    .map(wordsOf)
    .filter(({ length }) => length >= FEWEST_WORDS_OF_PASSAGE)
    .flatMap((words) => {
      const count = Math.max(1, Math.ceil((words.length - most) / step) + 1);
      return Array.from({ length: count }, (_, index) => words.slice(index * step, index * step + most).join(' '));
    })
    .slice(0, MOST_PASSAGES);
}

function learntDanger(ranked: Ranked<Danger>): HeardDanger {
  const { label: kind, probability } = ranked[0]!;
  const life = ranked.reduce((sum, one) => sum + (AT_STAKE.has(one.label) ? one.probability : 0), 0);
  const first = probability >= CLEAR_KIND ? kind : life >= LIFE_SHARE ? 'unclear_life' : 'unclear';
  return { kinds: [kind], first, isLearnt: true };
}
