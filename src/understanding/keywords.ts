import type { ComplaintTopic } from './complaint-words.ts';
import type { Context, Intent, Understanding } from './index.ts';
import { addTo } from './multimap.ts';
import { isOneTypoApart, MisspeltWords } from './typos.ts';

/**
 * A phrase that shows an intent in a language, as normalised words in their order. A word that ends in `*` matches every word that
 * begins so; `..` stands for up to three words of any kind ("stop .. messages"). A phrase of one `!` before it only counts when it
 * is the whole message ("stop").
 */
export type Phrase = Meaning & { words: readonly string[] /** Without gaps. */; length: number; whole: boolean; letters: number };
type Meaning = {
  language: string;
  intent: Intent;
  /** The language asked for, with the intent `language`. */
  wanted?: string;
  /** What is complained of, with the intent `complaint`. */
  topic?: ComplaintTopic;
};

export function toPhrase(text: string, meaning: Meaning): Phrase {
  const whole = text.startsWith('!');
  const parts = text.replace(/^!/, '').split(GAP);
  const words = parts.flatMap((part, i) => (i === 0 ? normaliseListed(part) : [GAP, ...normaliseListed(part)]));
  const spoken = words.filter((word) => word !== GAP);
  return { ...meaning, whole, words, length: spoken.length, letters: spoken.join('').replaceAll('*', '').length };
}

const GAP = '..';
const MOST_WORDS_IN_GAP = 3;
/** What somebody wants is said in this many words; the rest is read by people. It bounds what a hostile message can cost. */
const MOST_WORDS = 120;

/** Phrases by how they begin, so that a message is only compared with those that its words begin. */
export type Phrasebook = {
  byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** First words that may have a typo. */
  misspelt: MisspeltWords<{ letters: string }>;
  byStem: ReadonlyMap<string, readonly Phrase[]>;
};

export function toPhrasebook(all: readonly Phrase[]): Phrasebook {
  const spoken = all.filter(({ length }) => length > 0);
  const [stems, plain] = [true, false].map((isStem) => spoken.filter(({ words }) => words[0]!.endsWith('*') === isStem)) as [
    Phrase[],
    Phrase[],
  ];
  const byFirstWord = Map.groupBy(plain, ({ words }) => words[0]!);
  const long = [...byFirstWord.keys()].filter(({ length }) => length >= SHORTEST_WITH_TYPO);
  const misspelt = new MisspeltWords(
    long.map((letters) => ({ letters })),
    SHORTEST_WITH_TYPO,
  );
  return { byFirstWord, misspelt, byStem: Map.groupBy(stems, ({ words }) => words[0]!.slice(0, -1)) };
}

type Hit = { phrase: Phrase; score: number };

/** Longer matches count more than shorter ones, and a whole message most. Misspelt words are tried where nothing fits as it stands. */
export function matchKeywords(text: string, context: Context, book: Phrasebook): Understanding {
  const words = normalise(text).slice(0, MOST_WORDS);
  const asWritten = scoreAll(words, beginnings(words, book), context, isSameWord);
  const hits = asWritten.length > 0 ? asWritten : scoreAll(words, nearBeginnings(words, book), context, isNearlySameWord);
  const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
  if (best === 0) return { confidence: 0, alternatives: [], slots: {} };

  // Between languages that are spelt alike, the current one is meant; and what only counts as a whole message, by one that is just that.
  const nearBest = hits
    .filter(({ score }) => score >= best * 0.9)
    .toSorted((a, b) => b.score - a.score || Number(b.phrase.whole) - Number(a.phrase.whole));
  // Who may have said "stop" has: a no that is overheard does more harm than one that was not meant.
  const stop = hits.find(({ phrase, score }) => phrase.intent === 'stop' && score >= best * NEARLY_AS_GOOD_AS_BEST);
  const chosen = (stop ?? nearBest.find(({ phrase }) => phrase.language === context.language) ?? nearBest[0]!).phrase;
  if (
    ACTS_AT_ONCE.has(chosen.intent) &&
    [chosen.language, context.language].some((language) => language && wordsSayNo(words, language))
  )
    return { confidence: 0, alternatives: [chosen.intent], slots: {} };
  const wanted = wantedLanguage(chosen, hits);
  const intent = wanted ? 'language' : chosen.intent;
  const topic = intent === 'complaint' ? topicOf(chosen, hits) : undefined;
  const alternatives = [...new Set(hits.toSorted((a, b) => b.score - a.score).map(({ phrase }) => phrase.intent))].filter(
    (other) => other !== intent,
  );
  // A word that two other languages share says that it is not the current one, not which it is.
  const isClear = chosen.language !== context.language && nearBest.every(({ phrase }) => phrase.language === chosen.language);
  return {
    intent,
    confidence: Math.min(1, best),
    alternatives,
    language: isClear ? chosen.language : undefined,
    slots: wanted ? { language: wanted } : topic ? { complaint: { topic } } : {},
  };
}

/** Where in a text each phrase may begin. */
type Beginnings = Map<Phrase, number[]>;

/** Where the first words of phrases stand. */
function beginnings(words: readonly string[], { byFirstWord, byStem }: Phrasebook): Beginnings {
  const found: Beginnings = new Map();
  for (const [at, word] of words.entries()) {
    for (const phrase of byFirstWord.get(word) ?? []) addTo(found, phrase, at);
    for (let length = 1; length <= word.length; length += 1)
      for (const phrase of byStem.get(word.slice(0, length)) ?? []) addTo(found, phrase, at);
  }
  return found;
}

/** Besides, where they stand with a typo. */
function nearBeginnings(words: readonly string[], book: Phrasebook): Beginnings {
  const found = beginnings(words, book);
  for (const [at, word] of words.entries()) {
    if (word.length < SHORTEST_WITH_TYPO - 1) continue;
    const near = new Set([...book.misspelt.near(word)].map(({ letters }) => letters));
    near.delete(word); // which is found as it stands
    for (const first of near) for (const phrase of book.byFirstWord.get(first)!) addTo(found, phrase, at);
  }
  return found;
}

/** Whether a text holds a word of denial of this language. */
export const saysNo = (text: string, language: string): boolean => wordsSayNo(normalise(text), language);

/** Whether what is denied may still come: "not a member yet". */
export const saysNotYet = (text: string, language: string): boolean => {
  const words = normalise(text);
  return wordsSayNo(words, language) && words.some((word) => YET[language]?.has(word) ?? false);
};

const wordsSayNo = (words: readonly string[], language: string): boolean =>
  words.some((word) => NEGATIONS[language]?.has(word) ?? false);

const NEARLY_AS_GOOD_AS_BEST = 0.75;

/** What is done without asking back is not done for somebody who says that they do not want it, or no longer. */
const ACTS_AT_ONCE: ReadonlySet<Intent> = new Set(['join', 'language']);
/** By language: the Finnish "en" (I do not) is an article in Norwegian. */
const NEGATIONS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'not dont wont cant never no without stop quit leave cancel',
    nb: 'ikke ikkje aldri ingen slutte stoppe avslutte',
    da: 'ikke aldrig ej ingen stoppe slutte opsige',
    sv: 'inte ej aldrig ingen sluta avsluta',
    fi: 'en ei ala alka alkaa emme lopettaa erota', // "älä", "älkää"
    de: 'nicht nie niemals kein keine keinen kundigen',
    af: 'nie moenie geen ophou bedank',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);
const YET: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'yet',
    nb: 'enda enna enno',
    da: 'endnu',
    sv: 'an annu',
    fi: 'viela',
    de: 'noch',
    af: 'nog',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);
/** The name of a language asks for it on its own ("suomi"), or beside a word that asks ("can we speak Finnish"). */
function wantedLanguage(chosen: Phrase, hits: readonly Hit[]): string | undefined {
  if (chosen.wanted) return chosen.wanted;
  if (chosen.intent !== 'language') return undefined;
  return hits.filter(({ phrase }) => phrase.wanted).toSorted((a, b) => b.score - a.score)[0]?.phrase.wanted;
}

const MONEY_BACK = /^(?:.* )?(?:back|refund|tilbake|tilbage|tillbaka|takaisin|zuruck|erstattung|terug|terugbetaling)$/;
const isMoneyBack = ({ topic, words }: Phrase): boolean => topic === 'payment' && MONEY_BACK.test(words.join(' '));

/** What is said best besides that it is a complaint: "I want to complain, my cup is broken" is about what is broken. */
function topicOf(chosen: Phrase, hits: readonly Hit[]): ComplaintTopic | undefined {
  const told = hits.filter(({ phrase }) => phrase.topic !== undefined && phrase.topic !== 'other');
  // What they want for it is not what happened: "two cups are broken and I want my money back".
  const happened = told.filter(({ phrase }) => !isMoneyBack(phrase));
  const best = happened.toSorted((a, b) => b.score - a.score)[0]?.phrase.topic;
  return best ?? (isMoneyBack(chosen) ? 'other' : chosen.topic);
}

function scoreAll(words: readonly string[], begun: Beginnings, { languages }: Context, compare: Compare): Hit[] {
  const hits: Hit[] = [];
  for (const [phrase, places] of begun) {
    const score = languages.includes(phrase.language) ? scorePhrase(words, places, phrase, compare) : 0;
    if (score > 0) hits.push({ phrase, score });
  }
  return hits;
}

function scorePhrase(words: readonly string[], places: readonly number[], phrase: Phrase, compare: Compare): number {
  const { length } = phrase;
  if (length > words.length || (phrase.whole && length !== words.length)) return 0;
  // A single misspelt word among others proves nothing: "lager" is no "klager".
  if (compare === isNearlySameWord && length === 1 && words.length > 1) return 0;
  let best = 0;
  for (const at of places)
    if (at + length <= words.length) best = Math.max(best, closenessAt(words, at, phrase.words, 0, compare));
  if (best === 0) return 0;
  if (length === words.length) return best;
  // 0.5 for a short word among others, towards 0.95 for a long phrase.
  return best * (0.5 + 0.45 * Math.min(1, phrase.letters / 16));
}

/** How closely the phrase from its word `i` on fits the message from its word `at` on: the closeness of its least close word. */
function closenessAt(words: readonly string[], at: number, phrase: readonly string[], i: number, compare: Compare): number {
  let closeness = 1;
  for (let word = at, part = i; part < phrase.length; word += 1, part += 1) {
    if (phrase[part] === GAP) {
      let best = 0;
      for (let skipped = 0; skipped <= MOST_WORDS_IN_GAP && word + skipped < words.length; skipped += 1)
        best = Math.max(best, closenessAt(words, word + skipped, phrase, part + 1, compare));
      return Math.min(closeness, best);
    }
    if (word >= words.length) return 0;
    closeness = Math.min(closeness, compare(words[word]!, phrase[part]!));
    if (closeness === 0) return 0;
  }
  return closeness;
}

type Compare = (word: string, expected: string) => number;

/** 1 for the same word or a stem that fits, else 0. */
const isSameWord: Compare = (word, expected) =>
  expected.endsWith('*') ? Number(word.startsWith(expected.slice(0, -1))) : Number(word === expected);

const SHORTEST_WITH_TYPO = 5;

/** Besides, 0.85 for one typo in a word of five letters or more, but not in its first: "meine mail" is no "keine mail". */
const isNearlySameWord: Compare = (word, expected) =>
  isSameWord(word, expected) ||
  (expected.length >= SHORTEST_WITH_TYPO && word[0] === expected[0] && isOneTypoApart(word, expected) ? 0.85 : 0);

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', ł: 'l', đ: 'd' };

/**
 * Small letters without marks, as people type on phones: "Får jeg?" and "far jeg" are the same words. Many questions are put to one
 * message, one after the other: its words are kept until another text is read.
 */
export function normalise(text: string): readonly string[] {
  if (text !== latest.text) latest = { text, words: wordsOf(text, /[^\p{L}\p{N}]+/gu) };
  return latest.words;
}

/** The same with the stars that end a stem in our lists. */
export const normaliseListed = (text: string): readonly string[] => wordsOf(text, /[^\p{L}\p{N}*]+/gu);

let latest: { text: string; words: readonly string[] } = { text: '', words: [] };

const wordsOf = (text: string, between: RegExp): string[] =>
  text
    .toLowerCase()
    .replace(/[æøåßłđ]/g, (letter) => LETTERS[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`]/g, '')
    .replace(between, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
