import assert from 'node:assert/strict';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx } from '../store/sql.ts';
import { type LotTerms, lotTerms } from './earning.ts';
import { fingerprint, type KeyReused, type Posting, post, postGrant } from './ledger.ts';
import { drawPoints, type InsufficientPoints } from './lots.ts';
import type { Programme } from './programme.ts';
import { findEntry, openAccount, saveAccounts } from './store.ts';
import { reservedPoints } from './stored-rewards.ts';

export type AdjustCommand = {
  memberId: string;
  idempotencyKey: string;
  reason: 'opening' | 'correction' | 'apology';
  /** Signed, not 0; an opening balance and an apology are positive. */
  points: number;
  /** Of positive points; without them, at once and until points earned now would expire. */
  terms?: LotTerms;
  /** When it happened; without it, now. */
  occurredAt?: Date;
  /** Why, in the words of whoever does it. */
  note?: string;
};

export type Adjusted = { points: number; balanceAfter: number };

/**
 * Brings over a balance from an earlier programme, corrects one by hand, or gives points for what went wrong. A correction takes no more
 * than can be spent.
 */
export async function adjustPoints(
  tx: Tx,
  command: AdjustCommand,
  programme: Programme,
  now: Date,
): Promise<Result<Adjusted, InsufficientPoints | KeyReused>> {
  const { memberId, idempotencyKey: key, reason, points, occurredAt = now, note } = command;
  assert(Number.isSafeInteger(points) && points !== 0 && (reason === 'correction' || points > 0));
  const sql = inTx(tx);
  const account = await openAccount(sql, memberId, { live: points < 0 });
  const print = fingerprint({ ...command, idempotencyKey: undefined });
  const before = await findEntry(sql, key);
  if (before) {
    if (before.fingerprint !== print) return refuse({ code: 'key_reused', key });
    return ok({ points: before.points, balanceAfter: before.balanceAfter });
  }
  const posting: Posting = { entryId: newId(now.getTime()), kind: 'adjust', reason, key, fingerprint: print, occurredAt, note };
  let adjusted = account;
  if (points > 0) {
    const terms = command.terms ?? { availableAt: now, expiresAt: lotTerms(programme.rules, now).expiresAt };
    const grant = { id: newId(now.getTime()), purchaseId: null, granted: points, ...terms, qualifying: 0, earnedAt: occurredAt };
    adjusted = postGrant(account, { ...posting, grant }, now);
  } else {
    const draws = drawPoints(account.lots, -points, now, await reservedPoints(sql, account.memberId, now));
    if (!draws.ok) return draws;
    adjusted = post(account, { ...posting, draws: draws.value });
  }
  await saveAccounts(sql, [adjusted], { version: programme.version, now });
  return ok({ points, balanceAfter: adjusted.points });
}
