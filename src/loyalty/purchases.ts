import assert from 'node:assert/strict';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Sql } from '../store/sql.ts';
import { lotTerms, minorDigits, pointsFor, pointsLeft } from './earning.ts';
import { lockFeeds, moveFeeds } from './feeds.ts';
import { type Account, changeLots, fingerprint, type KeyReused, post, postGrant, purchaseKey, returnKey } from './ledger.ts';
import { decideReversal, type Lot, sumOf } from './lots.ts';
import type { Programme } from './programme.ts';
import { shareOf } from './returns.ts';
import { lockPoints, openAccount, saveAccounts } from './store.ts';
import {
  addReturned,
  findPurchase,
  findPurchaseMember,
  findReturn,
  insertLineReturns,
  insertPurchase,
  loadSoldLines,
  lockSale,
  type PurchaseAnswer,
  type SoldLine,
  type StoredLine,
  type StoredPurchase,
} from './stored-purchases.ts';

/** A receipt as a till or web shop tells it. Amounts are minor units, quantities whole thousandths (1.5 kg is 1500). */
export type PurchaseCommand = {
  feedId: string;
  shopId: string;
  /** Unique within the feed: the command's idempotency key. */
  receipt: string;
  /** Null for a guest. */
  memberId: string | null;
  purchasedAt: Date;
  currency: string;
  /** `earns` is false for postage, fees and what else is no goods. */
  lines: readonly { line: number; productCode: string; quantityMilli: number; amountMinor: number; earns: boolean }[];
};

export type PurchaseRecorded = {
  purchaseId: string;
  /** Whose it is now: after a merge, the member that the named one is part of. */
  memberId: string | null;
  points: number;
  /** Null when it earned no points. */
  lot: { availableAt: Date | null; expiresAt: Date | null } | null;
};

export type OtherCurrency = { code: 'other_currency'; currency: string; expected: string };
export type PurchaseRefusal = OtherCurrency | KeyReused;

/**
 * Stores a receipt and earns its points, rounded down once. A guest's receipt is stored without points. The first real purchase
 * of a member releases the welcome gift, which becomes available together with the purchase's own points. Its feed is counted
 * up to it.
 *
 * The same receipt again gives the first answer; the same number with other contents is refused.
 */
export async function recordPurchase(
  tx: Tx,
  command: PurchaseCommand,
  programme: Programme,
  now: Date,
): Promise<Result<PurchaseRecorded, PurchaseRefusal>> {
  const sql = inTx(tx);
  const accounts = openedAccounts(sql, { version: programme.version, now });
  const recorded = await recordReceipt(sql, command, { programme, now, accounts });
  await accounts.save();
  if (recorded.ok) await moveFeeds(sql, [{ feedId: command.feedId, at: command.purchasedAt }], now);
  return recorded;
}

/**
 * As `recordPurchase` for several receipts, each with its own outcome: what is refused leaves the others alone. Batches into one
 * feed run one after another, since they may hold the same receipts in different orders; members are locked next, in one order, and
 * the feeds' rows last.
 */
export async function recordPurchases(
  tx: Tx,
  commands: readonly PurchaseCommand[],
  programme: Programme,
  now: Date,
): Promise<Result<PurchaseRecorded, PurchaseRefusal>[]> {
  const sql = inTx(tx);
  await lockFeeds(sql, [...new Set(commands.map(({ feedId }) => feedId))]);
  const memberIds = new Set(commands.flatMap(({ memberId }) => memberId ?? []));
  if (memberIds.size > 0) await lockPoints(sql, [...memberIds].toSorted());
  const outcomes: Result<PurchaseRecorded, PurchaseRefusal>[] = [];
  const accounts = openedAccounts(sql, { version: programme.version, now });
  for (const command of commands) outcomes.push(await recordReceipt(sql, command, { programme, now, accounts }));
  await accounts.save();
  const counted = commands.filter((_, index) => outcomes[index]!.ok);
  await moveFeeds(
    sql,
    counted.map(({ feedId, purchasedAt: at }) => ({ feedId, at })),
    now,
  );
  return outcomes;
}

type OpenedAccounts = ReturnType<typeof openedAccounts>;

/** Accounts that a batch works on: each is read once, and what several receipts make of it is written at once. */
function openedAccounts(sql: Sql, { version, now }: { version: number; now: Date }) {
  /** Whose points those of a member are, after merges: two members of a batch may have become one. */
  const ownerOf = new Map<string, string>();
  const accounts = new Map<string, Account>();
  return {
    async open(memberId: string): Promise<Account> {
      const owner = ownerOf.get(memberId);
      if (owner !== undefined) return accounts.get(owner)!;
      const opened = await openAccount(sql, memberId);
      const account = accounts.get(opened.memberId) ?? opened;
      ownerOf.set(memberId, account.memberId);
      accounts.set(account.memberId, account);
      return account;
    },
    keep: (account: Account): unknown => accounts.set(account.memberId, account),
    /** Writes all; whoever is asked for afterwards is read anew. */
    async save(): Promise<void> {
      await saveAccounts(sql, [...accounts.values()], { version, now });
      ownerOf.clear();
      accounts.clear();
    },
  };
}

async function recordReceipt(
  sql: Sql,
  command: PurchaseCommand,
  { programme, now, accounts }: { programme: Programme; now: Date; accounts: OpenedAccounts },
): Promise<Result<PurchaseRecorded, PurchaseRefusal>> {
  const { rules } = programme;
  if (command.currency !== rules.currency)
    return refuse({ code: 'other_currency', currency: command.currency, expected: rules.currency });
  let account = command.memberId === null ? undefined : await accounts.open(command.memberId);
  const lines = toStoredLines(command);
  const purchase = {
    id: newId(now.getTime()),
    feedId: command.feedId,
    shopId: command.shopId,
    receipt: command.receipt,
    memberId: account?.memberId ?? null,
    purchasedAt: command.purchasedAt,
    currency: command.currency,
    earningMinor: sumOf(lines.flatMap(({ kind, amountMinor }) => (kind === 'sale' ? [amountMinor] : []))),
  };
  if (!(await insertPurchase(sql, purchase, lines))) {
    await accounts.save(); // the receipt may be one of this batch, whose points are to be told
    const stored = await findPurchase(sql, command);
    assert(stored);
    if (!isSamePurchase(stored, command, purchase.memberId))
      return refuse({ code: 'key_reused', key: `receipt ${command.receipt}` });
    const { id: purchaseId, memberId, points, lot } = stored;
    return ok({ purchaseId, memberId, points, lot });
  }
  const recorded = { purchaseId: purchase.id, memberId: purchase.memberId };
  if (!account || purchase.earningMinor === 0) return ok({ ...recorded, points: 0, lot: null });

  const points = pointsFor(rules.earning, purchase.earningMinor, minorDigits(rules.currency));
  const terms = lotTerms(rules, command.purchasedAt);
  account = releaseGifts(account, points, terms.availableAt, now);
  if (points > 0) {
    account = postGrant(
      account,
      {
        entryId: newId(now.getTime()),
        kind: 'earn',
        reason: 'purchase',
        key: purchaseKey(purchase.id),
        fingerprint: fingerprint(command),
        occurredAt: command.purchasedAt,
        purchaseId: purchase.id,
        grant: {
          id: newId(now.getTime()),
          purchaseId: purchase.id,
          granted: points,
          ...terms,
          qualifying: points,
          earnedAt: command.purchasedAt,
        },
      },
      now,
    );
  }
  accounts.keep(account);
  return ok({ ...recorded, points, lot: points > 0 ? terms : null });
}

/**
 * Makes what waits for the first purchase available, though never before now, so that an earlier answer still adds up. Somebody
 * who owes pays with it, which takes an entry: a purchase too small for one leaves it waiting for the next.
 */
export function releaseGifts(account: Account, points: number, availableAt: Date, now: Date): Account {
  if (account.owed > 0 && points === 0) return account;
  const from = availableAt > now ? availableAt : now;
  return changeLots(account, (lot) => (lot.availableAt === null && lot.remaining > 0 ? { availableAt: from } : undefined));
}

/** A guest's lines earn nothing, and say so. */
const toStoredLines = ({ memberId, lines }: PurchaseCommand): StoredLine[] =>
  lines.map(({ earns, ...line }) => ({ ...line, kind: earns && memberId !== null ? 'sale' : 'no_points' }));

/**
 * A receipt that is told again may be stored by an import, which knows no command, or be another member's since a merge.
 *
 * @param memberId the member that the command's one is now, after merges
 */
function isSamePurchase(stored: PurchaseAnswer, command: PurchaseCommand, memberId: string | null): boolean {
  if (stored.fingerprint === fingerprint(command)) return true;
  const lines = toStoredLines(command).toSorted((a, b) => a.line - b.line);
  return (
    stored.shopId === command.shopId &&
    stored.purchasedAt.getTime() === command.purchasedAt.getTime() &&
    stored.currency === command.currency &&
    stored.memberId === memberId &&
    fingerprint(stored.lines) === fingerprint(lines)
  );
}

/** Lines that a customer gives back. Without `lines`, all that is left of the purchase: a cancellation. */
export type ReturnCommand = {
  purchaseId: string;
  /** Where the return was taken, and the number of its own receipt: the command's idempotency key. */
  feedId: string;
  shopId: string;
  receipt: string;
  returnedAt: Date;
  /**
   * `line` is that of the sale. `amountMinor` is what was paid back (positive); without it, the line's price in proportion, as far
   * as it was not paid back before.
   */
  lines?: readonly { line: number; quantityMilli: number; amountMinor?: number }[];
  /**
   * Refuses to pay back more than was paid. Without it, that is the shop's own affair: an import tells what has happened, and
   * prices may have risen since.
   */
  atMostPaid?: true;
};

export type ReturnRecorded = {
  returnPurchaseId: string;
  /** Points taken back, as in the ledger: 0 or negative. */
  points: number;
};

export type ReturnRefusal =
  | { code: 'unknown_purchase' }
  | { code: 'unknown_line'; line: number }
  | { code: 'more_than_sold'; line: number; leftMilli: number }
  /** More money than what is left of the line's price (`atMostPaid`). */
  | { code: 'more_than_paid'; line: number; leftMinor: number }
  | { code: 'nothing_left' }
  | KeyReused;

/**
 * Records goods given back and takes back the points that the purchase is now worth less, as `decideReversal` says. If it was
 * the member's only purchase, a welcome gift that cannot be spent yet waits for the next one again.
 *
 * The same return receipt again gives the first answer; the same number with other contents is refused.
 */
export async function recordReturn(
  tx: Tx,
  command: ReturnCommand,
  programme: Programme,
  now: Date,
): Promise<Result<ReturnRecorded, ReturnRefusal>> {
  const sql = inTx(tx);
  const opened = await openSale(sql, command.purchaseId);
  if (!opened) return refuse({ code: 'unknown_purchase' });
  const { account, sale } = opened;
  const stored = await findReturn(sql, { ...command, salePurchaseId: sale.id });
  const soldLines = await loadSoldLines(sql, sale.id);
  if (stored) {
    if (!isSameReturn(stored, command, soldLines)) return refuse({ code: 'key_reused', key: `receipt ${command.receipt}` });
    return ok({ returnPurchaseId: stored.id, points: stored.points });
  }
  const decided = decideReturnedLines(soldLines, command);
  if (!decided.ok) return decided;
  const returned = decided.value;

  const receipt = {
    id: newId(now.getTime()),
    feedId: command.feedId,
    shopId: command.shopId,
    receipt: command.receipt,
    memberId: sale.memberId,
    purchasedAt: command.returnedAt,
    currency: sale.currency,
    earningMinor: 0,
  };
  const inserted = await insertPurchase(
    sql,
    receipt,
    returned.map(({ sold, quantityMilli, amountMinor }, index) => ({
      line: index + 1,
      productCode: sold.productCode,
      quantityMilli: -quantityMilli,
      amountMinor: -amountMinor,
      kind: sold.kind === 'sale' ? 'return' : 'no_points',
    })),
  );
  // Only a return of another sale can have taken the number since we looked: that is another body.
  if (!inserted) return refuse({ code: 'key_reused', key: `receipt ${command.receipt}` });
  await insertLineReturns(
    sql,
    returned.map(({ sold, quantityMilli, amountMinor }, index) => ({
      returnPurchaseId: receipt.id,
      returnLine: index + 1,
      salePurchaseId: sale.id,
      saleLine: sold.line,
      quantityMilli,
      amountMinor,
    })),
  );
  const minor = sumOf(returned.flatMap(({ sold, amountMinor }) => (sold.kind === 'sale' ? [amountMinor] : [])));
  const points = await reverse(
    sql,
    { account, sale, returnPurchaseId: receipt.id, minor, at: command.returnedAt },
    programme,
    now,
  );
  await moveFeeds(sql, [{ feedId: command.feedId, at: command.returnedAt }], now);
  return ok({ returnPurchaseId: receipt.id, points });
}

/** What a stored return receipt gave back of one sale. */
export type StoredReturn = {
  salePurchaseId: string;
  returnPurchaseId: string;
  /** Of lines that earn; minor units, positive. */
  returnedMinor: number;
  returnedAt: Date;
};

/**
 * Takes back the points of goods whose return is stored already (an import writes receipts and lines in bulk). Adds
 * `returnedMinor` to the sale's own: to be called once for each return receipt and sale, in the order of time.
 *
 * @returns the points taken back, 0 or negative
 */
export async function reverseStoredReturn(sql: Sql, stored: StoredReturn, programme: Programme, now: Date): Promise<number> {
  const opened = await openSale(sql, stored.salePurchaseId);
  assert(opened, 'a stored return has a sale');
  const { returnPurchaseId, returnedMinor: minor, returnedAt: at } = stored;
  return await reverse(sql, { ...opened, returnPurchaseId, minor, at }, programme, now);
}

/** Locks the member's points and then the sale; a merge in between moves the sale to another member, so it is looked up again. */
async function openSale(sql: Sql, purchaseId: string): Promise<{ account?: Account; sale: StoredPurchase } | undefined> {
  for (;;) {
    const found = await findPurchaseMember(sql, purchaseId);
    if (!found) return undefined;
    const account = found.memberId === null ? undefined : await openAccount(sql, found.memberId, { purchaseId, live: true });
    const sale = await lockSale(sql, purchaseId);
    if (sale.memberId === found.memberId) return account ? { account, sale } : { sale };
  }
}

async function reverse(
  sql: Sql,
  given: { account?: Account; sale: StoredPurchase; returnPurchaseId: string; minor: number; at: Date },
  programme: Programme,
  now: Date,
): Promise<number> {
  const { sale, minor } = given;
  const known = await addReturned(sql, { purchaseId: sale.id, minor });
  if (!given.account) return 0;
  const { rules } = programme;
  const earning = known.earning ?? rules.earning;
  const digits = minorDigits(sale.currency);
  const worthAtFirst = pointsLeft(earning, { ...sale, returnedMinor: 0 }, digits);
  const worthBefore = pointsLeft(earning, sale, digits);
  const worthAfter = pointsLeft(earning, { ...sale, returnedMinor: sale.returnedMinor + minor }, digits);
  const excused = worthAtFirst - worthBefore - known.taken;
  const isLastPurchase =
    sale.returnedMinor < sale.earningMinor && sale.returnedMinor + minor >= sale.earningMinor && !known.hasOtherPurchase;
  let account = changeLots(given.account, (lot) =>
    isLastPurchase && isGift(lot) && lot.availableAt !== null && lot.availableAt > now ? { availableAt: null } : undefined,
  );
  const isOwn = (lot: Lot) => lot.purchaseId === sale.id;
  const reversal = decideReversal(
    {
      own: account.lots.filter(isOwn),
      expired: Math.max(0, known.expired - Math.max(0, excused)),
      others: account.lots.filter((lot) => !isOwn(lot)),
      points: worthBefore - worthAfter,
      whenSpent: rules.returns.whenSpent,
    },
    now,
  );
  const qualifying = new Map(reversal.qualifying.map((lowered) => [lowered.lotId, lowered.qualifying]));
  account = changeLots(account, ({ id }) => (qualifying.has(id) ? { qualifying: qualifying.get(id)! } : undefined));
  const taken = sumOf(reversal.draws.map(({ points }) => points)) + reversal.owed;
  if (taken > 0) {
    account = post(account, {
      entryId: newId(now.getTime()),
      kind: 'reverse',
      reason: 'return',
      key: returnKey(given.returnPurchaseId, sale.id),
      fingerprint: fingerprint({ returnPurchaseId: given.returnPurchaseId, salePurchaseId: sale.id, minor }),
      occurredAt: given.at,
      purchaseId: sale.id,
      draws: reversal.draws,
      owed: reversal.owed,
    });
  }
  await saveAccounts(sql, [account], { version: programme.version, now });
  return 0 - taken; // never -0
}

/** A welcome gift, also one that came along by a merge. */
const isGift = (lot: Lot): boolean =>
  lot.origin === 'welcome' || (['merge', 'merge_undone'].includes(lot.origin) && lot.purchaseId === null);

type ReturnedLine = { sold: SoldLine; quantityMilli: number; amountMinor: number };

function decideReturnedLines(
  soldLines: readonly SoldLine[],
  { lines, atMostPaid }: Pick<ReturnCommand, 'lines' | 'atMostPaid'>,
): Result<ReturnedLine[], ReturnRefusal> {
  const wanted = lines ?? soldLines.map((sold) => ({ line: sold.line, quantityMilli: sold.quantityMilli - sold.returnedMilli }));
  const returned: ReturnedLine[] = [];
  for (const { line, quantityMilli, ...given } of wanted) {
    const sold = soldLines.find((candidate) => candidate.line === line);
    if (!sold) return refuse({ code: 'unknown_line', line });
    const before = sold.returnedMilli + sumOf(returned.flatMap((other) => (other.sold === sold ? [other.quantityMilli] : [])));
    const leftMilli = sold.quantityMilli - before;
    if (quantityMilli > leftMilli) return refuse({ code: 'more_than_sold', line, leftMilli });
    if (quantityMilli <= 0) continue;
    const paidBack = sold.returnedMinor + sumOf(returned.flatMap((other) => (other.sold === sold ? [other.amountMinor] : [])));
    const leftMinor = Math.max(0, sold.amountMinor - paidBack);
    const asked = 'amountMinor' in given ? given.amountMinor : undefined;
    if (atMostPaid && asked !== undefined && asked > leftMinor) return refuse({ code: 'more_than_paid', line, leftMinor });
    const amountMinor = asked ?? Math.min(leftMinor, priceOf(sold, before, quantityMilli));
    returned.push({ sold, quantityMilli, amountMinor });
  }
  return returned.length > 0 ? ok(returned) : refuse({ code: 'nothing_left' });
}

const priceOf = (sold: SoldLine, beforeMilli: number, quantityMilli: number): number =>
  shareOf(sold, beforeMilli + quantityMilli) - shareOf(sold, beforeMilli);

function isSameReturn(
  stored: NonNullable<Awaited<ReturnType<typeof findReturn>>>,
  command: ReturnCommand,
  soldLines: readonly SoldLine[],
): boolean {
  if (stored.purchasedAt.getTime() !== command.returnedAt.getTime() || stored.lines.length === 0) return false;
  if (stored.lines.some(({ salePurchaseId }) => salePurchaseId !== command.purchaseId)) return false;
  if (!command.lines) return soldLines.every((sold) => sold.returnedMilli >= sold.quantityMilli);
  const asked = command.lines.filter(({ quantityMilli }) => quantityMilli > 0).toSorted((a, b) => a.line - b.line);
  return (
    asked.length === stored.lines.length &&
    asked.every(({ line, quantityMilli, amountMinor }, index) => {
      const given = stored.lines[index]!;
      return (
        line === given.line &&
        quantityMilli === given.quantityMilli &&
        (amountMinor === undefined || amountMinor === given.amountMinor)
      );
    })
  );
}
