import type { Classifier, Ranked } from './classifier.ts';
import { type Danger, loadUrgency } from './urgency.ts';

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

/** Whether somebody may be in danger: patterns that a translator wrote, and for what they miss a second opinion that was learnt. Pure. */
export type HearDanger = (text: string) => HeardDanger | undefined;

export type LearntDanger = Pick<Classifier, 'danger' | 'dangers'>;

/** How likely danger must be, for an alarm (`npm run eval:understanding`). */
const ALARM_FROM = 0.58;
/** A few words mostly answer a question or stand beside a picture ("sådan så de ud"): they must be surer. */
const SHORT_ALARM_FROM = 0.7;
const SHORT_WORDS = 4;
/** One word or two say too little by themselves: of them the patterns know alone. */
const FEWEST_WORDS = 3;
/** How likely one kind must be among all, for its own first answer: a wrong one would be worse than a general one. */
const CLEAR_KIND = 0.6;
/** How likely all kinds that threaten a life must be together, for the emergency number. */
const LIFE_SHARE = 0.5;
const AT_STAKE: ReadonlySet<Danger> = new Set(['health', 'injury', 'fire', 'self_harm']);

export function loadDangers(languages: readonly string[], classifier: LearntDanger): HearDanger {
  const findDangers = loadUrgency(languages);
  return (text) => {
    const [said, ...others] = findDangers(text);
    if (said) return { kinds: [said, ...others], first: said, isLearnt: false };
    const words = text.trim().split(/\s+/, SHORT_WORDS + 1).length;
    if (words < FEWEST_WORDS || classifier.danger(text) < (words <= SHORT_WORDS ? SHORT_ALARM_FROM : ALARM_FROM))
      return undefined;
    return learntDanger(classifier.dangers(text));
  };
}

function learntDanger(ranked: Ranked<Danger>): HeardDanger {
  const { label: kind, probability } = ranked[0]!;
  const life = ranked.reduce((sum, one) => sum + (AT_STAKE.has(one.label) ? one.probability : 0), 0);
  const first = probability >= CLEAR_KIND ? kind : life >= LIFE_SHARE ? 'unclear_life' : 'unclear';
  return { kinds: [kind], first, isLearnt: true };
}
