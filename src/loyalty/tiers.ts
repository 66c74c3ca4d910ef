import { addMonths, localDay, startOfDay } from '../shared/calendar.ts';
import type { Rules } from './programme.ts';

export type TierLevel = Rules['tiers']['levels'][number];
export type Tier = { level: TierLevel; next?: { level: TierLevel; missing: number } };

/**
 * The level that `qualifying` points reach, and how many more the next one takes. Qualifying points are those earned on
 * purchases of the last months and not given back; spending and expiry leave them alone.
 */
export function tierAt(tiers: Pick<Rules['tiers'], 'levels'>, qualifying: number): Tier {
  const reached = tiers.levels.findLastIndex(({ from }) => from <= qualifying);
  const level = tiers.levels[Math.max(0, reached)]!; // the first level is from 0
  const next = tiers.levels[Math.max(0, reached) + 1];
  return next ? { level, next: { level: next, missing: next.from - qualifying } } : { level };
}

/** The first instant whose purchases still count towards the tier at `now`: a local midnight, whole months ago. */
export function tierSince(rules: Pick<Rules, 'tiers' | 'timeZone'>, now: Date): Date {
  return startOfDay(addMonths(localDay(now, rules.timeZone), -rules.tiers.months), rules.timeZone);
}
