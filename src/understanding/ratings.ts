import { ADVERBS, NOTHING, NUMBERS, SENSES, type Sense, UNITS, wordsOf } from './rating-words.ts';

/** The numbers that may be answered, both ends included: 0 to 10, or 1 to 5. */
export type Scale = { min: number; max: number };

/** What a text says as an answer to "from 0 to 10" or "from 1 to 5". Nothing is invented: what is not a number is at most a guess. */
export type HeardRating =
  /** It says this number. `words` is what it says besides, as it was written. */
  | { kind: 'rating'; value: number; words?: string }
  /** It sounds like this number; to be asked about. */
  | { kind: 'guess'; value: number; words?: string }
  /** It says a number that is not on the scale. */
  | { kind: 'outside' };

/** A larger number is a code or a year, and no answer that missed the scale. */
const MOST_MEANT = 100;
/** Longer texts are not guessed from: whoever writes so much means its words. */
const MOST_WORDS_GUESSED = 7;
/** "I would say that it is a 4" is a number, said at length. */
const MOST_WORDS_AROUND = 6;

/**
 * Reads an answer in the words of `language`; words of the other languages count where they are no words of this one.
 *
 * @returns undefined where it says no number, and nothing that sounds like one
 */
export function readRating(text: string, scale: Scale, language: string): HeardRating | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  return (
    readStars(said, scale) ?? readDigits(said, scale) ?? readNumberWords(said, scale, language) ?? guess(said, scale, language)
  );
}

/** Digits as everybody writes them ("４", "4️⃣", "🔟"); all else stays as it was written, since it may be kept. */
const plain = (text: string): string =>
  text
    .replaceAll('🔟', '10')
    .replaceAll('½', ',5')
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replaceAll(/(?<=\d)\uFE0F?\u20E3/g, '')
    .replaceAll(/(?<=[⭐🌟★*])\uFE0F/gu, '')
    .trim();

const within = (value: number, { min, max }: Scale): boolean => value >= min && value <= max;

function answered(value: number, scale: Scale, rest: string): HeardRating {
  if (!within(value, scale)) return { kind: 'outside' };
  const words = rest
    .replace(UNITS, '')
    .replace(/^[\s\p{P}\p{S}]+/u, '')
    .trim();
  return /\p{L}/u.test(words) ? { kind: 'rating', value, words } : { kind: 'rating', value };
}

/** "⭐⭐⭐", "★★★☆☆", "***": out of five. Of ten nobody counts stars, so there they are a guess. */
function readStars(said: string, scale: Scale): HeardRating | undefined {
  const match = /^((?:⭐|🌟|★|\*)\s*)+(☆\s*)*/u.exec(said);
  if (!match) return undefined;
  const count = [...match[0]].filter((sign) => '⭐🌟★*'.includes(sign)).length;
  const rest = said.slice(match[0].length);
  if (/^\s*\d/.test(rest)) return undefined;
  if (scale.max === 5) return answered(count, scale, rest);
  return within(count, { min: 1, max: 5 }) ? { kind: 'guess', value: count * 2 } : { kind: 'outside' };
}

const NUMBER = /(?<![\p{L}\p{N}.,])([-−]?\d{1,4})(?:[.,](\d))?(?![\p{L}\p{N}])/gu;
/** "4/5", "4 out of 5", "4 av 5": the second number is the end of the scale. */
const OUT_OF = /^\s*(?:\/|out of|av|af|von|van|uit|auf|of|kautta|:)\s*(\d{1,3})(?![\p{L}\p{N}])/iu;

function readDigits(said: string, scale: Scale): HeardRating | undefined {
  const found = [...said.matchAll(NUMBER)];
  const [first] = found;
  if (!first) return undefined;
  const value = Number(first[1]!.replace('−', '-'));
  if (Math.abs(value) > MOST_MEANT) return undefined;
  const tenth = Number(first[2] ?? 0);
  const before = said.slice(0, first.index);
  let after = said.slice(first.index + first[0].length);
  const outOf = OUT_OF.exec(after);
  if (outOf) {
    const most = Number(outOf[1]);
    after = after.slice(outOf[0].length);
    // "3 out of 4 cups were broken" is no answer; "10/10 would buy again" is one.
    if (!outOf[0].includes('/') && !isAlone('', after)) return undefined;
    if (most !== scale.max) return scaled(value, most, scale);
    return answered(value, scale, `${besides(before)}${after}`);
  } else if (found.length === 2 && isBetween(before, after)) {
    // "4-5", "4 or 5": the lower one, if they agree.
    const lower = Math.min(value, Number(found[1]![1]!.replace('−', '')));
    return within(lower, scale) ? { kind: 'guess', value: lower } : { kind: 'outside' };
  } else if (found.length > 1 && !isClearlyFirst(before, after)) return undefined;
  if (tenth > 0) return within(value, scale) && value < scale.max ? { kind: 'guess', value } : { kind: 'outside' };
  if (isMoreThanNumber(after)) return guessed(value, scale);
  return isAlone(before, after) ? answered(value, scale, `${besides(before)}${after}`) : undefined;
}

/** "8/10" where the scale ends at five: what it would be there, to be asked about. */
function scaled(value: number, most: number, scale: Scale): HeardRating {
  if (most < 2 || value < 0 || value > most) return { kind: 'outside' };
  return { kind: 'guess', value: Math.max(scale.min, Math.round((value / most) * scale.max)) };
}

const guessed = (value: number, scale: Scale): HeardRating =>
  within(value, scale) ? { kind: 'guess', value } : { kind: 'outside' };

const isBetween = (before: string, after: string): boolean =>
  !/\p{L}/u.test(before) && /^\s*(?:[-–—/]|or|eller|tai|oder|of|to|til|till|bis|tot|vai)\s*\d{1,2}\s*[\p{P}\s]*$/iu.test(after);

/** A bit less is not the number: "5-". */
const isMoreThanNumber = (after: string): boolean => /^\s*-\s*$/.test(after);

const isClearlyFirst = (before: string, after: string): boolean => before.trim() === '' && SEPARATOR.test(after);

/** What separates a number from the words that follow it, so that "4, it was late" is a number and "4 weeks late" is none. */
const SEPARATOR = /^\s*(?:$|[,.;:!?)–—+]|-\s|\n|\p{Extended_Pictographic})/u;

/** Words that stand beside a number that is an answer: "because", "but"; and stars, points. */
function isAlone(before: string, after: string): boolean {
  const unitless = after.replace(UNITS, '');
  const isEnded = SEPARATOR.test(unitless) || ADVERBS.after.test(unitless);
  if (before.trim() === '') return isEnded;
  const around = wordsOf(before);
  if (/[,.:;!–—-]\s*$/.test(before)) return isEnded;
  return isEnded && around.length <= MOST_WORDS_AROUND && around.every((word) => ADVERBS.before.has(word));
}

/** What was said before a number, where it is more than "I would say". */
const besides = (before: string): string => {
  const words = wordsOf(before);
  return words.length > 0 && !words.every((word) => ADVERBS.before.has(word)) ? `${before.replace(/[\s,.:;–—-]+$/u, '')} ` : '';
};

function readNumberWords(said: string, scale: Scale, language: string): HeardRating | undefined {
  const words = wordsOf(said);
  const [first, second, third, fourth] = words;
  if (first === undefined) return undefined;
  const read = numberIn(language);
  const isLong = words.length > MOST_WORDS_AROUND + 1;
  const value = read(first);
  // "ti av ti", "five out of five", "otte ud af ti"
  const outOf = endOfScale(second, third, fourth);
  if (value !== undefined && outOf !== undefined) {
    const most = read(outOf) ?? (/^\d+$/.test(outOf) ? Number(outOf) : undefined);
    const after = afterWord(said, words[words.indexOf(outOf, 1)] ?? second!);
    if (!isAlone('', after)) return undefined;
    if (most === scale.max) return answered(value, scale, after);
    if (most !== undefined) return scaled(value, most, scale);
  }
  if (value !== undefined) {
    const after = said.slice(said.toLowerCase().indexOf(originalOf(said, first)) + originalOf(said, first).length);
    if (isAlone('', after)) return answered(value, scale, after);
  }
  if (isLong) return undefined;
  // "I'd say four", "a nine": one number, among words that only carry it.
  const all = words.filter((word) => read(word) !== undefined);
  const numbers = all.length > 1 ? all.filter((word) => !ARTICLES.has(word)) : all;
  const [only] = numbers;
  const others = words.filter((word) => word !== only);
  if (numbers.length !== 1 || !others.every((word) => ADVERBS.before.has(word))) return undefined;
  return answered(read(only!)!, scale, '');
}

/** In "en femma" it is no one. */
const ARTICLES: ReadonlySet<string> = new Set(['en', 'et', 'ett', 'ein', 'eine', 'n']);

function endOfScale(second = '', third: string | undefined, fourth: string | undefined): string | undefined {
  if (second === 'out' || second === 'ud') return third === 'of' || third === 'af' ? fourth : undefined;
  return WORDS_OUT_OF.has(second) ? third : FINNISH_OUT_OF.get(second);
}

/** "Neljä viidestä": Finnish says it in one word. */
const FINNISH_OUT_OF: ReadonlyMap<string, string> = new Map([
  ['viidesta', 'viisi'],
  ['kymmenesta', 'kymmenen'],
]);

const WORDS_OUT_OF: ReadonlySet<string> = new Set(['av', 'af', 'von', 'van', 'uit', 'auf', 'of', 'kautta']);

const afterWord = (said: string, word: string): string => {
  const original = originalOf(said, word);
  return said.slice(said.toLowerCase().lastIndexOf(original) + original.length);
};

/** A word as it stands in the text, in small letters but with its marks. */
const originalOf = (said: string, word: string): string =>
  (said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).find((one) => wordsOf(one)[0] === word) ?? word;

/** How numbers are called: in this language, and in the others where the word is nothing else in this one. */
function numberIn(language: string): (word: string) => number | undefined {
  const own = NUMBERS[language];
  const foreign = Object.entries(NUMBERS).filter(([other]) => other !== language);
  return (word) => {
    const mine = own?.get(word);
    if (mine !== undefined) return mine;
    if (NOTHING[language]?.has(word)) return undefined;
    const meant = new Set(foreign.flatMap(([, numbers]) => numbers.get(word) ?? []));
    return meant.size === 1 ? [...meant][0] : undefined;
  };
}

/** Five senses of a judgement, by the scale: the best is its end, the worst its beginning. */
const VALUES: Readonly<Record<5 | 10, Readonly<Record<Sense, number>>>> = {
  5: { superb: 5, good: 4, fair: 3, poor: 2, awful: 1 },
  10: { superb: 10, good: 8, fair: 6, poor: 3, awful: 1 },
};

/** "no joo, ihan ok": what a short text sounds like. Two judgements that disagree are none. */
function guess(said: string, scale: Scale, language: string): HeardRating | undefined {
  const values = VALUES[scale.max === 5 ? 5 : 10];
  const picture = FACES.find(([pattern]) => pattern.test(said))?.[1];
  const words = wordsOf(said);
  if (words.length === 0) return picture ? { kind: 'guess', value: values[picture] } : undefined;
  if (words.length > MOST_WORDS_GUESSED) return undefined;
  const sense = senseOf(` ${words.join(' ')} `, language) ?? picture;
  return sense && { kind: 'guess', value: values[sense] };
}

function senseOf(said: string, language: string): Sense | undefined {
  const own = sensesIn(said, SENSES[language] ?? []);
  const found =
    own.length > 0
      ? own
      : Object.entries(SENSES).flatMap(([other, senses]) => (other === language ? [] : sensesIn(said, senses)));
  const distinct = new Set(found);
  return distinct.size === 1 ? found[0] : undefined;
}

/** The longest phrases first, each taken out when it is found: "not good" is no "good". */
function sensesIn(said: string, phrases: readonly (readonly [string, Sense])[]): Sense[] {
  let left = said;
  const found: Sense[] = [];
  for (const [phrase, sense] of phrases) {
    if (!left.includes(` ${phrase} `)) continue;
    found.push(sense);
    left = left.replaceAll(` ${phrase} `, '  ');
  }
  return found;
}

const FACES: readonly (readonly [RegExp, Sense])[] = [
  [/[😍🤩🥰🎉💯❤🏆]/u, 'superb'],
  [/[👍😀😃😄😁😊🙂👌🙌]|:-?\)/u, 'good'],
  [/[😐😑🤷🫤]/u, 'fair'],
  [/[🙁☹😕😞👎😟]|:-?\(/u, 'poor'],
  [/[😡🤬😠🤮💩]/u, 'awful'],
];
