import type { Clock } from '../shared/clock.ts';
import type { Database } from '../store/database.ts';
import type { AddressBook } from './channel.ts';

/** The addresses that one channel keeps. What was saved last holds. */
export function addressBook({ pool }: Pick<Database, 'pool'>, channel: string, clock: Clock): AddressBook {
  return {
    async save(key, address, expiresAt) {
      await pool.query({
        name: 'save_address',
        text: `insert into channel_address (channel, key, address, saved_at, expires_at) values ($1, $2, $3, $4, $5)
          on conflict (channel, key) do update set address = excluded.address, saved_at = excluded.saved_at, expires_at = excluded.expires_at`,
        values: [channel, key, JSON.stringify(address), clock.now(), expiresAt ?? null],
      });
    },
    async find(key) {
      const { rows } = await pool.query<{ address: unknown }>({
        name: 'find_address',
        text: 'select address from channel_address where channel = $1 and key = $2 and (expires_at is null or expires_at > $3)',
        values: [channel, key, clock.now()],
      });
      return rows[0]?.address;
    },
    async list(prefix) {
      const { rows } = await pool.query<{ address: unknown }>(
        `select address from channel_address where channel = $1 and starts_with(key, $2) and (expires_at is null or expires_at > $3)
          order by saved_at desc, key`,
        [channel, prefix, clock.now()],
      );
      return rows.map(({ address }) => address);
    },
  };
}
