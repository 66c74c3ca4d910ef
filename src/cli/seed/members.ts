import type { Language } from '../../loyalty/index.ts';
import { checkDigit } from '../../members/index.ts';
import { DAY_MS } from '../../shared/clock.ts';
import { GIVEN_NAMES, SPOKEN } from './names.ts';
import { type Random, weighted } from './random.ts';

export type SeedMember = { number: string; givenName: string; email: string | null; language: Language; joinedAt: Date };

/** Cards of the seeded shop: an in-store EAN-13 with a running number, so that no two are the same. */
export const cardNumber = (index: number): string => {
  const digits = `2910${String(index).padStart(8, '0')}`;
  return `${digits}${checkDigit(digits)}`;
};

const YEARS_OF_JOINING = 4;

/** Makes members who joined in the years before `until`. Addresses end in .example, which nobody can own (RFC 2606). */
export function inventMembers(count: number, { until, random }: { until: Date; random: Random }): SeedMember[] {
  const drawLanguage = weighted(SPOKEN, ({ percent }) => percent);
  return Array.from({ length: count }, (_, index) => {
    const { language } = drawLanguage(random);
    const givenName = random.pick(GIVEN_NAMES[language]);
    const hasEmail = random.next() < 0.7;
    const number = cardNumber(index + 1_000);
    const mailbox = `${asciiOf(givenName)}.${index + 1_000}`;
    return {
      number,
      givenName,
      email: hasEmail ? `${mailbox}@post.example` : null,
      language,
      joinedAt: new Date(until.getTime() - random.int(1, YEARS_OF_JOINING * 365) * DAY_MS - random.int(0, 600) * 60_000),
    };
  });
}

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ä: 'a', ö: 'o', ü: 'u' };
const asciiOf = (name: string) => name.toLowerCase().replace(/[æøåäöü]/g, (letter) => LETTERS[letter]!);
