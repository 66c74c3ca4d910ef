import assert from 'node:assert/strict';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Sql } from '../store/sql.ts';
import { lotTerms } from './earning.ts';
import { releasedAt } from './gifts.ts';
import { type Account, changeLots, entryKey, fingerprint, type KeyReused, type Posting, post, postGrant } from './ledger.ts';
import { drawUpTo, type Lot, payers, sumOf } from './lots.ts';
import type { Programme } from './programme.ts';
import { findEntry, loadWelcome, lotsMadeBy, openAccounts, saveAccounts, sumEntries } from './store.ts';
import { voidReservations } from './stored-rewards.ts';
import { tierSince } from './tiers.ts';

export type MoveCommand = { fromMemberId: string; intoMemberId: string; idempotencyKey: string };

/** What was moved: points at hand (pending ones included), and debt. */
export type Moved = { points: number; owed: number };

/**
 * Moves all that a member has to another one, when two memberships turn out to be one person's. Lots keep their expiry, when they
 * become available, what they count towards a tier, and their purchase. A gift that waits for the first purchase is released if
 * either of the two has one. What the member has set aside for a reward is set aside no longer.
 *
 * Points alone are moved here; the caller joins the members themselves in the same transaction.
 */
export async function movePoints(
  tx: Tx,
  command: MoveCommand,
  programme: Programme,
  now: Date,
): Promise<Result<Moved, KeyReused>> {
  const sql = inTx(tx);
  const { fromMemberId, intoMemberId, idempotencyKey: key } = command;
  const print = fingerprint({ command: 'move', fromMemberId, intoMemberId });
  const since = tierSince(programme.rules, now);
  const [from, into] = await openPair(sql, fromMemberId, intoMemberId, since);
  const before = await findEntry(sql, key);
  if (before) {
    if (before.fingerprint !== print) return refuse({ code: 'key_reused', key });
    const { taken, brought } = await sumEntries(sql, { memberId: fromMemberId, key, reason: 'merge' });
    return ok({ points: taken, owed: brought });
  }
  await voidReservations(sql, fromMemberId, 'merged', { now, all: true });
  const { firstPurchaseAt } = await loadWelcome(sql, [fromMemberId, intoMemberId]);
  const owed = from.owed;
  const moved = move(
    { source: from, target: into, lots: from.lots, owed },
    { ...programme, key, reason: 'merge', print, since },
    now,
  );
  const isWaiting = (lot: Lot) => lot.availableAt === null && lot.remaining > 0;
  const target =
    firstPurchaseAt && moved.target.owed === 0
      ? changeLots(moved.target, (lot) =>
          isWaiting(lot) ? { availableAt: releasedAt(programme, firstPurchaseAt, now) } : undefined,
        )
      : moved.target;
  await saveAccounts(sql, [moved.source, target], { version: programme.version, now });
  return ok({ points: moved.points, owed });
}

export type UndoCommand = MoveCommand & {
  /** The key of the `movePoints` to undo; from and into are as they were there. */
  moveKey: string;
};

/** What went back, and how much of what had been moved was spent, expired or returned meanwhile. */
export type MoveUndone = { points: number; spent: number };

/** Moves back what is left of the lots that a `movePoints` brought. What was spent meanwhile stays spent and is told. */
export async function undoMovePoints(
  tx: Tx,
  command: UndoCommand,
  programme: Programme,
  now: Date,
): Promise<Result<MoveUndone, KeyReused>> {
  const sql = inTx(tx);
  const { fromMemberId, intoMemberId, moveKey, idempotencyKey: key } = command;
  const print = fingerprint({ command: 'undo move', fromMemberId, intoMemberId, moveKey });
  const since = tierSince(programme.rules, now);
  const [from, into] = await openPair(sql, fromMemberId, intoMemberId, since);
  const before = await findEntry(sql, key);
  const first = await sumEntries(sql, { memberId: fromMemberId, key: moveKey, reason: 'merge' });
  if (before) {
    if (before.fingerprint !== print) return refuse({ code: 'key_reused', key });
    const { taken } = await sumEntries(sql, { memberId: intoMemberId, key, reason: 'merge_undone' });
    return ok({ points: taken, spent: first.taken - taken });
  }
  const brought = await lotsMadeBy(sql, { memberId: intoMemberId, key: moveKey, reason: 'merge' });
  const lots = into.lots.filter(({ id }) => brought.has(id));
  const moved = move(
    { source: into, target: from, lots, owed: first.brought },
    { ...programme, key, reason: 'merge_undone', print, since },
    now,
  );
  await saveAccounts(sql, [moved.source, moved.target], { version: programme.version, now });
  return ok({ points: moved.points, spent: first.taken - moved.points });
}

async function openPair(
  sql: Sql,
  fromMemberId: string,
  intoMemberId: string,
  qualifyingSince: Date,
): Promise<[Account, Account]> {
  assert.notEqual(fromMemberId, intoMemberId);
  const opened = await openAccounts(sql, [fromMemberId, intoMemberId], { qualifyingSince });
  const of = (memberId: string) => opened.find(({ account }) => account.memberId === memberId)!.account;
  return [of(fromMemberId), of(intoMemberId)];
}

/**
 * For each lot an entry out and one in. The new lot is granted as much as the old one and drawn at once by what was gone of it, so
 * that it may go on counting in full towards a tier.
 */
function move(
  given: { source: Account; target: Account; lots: readonly Lot[]; owed: number },
  { rules, key, reason, print, since }: Programme & { key: string; reason: 'merge' | 'merge_undone'; print: string; since: Date },
  now: Date,
): { source: Account; target: Account; points: number } {
  let { source, target } = given;
  let entries = 0;
  const posting = (): Omit<Posting, 'grant'> => {
    entries += 1;
    return {
      entryId: newId(now.getTime()),
      kind: 'adjust',
      reason,
      key: entryKey(key, entries),
      fingerprint: print,
      occurredAt: now,
    };
  };
  const copyOf = ({ origin: _, remaining: __, ...lot }: Lot) => ({ ...lot, id: newId(now.getTime()) });

  const live = given.lots.filter(({ remaining }) => remaining > 0);
  for (const lot of live) {
    source = post(source, { ...posting(), purchaseId: lot.purchaseId, draws: [{ lotId: lot.id, points: lot.remaining }] });
    const grant = copyOf(lot);
    const draws = lot.remaining < lot.granted ? [{ lotId: grant.id, points: lot.granted - lot.remaining }] : [];
    target = postGrant(target, { ...posting(), purchaseId: lot.purchaseId, grant, draws }, now);
  }
  // Lots of which nothing is left come along only for what they count towards a tier: in with all they ever were, and out again.
  const spent = given.lots.filter((lot) => lot.remaining === 0 && lot.qualifying > 0 && lot.earnedAt >= since);
  const copies = spent.map((lot) => ({ ...copyOf(lot), granted: lot.granted }));
  for (const grant of copies) target = post(target, { ...posting(), purchaseId: grant.purchaseId, grant });
  if (copies.length > 0)
    target = post(target, { ...posting(), draws: copies.map(({ id, granted }) => ({ lotId: id, points: granted })) });
  const movedIds = new Set([...live, ...spent].map(({ id }) => id));
  source = changeLots(source, (lot) => (movedIds.has(lot.id) ? { qualifying: 0 } : undefined));

  if (given.owed > 0) {
    const draws = drawUpTo(payers(target.lots, now), given.owed);
    const owed = given.owed - sumOf(draws.map(({ points }) => points));
    target = post(target, { ...posting(), draws, owed });
    const cleared = Math.min(source.owed, given.owed);
    const credit = given.owed - cleared;
    const grant =
      credit === 0
        ? undefined
        : {
            id: newId(now.getTime()),
            purchaseId: null,
            granted: credit,
            availableAt: now,
            expiresAt: lotTerms(rules, now).expiresAt,
            qualifying: 0,
            earnedAt: now,
          };
    source = post(source, { ...posting(), ...(grant && { grant }), owed: -cleared });
  }
  return { source, target, points: sumOf(live.map(({ remaining }) => remaining)) };
}
