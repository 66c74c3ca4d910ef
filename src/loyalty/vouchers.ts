import assert from 'node:assert/strict';
import { newCode, newId, normaliseCode } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, type Sql, sqlOf } from '../store/sql.ts';
import { minorDigits, pointsLeft } from './earning.ts';
import { entryKey, fingerprint, type KeyReused, postGrant, redemptionKey, returnedKey } from './ledger.ts';
import { sumOf } from './lots.ts';
import type { Programme } from './programme.ts';
import { openAccount, saveAccounts } from './store.ts';
import { addReturned, lockSale } from './stored-purchases.ts';
import {
  changeGiven,
  expireIssued,
  findShop,
  findVoucherByCode,
  findVoucherIssuedUnder,
  findVoucherOfMember,
  findVoucherUsedUnder,
  insertVoucher,
  loadRedeemedLots,
  loadVouchers,
  lockReward,
  lockVoucher,
  type RedeemedLot,
  settleVoucher,
  type Voucher,
  type VoucherState,
} from './stored-rewards.ts';

// The code that a member shows at the till: used once, given back, or over by its date.

/** 67 bits: at a billion guesses a second against a million open codes, one is found in some months. */
const CODE_LETTERS = 15;

export const newVoucherCode = (): string => normaliseCode(newCode(CODE_LETTERS));

/** What a voucher is at `now`: one whose end has come is over, whether or not the job has said so. */
export const voucherState = ({ state, expiresAt }: Pick<Voucher, 'state' | 'expiresAt'>, now: Date): VoucherState =>
  state === 'issued' && expiresAt <= now ? 'expired' : state;

/** As people read it: "KF7-M4Q-9XR-4TH-W3C". */
export const formatCode = (code: string): string => code.match(/.{1,3}/g)?.join('-') ?? code;

export type UnknownVoucher = { code: 'unknown_voucher' };
/** Why a voucher can be neither used nor given back. */
export type VoucherOver =
  | { code: 'voucher_used'; usedAt: Date; shopCode: string; shopName: string; title: Voucher['title'] }
  | { code: 'voucher_given_back'; givenBackAt: Date; title: Voucher['title'] }
  | { code: 'voucher_expired'; expiredAt: Date; title: Voucher['title'] };

function whyOver(voucher: Voucher, now: Date): VoucherOver | undefined {
  const { title, settledAt, expiresAt, shopCode, shopName } = voucher;
  switch (voucherState(voucher, now)) {
    case 'issued':
      return undefined;
    case 'used':
      return { code: 'voucher_used', usedAt: settledAt!, shopCode: shopCode!, shopName: shopName!, title };
    case 'given_back':
      return { code: 'voucher_given_back', givenBackAt: settledAt!, title };
    case 'expired':
      return { code: 'voucher_expired', expiredAt: expiresAt, title };
  }
}

/** What staff may know of a code that somebody shows. Typed with or without hyphens, in small letters or capitals. */
export async function findVoucher(read: Read, code: string): Promise<Voucher | undefined> {
  return await findVoucherByCode(sqlOf(read), normaliseCode(code));
}

/** A member's own voucher. */
export async function findOwnVoucher(read: Read, own: { memberId: string; voucherId: string }): Promise<Voucher | undefined> {
  return await findVoucherOfMember(sqlOf(read), own);
}

/** A member's vouchers: those that can be used first, then the others, the newest before older ones. */
export async function memberVouchers(
  read: Read,
  memberId: string,
  page: { now: Date; limit: number; offset?: number },
): Promise<Voucher[]> {
  return await loadVouchers(sqlOf(read), memberId, { offset: 0, ...page });
}

export type IssueCommand = {
  memberId: string;
  /** What it is for, by language. */
  title: Voucher['title'];
  /** The first instant at which it cannot be used any more. */
  expiresAt: Date;
  /** It can be given back until it is used. */
  returnable: boolean;
  /** What it is given for ("offer:<id>", "remedy:<id>"): the same again gives the same voucher. */
  key: string;
};

/**
 * Gives a member a voucher that no points pay for. It locks the member's points, as everything does that gives vouchers; why it may be
 * given, and how often, the caller has decided in the same transaction.
 */
export async function issueVoucher(tx: Tx, command: IssueCommand, now: Date): Promise<Voucher> {
  const sql = inTx(tx);
  const { title, expiresAt, returnable, key } = command;
  assert(expiresAt > now, 'a voucher is issued before its end');
  const { memberId } = await openAccount(sql, command.memberId);
  const before = await findVoucherIssuedUnder(sql, key);
  if (before) {
    // It may have been given to a membership that is part of this one by now.
    const own = await findVoucherOfMember(sql, { memberId, voucherId: before.id });
    assert(own, 'the key belongs to a voucher of somebody else');
    return before;
  }
  const voucher = { id: newId(now.getTime()), code: newVoucherCode(), memberId, redemptionId: null, issuedAt: now };
  await insertVoucher(sql, { ...voucher, title, returnable, expiresAt, issueKey: key });
  return await lockVoucher(sql, voucher.id);
}

export type ConsumeCommand = {
  code: string;
  /** The shop at whose till it is shown. */
  shopCode: string;
  idempotencyKey: string;
};

export type Consumed = { voucher: Voucher /** The same command had used it before. */; again: boolean };
export type UnknownShop = { code: 'unknown_shop'; shopCode: string };

/** Uses a voucher at a till, once. */
export async function consumeVoucher(
  tx: Tx,
  { code, shopCode, idempotencyKey: key }: ConsumeCommand,
  now: Date,
): Promise<Result<Consumed, UnknownVoucher | UnknownShop | VoucherOver | KeyReused>> {
  const sql = inTx(tx);
  const normalised = normaliseCode(code);
  const print = fingerprint({ command: 'consume', code: normalised, shopCode });
  const known = await findVoucherByCode(sql, normalised);
  const voucher = known && (await lockVoucher(sql, known.id));
  const before = await findVoucherUsedUnder(sql, key);
  if (before) return before.fingerprint === print ? ok({ voucher: before, again: true }) : refuse({ code: 'key_reused', key });
  if (!voucher) return refuse({ code: 'unknown_voucher' });
  const shop = await findShop(sql, shopCode);
  if (!shop) return refuse({ code: 'unknown_shop', shopCode });
  const over = whyOver(voucher, now);
  if (over) return refuse(over);
  await settleVoucher(sql, voucher.id, { state: 'used', shopId: shop.id, key, fingerprint: print }, now);
  return ok({ voucher: await lockVoucher(sql, voucher.id), again: false });
}

export type GiveBackCommand = {
  memberId: string;
  voucherId: string;
  /** Give it back although not all of its points would come back. Without it, that is refused. */
  evenAtLoss?: boolean;
};

export type GivenBack = {
  voucher: Voucher /** What came back. */;
  points: number /** It had been given back before. */;
  again: boolean;
};
export type NotReturnable = { code: 'voucher_not_returnable'; title: Voucher['title']; expiresAt: Date };
/** Points that paid for it have expired, or their purchase was given back: so many would come back. */
export type PointsLost = { code: 'points_lost'; paid: number; left: number };

/**
 * Gives a voucher back that was not used: its points come back with the ends they had, and the reward is there for somebody else.
 * Once: a second time gives the first answer.
 *
 * What would be gone by now had it not been spent does not come back: points that have expired, and those of a purchase that was
 * returned meanwhile without their being taken.
 */
export async function giveBackVoucher(
  tx: Tx,
  { memberId, voucherId, evenAtLoss = false }: GiveBackCommand,
  programme: Programme,
  now: Date,
): Promise<Result<GivenBack, UnknownVoucher | VoucherOver | NotReturnable | PointsLost>> {
  const sql = inTx(tx);
  let account = await openAccount(sql, memberId);
  const known = await findVoucherOfMember(sql, { memberId: account.memberId, voucherId });
  if (!known) return refuse({ code: 'unknown_voucher' });
  // Purchases before the reward and the voucher, as everywhere; a till holds the voucher alone.
  const lots = known.redemptionId === null ? [] : await restorable(sql, redemptionKey(known.redemptionId), programme, now);
  const reward = known.rewardId === null ? undefined : await lockReward(sql, known.rewardId, now);
  const voucher = await lockVoucher(sql, voucherId);
  const points = sumOf(lots.map((lot) => lot.points));
  if (voucher.state === 'given_back') return ok({ voucher, points: await pointsReturned(sql, voucher), again: true });
  const over = whyOver(voucher, now);
  if (over) return refuse(over);
  if (!voucher.returnable) return refuse({ code: 'voucher_not_returnable', title: voucher.title, expiresAt: voucher.expiresAt });
  const paid = voucher.points ?? 0;
  if (points < paid && !evenAtLoss) return refuse({ code: 'points_lost', paid, left: points });

  for (const [i, { points: granted, ...terms }] of lots.entries()) {
    const grant = { id: newId(now.getTime()), granted, qualifying: 0, ...terms };
    account = postGrant(
      account,
      {
        entryId: newId(now.getTime()),
        kind: 'reverse',
        reason: 'redemption_returned',
        key: entryKey(returnedKey(voucher.redemptionId!), i + 1),
        fingerprint: fingerprint({ command: 'give back', voucherId }),
        occurredAt: now,
        grant,
      },
      now,
    );
  }
  await saveAccounts(sql, [account], { version: programme.version, now });
  await settleVoucher(sql, voucherId, { state: 'given_back' }, now);
  if (reward) await changeGiven(sql, reward.id, -1);
  return ok({ voucher: await lockVoucher(sql, voucherId), points, again: false });
}

/** What a redemption took, as far as it would still be there: lot by lot, none of them empty. */
async function restorable(sql: Sql, key: string, programme: Programme, now: Date): Promise<RedeemedLot[]> {
  const taken = await loadRedeemedLots(sql, key);
  const alive = taken.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const purchaseIds = [...new Set(alive.flatMap(({ purchaseId }) => purchaseId ?? []))].toSorted();
  let lots = alive;
  for (const purchaseId of purchaseIds) {
    let lost = await forgivenPoints(sql, purchaseId, programme);
    lots = lots.map((lot) => {
      if (lot.purchaseId !== purchaseId) return lot;
      const less = Math.min(lost, lot.points);
      lost -= less;
      return { ...lot, points: lot.points - less };
    });
  }
  return lots.filter(({ points }) => points > 0);
}

/** Points of a purchase that its returns should have taken and could not, since they were spent. */
async function forgivenPoints(sql: Sql, purchaseId: string, { rules }: Programme): Promise<number> {
  const sale = await lockSale(sql, purchaseId);
  if (sale.returnedMinor === 0) return 0;
  const { earning, expired, taken } = await addReturned(sql, { purchaseId, minor: 0 });
  const digits = minorDigits(sale.currency);
  const worth = (returnedMinor: number) => pointsLeft(earning ?? rules.earning, { ...sale, returnedMinor }, digits);
  return Math.max(0, worth(0) - worth(sale.returnedMinor) - taken - expired);
}

async function pointsReturned(sql: Sql, { redemptionId }: Voucher): Promise<number> {
  if (redemptionId === null) return 0;
  const [row] = await sql<{ points: number }>(
    `select coalesce(sum(points), 0)::int as points from ledger_entry
     where idempotency_key = $1 or starts_with(idempotency_key, $1 || '#')`,
    returnedKey(redemptionId),
  );
  return row!.points;
}

/** Writes down which vouchers are over by their date. Nothing waits for it. @returns how many */
export async function expireVouchers(tx: Tx, now: Date): Promise<number> {
  return await expireIssued(inTx(tx), now);
}
