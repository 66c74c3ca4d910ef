import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { between, oneOf, type Random } from '../long/random.ts';

/** A crowd of members with random histories: in the database, and as plain data beside it. */
export type Somebody = {
  id: string;
  mergedIntoId?: string;
  language: string | null;
  identities: { id: string; channel: string; language: string | null; isPrivate: boolean; isReachable: boolean }[];
  consents: { purpose: string; given: boolean; at: Date; identityId?: string }[];
  purchases: { at: Date; shop: string; lines: { product: string; isReturn: boolean; quantity: number; returned: number }[] }[];
  lots: { remaining: number; availableAt: Date | null; expiresAt: Date | null; qualifying: number; earnedAt: Date }[];
  owed: number;
  contacts: Date[];
};

export const SHOPS = ['OSL', 'HEL', 'WEB'] as const;
export const PRODUCTS = ['COFFEE-1', 'COFFEE-2', 'CUP', 'T%A', 'TEA'] as const;
export const LANGUAGES = ['nb', 'fi', 'en'] as const;
export const CHANNELS = ['telegram', 'web'] as const;
export const PURPOSES = ['offers', 'surveys'] as const;

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);
const some = <T>(random: Random, most: number, make: () => T): T[] => Array.from({ length: between(random, 0, most) }, make);
const perhaps = <T>(random: Random, value: () => T): T | null => (random() < 0.5 ? value() : null);

export function randomCrowd(random: Random, size: number, now: Date): Somebody[] {
  const crowd: Somebody[] = [];
  for (let i = 0; i < size; i += 1) {
    const identities = some(random, 2, () => ({
      id: newId(),
      channel: oneOf(random, CHANNELS),
      language: perhaps(random, () => oneOf(random, LANGUAGES)),
      isPrivate: random() < 0.8,
      isReachable: random() < 0.8,
    }));
    crowd.push({
      id: newId(),
      mergedIntoId: i > 2 && random() < 0.2 ? oneOf(random, crowd).id : undefined,
      language: perhaps(random, () => oneOf(random, LANGUAGES)),
      identities,
      consents: some(random, 4, () => ({
        purpose: oneOf(random, PURPOSES),
        given: random() < 0.6,
        at: daysBefore(now, between(random, 1, 4)), // often at the same instant
        identityId: identities.length > 0 && random() < 0.3 ? oneOf(random, identities).id : undefined,
      })),
      purchases: some(random, 4, () => ({
        at: daysBefore(now, between(random, 0, 80)),
        shop: oneOf(random, SHOPS),
        lines: some(random, 3, () => {
          const quantity = between(random, 1, 3);
          const isReturn = random() < 0.2;
          return { product: oneOf(random, PRODUCTS), isReturn, quantity, returned: isReturn ? 0 : between(random, 0, quantity) };
        }),
      })),
      lots: some(random, 3, () => {
        const granted = between(random, 1, 2_000);
        return {
          remaining: between(random, 0, granted),
          availableAt: random() < 0.2 ? null : daysBefore(now, between(random, -5, 20)),
          expiresAt: perhaps(random, () => daysBefore(now, between(random, -30, 5))),
          qualifying: granted,
          earnedAt: daysBefore(now, between(random, 1, 700)),
        };
      }),
      owed: random() < 0.2 ? between(random, 1, 300) : 0,
      contacts: some(random, 2, () => daysBefore(now, between(random, 0, 60))),
    });
  }
  return crowd;
}

/** Writes the crowd down. Lots stand without regard to their ledger: nothing here moves points. */
export async function storeCrowd({ pool }: Database, crowd: readonly Somebody[], feedId: string): Promise<void> {
  const shopIds = new Map(SHOPS.map((code) => [code as string, newId()]));
  for (const [code, id] of shopIds)
    await pool.query(`insert into shop (id, code, name, time_zone) values ($1, $2, $2, 'Europe/Oslo')`, [id, code]);
  for (const one of crowd) {
    await pool.query(
      `insert into member (id, number, language, joined_at, joined_via, merged_into_id) values ($1, $2, $3, '2024-01-01', 'test', $4)`,
      [one.id, one.id.slice(-12), one.language, one.mergedIntoId ?? null],
    );
    await pool.query('insert into member_points (member_id, owed) values ($1, $2)', [one.id, one.owed]);
    for (const { id, channel, language, isPrivate, isReachable } of one.identities) {
      await pool.query(
        `insert into identity (id, channel, channel_user_id, member_id, reachability, created_at)
          values ($1, $2, $3, $4, $5::reachability, '2026-01-01')`,
        [id, channel, id, one.id, isReachable ? 'reachable' : 'blocked'],
      );
      await pool.query(
        `insert into conversation (id, channel, channel_conversation_id, audience, identity_id, language, created_at)
          values ($1, $2, $3, $4::audience, $5, $6, '2026-01-01')`,
        [newId(), channel, id, isPrivate ? 'private' : 'public', id, language],
      );
    }
    for (const { purpose, given, at, identityId } of one.consents)
      await pool.query(
        `insert into consent (id, member_id, identity_id, purpose, given, channel, source, recorded_at) values ($1, $2, $3, $4, $5, 'test', 'button', $6)`,
        [newId(), identityId ? null : one.id, identityId ?? null, purpose, given, at],
      );
    for (const { at, shop, lines } of one.purchases) {
      const id = newId();
      await pool.query(
        `insert into purchase (id, feed_id, shop_id, receipt, member_id, purchased_at, currency, earning_minor)
          values ($1, $2, $3, $4, $5, $6, 'NOK', 100)`,
        [id, feedId, shopIds.get(shop), id, one.id, at],
      );
      for (const [line, { product, isReturn, quantity, returned }] of lines.entries()) {
        await pool.query(
          `insert into purchase_line (purchase_id, line, product_code, quantity, amount_minor, kind) values ($1, $2, $3, $4::int, $4::int, $5::line_kind)`,
          [id, line, product, isReturn ? -quantity : quantity, isReturn ? 'return' : 'sale'],
        );
        if (returned > 0)
          await pool.query(
            `insert into line_return (return_purchase_id, return_line, sale_purchase_id, sale_line, quantity, amount_minor) values ($1, 0, $2, $3, $4, 1)`,
            [newId(), id, line, returned],
          );
      }
    }
    let balance = 0;
    for (const [at, { remaining, availableAt, expiresAt, qualifying, earnedAt }] of one.lots.entries()) {
      const entryId = newId();
      balance += qualifying;
      await pool.query(
        `insert into ledger_entry (id, member_id, position, kind, reason, points, balance_after, idempotency_key, fingerprint, programme_version, occurred_at, recorded_at)
          values ($1, $2, $3, 'earn', 'purchase', $4, $5, $6, '', 1, $7, $7)`,
        [entryId, one.id, at + 1, qualifying, balance, entryId, earnedAt],
      );
      await pool.query(
        `insert into lot (id, member_id, entry_id, granted, remaining, available_at, expires_at, qualifying, earned_at)
          values ($1, $2, $3, $4, $5, $6, $7, $4, $8)`,
        [newId(), one.id, entryId, qualifying, remaining, availableAt, expiresAt, earnedAt],
      );
    }
    for (const at of one.contacts)
      await pool.query(
        `insert into contact_reservation (id, member_id, purpose, key, reserved_at) values ($1, $2, 'offers', $3, $4)`,
        [newId(), one.id, newId(), at],
      );
  }
}
