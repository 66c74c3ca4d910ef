import { addDays, type Day, localDay, localInstant } from './calendar.ts';

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Periods of the day, "09:00" to "17:00", in the zone of the place; several a day are fine. */
export type OpeningHours = Partial<Record<Weekday, readonly { from: string; until: string }[]>>;

const WEEKDAYS: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAYS_AHEAD = 7;

/** Whether a place is open at `now`, and until when, or when it opens next; undefined for one that never opens. */
export function openingState(
  hours: OpeningHours,
  timeZone: string,
  now: Date,
): { open: true; until: Date } | { open: false; opensAt: Date } | undefined {
  const today = localDay(now, timeZone);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1)
    for (const { from, until } of periodsOf(hours, addDays(today, ahead), timeZone)) {
      if (now >= until) continue;
      return now >= from ? { open: true, until } : { open: false, opensAt: from };
    }
  return undefined;
}

function periodsOf(hours: OpeningHours, day: Day, timeZone: string): { from: Date; until: Date }[] {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
  return (hours[weekday] ?? [])
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ from, until }) => ({ from: localInstant(day, from, timeZone), until: localInstant(day, until, timeZone) }));
}
