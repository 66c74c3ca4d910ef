/** A calendar day as people write it in ISO 8601: "2026-11-28". It has no time zone until `startOfDay` is asked for one. */
export type Day = string;

/** The day that the calendar on the wall showed at `instant` in `timeZone` (IANA name). */
export function localDay(instant: Date, timeZone: string): Day {
  return toDay(instant.getTime() + offsetMs(instant.getTime(), timeZone));
}

/**
 * The instant at which `day` begins in `timeZone`.
 *
 * Where the clocks jump over midnight, it is the instant of the jump; where midnight comes twice, it is the second one. Both as
 * PostgreSQL's `day::timestamp at time zone zone`, since some of our SQL answers the same question.
 */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const before = offsetMs(midnight - DAY_MS, timeZone);
  const after = offsetMs(midnight + DAY_MS, timeZone);
  const isMidnight = (offset: number) => offsetMs(midnight - offset, timeZone) === offset;
  // No offset gives a midnight when the clocks jump over it; then the one before the jump names the instant of the jump.
  const offset = isMidnight(after) ? after : before;
  return new Date(midnight - offset);
}

export const addDays = (day: Day, days: number): Day => toDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** The same day of the month `months` later, or the last one of a month that is too short: 31 January + 1 = 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDay(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth)));
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Whether Intl knows the name ("Europe/Oslo"). */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const DAY_MS = 86_400_000;

/** Most questions are about the same few days, and writing one down takes longer than finding it. */
function toDay(utcMs: number): Day {
  const number = Math.floor(utcMs / DAY_MS);
  let day = days.get(number);
  if (day === undefined) {
    if (days.size >= MOST_DAYS) days.clear();
    day = new Date(utcMs).toISOString().slice(0, 10);
    days.set(number, day);
  }
  return day;
}

const MOST_DAYS = 5_000;
const days = new Map<number, Day>();

/** How far the wall clock in `timeZone` is ahead of UTC at this instant. */
export function offsetMs(instantMs: number, timeZone: string): number {
  const quarter = Math.floor(instantMs / QUARTER_MS);
  const known = offsets.get(timeZone);
  const offset = known?.get(quarter) ?? computeOffsetMs(quarter * QUARTER_MS, timeZone);
  if (!known || known.size > MOST_OFFSETS) offsets.set(timeZone, new Map([[quarter, offset]]));
  else known.set(quarter, offset);
  return offset;
}

/** Clocks are changed on the quarters of hours, so an offset holds for a whole one; most questions are about the same few. */
const QUARTER_MS = 15 * 60 * 1000;
const MOST_OFFSETS = 5_000;
const offsets = new Map<string, Map<number, number>>();

function computeOffsetMs(instantMs: number, timeZone: string): number {
  let wallClock = wallClocks.get(timeZone);
  if (!wallClock) {
    wallClock = new Intl.DateTimeFormat('en-US', { ...WALL_CLOCK, timeZone });
    wallClocks.set(timeZone, wallClock);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of wallClock.formatToParts(instantMs)) part[type] = Number(value);
  const shown = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  return shown - Math.floor(instantMs / 1000) * 1000;
}

const WALL_CLOCK = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;

/** Making a formatter costs a thousand times more than using it. */
const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** The instant at which the clock on the wall in `timeZone` shows `clock` ("09:00") on `day`; a time that is skipped is told one hour later. */
export function localInstant(day: Day, clock: string, timeZone: string): Date {
  const shown = Date.parse(`${day}T${clock}:00Z`);
  const before = offsetMs(shown - DAY_MS, timeZone);
  const after = offsetMs(shown + DAY_MS, timeZone);
  const fits = (offset: number) => offsetMs(shown - offset, timeZone) === offset;
  return new Date(shown - (fits(before) || !fits(after) ? before : after));
}
