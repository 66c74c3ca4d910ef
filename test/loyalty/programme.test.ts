import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotTerms, parseProgramme } from '../../src/loyalty/index.ts';

const example = readFileSync('programme.yaml', 'utf8');

/** The example with other lines in some places. */
function programme(...changes: [from: RegExp, to: string][]): string {
  return changes.reduce((yaml, [from, to]) => {
    if (!from.test(yaml)) throw new Error(`there is no ${from} in programme.yaml`);
    return yaml.replace(from, to);
  }, example);
}

const withTerms = (returnPeriodDays: number, expiry: string): string =>
  programme([/returnPeriodDays: \d+/, `returnPeriodDays: ${returnPeriodDays}`], [/\nexpiry: .*/, `\nexpiry: { ${expiry} }`]);

describe('the rules of a programme', () => {
  it.each([
    [1, 'rule: end_of_year, years: 0'],
    [366, 'rule: end_of_year, years: 1'],
    [29, 'rule: months_after_purchase, months: 1'],
    [366, 'rule: months_after_purchase, months: 12'],
  ])('are refused where points of %i days of return expire before they can be spent: %s', (days, expiry) => {
    expect(() => parseProgramme(withTerms(days, expiry))).toThrow(/expiry: some points would expire after \d+ days/);
  });

  it.each([
    [0, 'rule: end_of_year, years: 0'],
    [365, 'rule: end_of_year, years: 1'],
    [28, 'rule: months_after_purchase, months: 1'],
    [59, 'rule: months_after_purchase, months: 2'],
    [3_650, 'rule: never'],
  ])('are taken where points of %i days of return can be spent for a day at least: %s', (days, expiry) => {
    expect(parseProgramme(withTerms(days, expiry)).earning.returnPeriodDays).toBe(days);
  });

  it('never let points expire before they can be spent, whenever they were bought', () => {
    const expiry = fc.oneof(
      fc.integer({ min: 0, max: 3 }).map((years) => `rule: end_of_year, years: ${years}`),
      fc.integer({ min: 1, max: 30 }).map((months) => `rule: months_after_purchase, months: ${months}`),
    );
    const purchasedAt = fc.date({ min: new Date('2023-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), expiry, purchasedAt, (days, rule, at) => {
        let rules: ReturnType<typeof parseProgramme>;
        try {
          rules = parseProgramme(withTerms(days, rule));
        } catch {
          return true; // refused
        }
        const { availableAt, expiresAt } = lotTerms(rules, at);
        return availableAt < expiresAt!;
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
  });

  it('speak their own default language', () => {
    expect(() => parseProgramme(programme([/offered: \[.*\]/, 'offered: [da, en]']))).toThrow(/languages: the default/);
  });

  it('open a day before they close it', () => {
    const upsideDown = 'monday: [{ from: "17:00", until: "09:00" }]';
    expect(() => parseProgramme(programme([/monday: \[\{ from: "09:00", until: "17:00" \}\]/, upsideDown]))).toThrow(
      /hours\.monday\.0: begins before it ends/,
    );
  });
});
