import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { readRating } from '../../src/understanding/ratings.ts';

const FIVE = { min: 1, max: 5 };
const TEN = { min: 0, max: 10 };

const short = (text: string, scale: typeof FIVE, language: string): string => {
  const heard = readRating(text, scale, language);
  if (!heard) return '-';
  if (heard.kind === 'outside') return 'outside';
  return `${heard.value}${heard.kind === 'guess' ? '?' : ''}${heard.words === undefined ? '' : ` + ${heard.words}`}`;
};

describe('a number of one to five, said in', () => {
  it.each([
    ['en', '4', '4'],
    ['en', '4/5', '4'],
    ['en', '4 out of 5', '4'],
    ['en', 'four', '4'],
    ['en', "I'd say a 4", '4'],
    ['en', '4 stars', '4'],
    ['en', '⭐⭐⭐', '3'],
    ['en', '⭐️⭐️⭐️⭐️', '4'],
    ['en', '★★★☆☆', '3'],
    ['en', '*****', '5'],
    ['en', '5️⃣', '5'],
    ['en', '４', '4'],
    ['en', 'meh, 3', '3'],
    ['en', '5+', '5'],
    ['en', '1, glasses in pieces', '1 + glasses in pieces'],
    ['en', '3 because it was late', '3 + because it was late'],
    ['en', '4, it took 2 weeks', '4 + it took 2 weeks'],
    ['en', 'not bad', '4?'],
    ['en', 'not good', '2?'],
    ['en', 'it was ok', '3?'],
    ['en', '4-5', '4?'],
    ['en', '4.5', '4?'],
    ['en', '4½', '4?'],
    ['en', '5-', '5?'],
    ['en', '8/10', '4?'],
    ['en', '👍', '4?'],
    ['en', '6', 'outside'],
    ['en', '-1', 'outside'],
    ['en', '0', 'outside'],
    ['en', '3 weeks late', '-'],
    ['en', 'I waited 3 weeks', '-'],
    ['en', 'two cups broken', '-'],
    ['en', '3 out of 4 cups were broken', '-'],
    ['en', '5 out of 5 cups were broken', '-'],
    ['en', 'the parcel was a bit wet', '-'],
    ['en', 'to', '-'],
    ['en', 'good but also bad', '-'],
    ['en', 'order 48213', '-'],
    ['en', 'how many points do I have', '-'],
    ['nb', 'fire av fem', '4'],
    ['nb', 'en', '1'],
    ['nb', 'en firer', '4'],
    ['nb', 'fem av fem stjerner, kjempefornøyd', '5 + kjempefornøyd'],
    ['nb', 'sånn passe', '3?'],
    ['nb', 'ikke verst', '4?'],
    ['nb', 'kjempebra', '5?'],
    ['nb', 'en av de ansatte var sur', '-'],
    ['da', 'fire af fem', '4'],
    ['da', 'tre, den var våd', '3 + den var våd'],
    ['da', 'nogenlunde', '3?'],
    ['da', 'ikke godt', '2?'],
    ['da', 'elendig', '1?'],
    ['sv', 'en femma', '5'],
    ['sv', 'tvåa', '2'],
    ['sv', 'fyra av fem', '4'],
    ['sv', 'sådär', '3?'],
    ['sv', 'inte bra', '2?'],
    ['sv', '1 av kopparna var trasig', '-'],
    ['fi', 'nelonen', '4'],
    ['fi', 'neljä viidestä', '4'],
    ['fi', 'vitonen!', '5'],
    ['fi', 'ehkä kolmonen', '3'],
    ['fi', '1, lasit säpäleinä', '1 + lasit säpäleinä'],
    ['fi', 'nelonen, paketti oli märkä', '4 + paketti oli märkä'],
    ['fi', 'no joo, ihan ok', '3?'],
    ['fi', 'ei huono', '4?'],
    ['fi', 'ei kovin hyvä', '2?'],
    ['fi', 'yksi mukeista oli rikki', '-'],
    ['fi', 'en', '-'],
    ['fi', 'ei', '-'],
    ['de', 'vier von fünf', '4'],
    ['de', 'eine Drei', '3'],
    ['de', 'gut aber teuer, 3', '3 + gut aber teuer'],
    ['de', 'geht so', '3?'],
    ['de', 'nicht schlecht', '4?'],
    ['de', 'nein', '-'],
    ['af', 'vyf uit vyf', '5'],
    ['af', "'n vier", '4'],
    ['af', 'dis ok', '3?'],
    ['af', 'nie sleg nie', '4?'],
    ['af', 'nie goed nie', '2?'],
    ['af', 'twee koppies was stukkend', '-'],
  ])('%s: %s', (language, text, heard) => {
    expect(short(text, FIVE, language)).toBe(heard);
  });
});

describe('a number of nought to ten, said in', () => {
  it.each([
    ['en', '9', '9'],
    ['en', 'ten', '10'],
    ['en', 'a nine', '9'],
    ['en', '10/10 would buy again', '10 + would buy again'],
    ['en', 'nine out of ten', '9'],
    ['en', '🔟', '10'],
    ['en', '0', '0'],
    ['en', '4/5', '8?'],
    ['en', '⭐⭐⭐⭐', '8?'],
    ['en', 'great', '10?'],
    ['en', '11', 'outside'],
    ['en', '2026', '-'],
    ['nb', 'ni', '9'],
    ['nb', 'ti av ti', '10'],
    ['nb', 'åtte fordi dere er raske', '8 + fordi dere er raske'],
    ['nb', 'ten', '-'],
    ['da', 'otte ud af ti', '8'],
    ['da', 'nul', '0'],
    ['sv', 'sju av tio', '7'],
    ['sv', 'åtta av 10', '8'],
    ['sv', 'sex', '6'],
    ['fi', 'kymppi', '10'],
    ['fi', 'ysi', '9'],
    ['fi', 'kuusi kymmenestä, hidas', '6 + hidas'],
    ['de', 'acht von zehn', '8'],
    ['de', 'Null', '0'],
    ['af', 'nege', '9'],
    ['af', 'agt uit tien', '8'],
  ])('%s: %s', (language, text, heard) => {
    expect(short(text, TEN, language)).toBe(heard);
  });
});

describe('an answer in words', () => {
  const language = fc.constantFrom(...LANGUAGES);
  const scale = fc.constantFrom(FIVE, TEN);

  it('is never a number off its scale, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), scale, language, (text, on, spoken) => {
        const heard = readRating(text, on, spoken);
        return (
          !heard || heard.kind === 'outside' || (Number.isInteger(heard.value) && heard.value >= on.min && heard.value <= on.max)
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the number that was written, with or without words after it', () => {
    const words = fc.constantFrom('', ', it was wet', '. Muuten hyvä', '!', ' because of you');
    fc.assert(
      fc.property(fc.nat(10), words, language, (value, after, spoken) => {
        const heard = readRating(`${value}${after}`, TEN, spoken);
        expect(heard).toMatchObject({ kind: 'rating', value });
      }),
    );
  });

  it('is read in no time, however long and hostile it is', () => {
    const started = performance.now();
    for (const piece of ['1 ', '⭐', 'of ', '4/', '-', 'ei ']) readRating(piece.repeat(4_000), FIVE, 'en');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
