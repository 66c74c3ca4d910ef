import { addTo, trim } from './multimap.ts';

/** One letter too many, too few or wrong, or two neighbours swapped; a word is that of itself. */
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

/**
 * Known words, to be found by what somebody typed with one letter wrong, but not the first: that is the one people get right.
 *
 * A typo leaves one end of a word as it is: its first letters, or its last ones. So each word stands here twice, by its beginning and
 * by its end, with its first letter and its length.
 */
export class MisspeltWords<Word extends { letters: string }> {
  readonly #byEnds = new Map<string, Word[]>();
  /** Letters of an end. With one more between the two ends, a typo cannot touch both. */
  readonly #end: number;

  /** @param shortest letters of the shortest word */
  constructor(words: readonly Word[], shortest: number) {
    this.#end = (shortest - 1) >> 1;
    for (const word of words)
      for (const end of endsOf(word.letters, word.letters.length, this.#end)) addTo(this.#byEnds, end, word);
    trim(this.#byEnds);
  }

  /** The known words that are one typo away, some of them twice. */
  *near(typed: string): Iterable<Word> {
    for (let length = typed.length - 1; length <= typed.length + 1; length += 1)
      for (const end of endsOf(typed, length, this.#end))
        for (const word of this.#byEnds.get(end) ?? []) if (isOneTypoApart(typed, word.letters)) yield word;
  }
}

const endsOf = (letters: string, length: number, end: number): [string, string] => [
  `${length}${letters.slice(0, end)}`,
  `${length}${letters[0]}-${letters.slice(-end)}`,
];
