import assert from 'node:assert/strict';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Sql } from '../store/sql.ts';

// Where purchases come from, one at a time: shops, and the feed that a shop's own systems write to.

export type NewShop = { code: string; name: string; kind: 'store' | 'web' /** IANA name. */; timeZone: string };

/** Makes a shop. The other way for shops to come is an import that names them. */
export async function addShop(tx: Tx, shop: NewShop, now: Date): Promise<Result<{ shopId: string }, { code: 'shop_taken' }>> {
  const [added] = await inTx(tx)<{ id: string }>(
    `insert into shop (id, code, name, kind, time_zone) values ($1::uuid, $2, $3, $4::shop_kind, $5)
     on conflict (code) do nothing returning id::text`,
    newId(now.getTime()),
    shop.code,
    shop.name,
    shop.kind,
    shop.timeZone,
  );
  return added ? ok({ shopId: added.id }) : refuse({ code: 'shop_taken' });
}

export type ShopFeed = { shopId: string; feedId: string };
export type NoSuchShop = { code: 'unknown_shop'; shop: string; shops: readonly string[] };

/**
 * The feed that a shop's own systems write to, made when it is first asked for. An import into that feed (`--feed <code>`) shares
 * its receipts; into another feed, the same receipt would count twice.
 *
 * @param given.lateAfterHours of a feed that is made now; one that exists keeps its own
 */
export async function openShopFeed(
  tx: Tx,
  given: { shop: { code: string } | { id: string }; lateAfterHours: number },
  now: Date,
): Promise<Result<ShopFeed, NoSuchShop>> {
  const sql = inTx(tx);
  const [name, value] = 'code' in given.shop ? (['code', given.shop.code] as const) : (['id', given.shop.id] as const);
  const [shop] = await sql<{ id: string; code: string; kind: 'store' | 'web' }>(
    `select id::text, code, kind::text from shop where ${name}::text = $1`,
    value,
  );
  if (!shop) {
    const shops = await sql<{ code: string }>('select code from shop order by code');
    return refuse({ code: 'unknown_shop', shop: value, shops: shops.map(({ code }) => code) });
  }
  const kind = shop.kind === 'web' ? 'web' : 'shop';
  const known = await findFeed(sql, shop.id, kind);
  if (known) return ok({ shopId: shop.id, feedId: known });
  // The shop's own code may be the name of an import's feed already.
  for (const code of [shop.code, `${shop.code}-${kind}`]) {
    await sql(
      `insert into feed (id, code, kind, shop_id, late_after_hours) values ($1::uuid, $2, $3::feed_kind, $4::uuid, $5::int)
       on conflict (code) do nothing`,
      newId(now.getTime()),
      code,
      kind,
      shop.id,
      given.lateAfterHours,
    );
    const feedId = await findFeed(sql, shop.id, kind); // ours, or that of somebody who was quicker
    if (feedId) return ok({ shopId: shop.id, feedId });
  }
  assert.fail(`no free code was found for the feed of ${shop.code}`);
}

async function findFeed(sql: Sql, shopId: string, kind: 'shop' | 'web'): Promise<string | undefined> {
  const [feed] = await sql<{ id: string }>(
    'select id::text from feed where shop_id = $1::uuid and kind = $2::feed_kind order by id limit 1',
    shopId,
    kind,
  );
  return feed?.id;
}

/** From how many hours without a purchase on answers say that a feed is late. */
export async function setLateAfter(tx: Tx, { feedId, hours }: { feedId: string; hours: number }): Promise<void> {
  await inTx(tx)('update feed set late_after_hours = $2::int where id = $1::uuid', feedId, hours);
}

/** No other batch is written into these feeds until the transaction ends. Single receipts do not wait for it. */
export async function lockFeeds(sql: Sql, feedIds: readonly string[]): Promise<void> {
  for (const feedId of feedIds.toSorted())
    await sql(`select pg_advisory_xact_lock(hashtextextended('batch into feed ' || $1, 0))::text as locked`, feedId);
}

/**
 * Notes how far feeds are counted: up to the newest receipt of each, and never beyond now, whatever a till's clock says. Locks
 * the feeds until the transaction ends, so it comes last in it.
 */
export async function moveFeeds(sql: Sql, receipts: readonly { feedId: string; at: Date }[], now: Date): Promise<void> {
  const newest = new Map<string, number>();
  for (const { feedId, at } of receipts)
    newest.set(feedId, Math.max(newest.get(feedId) ?? 0, Math.min(at.getTime(), now.getTime())));
  // In one order, so that nobody waits for somebody who waits for them.
  for (const [feedId, atMs] of [...newest].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await sql(
      `update feed set counted_until = $2::timestamptz where id = $1::uuid
         and (counted_until is null or counted_until < $2::timestamptz)`,
      feedId,
      new Date(atMs).toISOString(),
    );
}
