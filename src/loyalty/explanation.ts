import type { Reason } from './ledger.ts';
import { sumOf } from './lots.ts';
import type { Contribution, PointsLine, ReservedThen } from './queries.ts';

/** How a figure came about. `earlier` and the lines, oldest first, add up to `spendable` exactly. */
export type Explanation = {
  spendable: number;
  /** What is older than the lines, in one sum; absent when the lines are everything. */
  earlier?: { points: number; count: number; until: Date };
  lines: PointsLine[];
};

/**
 * Tells how what can be spent came about, in as many lines as fit an answer.
 *
 * Points whose end has come but that the job has not yet expired are gone for the member, so they have their line already. Who
 * owes points, or has set some aside for a reward, has that much less to spend. What expired at one time, and what one merge brought, are one line each.
 */
export function explain(
  contributions: readonly Contribution[],
  shadows: {
    expired: readonly { expiresAt: Date; points: number }[];
    owed: number;
    reserved?: readonly ReservedThen[];
  },
  { at, limit }: { at: Date; limit: number },
): Explanation {
  const gone = shadows.expired.map(({ expiresAt, points }) => ({ ...EXPIRY, points: -points, occurredAt: expiresAt }));
  const left = sumOf([...contributions, ...gone].map(({ points }) => points));
  const owed = Math.min(Math.max(0, shadows.owed), Math.max(0, left));
  const debt = owed > 0 ? [{ ...DEBT, points: -owed, occurredAt: at }] : [];
  const aside = setAside(shadows.reserved ?? [], left - owed);
  const groups = Map.groupBy([...contributions, ...gone, ...debt, ...aside], groupOf);
  const lines = [...groups.values()]
    .map((group) => ({ ...group[0]!, points: sumOf(group.map(({ points }) => points)) }))
    .filter(({ points }) => points !== 0)
    .map(({ position: _, ...line }): PointsLine => line)
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  const older = lines.slice(0, Math.max(0, lines.length - limit));
  const spendable = left - owed + sumOf(aside.map(({ points }) => points));
  if (older.length === 0) return { spendable, lines };
  const earlier = { points: sumOf(older.map(({ points }) => points)), count: older.length, until: older.at(-1)!.occurredAt };
  return { spendable, earlier, lines: lines.slice(older.length) };
}

/** What was set aside takes from what is there and no more: points under a reservation may expire. */
function setAside(reserved: readonly ReservedThen[], there: number): (PointsLine & { position: number | null })[] {
  let left = Math.max(0, there);
  return reserved.map(({ title, points, at, until }) => {
    const held = Math.min(points, left);
    left -= held;
    return { ...ASIDE, points: -held, occurredAt: at, reward: { title, voucher: 'issued' }, reservedUntil: until };
  });
}

const ASIDE = { position: null, kind: 'redeem', reason: 'redemption', purchase: null } as const;
const EXPIRY = { position: null, kind: 'expire', reason: 'expiry', purchase: null } as const;
const DEBT = { position: null, kind: 'reverse', reason: 'return', purchase: null } as const;
const GROUPED: ReadonlySet<Reason> = new Set(['expiry', 'merge', 'merge_undone', 'redemption_returned']);

const groupOf = ({ position, reason, occurredAt, reservedUntil }: PointsLine & { position: number | null }): string =>
  GROUPED.has(reason) || reservedUntil ? `${reason} ${occurredAt.getTime()}` : `#${position}`;
