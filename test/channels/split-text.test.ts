import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/channels/split-text.ts';

describe('splitting a text', () => {
  it('leaves a text of exactly that length whole', () => {
    expect(splitText('x'.repeat(4_096), 4_096)).toEqual(['x'.repeat(4_096)]);
  });

  it.each([
    ['paragraphs first', 'One two three.\n\nFour\nfive six', 20, ['One two three.', 'Four\nfive six']],
    ['then lines', 'One two\nthree four', 12, ['One two', 'three four']],
    ['then words', 'One two three', 10, ['One two', 'three']],
    ['not at a paragraph that would leave a scrap', 'Hi\n\nhow are you today', 14, ['Hi\n\nhow are', 'you today']],
    ['at a scrap rather than inside a word', 'Hi abcdefghijkl', 12, ['Hi', 'abcdefghijkl']],
    ['inside a word only if it must', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['never inside a number', 'abcdef12345', 8, ['abcdef', '12345']],
    ['never between the groups of a number', 'abcdef1\u00A0240', 8, ['abcdef', '1\u00A0240']],
    ['nor of one with a narrow space', 'abcdef1\u202F240', 8, ['abcdef', '1\u202F240']],
    ['nor of a sum with its øre', 'abcdef1.240,50', 12, ['abcdef', '1.240,50']],
    ['nor between a number and its unit', 'You have 1\u00A0240\u00A0kr', 14, ['You have', '1\u00A0240\u00A0kr']],
    ['nor inside a character', 'abc😀', 4, ['abc', '😀']],
    ['a number that is too long by itself where it must', '1234567890', 4, ['1234', '5678', '90']],
  ])('cuts %s', (_, text, most, parts) => {
    expect(splitText(text, most)).toEqual(parts);
  });

  const aText = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ' ',
          '  ',
          '\n',
          '\n\n',
          '\u00A0',
          '\u202F',
          '.',
          ',',
          '😀',
          '👩‍👩‍👧',
          'ø',
          'poeng',
          '1',
          '240',
          '1\u00A0240',
          '12.50',
        ),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.stringMatching(/^[0-9]{1,12}$/),
      ),
      { minLength: 1, maxLength: 60 },
    )
    .map((pieces) => pieces.join(''))
    .filter((text) => text.trim() !== '');

  const withoutSpace = (text: string) => text.replace(/\s/g, '');

  it('keeps every part within the limit and loses nothing but white space', () => {
    fc.assert(
      fc.property(aText, fc.integer({ min: 8, max: 40 }), (text, most) => {
        const parts = splitText(text, most);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most);
          expect(part.trim()).not.toBe('');
          expect(part.isWellFormed()).toBe(true);
        }
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(text));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every number that fits into a part whole', () => {
    const NUMBER = /\p{Nd}+(?:[\u00A0\u202F.,:'’/-]\p{Nd}+)*/gu;
    fc.assert(
      fc.property(aText, fc.integer({ min: 8, max: 40 }), (text, most) => {
        const numbers = text.match(NUMBER) ?? [];
        fc.pre(numbers.every((number) => number.length <= most));
        expect(splitText(text, most).flatMap((part) => part.match(NUMBER) ?? [])).toEqual(numbers);
      }),
      { numRuns: 500 },
    );
  });
});
