import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx } from '../store/sql.ts';
import { lotTerms } from './earning.ts';
import { fingerprint, type KeyReused, post, postGrant } from './ledger.ts';
import type { Programme } from './programme.ts';
import { findEntry, loadWelcome, openAccount, openAccounts, saveAccounts, saveWelcomed } from './store.ts';

export type WelcomeCommand = { memberId: string; idempotencyKey: string };
export type WelcomeGiven = { points: number; balanceAfter: number };
export type AlreadyWelcomed = { code: 'already_welcomed'; welcomedAt: Date };

/**
 * Gives the welcome gift, once per member. It waits for the first purchase, so that empty accounts cannot collect gifts; whoever
 * has bought something already gets it as that purchase would have released it, though never in the past. Its expiry is that of
 * points earned now. A programme without a gift gives 0 points and remembers nothing.
 */
export async function giveWelcome(
  tx: Tx,
  command: WelcomeCommand,
  programme: Programme,
  now: Date,
): Promise<Result<WelcomeGiven, AlreadyWelcomed | KeyReused>> {
  const sql = inTx(tx);
  const account = await openAccount(sql, command.memberId);
  const print = fingerprint({ command: 'welcome', memberId: command.memberId });
  const before = await findEntry(sql, command.idempotencyKey);
  if (before) {
    if (before.fingerprint !== print) return refuse({ code: 'key_reused', key: command.idempotencyKey });
    return ok({ points: before.points, balanceAfter: before.balanceAfter });
  }
  const { welcomedAt, firstPurchaseAt } = await loadWelcome(sql, [account.memberId]);
  if (welcomedAt) return refuse({ code: 'already_welcomed', welcomedAt });
  const points = programme.rules.welcome.points;
  if (points === 0) return ok({ points, balanceAfter: account.points });

  const gifted = postGrant(
    account,
    {
      entryId: newId(now.getTime()),
      kind: 'earn',
      reason: 'welcome',
      key: command.idempotencyKey,
      fingerprint: print,
      occurredAt: now,
      grant: {
        id: newId(now.getTime()),
        purchaseId: null,
        granted: points,
        availableAt: firstPurchaseAt && releasedAt(programme, firstPurchaseAt, now),
        expiresAt: lotTerms(programme.rules, now).expiresAt,
        qualifying: 0,
        earnedAt: now,
      },
    },
    now,
  );
  await saveAccounts(sql, [gifted], { version: programme.version, now });
  await saveWelcomed(sql, account.memberId, now);
  const { points: changed, balanceAfter } = gifted.unsaved.entries[0]!;
  return ok({ points: changed, balanceAfter });
}

/** When a purchase makes waiting points available: with its own points, but never in the past, so that earlier answers add up. */
export function releasedAt({ rules }: Programme, purchasedAt: Date, now: Date): Date {
  const { availableAt } = lotTerms(rules, purchasedAt);
  return availableAt > now ? availableAt : now;
}

export type WelcomeTakenBack = { /** Taken, 0 or positive. */ points: number; balanceAfter: number };

/**
 * Takes back what is left of a member's welcome gift: a person who had one as another member has none twice. A gift that was
 * whole counts as never given, so that undoing the merge may give it again.
 */
export async function takeBackWelcome(
  tx: Tx,
  command: WelcomeCommand,
  programme: Programme,
  now: Date,
): Promise<Result<WelcomeTakenBack, KeyReused>> {
  const sql = inTx(tx);
  // Not followed through a merge: it is this very membership's gift, whether the merge is written already or not.
  const [{ account }] = await openAccounts(sql, [command.memberId], { live: true });
  const print = fingerprint({ command: 'take back welcome', memberId: command.memberId });
  const before = await findEntry(sql, command.idempotencyKey);
  if (before) {
    if (before.fingerprint !== print) return refuse({ code: 'key_reused', key: command.idempotencyKey });
    return ok({ points: -before.points, balanceAfter: before.balanceAfter });
  }
  const gifts = account.lots.filter(({ origin, remaining }) => origin === 'welcome' && remaining > 0);
  if (gifts.length === 0) return ok({ points: 0, balanceAfter: account.points });
  const taken = post(account, {
    entryId: newId(now.getTime()),
    kind: 'adjust',
    reason: 'welcome_taken_back',
    key: command.idempotencyKey,
    fingerprint: print,
    occurredAt: now,
    draws: gifts.map(({ id, remaining }) => ({ lotId: id, points: remaining })),
  });
  await saveAccounts(sql, [taken], { version: programme.version, now });
  if (gifts.every(({ granted, remaining }) => remaining === granted)) await saveWelcomed(sql, account.memberId, null);
  const { points, balanceAfter } = taken.unsaved.entries[0]!;
  return ok({ points: -points, balanceAfter });
}

/**
 * Gives back what the `takeBackWelcome` under `takenKey` took, once it turns out that the two were two people. Nothing, if nothing
 * had been taken. The gift waits for the first purchase again, and its expiry is that of points earned now.
 */
export async function returnWelcome(
  tx: Tx,
  { memberId, takenKey, idempotencyKey: key }: WelcomeCommand & { takenKey: string },
  programme: Programme,
  now: Date,
): Promise<Result<WelcomeGiven, KeyReused>> {
  const sql = inTx(tx);
  const account = await openAccount(sql, memberId, { live: true });
  const print = fingerprint({ command: 'return welcome', memberId, takenKey });
  const before = await findEntry(sql, key);
  if (before) {
    if (before.fingerprint !== print) return refuse({ code: 'key_reused', key });
    return ok({ points: before.points, balanceAfter: before.balanceAfter });
  }
  const taken = await findEntry(sql, takenKey);
  if (!taken) return ok({ points: 0, balanceAfter: account.points });
  const { firstPurchaseAt } = await loadWelcome(sql, [memberId]);
  const grant = {
    id: newId(now.getTime()),
    purchaseId: null,
    granted: -taken.points,
    availableAt: firstPurchaseAt && releasedAt(programme, firstPurchaseAt, now),
    expiresAt: lotTerms(programme.rules, now).expiresAt,
    qualifying: 0,
    earnedAt: now,
  };
  const posting = {
    entryId: newId(now.getTime()),
    kind: 'earn',
    reason: 'welcome',
    key,
    fingerprint: print,
    occurredAt: now,
  } as const;
  const given = postGrant(account, { ...posting, grant }, now);
  await saveAccounts(sql, [given], { version: programme.version, now });
  await saveWelcomed(sql, memberId, now);
  const { points, balanceAfter } = given.unsaved.entries[0]!;
  return ok({ points, balanceAfter });
}
