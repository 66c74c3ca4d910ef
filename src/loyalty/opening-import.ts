import { newId } from '../shared/ids.ts';
import type { Connection } from '../store/copy.ts';
import { onConnection } from '../store/sql.ts';
import { lotTerms } from './earning.ts';
import { fingerprint, postGrant } from './ledger.ts';
import type { Programme } from './programme.ts';
import { openAccounts, saveAccounts } from './store.ts';

/** A balance that a member brings over from an earlier programme. */
export type Opening = { memberId: string; number: string; points: number };

const openingKey = (memberNumber: string): string => `opening:${memberNumber}`;

const ACCOUNTS_AT_ONCE = 5_000;

/** Balances that were brought over before, by member number. */
export async function findOpenings(client: Connection, numbers: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await client.query<{ number: string; points: number }>(
    `select substr(idempotency_key, length('opening:') + 1) as number, points from ledger_entry where idempotency_key = any($1::text[])`,
    [numbers.map(openingKey)],
  );
  return new Map(rows.map(({ number, points }) => [number, points]));
}

/**
 * Brings over balances, in the transaction that the caller opened on `client`: each is one entry, spendable at once and valid as
 * long as points earned now. The caller has left out those that were brought over before.
 */
export async function appendOpenings(
  client: Connection,
  openings: readonly Opening[],
  programme: Programme,
  now: Date,
): Promise<void> {
  const sql = onConnection(client);
  const terms = { availableAt: now, expiresAt: lotTerms(programme.rules, now).expiresAt };
  // Everybody's points are locked in the order of ids, whatever the portions.
  const inOrder = openings.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1));
  for (let from = 0; from < inOrder.length; ) {
    let until = Math.min(inOrder.length, from + ACCOUNTS_AT_ONCE);
    while (until < inOrder.length && inOrder[until]!.memberId === inOrder[until - 1]!.memberId) until += 1;
    const byMember = Map.groupBy(inOrder.slice(from, until), ({ memberId }) => memberId);
    const accounts = await openAccounts(sql, [...byMember.keys()]);
    const granted = accounts.map(({ account }) =>
      byMember.get(account.memberId)!.reduce(
        (current, { memberId, number, points }) =>
          postGrant(
            current,
            {
              entryId: newId(now.getTime()),
              kind: 'adjust',
              reason: 'opening',
              key: openingKey(number),
              fingerprint: fingerprint({ memberId, reason: 'opening', points }),
              occurredAt: now,
              grant: { id: newId(now.getTime()), purchaseId: null, granted: points, ...terms, qualifying: 0, earnedAt: now },
            },
            now,
          ),
        account,
      ),
    );
    await saveAccounts(sql, granted, { version: programme.version, now });
    from = until;
  }
}
