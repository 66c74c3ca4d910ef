import { addDays, localDay, localInstant } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';

export type ContactRules = {
  quietHours: { from: string; until: string };
  budget: { contacts: number; days: number };
  timeZone: string;
};

export type ContactRefusal =
  | { code: 'no_consent' }
  /** They became part of another membership: write to that one. */
  | { code: 'merged' }
  /** They asked to be forgotten. */
  | { code: 'erased' }
  | { code: 'unreachable' }
  /** Something of theirs is not put right yet. */
  | { code: 'open_complaint' }
  /** Somebody of the staff is talking to them. */
  | { code: 'with_staff' }
  | { code: 'quiet_hours'; until: Date }
  | { code: 'budget_spent'; until: Date };

/** At most so many contacts in any `days`, over all purposes or for one. */
export type Limit = { contacts: number; days: number; purpose?: string };

/** A contact that was made. */
export type Reserved = { purpose: string; at: Date };

/** The end of the quiet hours that `now` lies in, or undefined outside them. They may run over midnight; `until` is outside. */
export function quietUntil({ quietHours, timeZone }: Pick<ContactRules, 'quietHours' | 'timeZone'>, now: Date): Date | undefined {
  const today = localDay(now, timeZone);
  const { from, until } = quietHours;
  if (from === until) return undefined;
  // The stretch that began yesterday, and the one that begins today.
  for (const day of [addDays(today, -1), today]) {
    const begins = localInstant(day, from, timeZone);
    const ends = localInstant(from < until ? day : addDays(day, 1), until, timeZone);
    if (now >= begins && now < ends) return ends;
  }
  return undefined;
}

/** When all limits allow the next contact for a purpose, or undefined when they allow one now. */
export function freeAt(limits: readonly Limit[], made: readonly Reserved[], purpose: string, now: Date): Date | undefined {
  let latest: Date | undefined;
  for (const limit of limits) {
    if (limit.purpose !== undefined && limit.purpose !== purpose) continue;
    const counted = made.filter((contact) => limit.purpose === undefined || contact.purpose === limit.purpose);
    const free = limitFreeAt(
      limit,
      counted.map(({ at }) => at),
      now,
    );
    if (free && (!latest || free > latest)) latest = free;
  }
  return latest;
}

function limitFreeAt({ contacts, days }: Limit, madeAt: readonly Date[], now: Date): Date | undefined {
  const windowMs = days * DAY_MS;
  const recent = madeAt.filter((time) => time.getTime() > now.getTime() - windowMs).toSorted((a, b) => a.getTime() - b.getTime());
  if (recent.length < contacts) return undefined;
  const oldestThatCounts = recent[recent.length - contacts] ?? now; // of a limit of none, every moment is too early
  return new Date(oldestThatCounts.getTime() + windowMs);
}
