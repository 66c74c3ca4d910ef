import { asks } from './asks.ts';
import type { Intent, Understanding } from './index.ts';

/** What stands between two wishes, by language: a comma, or such words. The Finnish "en" (I do not) joins nothing. */
const JOINS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    en: 'and also|but also|oh and|and|but|also|plus|by the way|btw',
    nb: 'og så|og også|men også|og|men|dessuten|forresten|samt',
    da: 'og så|og også|men også|og|men|desuden|for resten|forresten|i øvrigt|samt',
    sv: 'och sen|och också|men också|och|men|dessutom|förresten|samt',
    fi: 'ja sitten|ja lisäksi|ja|mutta|sekä|lisäksi|muuten',
    de: 'und außerdem|und auch|aber auch|und|aber|außerdem|übrigens|ausserdem',
    af: 'en ook|maar ook|en|maar|ook|verder|terloops|boonop',
  }).map(([language, words]) => [language, new RegExp(`(?:,\\s*|\\s)(?:${words}|&|\\+)[\\s,]+|,\\s+`, 'giu')]),
);
const SENTENCE_END = /(?<=[.!?;])\s+|\n+/u;

const FEWEST_WORDS = 2;
/** In fewer words these are things and no wishes, unless a phrase shows it: "the coffee mug and the plate are broken". */
const GOODS: ReadonlySet<Intent> = new Set(['rewards', 'swap', 'offers', 'vouchers']);
const FEWEST_WORDS_OF_GOODS = 4;
/** A letter tells a story, and its sentences are no wishes of their own. */
const MOST_LETTERS = 400;

/** The parts of a text that may be wishes of their own: its sentences, and in each what stands beside an "and". */
export function partsOf(text: string, language: string): string[][] {
  if (text.length > MOST_LETTERS) return [];
  const join = JOINS[language];
  const sentences = text.split(SENTENCE_END).filter((part) => countWords(part) > 1);
  const joined = sentences.map((sentence) => {
    const parts = join ? sentence.split(join) : [sentence];
    return parts.every((part) => countWords(part) >= FEWEST_WORDS) ? parts : [sentence];
  });
  // A long enumeration is tried at its last "and" as well: "the cup and the plate are broken and how many points have I got".
  const cut = sentences.flatMap((sentence) => {
    const at = join && [...sentence.matchAll(join)].at(-1);
    const sides = at ? [sentence.slice(0, at.index), sentence.slice(at.index + at[0].length)] : [];
    return sides.length > 0 && sides.every((side) => countWords(side) >= FEWEST_WORDS) ? sides : [sentence];
  });
  return [joined.flat(), cut].filter((parts) => parts.length > 1);
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Said beside a wish they are no other one. */
export const NO_WISHES: ReadonlySet<Intent> = new Set([
  'greet',
  'thanks',
  'goodbye',
  'yes',
  'no',
  'cancel',
  'help',
  'robot',
  'why',
  'resume_form',
  'give_opinion',
  'language',
]);
/** Two sides of one thing. */
const ONE_THING: readonly (readonly Intent[])[] = [
  ['complaint', 'complaint_status', 'order_status', 'opinion', 'missing_points'],
  ['balance', 'history', 'missing_points'],
  ['rewards', 'swap'],
  ['offers', 'vouchers'],
  ['join', 'link', 'refer'],
  ['privacy', 'copy_data'],
  ['stop', 'contact_less'],
];
const FIRST: readonly Intent[] = ['complaint', 'person', 'stop'];
/** So likely a part must mean what it seems to. */
const SURE = 0.6;

type Part = { text: string; heard: Understanding };

/**
 * The wishes in what was heard of each part, each once and the most pressing first; none where they are not several, or where parts are
 * left over and the whole is about something else.
 */
export function wishesIn(parts: readonly Part[], whole: Understanding, language: string): Understanding[] {
  const wishes: Understanding[] = [];
  let heard = 0;
  for (const { text, heard: part } of parts) {
    if (!part.intent || isThing(text, part) || part.certainty === 'unsure' || part.confidence < SURE) continue;
    if (NO_WISHES.has(part.intent) || isTold(text, part, language)) continue;
    heard += 1;
    if (!wishes.some(({ intent }) => isOneThing(intent!, part.intent!))) wishes.push(part);
  }
  if (wishes.length < 2) return [];
  // Where every part is a wish, nothing is left that they could stand beside.
  const isAside = heard < parts.length && whole.intent && whole.certainty !== 'unsure' && !NO_WISHES.has(whole.intent);
  if (isAside && !wishes.some(({ intent }) => isOneThing(intent!, whole.intent!))) return [];
  return wishes.toSorted((a, b) => rankOf(a.intent!) - rankOf(b.intent!));
}

/** "I bought a kettle from you" tells how a complaint begins; who wants their purchases asks for them. */
const isTold = (text: string, { intent, certainty }: Understanding, language: string): boolean =>
  intent === 'history' && certainty !== 'sure' && !asks(text, language);

const isThing = (text: string, { intent, certainty }: Understanding): boolean =>
  intent !== undefined && GOODS.has(intent) && certainty !== 'sure' && countWords(text) < FEWEST_WORDS_OF_GOODS;

const isOneThing = (a: Intent, b: Intent): boolean => a === b || ONE_THING.some((side) => side.includes(a) && side.includes(b));

const rankOf = (intent: Intent): number => (FIRST.includes(intent) ? FIRST.indexOf(intent) : FIRST.length);
