/** A run of letters, digits and apostrophes, or a placeholder as it stands: "{due}". `at` is where it begins in the text. */
export type Word = { text: string; at: number };
/** The words of a sentence. `clause` counts its commas, so that a verb is not looked for beyond one. */
export type Sentence = { words: readonly Word[]; clauses: readonly number[]; text: string };

/** A placeholder of the model's: the name of a fact of this turn. */
export const PLACEHOLDER = /\{\s*([\p{L}\p{N}_-]+)\s*\}/gu;

const PIECE =
  /['’ʼ]n(?![\p{L}\p{N}])|\{\s*[\p{L}\p{N}_-]+\s*\}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+|:\p{Ll}{1,3}(?!\p{L}))*['’]?|[.!?…;:\n]+|[,–—()"“”„«»]/gu;
const ENDS_SENTENCE = /^[.!?…;:\n]/u;
const IS_WORD = /^['’ʼ]?[\p{L}\p{N}{]/u;

/** Words in small letters ("vd:n" is one), with typewriter apostrophes; "{ due }" as "{due}". */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let clauses: number[] = [];
  let clause = 0;
  let from = 0;
  const end = (to: number) => {
    if (words.length > 0) sentences.push({ words, clauses, text: text.slice(from, to) });
    [words, clauses, clause, from] = [[], [], 0, to];
  };
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (ENDS_SENTENCE.test(piece)) end(index + piece.length);
    else if (IS_WORD.test(piece)) {
      words.push({ text: plain(piece), at: index });
      clauses.push(clause);
    } else clause += 1;
  }
  end(text.length);
  return sentences;
}

export const wordsOf = (text: string): string[] => sentencesOf(text).flatMap(({ words }) => words.map((word) => word.text));

const plain = (piece: string): string =>
  piece.startsWith('{') ? piece.replaceAll(/\s/g, '') : piece.toLowerCase().replaceAll(/[’ʼ]/g, "'").replace(/'$/, '');

/**
 * What somebody may say, as words in their order: a word that ends in `*` stands for all that begin so, one that begins with `*` for
 * all that end so, `..` for up to three words of any kind.
 */
export type Pattern = readonly string[];

export const toPattern = (text: string): Pattern => text.toLowerCase().split(/\s+/);

/** Stands for up to three words of any kind. */
export const GAP = '..';
const MOST_IN_GAP = 3;

/** Patterns by the word that they begin with, so that each word is compared with few of them. */
export type PatternBook = { byWord: ReadonlyMap<string, readonly Pattern[]>; open: readonly Pattern[] };

export function toPatternBook(texts: readonly string[]): PatternBook {
  const patterns = texts.map(toPattern);
  const isOpen = ([first]: Pattern) => first!.includes('*');
  return {
    byWord: Map.groupBy(
      patterns.filter((pattern) => !isOpen(pattern)),
      ([first]) => first!,
    ),
    open: patterns.filter(isOpen),
  };
}

/** Where patterns fit: from the word `at` to before the word `end`. */
export function findPatterns(words: readonly string[], book: PatternBook): { at: number; end: number }[] {
  return words.flatMap((word, at) =>
    [...(book.byWord.get(word) ?? []), ...book.open].flatMap((pattern) => {
      const end = endOf(words, at, pattern, 0);
      return end === undefined ? [] : [{ at, end }];
    }),
  );
}

export const fits = (word: string, expected: string): boolean => {
  if (expected.startsWith('*'))
    return expected.endsWith('*') ? word.includes(expected.slice(1, -1)) : word.endsWith(expected.slice(1));
  return expected.endsWith('*') ? word.startsWith(expected.slice(0, -1)) : word === expected;
};

function endOf(words: readonly string[], at: number, pattern: Pattern, i: number): number | undefined {
  if (i === pattern.length) return at;
  if (pattern[i] !== GAP)
    return at < words.length && fits(words[at]!, pattern[i]!) ? endOf(words, at + 1, pattern, i + 1) : undefined;
  for (let skipped = 0; skipped <= MOST_IN_GAP; skipped += 1) {
    const end = endOf(words, at + skipped, pattern, i + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}
