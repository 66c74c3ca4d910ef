import type { Day } from '../shared/calendar.ts';
import type { Sql } from '../store/sql.ts';
import type { Order, OrderLine, OrderState } from './order.ts';

export type OrderShop = { shopId: string; code: string; timeZone: string };

const SELECT_SHOPS = 'select id::text as "shopId", code, time_zone as "timeZone" from shop';

export const loadOrderShops = (sql: Sql): Promise<OrderShop[]> => sql<OrderShop>(`${SELECT_SHOPS} order by code`);

export async function findOrderShop(sql: Sql, shop: { code: string } | { id: string }): Promise<OrderShop | undefined> {
  const [name, value] = 'code' in shop ? (['code', shop.code] as const) : (['id', shop.id] as const);
  const [found] = await sql<OrderShop>(`${SELECT_SHOPS} where ${name}::text = $1`, value);
  return found;
}

export type OrderRow = {
  id: string;
  shopId: string;
  number: string;
  memberId: string | null;
  email: string | null;
  state: OrderState;
  placedAt: Date | null;
  carrier: string | null;
  trackingUrl: string | null;
  expectedOn: Day | null;
  lines: readonly OrderLine[];
  asOf: Date;
};

/** What became of what was stored by a word about it. */
export type OrderChange = 'new' | 'changed' | 'unchanged';
export type StoredOrder = {
  id: string;
  shopId: string;
  number: string;
  state: OrderState;
  memberId: string | null;
  asOf: Date;
  change: OrderChange;
};

/** So many orders go into one statement: a parameter of PostgreSQL has an end, a file need not. */
const ORDERS_AT_ONCE = 5_000;

/**
 * Stores each order unless something newer is known of it. Whose it is, a later word that names nobody does not take back.
 *
 * @param rows no two of one shop and number
 * @returns the orders as they stand afterwards
 */
export async function saveOrders(sql: Sql, rows: readonly OrderRow[]): Promise<StoredOrder[]> {
  // In one order over all portions, so that nobody waits for somebody who waits for them.
  const sorted = rows.toSorted((a, b) => compare(a.shopId, b.shopId) || compare(a.number, b.number));
  const stored: StoredOrder[] = [];
  for (let from = 0; from < sorted.length; from += ORDERS_AT_ONCE)
    stored.push(...(await savePortion(sql, sorted.slice(from, from + ORDERS_AT_ONCE))));
  return stored;
}

/** As PostgreSQL compares in the collation "C", but for letters beyond the basic plane, which no shop puts in its numbers. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function savePortion(sql: Sql, rows: readonly OrderRow[]): Promise<StoredOrder[]> {
  const written = await sql<{ id: string; isNew: boolean }>(
    `insert into shop_order as known (id, shop_id, number, member_id, email, state, placed_at, carrier, tracking_url, expected_on,
       lines, as_of)
     select "id", "shopId", "number", "memberId", "email", "state", "placedAt", "carrier", "trackingUrl", "expectedOn", "lines", "asOf"
     from jsonb_to_recordset($1::jsonb) as o("id" uuid, "shopId" uuid, "number" text, "memberId" uuid, "email" text,
       "state" order_state, "placedAt" timestamptz, "carrier" text, "trackingUrl" text, "expectedOn" date, "lines" jsonb,
       "asOf" timestamptz)
     order by "shopId", "number" collate "C"
     on conflict (shop_id, number) do update set member_id = coalesce(excluded.member_id, known.member_id),
       email = coalesce(excluded.email, known.email), state = excluded.state, placed_at = coalesce(excluded.placed_at, known.placed_at),
       carrier = excluded.carrier, tracking_url = excluded.tracking_url, expected_on = excluded.expected_on, lines = excluded.lines,
       as_of = excluded.as_of
     where known.as_of <= excluded.as_of and row(known.member_id, known.email, known.state, known.placed_at, known.carrier,
         known.tracking_url, known.expected_on, known.lines, known.as_of)
       is distinct from row(coalesce(excluded.member_id, known.member_id), coalesce(excluded.email, known.email), excluded.state,
         coalesce(excluded.placed_at, known.placed_at), excluded.carrier, excluded.tracking_url, excluded.expected_on, excluded.lines,
         excluded.as_of)
     returning id::text, known.xmax = 0 as "isNew"`,
    JSON.stringify(rows),
  );
  const changes = new Map(written.map(({ id, isNew }) => [id, isNew ? ('new' as const) : ('changed' as const)]));
  const stored = await sql<Omit<StoredOrder, 'change'>>(
    `select o.id::text, o.shop_id::text as "shopId", o.number, o.state::text, o.member_id::text as "memberId", o.as_of as "asOf"
     from jsonb_to_recordset($1::jsonb) as asked("shopId" uuid, "number" text)
     join shop_order o on o.shop_id = asked."shopId" and o.number = asked."number"`,
    JSON.stringify(rows.map(({ shopId, number }) => ({ shopId, number }))),
  );
  return stored.map((order) => ({ ...order, change: changes.get(order.id) ?? 'unchanged' }));
}

/** Notes how far shops have told of their orders. Locks the feeds until the transaction ends, so it comes last in it. */
export async function moveOrderFeed(
  sql: Sql,
  { shopId, toldUntil, lateAfterHours }: { shopId: string; toldUntil: Date; lateAfterHours: number | null },
): Promise<void> {
  await sql(
    `insert into order_feed as known (shop_id, told_until, late_after_hours) values ($1::uuid, $2::timestamptz, $3::int)
     on conflict (shop_id) do update set told_until = greatest(known.told_until, excluded.told_until),
       late_after_hours = coalesce(known.late_after_hours, excluded.late_after_hours)`,
    shopId,
    toldUntil.toISOString(),
    lateAfterHours,
  );
}

/** Orders of a member, the newest first. */
export async function loadOrders(
  sql: Sql,
  { memberId, limit, now }: { memberId: string; limit: number; now: Date },
): Promise<Order[]> {
  return await sql<Order>(
    `select o.id::text, o.number, s.name as "shopName", o.state::text, o.placed_at as "placedAt", o.carrier,
       o.tracking_url as "trackingUrl", o.expected_on::text as "expectedOn", o.lines, o.as_of as "asOf",
       coalesce(f.told_until + make_interval(hours => f.late_after_hours) < $3::timestamptz, false) as "isStale"
     from orders_of($1::uuid) o join shop s on s.id = o.shop_id left join order_feed f on f.shop_id = o.shop_id
     order by coalesce(o.placed_at, o.as_of) desc, o.number desc limit $2::int`,
    memberId,
    limit,
    now.toISOString(),
  );
}

/** Forgets orders of which nothing was told since `before`. @returns how many */
export async function deleteOrders(sql: Sql, before: Date): Promise<number> {
  const rows = await sql<{ id: string }>(
    'delete from shop_order where as_of < $1::timestamptz returning id::text',
    before.toISOString(),
  );
  return rows.length;
}
