import assert from 'node:assert/strict';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Reason } from './ledger.ts';
import type { Rules } from './programme.ts';

/** Points earned together, which expire together. `remaining` is what is left of `granted`: whole, never negative. */
export type Lot = {
  id: string;
  /** Why the entry that made it was made. */
  origin: Reason;
  purchaseId: string | null;
  granted: number;
  remaining: number;
  /** From this instant the points can be spent; null while they wait for the member's first purchase. */
  availableAt: Date | null;
  /** Spendable until, not at, this instant; null for points that do not expire. */
  expiresAt: Date | null;
  /** Points that count towards a tier, between 0 and `granted`. */
  qualifying: number;
  earnedAt: Date;
};

/** How much an entry takes from a lot: 1 or more. */
export type Draw = { lotId: string; points: number };
export type InsufficientPoints = { code: 'insufficient_points'; balance: number; asked: number };

/**
 * Chooses the lots that pay, soonest to expire first, so that members lose as few points as possible to expiry. A lot is
 * spendable from its `availableAt` until, not at, its `expiresAt`.
 *
 * @param points whole points, 1 or more; the edges have checked this
 * @param reserved points that are set aside for something else, and may not be had
 * @returns draws that add up to `points`, or a refusal and no draw at all
 */
export function drawPoints(lots: readonly Lot[], points: number, now: Date, reserved = 0): Result<Draw[], InsufficientPoints> {
  assert(Number.isSafeInteger(points) && points > 0);
  const spendable = lots.filter((lot) => isSpendable(lot, now));
  const balance = Math.max(0, sumOf(spendable.map(({ remaining }) => remaining)) - reserved);
  if (balance < points) return refuse({ code: 'insufficient_points', balance, asked: points });
  const draws = drawUpTo(spendable.toSorted(soonestToExpire), points);
  assert.equal(sumOf(draws.map((draw) => draw.points)), points);
  return ok(draws);
}

const isSpendable = (lot: Lot, now: Date): boolean => lot.availableAt !== null && lot.availableAt <= now && !isExpired(lot, now);

export const isExpired = (lot: Pick<Lot, 'expiresAt'>, now: Date): boolean => lot.expiresAt !== null && lot.expiresAt <= now;

/** The lots that can be made to pay for a debt, in the order in which they do: spendable ones, then those still pending. */
export function payers(lots: readonly Lot[], now: Date): Lot[] {
  const live = lots.filter((lot) => lot.availableAt !== null && !isExpired(lot, now));
  const isPending = (lot: Lot) => !isSpendable(lot, now);
  return live.toSorted((a, b) => Number(isPending(a)) - Number(isPending(b)) || soonestToExpire(a, b));
}

/** Takes from the lots in their order until `points` are reached or nothing is left. */
export function drawUpTo(lots: readonly Lot[], points: number): Draw[] {
  const draws: Draw[] = [];
  let missing = points;
  for (const lot of lots) {
    const drawn = Math.min(missing, lot.remaining);
    if (drawn > 0) draws.push({ lotId: lot.id, points: drawn });
    missing -= drawn;
  }
  return draws;
}

export type Reversal = {
  draws: Draw[];
  /** What the member's next points will pay. */
  owed: number;
  /** What nobody pays: it had expired already, or the policy forgives it. */
  expired: number;
  forgiven: number;
  /** Lots of the purchase whose qualifying points go down, and to what. */
  qualifying: { lotId: string; qualifying: number }[];
};

/**
 * Decides what a return takes back. First the purchase's own points, pending or not. What has expired of them is gone already
 * and is not taken a second time. What was spent is taken from the member's other points, soonest to expire first. If that is
 * not enough, the policy decides:
 *
 * - `forgive` leaves it at that. The balance never goes below zero, and pending points of other purchases stay whole.
 * - `owe` takes pending points of other purchases too, and what is still missing is paid by the next points earned.
 *
 * @param given.own what is left of the purchase's lots (several after a merge)
 * @param given.expired points of the purchase that have expired and that no earlier return was excused for
 * @param given.others the member's other lots
 * @param given.points how many points less the purchase is worth by this return, 0 or more
 */
export function decideReversal(
  given: {
    own: readonly Lot[];
    expired: number;
    others: readonly Lot[];
    points: number;
    whenSpent: Rules['returns']['whenSpent'];
  },
  now: Date,
): Reversal {
  assert(Number.isSafeInteger(given.points) && given.points >= 0 && given.expired >= 0);
  const fromOwn = drawUpTo(given.own.toSorted(soonestToExpire), given.points);
  const missing = given.points - sumOf(fromOwn.map((draw) => draw.points));
  const expired = Math.min(missing, given.expired);
  const spent = missing - expired;
  const candidates =
    given.whenSpent === 'owe'
      ? payers(given.others, now)
      : given.others.filter((lot) => isSpendable(lot, now)).toSorted(soonestToExpire);
  const fromOthers = drawUpTo(candidates, spent);
  const unpaid = spent - sumOf(fromOthers.map((draw) => draw.points));
  return {
    draws: [...fromOwn, ...fromOthers],
    owed: given.whenSpent === 'owe' ? unpaid : 0,
    expired,
    forgiven: given.whenSpent === 'forgive' ? unpaid : 0,
    qualifying: lowerQualifying(given.own, given.points),
  };
}

function lowerQualifying(own: readonly Lot[], points: number): Reversal['qualifying'] {
  const lowered: Reversal['qualifying'] = [];
  let left = points;
  for (const lot of own) {
    const less = Math.min(left, lot.qualifying);
    if (less > 0) lowered.push({ lotId: lot.id, qualifying: lot.qualifying - less });
    left -= less;
  }
  return lowered;
}

/** Lots without an end come last; of two that end together, the one earned first pays first. */
function soonestToExpire(a: Lot, b: Lot): number {
  const end = (lot: Lot) => lot.expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return end(a) - end(b) || a.earnedAt.getTime() - b.earnedAt.getTime() || (a.id < b.id ? -1 : 1);
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
