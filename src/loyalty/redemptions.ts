import assert from 'node:assert/strict';
import { addDays, localDay, startOfDay } from '../shared/calendar.ts';
import { MINUTE_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Database, Tx } from '../store/database.ts';
import { inTransaction, inTx, type Sql } from '../store/sql.ts';
import { fingerprint, type KeyReused, post, redemptionKey } from './ledger.ts';
import { drawPoints, type InsufficientPoints } from './lots.ts';
import type { Programme } from './programme.ts';
import { loadFacts } from './queries.ts';
import { leftOf, type Reward, type RewardClosed, type RewardLocked, whyClosed, whyLocked } from './rewards.ts';
import { openAccount, saveAccounts } from './store.ts';
import {
  changeGiven,
  findRedemption,
  findRedemptionByKey,
  findVoucherOfRedemption,
  insertRedemption,
  insertVoucher,
  lockReward,
  type StoredRedemption,
  settleRedemption,
  type VoidReason,
  type Voucher,
  voidEnded,
  voidReservations,
} from './stored-rewards.ts';
import { tierSince } from './tiers.ts';
import { newVoucherCode } from './vouchers.ts';

// Swapping points for a reward, in two steps: what is chosen is set aside for a while, and a yes takes it.
//
// A reservation is a claim on a number of points, not on lots: which lots pay is decided at the yes, soonest to expire first. So it
// lengthens no lot's life and holds up no return. Points that went either way meanwhile are gone, and the yes is refused.
//
// Everything here locks the member's points, then the reward. So what one member does runs in order, and so does what everybody
// does about one reward.

/** How long a question waits for its answer. */
export const RESERVATION_MINUTES = 15;

export type ReserveCommand = { memberId: string; rewardId: string; idempotencyKey: string };

export type Reserved = {
  redemptionId: string;
  reward: Reward;
  points: number;
  /** What is left to spend beside it. */
  spendable: number;
  /** The first instant at which it holds no longer. */
  endsAt: Date;
};

export type UnknownReward = { code: 'unknown_reward' };
export type ReserveRefusal = UnknownReward | RewardClosed | RewardLocked | KeyReused;

/** Sets a reward and its points aside for a member until they say yes, or for a quarter of an hour. */
export async function reserveReward(
  tx: Tx,
  command: ReserveCommand,
  { rules }: Programme,
  now: Date,
): Promise<Result<Reserved, ReserveRefusal>> {
  const sql = inTx(tx);
  const { rewardId, idempotencyKey: key } = command;
  const { memberId } = await openAccount(sql, command.memberId);
  const print = fingerprint({ command: 'reserve', memberId: command.memberId, rewardId });
  const before = await findRedemptionByKey(sql, key);
  if (before && before.fingerprint !== print) return refuse({ code: 'key_reused', key });
  await voidReservations(sql, memberId, 'ended', { now, all: false });
  const reward = await lockReward(sql, rewardId, now);
  if (!reward) return refuse({ code: 'unknown_reward' });
  const facts = await loadFacts(sql, memberId, now, tierSince(rules, now));
  assert(facts, 'whose points are locked is a member');
  if (before) {
    const { id: redemptionId, points, endsAt } = before;
    return ok({ redemptionId, reward, points, spendable: facts.spendable, endsAt });
  }
  const refusal = whyClosed(reward, rules, now) ?? whyLocked(reward, facts, rules);
  if (refusal) return refuse(refusal);
  const reservation = {
    id: newId(now.getTime()),
    memberId,
    rewardId,
    points: reward.points,
    key,
    fingerprint: print,
    reservedAt: now,
    endsAt: new Date(now.getTime() + RESERVATION_MINUTES * MINUTE_MS),
  };
  await insertRedemption(sql, reservation);
  const { id: redemptionId, points, endsAt } = reservation;
  return ok({ redemptionId, reward, points, spendable: facts.spendable - points, endsAt });
}

export type Redeemed = {
  voucher: Voucher;
  reward: Reward;
  /** What is left to spend. */
  spendable: number;
  /** The position of the member's newest entry. */
  position: number;
};

export type ReservationOver = { code: 'reservation_over'; reason: VoidReason; rewardId: string };
export type PostRefusal = { code: 'unknown_redemption' } | ReservationOver;

/**
 * Takes what was set aside and gives the voucher. Once: whoever says yes again gets the same one.
 *
 * Refused, it has voided the reservation: too late, or points expired or were taken back meanwhile.
 */
export async function postRedemption(
  tx: Tx,
  { memberId, redemptionId }: { memberId: string; redemptionId: string },
  programme: Programme,
  now: Date,
): Promise<Result<Redeemed, PostRefusal>> {
  const sql = inTx(tx);
  const account = await openAccount(sql, memberId, { live: true });
  const redemption = await findRedemption(sql, redemptionId);
  if (!redemption || (redemption.memberId !== account.memberId && redemption.memberId !== memberId))
    return refuse({ code: 'unknown_redemption' });
  const { rewardId, points, state } = redemption;
  const reward = await lockReward(sql, rewardId, now);
  assert(reward, 'rewards are not deleted');
  const told = async (): Promise<Redeemed> => {
    const [voucher, facts] = [
      await findVoucherOfRedemption(sql, redemptionId),
      await loadFacts(sql, account.memberId, now, tierSince(programme.rules, now)),
    ];
    assert(voucher && facts, 'what was posted has a voucher');
    return { voucher, reward, spendable: facts.spendable, position: facts.position };
  };
  if (state === 'posted') return ok(await told());
  const over = (reason: VoidReason) => refuse({ code: 'reservation_over', reason, rewardId } as const);
  if (state === 'voided') return over(redemption.voidReason!);

  const draws = drawPoints(account.lots, points, now);
  const reason = whyNotPosted(redemption, reward, draws, now);
  if (reason || !draws.ok) {
    await settleRedemption(sql, redemption, { state: 'voided', reason: reason ?? 'short' }, now);
    return over(reason ?? 'short');
  }
  const taken = post(account, {
    entryId: newId(now.getTime()),
    kind: 'redeem',
    reason: 'redemption',
    key: redemptionKey(redemptionId),
    fingerprint: redemption.fingerprint,
    occurredAt: now,
    draws: draws.value,
  });
  await saveAccounts(sql, [taken], { version: programme.version, now });
  await settleRedemption(sql, redemption, { state: 'posted' }, now);
  await changeGiven(sql, rewardId, 1);
  await insertVoucher(sql, {
    id: newId(now.getTime()),
    code: newVoucherCode(),
    memberId: account.memberId,
    redemptionId,
    title: reward.name,
    returnable: reward.returnable,
    issuedAt: now,
    expiresAt: voucherEnd(reward, programme, now),
  });
  return ok(await told());
}

/**
 * Why a reservation cannot be taken. The clocks of two processes may disagree about its end: one may have given what the other still
 * holds for reserved. So the stock is counted once more.
 */
function whyNotPosted(
  { endsAt }: StoredRedemption,
  reward: Reward,
  draws: Result<unknown, InsufficientPoints>,
  now: Date,
): VoidReason | undefined {
  if (endsAt <= now) return 'ended';
  if (!draws.ok) return 'short';
  return leftOf({ ...reward, reserved: reward.reserved - 1 }) === 0 ? 'sold_out' : undefined;
}

/** The first instant at which a voucher that is given now cannot be used any more: the end of its last day. */
export const voucherEnd = (
  { voucherDays }: Pick<Reward, 'voucherDays'>,
  { rules: { timeZone } }: Pick<Programme, 'rules'>,
  now: Date,
): Date => startOfDay(addDays(localDay(now, timeZone), voucherDays + 1), timeZone);

/** Both steps at once, for whoever has asked the member already (a till, the app of a shop). */
export async function redeemReward(
  tx: Tx,
  command: ReserveCommand,
  programme: Programme,
  now: Date,
): Promise<Result<Redeemed, ReserveRefusal | PostRefusal>> {
  const reserved = await reserveReward(tx, command, programme, now);
  if (!reserved.ok) return reserved;
  return postRedemption(tx, { memberId: command.memberId, redemptionId: reserved.value.redemptionId }, programme, now);
}

/** "No": what was set aside is free again. One that is over already stays as it is. @returns the points that came free */
export async function declineRedemption(
  tx: Tx,
  { memberId, redemptionId }: { memberId: string; redemptionId: string },
  now: Date,
): Promise<{ points: number }> {
  const sql = inTx(tx);
  const account = await openAccount(sql, memberId);
  const redemption = await findRedemption(sql, redemptionId);
  if (redemption?.state !== 'reserved' || redemption.memberId !== account.memberId) return { points: 0 };
  await settleRedemption(sql, redemption, { state: 'voided', reason: 'declined' }, now);
  return { points: redemption.points };
}

/** A member who chooses something else leaves what they had chosen before. */
export async function leaveReservations(tx: Tx, memberId: string, now: Date): Promise<void> {
  const sql = inTx(tx);
  const account = await openAccount(sql, memberId);
  await voidReservations(sql, account.memberId, 'replaced', { now, all: true });
}

/** Members in one transaction: few enough to hold their locks for a moment only. */
const BATCH = 500;

/**
 * Voids reservations whose end has come. Nothing waits for it: points and stock are free at that instant, this clears the rows. Any
 * number of processes may run it at once.
 */
export async function voidEndedRedemptions(database: Pick<Database, 'pool'>, now: Date, batch: number = BATCH): Promise<number> {
  for (let total = 0; ; ) {
    const voided = await inTransaction(database, (sql: Sql) => voidEnded(sql, { now, most: batch }));
    if (voided === 0) return total;
    total += voided;
  }
}
