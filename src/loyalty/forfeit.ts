import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { inTx } from '../store/sql.ts';
import { entryKey, fingerprint, type Posting, post } from './ledger.ts';
import { sumOf } from './lots.ts';
import type { Programme } from './programme.ts';
import { openAccount, saveAccounts } from './store.ts';
import { endVouchers, voidReservations } from './stored-rewards.ts';

export type Forfeited = { points: number; vouchers: number };

/**
 * Takes all that a member has, when they ask to be forgotten: points by a further entry, so that the ledger goes on adding up; what is set
 * aside, and vouchers. A debt is forgiven. Once nothing is left, it changes nothing.
 *
 * @param memberIds all memberships of the person; `memberId` is the one that the others became part of
 */
export async function forfeitPoints(
  tx: Tx,
  { memberId, memberIds }: { memberId: string; memberIds: readonly string[] },
  programme: Programme,
  now: Date,
): Promise<Forfeited> {
  const sql = inTx(tx);
  let account = await openAccount(sql, memberId, { live: true });
  await voidReservations(sql, account.memberId, 'erased', { now, all: true });
  const vouchers = await endVouchers(sql, memberIds, now);
  const lots = account.lots.filter(({ remaining }) => remaining > 0);
  const points = sumOf(lots.map(({ remaining }) => remaining));
  // Points may come to a husk later (a till that was too slow) and go again: the position tells the two apart.
  const key = `erasure:${account.memberId}:${account.lastPosition}`;
  const posting = (n: number): Posting => ({
    entryId: newId(now.getTime()),
    kind: 'adjust',
    reason: 'erasure',
    key: entryKey(key, n),
    fingerprint: fingerprint({ command: 'forfeit', memberId: account.memberId }),
    occurredAt: now,
  });
  if (account.owed > 0) account = post(account, { ...posting(2), owed: -account.owed });
  if (points > 0)
    account = post(account, { ...posting(1), draws: lots.map(({ id, remaining }) => ({ lotId: id, points: remaining })) });
  await saveAccounts(sql, [account], { version: programme.version, now });
  return { points, vouchers };
}
