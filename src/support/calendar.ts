import { addDays, type Day, localDay, localInstant, offsetMs } from '../shared/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../shared/clock.ts';
import type { OpeningHours, Weekday } from '../shared/opening-hours.ts';

/** When people of the shop work: weekly hours, days on which they do not, and the zone in which both are told. */
export type WorkCalendar = { hours: OpeningHours; holidays: readonly Day[]; timeZone: string };

/** The calendar of customer service, as the programme's rules have it. */
export const serviceCalendar = ({
  brand,
  service,
  timeZone,
}: {
  brand: { customerService: { hours: OpeningHours } };
  service: { holidays: readonly Day[] };
  timeZone: string;
}): WorkCalendar => ({ hours: brand.customerService.hours, holidays: service.holidays, timeZone });

/**
 * The instant at which `hours` opening hours have passed since `start`: three hours from Friday 16:00 end on Monday at 11:00. Hours that
 * end with the working day end as it closes, not as it opens again.
 *
 * A shop that says nothing of when it is open keeps its promises by the clock on the wall: all hours count.
 */
export function addWorkingHours(start: Date, hours: number, calendar: WorkCalendar): Date {
  let leftMs = Math.round(hours * HOUR_MS);
  for (const { from, until } of periodsFrom(start, calendar)) {
    const begins = Math.max(from.getTime(), start.getTime());
    const openMs = until.getTime() - begins;
    if (leftMs <= openMs) return new Date(begins + leftMs);
    leftMs -= openMs;
  }
  return new Date(start.getTime() + Math.round(hours * HOUR_MS));
}

/**
 * The time that is promised to people for work of so many opening hours: the next full or half hour on the clock, since nobody says
 * "by 14:37", but not after customer service closes that day. It is the very instant that the promise is held to.
 */
export function promisedTime(start: Date, hours: number, calendar: WorkCalendar): Date {
  const exact = addWorkingHours(start, hours, calendar);
  const rounded = roundUp(exact, calendar.timeZone);
  const state = workingState(calendar, new Date(exact.getTime() - 1));
  return state?.open && exact <= state.until && rounded > state.until ? state.until : rounded;
}

const DANGER_STEP_MS = 5 * MINUTE_MS;

/** Danger knows no opening hours. On the clock's next five minutes, since that is how it is told. */
export const dangerDue = (minutes: number, now: Date): Date =>
  new Date(Math.ceil((now.getTime() + minutes * MINUTE_MS) / DANGER_STEP_MS) * DANGER_STEP_MS);

/** Of those who are there day and night: every hour counts. */
export const aroundTheClock = ({ timeZone }: WorkCalendar): WorkCalendar => ({ hours: {}, holidays: [], timeZone });

/** Whether somebody is at work at `now`, and until when, or when they are again; undefined where nobody ever is. */
export function workingState(
  calendar: WorkCalendar,
  now: Date,
): { open: true; until: Date } | { open: false; opensAt: Date } | undefined {
  for (const { from, until } of periodsFrom(now, calendar))
    return now >= from ? { open: true, until } : { open: false, opensAt: from };
  return undefined;
}

const ROUND_MINUTES = 30;

function roundUp(instant: Date, timeZone: string): Date {
  const stepMs = ROUND_MINUTES * MINUTE_MS;
  const offset = offsetMs(instant.getTime(), timeZone);
  return new Date(Math.ceil((instant.getTime() + offset) / stepMs) * stepMs - offset);
}

const WEEKDAYS: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** Who is closed for two years is closed. The longest promise of the rules, 1,000 hours, fits into 40 weeks of one day. */
const DAYS_AHEAD = 2 * 366;

/** The working periods that end after `start`, in order and apart from each other. */
function* periodsFrom(start: Date, { hours, holidays, timeZone }: WorkCalendar): Generator<{ from: Date; until: Date }> {
  if (WEEKDAYS.every((weekday) => !hours[weekday]?.length)) return;
  const closed = new Set(holidays);
  const today = localDay(start, timeZone);
  let end = start;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(today, ahead);
    if (closed.has(day)) continue;
    const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
    for (const period of merged(hours[weekday] ?? [])) {
      const from = localInstant(day, period.from, timeZone);
      const until = localInstant(day, period.until, timeZone);
      if (until <= end || until <= from) continue;
      yield { from, until };
      end = until;
    }
  }
}

/** The periods of a day in order; those that touch or overlap are one. */
function merged(periods: readonly { from: string; until: string }[]): { from: string; until: string }[] {
  const apart: { from: string; until: string }[] = [];
  for (const { from, until } of periods.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = apart.at(-1);
    if (last && from <= last.until) last.until = until > last.until ? until : last.until;
    else apart.push({ from, until });
  }
  return apart;
}
