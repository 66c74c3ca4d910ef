import assert from 'node:assert/strict';
import { addDays, addMonths, localDay, startOfDay, yearOf } from '../shared/calendar.ts';
import type { Rules } from './programme.ts';

/** How many digits a currency's minor unit has: 2 for NOK (øre), 0 for JPY. */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

const digitsOf = new Map<string, number>();

/**
 * The points that an amount earns: `points` for every `per` whole units of the currency, in proportion, rounded down once.
 * 1 point per 10 kr gives 38 points for 389.90 kr.
 *
 * @param minor minor units of the currency, 0 or more; once a purchase, since each rounding loses up to a point
 * @param digits as `minorDigits` gives them
 */
export function pointsFor(earning: Pick<Rules['earning'], 'points' | 'per'>, minor: number, digits: number): number {
  assert(Number.isSafeInteger(minor) && minor >= 0, `an amount that earns is whole minor units, not ${minor}`);
  return Number((BigInt(minor) * BigInt(earning.points)) / (BigInt(earning.per) * 10n ** BigInt(digits)));
}

/** What is left of a purchase's points when `returnedMinor` of it was given back. More than all of it counts as all of it. */
export function pointsLeft(
  earning: Pick<Rules['earning'], 'points' | 'per'>,
  { earningMinor, returnedMinor }: { earningMinor: number; returnedMinor: number },
  digits: number,
): number {
  return pointsFor(earning, Math.max(0, earningMinor - returnedMinor), digits);
}

export type LotTerms = { availableAt: Date; expiresAt: Date | null };

/**
 * When points of a purchase can be spent, and when they are gone. Days are those of the programme's time zone.
 *
 * Available from the beginning of the day on which the return period is over: bought on 14 November with 14 days, on
 * 28 November. With no return period, from the purchase itself.
 * `expiresAt` is the first instant after the last valid day: bought on 14 November with 24 months, 14 November is the last
 * day and the instant is the midnight after it. Null when the programme's points do not expire.
 */
export function lotTerms(rules: Pick<Rules, 'timeZone' | 'earning' | 'expiry'>, purchasedAt: Date): LotTerms {
  const { timeZone, earning, expiry } = rules;
  const day = localDay(purchasedAt, timeZone);
  const availableAt = earning.returnPeriodDays === 0 ? purchasedAt : startOfDay(addDays(day, earning.returnPeriodDays), timeZone);
  switch (expiry.rule) {
    case 'never':
      return { availableAt, expiresAt: null };
    case 'months_after_purchase':
      return { availableAt, expiresAt: startOfDay(addDays(addMonths(day, expiry.months), 1), timeZone) };
    case 'end_of_year':
      return { availableAt, expiresAt: startOfDay(`${yearOf(day) + expiry.years + 1}-01-01`, timeZone) };
  }
}
