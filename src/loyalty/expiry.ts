import assert from 'node:assert/strict';
import { newId } from '../shared/ids.ts';
import type { Database } from '../store/database.ts';
import { inTransaction, type Sql } from '../store/sql.ts';
import { type Account, expiryKey, fingerprint, post } from './ledger.ts';
import { isExpired } from './lots.ts';
import { openAccountsDue, saveAccounts } from './store.ts';
import { findProgrammeAt } from './stored-programme.ts';

export type Expired = { members: number; lots: number; points: number };

/** Lots looked at in one transaction: few enough to hold their members' locks for a moment only. */
const BATCH = 500;

/**
 * Expires all lots whose end has come, in batches of one transaction each. Any number of processes may run it at once: each takes
 * members whom nobody else holds, and waits for the others only at the end. What is interrupted is finished by the next run.
 *
 * The entry bears the lot's own end, however late the job comes; until then nobody can spend the points either.
 */
export async function expireLots(database: Pick<Database, 'pool'>, now: Date, batch: number = BATCH): Promise<Expired> {
  const total: Expired = { members: 0, lots: 0, points: 0 };
  for (let skip = true; ; ) {
    const done = await inTransaction(database, (sql) => expireBatch(sql, { now, most: batch, skip }));
    if (done.found === 0 && !skip) return total;
    // Nothing that is free: wait for those whom others hold. After that, on with what is free.
    skip = done.found > 0;
    total.members += done.members;
    total.lots += done.lots;
    total.points += done.points;
  }
}

async function expireBatch(sql: Sql, options: { now: Date; most: number; skip: boolean }): Promise<Expired & { found: number }> {
  const { now } = options;
  const due = await openAccountsDue(sql, options);
  const expired = due.map((account) => expire(account, now)).filter(({ unsaved }) => unsaved.entries.length > 0);
  if (expired.length > 0) {
    const programme = await findProgrammeAt(sql, now);
    assert(programme, 'points were earned by some version of the programme');
    await saveAccounts(sql, expired, { version: programme.version, now });
  }
  const entries = expired.flatMap(({ unsaved }) => unsaved.entries);
  return {
    found: due.length,
    members: expired.length,
    lots: entries.length,
    points: -entries.reduce((sum, { points }) => sum + points, 0),
  };
}

/** One entry for each lot that has come to its end. */
export function expire(account: Account, now: Date): Account {
  return account.lots
    .filter((lot) => lot.remaining > 0 && isExpired(lot, now))
    .reduce(
      (left, lot) =>
        post(left, {
          entryId: newId(now.getTime()),
          kind: 'expire',
          reason: 'expiry',
          key: expiryKey(lot.id),
          fingerprint: fingerprint({ expire: lot.id }),
          occurredAt: lot.expiresAt!,
          purchaseId: lot.purchaseId,
          draws: [{ lotId: lot.id, points: lot.remaining }],
        }),
      account,
    );
}
