import { describe, expect, it } from 'vitest';
import { isOneTypoApart, MisspeltWords } from '../../src/understanding/typos.ts';

const KNOWN = [
  'legevakt',
  'legevakten',
  'brannmann',
  'brennmerke',
  'allergi',
  'allergisk',
  'anwalt',
  'anwaelte',
  'police',
  'polis',
];
const LETTERS = [...'abegiklnrstz'];

/** Every way in which one letter goes wrong, but not the first. */
function* misspellings(word: string): Iterable<string> {
  for (let at = 1; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      yield before + letter + after;
      if (after) yield before + letter + after.slice(1);
    }
    if (after) yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
  }
}

describe('words with a typo', () => {
  it.each([3, 4, 5])('are found by either end, where the shortest has %i letters', (shortest) => {
    const book = new MisspeltWords(
      KNOWN.map((letters) => ({ letters })),
      shortest,
    );
    for (const word of KNOWN)
      for (const typed of misspellings(word)) {
        const found = new Set([...book.near(typed)].map(({ letters }) => letters));
        expect(found, typed).toEqual(new Set(KNOWN.filter((known) => known[0] === typed[0] && isOneTypoApart(typed, known))));
      }
  });

  it('are one letter off, or two neighbours swapped', () => {
    for (const typed of ['polcie', 'poliice', 'polce', 'pobice', 'police']) expect(isOneTypoApart(typed, 'police')).toBe(true);
    for (const typed of ['plocie', 'poli', 'policier', 'peluce']) expect(isOneTypoApart(typed, 'police')).toBe(false);
  });
});
