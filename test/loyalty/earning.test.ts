import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotTerms, minorDigits, pointsFor, pointsLeft } from '../../src/loyalty/earning.ts';
import { tierAt, tierSince } from '../../src/loyalty/tiers.ts';
import { exampleRules } from '../helpers/shop.ts';

const onePerTen = { points: 1, per: 10 };

describe('earning', () => {
  it('gives 38 points for 389 kr, at 1 point per 10 kr', () => {
    expect(pointsFor(onePerTen, 38_900, minorDigits('NOK'))).toBe(38);
    expect(pointsFor(onePerTen, 38_999, minorDigits('NOK'))).toBe(38);
    expect(pointsFor(onePerTen, 39_000, minorDigits('NOK'))).toBe(39);
  });
  it('knows that yen have no minor unit', () => {
    expect(pointsFor(onePerTen, 389, minorDigits('JPY'))).toBe(38);
  });
  it('is exact for amounts that a floating point number would round', () => {
    expect(pointsFor({ points: 1_000_003, per: 7 }, 9_007_199_254, 2)).toBe(Number((9_007_199_254n * 1_000_003n) / 700n));
  });
  it('counts more given back than bought as all of it', () => {
    expect(pointsLeft(onePerTen, { earningMinor: 10_000, returnedMinor: 12_000 }, 2)).toBe(0);
  });
  it('never gives more for less', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(
        amount,
        amount,
        (a, b) => pointsFor(onePerTen, a, 2) + pointsFor(onePerTen, b, 2) <= pointsFor(onePerTen, a + b, 2),
      ),
    );
  });
});

describe('the terms of a lot', () => {
  const bought = new Date('2026-11-14T16:42:00Z');
  it('make points of 14 November spendable on 28 November, when the return period is over', () => {
    expect(lotTerms(exampleRules, bought).availableAt).toEqual(new Date('2026-11-27T23:00:00Z'));
  });
  it('make them spendable at once where there is no return period', () => {
    const rules = { ...exampleRules, earning: { ...exampleRules.earning, returnPeriodDays: 0 } };
    expect(lotTerms(rules, bought).availableAt).toEqual(bought);
  });
  it('let them expire after 31 December of the next year', () => {
    expect(lotTerms(exampleRules, bought).expiresAt).toEqual(new Date('2027-12-31T23:00:00Z'));
  });
  it('take the local year of a purchase on New Year’s Eve', () => {
    expect(lotTerms(exampleRules, new Date('2026-12-31T23:30:00Z')).expiresAt).toEqual(new Date('2028-12-31T23:00:00Z'));
  });
  it('count months to the same day, the last one included', () => {
    const rules = { ...exampleRules, expiry: { rule: 'months_after_purchase', months: 24 } as const };
    expect(lotTerms(rules, bought).expiresAt).toEqual(new Date('2028-11-14T23:00:00Z'));
    expect(lotTerms(rules, new Date('2026-08-31T10:00:00Z')).expiresAt).toEqual(new Date('2028-08-31T22:00:00Z'));
  });
  it('know points without an end', () => {
    expect(lotTerms({ ...exampleRules, expiry: { rule: 'never' } }, bought).expiresAt).toBeNull();
  });
});

describe('a tier', () => {
  it('is reached by its points, not by one less', () => {
    expect(tierAt(exampleRules.tiers, 999)).toMatchObject({
      level: { code: 'member' },
      next: { level: { code: 'silver' }, missing: 1 },
    });
    expect(tierAt(exampleRules.tiers, 1_000)).toMatchObject({
      level: { code: 'silver' },
      next: { level: { code: 'gold' }, missing: 2_000 },
    });
  });
  it('has nothing above the highest', () => {
    expect(tierAt(exampleRules.tiers, 5_000)).toEqual({ level: exampleRules.tiers.levels[2] });
  });
  it('looks back over whole days', () => {
    expect(tierSince(exampleRules, new Date('2026-11-14T16:42:00Z'))).toEqual(new Date('2025-11-13T23:00:00Z'));
  });
});
