import { addDays, addMonths, type Day } from '../../shared/calendar.ts';

/** Which day is meant by less than a whole date, told from today. */

/** Days so near ahead are meant rather than those of a year ago. */
const NEAR_DAYS = 31;
/** Feasts are spoken of for longer before they come. */
export const FEAST_NEAR_DAYS = 92;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** Undefined for a day that no calendar has. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const written = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  return month >= 1 && month <= 12 && !Number.isNaN(time) && new Date(time).getUTCDate() === day ? written : undefined;
}

/** "25" and "'25" are 2025. */
export function fullYear(written: string): number {
  const year = Number(written.replace("'", ''));
  return year < 100 ? 2_000 + year : year;
}

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Where a day lies from today; `near` where nothing tells. */
export type Side = 'past' | 'ahead' | 'near';

/** A day without its year: the last such day, unless the next one is near or the words look ahead. */
export function dayOfYear(month: number, day: number, today: Day, side: Side, nearDays = NEAR_DAYS): Day | undefined {
  const year = Number(today.slice(0, 4));
  const days = Array.from({ length: 9 }, (_, index) => year - 4 + index).flatMap((one) => dayOf(one, month, day) ?? []);
  const past = days.findLast((one) => one <= today);
  const coming = days.find((one) => one > today);
  if (past === today) return today;
  if (side !== 'near') return side === 'ahead' ? coming : past;
  return coming !== undefined && daysBetween(today, coming) <= nearDays ? coming : past;
}

/** "The 3rd": of this month, or of the one beside it. */
export function dayOfMonth(day: number, today: Day, isAhead: boolean): Day | undefined {
  const first = `${today.slice(0, 8)}01`;
  return [0, 1, 2]
    .flatMap((months) => {
      const [year, month] = addMonths(first, isAhead ? months : -months)
        .split('-')
        .map(Number) as [number, number];
      return dayOf(year, month, day) ?? [];
    })
    .find((one) => (isAhead ? one >= today : one <= today));
}

const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The next or last day of this name, never today. `wanted` counts from Monday, which is 0. */
export function dayOfWeek(wanted: number, today: Day, isAhead: boolean): Day {
  const ahead = (wanted - weekdayOf(today) + 7) % 7 || 7;
  return addDays(today, isAhead || ahead === 7 ? (isAhead ? ahead : -7) : ahead - 7);
}

/** The day of this name so many weeks from this one; weeks begin on Monday. */
export const dayInWeek = (wanted: number, today: Day, weeks: number): Day =>
  addDays(today, wanted - weekdayOf(today) + 7 * weeks);
