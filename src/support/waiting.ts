import { localDay } from '../shared/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/clock.ts';
import type { Severity } from './complaint.ts';

/** What decides when somebody's turn comes. */
export type Urgency = {
  severity: Severity;
  /** Since when they wait for us. */
  since: Date;
  /** What they were promised; null where nothing was. */
  dueAt: Date | null;
  /** Told to another team, since nobody saw to it. */
  escalated: boolean;
  /** A person has it and has answered all that was said. */
  inHand: boolean;
};

export type WaitingGroup = 'now' | 'today' | 'waiting';

/** Who waits for longer than this comes before everybody who began to wait later, whatever was promised to those. */
const LONGEST_WAIT_MS = DAY_MS;
/** What is serious comes as much earlier. */
const HEAD_START_MS = 4 * HOUR_MS;
const SOON_MS = 60 * MINUTE_MS;

/** Danger first, then by what was promised, and by age, so that nobody is passed over for ever. What is in hand comes last. */
export function byUrgency<Item extends Urgency>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => classOf(a) - classOf(b) || momentOf(a) - momentOf(b) || a.since.getTime() - b.since.getTime());
}

const classOf = ({ severity, inHand }: Urgency): number => (inHand ? 2 : severity === 'danger' ? 0 : 1);

/** By when somebody's turn has come, in milliseconds: for those who wait it does not change, and for those who come later it is later. */
function momentOf({ severity, since, dueAt }: Urgency): number {
  const latest = since.getTime() + LONGEST_WAIT_MS;
  const moment = Math.min(dueAt?.getTime() ?? latest, latest);
  return severity === 'normal' ? moment : moment - HEAD_START_MS;
}

/** Under which heading it stands: what cannot wait, what is promised for today, and the rest. */
export function groupOf(item: Urgency, timeZone: string, now: Date): WaitingGroup {
  const { severity, dueAt, escalated, inHand } = item;
  if (inHand) return 'waiting';
  if (severity === 'danger' || escalated) return 'now';
  if (!dueAt) return momentOf(item) <= now.getTime() ? 'now' : 'waiting';
  if (dueAt.getTime() - now.getTime() <= SOON_MS) return 'now';
  return localDay(dueAt, timeZone) === localDay(now, timeZone) ? 'today' : 'waiting';
}
