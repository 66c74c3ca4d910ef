import { fold } from './features.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { addTo } from './multimap.ts';

export { fold } from './features.ts';

/** One way to ask something, in one language; `key` says what is asked. */
export type Question = { key: string; language: string; text: string };
/** How alike a text is to the likest way of asking `key`: 1 for the same words, 0 for none in common. */
export type Similar = { key: string; score: number };
/** The likest first, each key once; only those that are alike at all. */
export type FindSimilar = (text: string, language: string) => Similar[];

type Vector = ReadonlyMap<string, number>;

const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
/** Beside a whole word, its pieces count nearly as much: compounds and endings differ, and so do slips of the finger. */
const PIECES = 0.9;
/** "Do you have …" is in every question. */
const FUNCTION_WORD = 0.2;
/** And "sell" and "buy" say nothing of what is sold: "what do you sell" does not ask about gift cards. */
const TRADE: ReadonlySet<string> = new Set(
  `sell sells selling buy buying selge selger kjøpe kjøper kjøpt sælge sælger købe køber sälja säljer köpa köper
  myydä myyttekö myytte myy myykö ostaa ostan kaufen verkaufen verkauft kaufe verkoop koop`
    .split(/\s+/)
    .map(fold),
);
/** Words that several questions share tell less of which one it is. */
const SHARED = 0.25;
/** What somebody asks is said in so many words; it bounds what a long message can cost. */
const MOST_WORDS = 30;
const MOST_SENTENCES = 4;

/**
 * Finds out which of these questions a text asks, by the words and pieces of words that they share in its language. In another
 * language only the very words of a question count: a single word says little of its language. Pure; made once for a set.
 */
export function similarQuestions(questions: readonly Question[]): FindSimilar {
  const byLanguage = Map.groupBy(questions, ({ language }) => language);
  const indexes = new Map([...byLanguage].map(([language, own]) => [language, scorer(own, FUNCTION_WORDS[language])]));
  const asWritten = Map.groupBy(questions, ({ text }) => wordsOf(text).join(' '));
  return (text, language) => {
    const best = new Map<string, number>();
    const note = (key: string, score: number) => best.set(key, Math.max(best.get(key) ?? 0, score));
    const scoreOf = indexes.get(language);
    for (const part of [text, ...sentencesOf(text)]) {
      const words = wordsOf(part);
      if (words.length === 0) continue;
      for (const { key } of asWritten.get(words.join(' ')) ?? []) note(key, 1);
      for (const [key, score] of scoreOf?.(words) ?? []) note(key, score);
    }
    return [...best].map(([key, score]) => ({ key, score: Math.min(1, score) })).toSorted((a, b) => b.score - a.score);
  };
}

/** How alike words are to the likest way of asking each question of one language. */
function scorer(questions: readonly Question[], functionWords: ReadonlySet<string> | undefined) {
  const keysOf = new Map<string, Set<string>>();
  const known = questions.map(({ key, text }) => ({ key, words: wordsOf(text) }));
  for (const { key, words } of known) for (const word of words) keysOf.set(word, (keysOf.get(word) ?? new Set()).add(key));
  const weigh = (word: string): number =>
    functionWords?.has(word) || TRADE.has(word)
      ? FUNCTION_WORD
      : 1 / (1 + SHARED * Math.max(0, (keysOf.get(word)?.size ?? 1) - 1));
  const places = new Map<string, { at: number; value: number }[]>();
  known.forEach(({ words }, at) => {
    for (const [feature, value] of vectorOf(words, weigh)) addTo(places, feature, { at, value });
  });
  return (words: readonly string[]): Map<string, number> => {
    const scores = new Float64Array(known.length);
    for (const [feature, value] of vectorOf(words, weigh))
      for (const place of places.get(feature) ?? []) scores[place.at]! += value * place.value;
    const best = new Map<string, number>();
    known.forEach(({ key }, at) => {
      if (scores[at]! > (best.get(key) ?? 0)) best.set(key, scores[at]!);
    });
    return best;
  };
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, MOST_WORDS);

/** The sentences of a text that has several: a greeting or a story beside the question shall not hide it. */
function sentencesOf(text: string): string[] {
  const sentences = text
    .split(/[.!?\n]+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
  return sentences.length > 1 ? sentences.slice(0, MOST_SENTENCES) : [];
}

/** Words and their pieces, each with its weight; of length 1. */
function vectorOf(words: readonly string[], weigh: (word: string) => number): Vector {
  const vector = new Map<string, number>();
  const add = (feature: string, value: number) => vector.set(feature, (vector.get(feature) ?? 0) + value);
  for (const word of new Set(words)) {
    const weight = weigh(word);
    add(word, weight);
    const marked = `<${word}>`;
    const pieces: string[] = [];
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1)
      for (let start = 0; start + length <= marked.length; start += 1) pieces.push(marked.slice(start, start + length));
    for (const piece of pieces) add(`~${piece}`, (PIECES * weight) / Math.sqrt(pieces.length));
  }
  const norm = Math.hypot(...vector.values()) || 1;
  for (const [feature, value] of vector) vector.set(feature, value / norm);
  return vector;
}
