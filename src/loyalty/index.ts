import { HOUR_MS } from '../shared/clock.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Database, Tx } from '../store/database.ts';
import { inTransaction, inTx, type Read, sqlOf } from '../store/sql.ts';
import { type Explanation, explain } from './explanation.ts';
import { discrepancy, type LedgerCheck, stockDiscrepancy } from './ledger-check.ts';
import type { Programme, Rules } from './programme.ts';
import {
  type BoughtProduct,
  countLedger,
  type FeedState,
  findLedgerFaults,
  findStockFaults,
  type HistoryLine,
  loadBought,
  loadContributions,
  loadFacts,
  loadFeedStates,
  loadHistory,
  loadPurchasesById,
  loadShadows,
  type PointsFacts,
} from './queries.ts';
import type { RewardDraft } from './reward-file.ts';
import type { Reward } from './rewards.ts';
import * as store from './store.ts';
import { appendProgramme, findProgrammeAt, loadProgramme } from './stored-programme.ts';
import { findReceiptId } from './stored-purchases.ts';
import { findReward, loadRewards, type RewardsImported, saveRewards } from './stored-rewards.ts';
import { tierSince } from './tiers.ts';

// The front door of loyalty. Commands take the caller's transaction and refuse by value; reads take the database, or the
// transaction whose changes they shall see.

export { type AdjustCommand, type Adjusted, adjustPoints } from './adjustments.ts';
export { type LotTerms, lotTerms, minorDigits, pointsFor, pointsLeft } from './earning.ts';
export { type Expired, expireLots } from './expiry.ts';
export type { Explanation } from './explanation.ts';
export { addShop, type NewShop, type NoSuchShop, openShopFeed, type ShopFeed, setLateAfter } from './feeds.ts';
export { type Forfeited, forfeitPoints } from './forfeit.ts';
export {
  type AlreadyWelcomed,
  giveWelcome,
  returnWelcome,
  takeBackWelcome,
  type WelcomeCommand,
  type WelcomeGiven,
} from './gifts.ts';
export { type BoughtGoods, findGoods, type GoodsAsked } from './goods.ts';
export type { EntryKind, KeyReused, Reason } from './ledger.ts';
export type { LedgerCheck } from './ledger-check.ts';
export type { InsufficientPoints } from './lots.ts';
export { type MoveCommand, type Moved, type MoveUndone, movePoints, type UndoCommand, undoMovePoints } from './moves.ts';
export { appendOpenings, findOpenings, type Opening } from './opening-import.ts';
export { type Programme, ProgrammeInvalid, parseProgramme, type Rules } from './programme.ts';
export { openPurchaseImport, type PurchaseCounts } from './purchase-import.ts';
export { type FileReceipt, LINE, type LineBatch, type RejectedLine } from './purchase-import-lines.ts';
export {
  type OtherCurrency,
  type PurchaseCommand,
  type PurchaseRecorded,
  type PurchaseRefusal,
  type ReturnCommand,
  type ReturnRecorded,
  type ReturnRefusal,
  recordPurchase,
  recordPurchases,
  recordReturn,
} from './purchases.ts';
export type { BoughtProduct, FeedState, HistoryLine, LinePurchase, LineReward, PointsFacts, PointsLine } from './queries.ts';
export {
  declineRedemption,
  leaveReservations,
  type PostRefusal,
  postRedemption,
  RESERVATION_MINUTES,
  type Redeemed,
  type ReserveCommand,
  type Reserved,
  type ReserveRefusal,
  redeemReward,
  reserveReward,
  voidEndedRedemptions,
} from './redemptions.ts';
export { parseRewards, type RewardDraft, RewardsInvalid } from './reward-file.ts';
export {
  catalogueFor,
  type Localised,
  leftOf,
  type Means,
  type Reward,
  type RewardClosed,
  type RewardLocked,
  type RewardOffer,
  shoppingFor,
  whyClosed,
  whyLocked,
} from './rewards.ts';
export { LANGUAGES, type Language } from './rule-words.ts';
export { COMPLAINT_CATEGORIES, type ComplaintCategory, REMEDIES, type Remedy } from './service-rules.ts';
export type { RewardsImported, Voucher, VoucherState } from './stored-rewards.ts';
export { type Tier, type TierLevel, tierAt, tierSince } from './tiers.ts';
export {
  type ConsumeCommand,
  type Consumed,
  consumeVoucher,
  expireVouchers,
  findOwnVoucher,
  findVoucher,
  formatCode,
  type GiveBackCommand,
  type GivenBack,
  giveBackVoucher,
  type IssueCommand,
  issueVoucher,
  memberVouchers,
  type VoucherOver,
  voucherState,
} from './vouchers.ts';

export {
  endWish,
  lookAtWish,
  openWishes,
  type Wish,
  type WishDue,
  type WishEnd,
  type WishNoted,
  wishForReward,
  withdrawWish,
} from './wishes.ts';

/**
 * Locks members' points for the rest of the transaction. Whoever writes members or purchases first and moves points afterwards
 * (a merge) begins with this, so that everybody locks in one order.
 */
export async function lockMemberPoints(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await store.lockPoints(inTx(tx), memberIds.toSorted());
}

/** Lines of "why?" that fit a chat answer. */
const EXPLANATION_LINES = 8;

/**
 * How the figure came about that an answer stated: "spendable at `at`, by the entries up to `position`". It adds up to that
 * figure however much happened since.
 */
export async function explainBalance(
  read: Read,
  memberId: string,
  { position, at, limit = EXPLANATION_LINES }: { position: number; at: Date; limit?: number },
): Promise<Explanation> {
  const sql = sqlOf(read);
  const asked = { memberId, position, at };
  return explain(await loadContributions(sql, asked), await loadShadows(sql, asked), { at, limit });
}

/**
 * A member's movements of points, newest first. What belongs together (all that expired at one time, all that a merge brought) is
 * one line.
 *
 * @param page.before the `position` of the last line of the page before
 */
export async function pointsHistory(
  read: Read,
  memberId: string,
  page: { before?: number; limit: number },
): Promise<HistoryLine[]> {
  return await loadHistory(sqlOf(read), { memberId, ...page });
}

/** The goods that a member bought since an instant and has not given back. */
export async function boughtProducts(read: Read, memberId: string, since: Date): Promise<BoughtProduct[]> {
  return await loadBought(sqlOf(read), memberId, since);
}

/** A member's receipts by their ids, the oldest first: when and where. */
export async function findPurchases(
  read: Read,
  memberId: string,
  purchaseIds: readonly string[],
): Promise<{ id: string; at: Date; shopName: string }[]> {
  return await loadPurchasesById(sqlOf(read), memberId, purchaseIds);
}

/** All rewards, those included that nobody can have now. */
export async function rewards(read: Read, now: Date): Promise<Reward[]> {
  return await loadRewards(sqlOf(read), now);
}

export async function findRewardById(read: Read, rewardId: string, now: Date): Promise<Reward | undefined> {
  return await findReward(sqlOf(read), rewardId, now);
}

/** Makes the catalogue that of a file. Refused where more of a reward were given than its new stock has. */
export async function importRewards(
  tx: Tx,
  drafts: readonly RewardDraft[],
  now: Date,
): Promise<Result<RewardsImported, { code: 'stock_below_given'; rewards: { code: string; given: number }[] }>> {
  const saved = await saveRewards(inTx(tx), drafts, now);
  return 'overdrawn' in saved ? refuse({ code: 'stock_below_given', rewards: saved.overdrawn }) : ok(saved);
}

/** A member's figures at an instant; undefined for an unknown member. */
export async function loadPointsFacts(
  read: Read,
  memberId: string,
  { rules }: Programme,
  now: Date,
): Promise<PointsFacts | undefined> {
  return await loadFacts(sqlOf(read), memberId, now, tierSince(rules, now));
}

export type Freshness = {
  feeds: (FeedState & { late: boolean })[];
  /** Until when the slowest of the regular feeds is counted; without one, the newest single import; absent before any. */
  countedUntil?: Date;
  /** One of them should have come by now. */
  late: boolean;
};

/** How far the shops' figures are counted. A single import is never late, and tells nothing beside feeds that come regularly. */
export async function freshness(read: Read, now: Date): Promise<Freshness> {
  const feeds = (await loadFeedStates(sqlOf(read))).map((feed) => ({ ...feed, late: isLate(feed, now) }));
  const countedOf = (isRegular: boolean) =>
    feeds
      .flatMap(({ countedUntil, lateAfterHours }) => ((lateAfterHours !== null) === isRegular ? (countedUntil ?? []) : []))
      .toSorted((a, b) => a.getTime() - b.getTime());
  const countedUntil = countedOf(true)[0] ?? countedOf(false).at(-1);
  return { feeds, late: feeds.some(({ late }) => late), ...(countedUntil && { countedUntil }) };
}

const isLate = ({ countedUntil, lateAfterHours }: FeedState, now: Date): boolean =>
  countedUntil !== null && lateAfterHours !== null && countedUntil.getTime() + lateAfterHours * HOUR_MS < now.getTime();

/** A receipt by the number that its feed knows it by; undefined for one that was never told. */
export async function findReceipt(
  read: Read,
  receipt: { feedId: string; receipt: string },
): Promise<{ purchaseId: string } | undefined> {
  return await findReceiptId(sqlOf(read), receipt);
}

/** The rules that hold at `now`; undefined before the first programme is saved. */
export async function currentProgramme(read: Read, now: Date): Promise<Programme | undefined> {
  return await findProgrammeAt(sqlOf(read), now);
}

/** The rules of a version that an answer or an entry names. @throws when there is no such version, which cannot rightly be */
export async function findProgramme(read: Read, version: number): Promise<Programme> {
  return await loadProgramme(sqlOf(read), version);
}

/** Makes `rules` hold from now on, as a new version if they differ from the newest one. */
export async function saveProgramme(tx: Tx, rules: Rules, now: Date): Promise<Programme> {
  return await appendProgramme(inTx(tx), rules, now);
}

/**
 * Proves that entries, lots and balances tell the same of every member, on one snapshot while everybody goes on working. The
 * database does the comparing: only what is wrong comes over.
 *
 * @param limit at most so many discrepancies are listed
 */
export async function checkLedger(database: Pick<Database, 'pool'>, limit = 100): Promise<LedgerCheck> {
  return await inTransaction(
    database,
    async (sql) => {
      const [counts, faults, stock] = [
        await countLedger(sql),
        await findLedgerFaults(sql, limit),
        await findStockFaults(sql, limit),
      ];
      return { ...counts, discrepancies: [...faults.map(discrepancy), ...stock.map(stockDiscrepancy)].slice(0, limit) };
    },
    'isolation level repeatable read read only',
  );
}
