import type { Intent, Understanding } from './index.ts';

/**
 * A phrase that shows an intent in a language, as normalised words in their order. A word that ends in `*` matches every word that
 * begins so. A phrase of one `!` before it only counts when it is the whole message ("stop").
 */
export type Phrase = Meaning & { words: readonly string[]; whole: boolean; letters: number };
type Meaning = { language: string; intent: Intent /** The language asked for, with the intent `language`. */; wanted?: string };

export function toPhrase(text: string, meaning: Meaning): Phrase {
  const whole = text.startsWith('!');
  const words = normalise(text.replace(/^!/, ''), true);
  return { ...meaning, whole, words, letters: words.join('').replaceAll('*', '').length };
}

type Hit = { phrase: Phrase; score: number };

/** Longer matches count more than shorter ones, exact words more than misspelt ones; a whole message counts most. */
export function matchKeywords(
  text: string,
  context: { language: string; languages: readonly string[] },
  phrases: readonly Phrase[],
): Understanding {
  const words = normalise(text);
  const hits: Hit[] = [];
  if (words.length > 0)
    for (const phrase of phrases) {
      const score = context.languages.includes(phrase.language) ? scorePhrase(words, phrase) : 0;
      if (score > 0) hits.push({ phrase, score });
    }
  const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
  if (best === 0) return { confidence: 0, alternatives: [], slots: {} };

  // Between languages that are spelt alike, the current one is meant.
  const nearBest = hits.filter(({ score }) => score >= best * 0.9).toSorted((a, b) => b.score - a.score);
  const chosen = (nearBest.find(({ phrase }) => phrase.language === context.language) ?? nearBest[0]!).phrase;
  const wanted = wantedLanguage(chosen, hits);
  const intent = wanted ? 'language' : chosen.intent;
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
    slots: wanted ? { language: wanted } : {},
  };
}

/** The name of a language asks for it on its own ("suomi"), or beside a word that asks ("can we speak Finnish"). */
function wantedLanguage(chosen: Phrase, hits: readonly Hit[]): string | undefined {
  if (chosen.wanted) return chosen.wanted;
  if (chosen.intent !== 'language') return undefined;
  return hits.filter(({ phrase }) => phrase.wanted).toSorted((a, b) => b.score - a.score)[0]?.phrase.wanted;
}

function scorePhrase(words: readonly string[], phrase: Phrase): number {
  const { length } = phrase.words;
  if (length === 0 || length > words.length || (phrase.whole && length !== words.length)) return 0;
  let best = 0;
  for (let at = 0; at + length <= words.length; at += 1) {
    let closeness = 1;
    for (let i = 0; i < length && closeness > 0; i += 1)
      closeness = Math.min(closeness, compareWord(words[at + i]!, phrase.words[i]!));
    best = Math.max(best, closeness);
  }
  if (best === 0) return 0;
  if (length === words.length) return best;
  // 0.5 for a short word among others, towards 0.95 for a long phrase.
  return best * (0.5 + 0.45 * Math.min(1, phrase.letters / 16));
}

/** 1 for the same word or a stem that fits, 0.85 for one typo in a word of five letters or more, else 0. */
function compareWord(word: string, expected: string): number {
  if (expected.endsWith('*')) return word.startsWith(expected.slice(0, -1)) ? 1 : 0;
  if (word === expected) return 1;
  return expected.length >= 5 && isOneTypoApart(word, expected) ? 0.85 : 0;
}

/** One letter too many, too few or wrong, or two neighbours swapped. */
export function isOneTypoApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', ł: 'l', đ: 'd' };

/** Small letters without marks, as people type on phones: "Får jeg?" and "far jeg" are the same words. */
export function normalise(text: string, keepStars = false): string[] {
  return text
    .toLowerCase()
    .replace(/[æøåßłđ]/g, (letter) => LETTERS[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`]/g, '')
    .replace(keepStars ? /[^\p{L}\p{N}*]+/gu : /[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}
