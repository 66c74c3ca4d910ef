import { addDays, localDay, localInstant } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';

export type ContactRules = {
  quietHours: { from: string; until: string };
  budget: { contacts: number; days: number };
  timeZone: string;
};

export type ContactRefusal =
  | { code: 'no_consent' }
  | { code: 'unreachable' }
  | { code: 'quiet_hours'; until: Date }
  | { code: 'budget_spent'; until: Date };

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

/** When the budget allows the next contact, or undefined when it allows one now. */
export function budgetFreeAt({ budget }: Pick<ContactRules, 'budget'>, reservedAt: readonly Date[], now: Date): Date | undefined {
  const windowMs = budget.days * DAY_MS;
  const recent = reservedAt
    .filter((time) => time.getTime() > now.getTime() - windowMs)
    .toSorted((a, b) => a.getTime() - b.getTime());
  if (recent.length < budget.contacts) return undefined;
  return new Date(recent[recent.length - budget.contacts]!.getTime() + windowMs);
}
