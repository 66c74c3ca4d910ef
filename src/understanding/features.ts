/**
 * What a text is made of, for the classifiers: hashed words, pairs of words and pieces of words. Phones, hurry and keyboards
 * without æ, ø or å change a letter here and there; most pieces of a word stay the same.
 */

import type { Mention } from './concepts.ts';

/** Buckets that features are hashed into. */
export const INTENT_BUCKETS = 1 << 17;
export const LANGUAGE_BUCKETS = 1 << 16;
export const ALARM_BUCKETS = 1 << 18;
export const DANGER_BUCKETS = 1 << 15;

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  å: 'a',
  ä: 'a',
  ö: 'o',
  ü: 'u',
  ß: 'ss',
  ð: 'd',
  þ: 't',
  œ: 'o',
  ł: 'l',
};

/**
 * A text as words without marks: small letters, no accents, and one way to write what some write with two letters ("aa" for å, "oe" for
 * ø). A run of the same letter counts as two at most ("helppp").
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[æøåäöüßðþœł]/g, (letter) => LETTERS[letter]!)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/aa|ae/g, 'a')
    .replaceAll(/oe/g, 'o')
    .replaceAll(/ue/g, 'u')
    .replaceAll(/(\p{L})\1{2,}/gu, '$1$1')
    .replaceAll(/[’'`´]/g, '')
    .replaceAll(/\p{N}+/gu, '0')
    .replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}?!]+/gu, ' ')
    .replaceAll(/([?!\p{Extended_Pictographic}])/gu, ' $1 ')
    .trim()
    .replaceAll(/\s+/g, ' ');
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string, seed: number): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193) >>> 0;
  }
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d) >>> 0;
}

/** Hashed features with their weights, each bucket once. The weights of each text have the length 1. */
export type Features = { buckets: Uint32Array; weights: Float32Array };

const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;
/** Longer texts are told by their words; pieces of them all would drown the rest. */
const MOST_WORDS = 120;

export function intentFeatures(text: string, mentions: readonly Mention[]): Features {
  const counts = new Map<number, number>();
  const add = (feature: string, seed: number, weight: number) => {
    const bucket = hash(feature, seed) & (INTENT_BUCKETS - 1);
    counts.set(bucket, (counts.get(bucket) ?? 0) + weight);
  };
  const words = addWords(text, add);
  add(words.length <= 1 ? 'one' : words.length <= 3 ? 'few' : words.length <= 12 ? 'some' : 'many', 5, 1);
  if (words.length > 0) add(`${words[0]}`, 6, 1);
  addConcepts(mentions, add);
  return toFeatures(counts);
}

/** For danger there are more buckets, so that fewer words share one, and how long a text is says nothing. */
export function alarmFeatures(text: string, mentions: readonly Mention[]): Features {
  const counts = new Map<number, number>();
  const add = (feature: string, seed: number, weight: number) => {
    const bucket = hash(feature, seed) >>> (32 - Math.log2(ALARM_BUCKETS));
    counts.set(bucket, (counts.get(bucket) ?? 0) + weight);
  };
  const [first] = addWords(text, add);
  if (first !== undefined) add(first, 6, 1);
  addConcepts(mentions, add);
  return toFeatures(counts);
}

/** Two concepts so many words apart at most are taken together. */
const CONCEPTS_APART = 6;
/** More than any word: a concept was seen in seven languages, a word in one. */
const CONCEPT_WEIGHT = 3;

/** Each concept once, and each two that stand near each other, in either order: languages differ in that. */
function addConcepts(mentions: readonly Mention[], add: (feature: string, seed: number, weight: number) => void): void {
  const seen = new Set<string>();
  for (const { concept, at } of mentions) {
    if (!seen.has(concept)) add(concept, 7, CONCEPT_WEIGHT);
    seen.add(concept);
    for (const other of mentions) {
      if (other.concept <= concept || Math.abs(other.at - at) > CONCEPTS_APART) continue;
      const pair = `${concept} ${other.concept}`;
      if (!seen.has(pair)) add(pair, 8, CONCEPT_WEIGHT);
      seen.add(pair);
    }
  }
}

const piecesOf = (text: string): string[] => fold(text).split(' ').filter(Boolean).slice(0, MOST_WORDS);

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => piecesOf(text).filter(isWord);

const isWord = (piece: string): boolean => !SIGN.test(piece);
const SIGN = /^[?!\p{Extended_Pictographic}]$/u;

/**
 * Adds each word, pairs of words and pieces of words, and returns the words. A sign ("?", "!!", a smiley) counts once, by itself: it stands
 * anywhere, and beside any word.
 */
function addWords(text: string, add: (feature: string, seed: number, weight: number) => void): string[] {
  const all = piecesOf(text);
  const words = all.filter(isWord);
  for (const sign of new Set(all)) if (!isWord(sign)) add(sign, 1, 2);
  words.forEach((word, index) => {
    add(word, 1, 2);
    const next = words[index + 1];
    if (next !== undefined) add(`${word} ${next}`, 2, 1.5);
    const afterNext = words[index + 2];
    if (afterNext !== undefined) add(`${word} _ ${afterNext}`, 3, 0.7);
    const marked = `<${word}>`;
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1)
      for (let start = 0; start + length <= marked.length; start += 1) add(marked.slice(start, start + length), 4, 0.6);
  });
  return words;
}

/** As it is typed where a keyboard lacks å, ä, æ, ö, ø and ü, or a hand is too hurried for them. */
export const withoutMarks = (text: string): string =>
  text
    .replaceAll(/[æøåäöüÆØÅÄÖÜß]/g, (letter) => LETTERS[letter.toLowerCase()]!)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '');

/** For the kind of a danger, the same in fewer buckets: there is less to learn it from. */
export const dangerFeatures = ({ buckets, weights }: Features): Features => ({
  buckets: buckets.map((bucket) => bucket & (DANGER_BUCKETS - 1)),
  weights,
});

/** For telling languages apart, marks count: å is Nordic, ã is not. */
export function languageFeatures(text: string): Features {
  const counts = new Map<number, number>();
  const add = (feature: string, seed: number, weight: number) => {
    const bucket = hash(feature, seed) & (LANGUAGE_BUCKETS - 1);
    counts.set(bucket, (counts.get(bucket) ?? 0) + weight);
  };
  const words = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}' ]+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  for (const [index, word] of words.entries()) {
    add(word, 1, 2);
    const next = words[index + 1];
    // "ikke noe" and "ikke noget" differ by a word, "koppen min" and "min kop" by the order of two.
    if (next !== undefined) add(`${word} ${next}`, 2, 1.5);
    const marked = `<${word}>`;
    for (let length = 1; length <= 4; length += 1)
      for (let start = 0; start + length <= marked.length; start += 1) add(marked.slice(start, start + length), 4, 1);
  }
  return toFeatures(counts);
}

function toFeatures(counts: ReadonlyMap<number, number>): Features {
  const buckets = new Uint32Array(counts.size);
  const weights = new Float32Array(counts.size);
  let squares = 0;
  let index = 0;
  for (const [bucket, count] of counts) {
    const weight = Math.min(count, 3);
    buckets[index] = bucket;
    weights[index] = weight;
    squares += weight * weight;
    index += 1;
  }
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < weights.length; i += 1) weights[i]! /= length;
  return { buckets, weights };
}
