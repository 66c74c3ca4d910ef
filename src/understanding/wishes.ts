import type { Intent, Understanding } from './index.ts';

/** What stands between two wishes, by language: a comma, or such words. The Finnish "en" (I do not) joins nothing. */
const JOINS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    en: 'and also|oh and|and|also|plus|by the way|btw',
    nb: 'og så|og også|og|dessuten|forresten|samt',
    da: 'og så|og også|og|desuden|for resten|forresten|i øvrigt|samt',
    sv: 'och sen|och också|och|dessutom|förresten|samt',
    fi: 'ja sitten|ja|sekä|lisäksi|muuten',
    de: 'und außerdem|und auch|und|außerdem|übrigens|ausserdem',
    af: 'en ook|en|ook|verder|terloops|boonop',
  }).map(([language, words]) => [language, new RegExp(`(?:,\\s*|\\s)(?:${words})[\\s,]+|,\\s+`, 'giu')]),
);
const SENTENCE_END = /(?<=[.!?;])\s+|\n+/u;

const FEWEST_WORDS = 2;
/** In fewer words these are things and no wishes: "the coffee mug and the plate are broken". */
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
const NO_WISHES: ReadonlySet<Intent> = new Set([
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
  ['complaint', 'complaint_status', 'order_status', 'opinion'],
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
 * The wishes in what was heard of each part, each once and the most pressing first; none where they are not several, or where the whole
 * says without doubt that it is about something else.
 */
export function wishesIn(parts: readonly Part[], whole: Understanding): Understanding[] {
  const wishes: Understanding[] = [];
  for (const { text, heard: part } of parts) {
    if (part.intent && GOODS.has(part.intent) && countWords(text) < FEWEST_WORDS_OF_GOODS) continue;
    if (!part.intent || part.certainty === 'unsure' || part.confidence < SURE || NO_WISHES.has(part.intent)) continue;
    if (!wishes.some(({ intent }) => isOneThing(intent!, part.intent!))) wishes.push(part);
  }
  if (wishes.length < 2) return [];
  const isAside = whole.intent && whole.certainty !== 'unsure' && !NO_WISHES.has(whole.intent);
  if (isAside && !wishes.some(({ intent }) => isOneThing(intent!, whole.intent!))) return [];
  return wishes.toSorted((a, b) => rankOf(a.intent!) - rankOf(b.intent!));
}

const isOneThing = (a: Intent, b: Intent): boolean => a === b || ONE_THING.some((side) => side.includes(a) && side.includes(b));

const rankOf = (intent: Intent): number => (FIRST.includes(intent) ? FIRST.indexOf(intent) : FIRST.length);
