import { saveProgramme } from '../src/loyalty/index.ts';
import { systemClock } from '../src/shared/clock.ts';
import { newId } from '../src/shared/ids.ts';
import { openStore } from '../src/store/index.ts';
import { granliaRules } from './rules.ts';

/** Accounts on a channel. */
export type Regulars = { channel: string; userIds: readonly string[] };

/** A member with a year of purchases behind every account. */
export async function addRegulars(dataDir: string, { channel, userIds }: Regulars): Promise<void> {
  const store = await openStore({ dataDir });
  const { database } = store;
  const now = systemClock.now();
  await database.transaction((tx) => saveProgramme(tx, granliaRules(), now));
  for (const [at, userId] of userIds.entries()) {
    const memberId = newId();
    await database.pool.query(
      `insert into member (id, number, joined_at, joined_via, welcomed_at) values ($1, $2, $3, 'bench', $3)`,
      [memberId, `bench-${at}`, now],
    );
    await database.pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, $2, $3, $4, $5)`,
      [newId(), channel, userId, memberId, now],
    );
    await database.pool.query(`insert into member_points (member_id, points, last_position) values ($1, 1200, 12)`, [memberId]);
    await database.pool.query(
      `with entry as (
         insert into ledger_entry (id, member_id, position, kind, reason, points, balance_after, idempotency_key, fingerprint, programme_version, occurred_at, recorded_at)
         select gen_random_uuid(), $1::uuid, n, 'earn', 'correction', 100, n * 100, $1::uuid::text || n, '', 1, $2::timestamptz - n * interval '20 days', $2 from generate_series(1, 12) n
         returning id, occurred_at)
       insert into lot (id, member_id, entry_id, granted, remaining, available_at, expires_at, qualifying, earned_at)
         select gen_random_uuid(), $1::uuid, id, 100, 100, occurred_at + interval '14 days', occurred_at + interval '2 years', 100, occurred_at from entry`,
      [memberId, now],
    );
  }
  await store.close();
}
