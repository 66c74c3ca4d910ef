// The front door of orders: what the shops' own systems tell of them, and what a customer may see of their own.

import type { Day } from '../shared/calendar.ts';
import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import { type Order, type OrderLine, type OrderState, plainNumber } from './order.ts';
import * as store from './store.ts';

export {
  isLateOrder,
  isOpenOrder,
  MOST_CARRIER,
  MOST_ITEM,
  MOST_LINES,
  MOST_NUMBER,
  MOST_TRACKING_URL,
  ORDER_STATES,
  type Order,
  type OrderLine,
  type OrderState,
  orderNamedIn,
} from './order.ts';
export type { OrderChange, OrderShop, StoredOrder } from './store.ts';

/** What a shop tells of an order. It takes the place of what was told before, but for whose it is. */
export type OrderCommand = {
  shopId: string;
  number: string;
  memberId?: string | undefined;
  /** The one whom the retailer knows by this address, where it names no member. */
  email?: string | undefined;
  state: OrderState;
  placedAt?: Date | undefined;
  carrier?: string | undefined;
  trackingUrl?: string | undefined;
  expectedOn?: Day | undefined;
  lines?: readonly OrderLine[] | undefined;
  asOf: Date;
};

/** `isCurrent` is false where something newer was told before: then that stays. */
export type OrderRecorded = {
  orderId: string;
  memberId: string | null;
  state: OrderState;
  asOf: Date;
  isCurrent: boolean;
  change: store.OrderChange;
};

/**
 * Records what shops tell, in order of the commands; of two about one order in the same call the newer holds. The same again changes
 * nothing.
 *
 * @param lateAfterHours from how many hours without a word on answers say that the shop's news are old; null for never
 */
export async function recordOrders(
  tx: Tx,
  { commands, lateAfterHours }: { commands: readonly OrderCommand[]; lateAfterHours: number | null },
  now: Date,
): Promise<OrderRecorded[]> {
  const newest = new Map<string, OrderCommand>();
  for (const command of commands) {
    const key = keyOf(command);
    const known = newest.get(key);
    if (!known || known.asOf <= command.asOf) newest.set(key, command);
  }
  const sql = inTx(tx);
  const stored = await store.saveOrders(
    sql,
    [...newest.values()].map((command) => toRow(command, now)),
  );
  const byKey = new Map(stored.map((order) => [keyOf(order), order]));
  const told = new Map<string, Date>();
  for (const { shopId, asOf } of commands) {
    const until = asOf > now ? now : asOf;
    if (until > (told.get(shopId) ?? new Date(0))) told.set(shopId, until);
  }
  // In one order, so that nobody waits for somebody who waits for them.
  for (const [shopId, toldUntil] of [...told].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await store.moveOrderFeed(sql, { shopId, toldUntil, lateAfterHours });
  return commands.map((command) => {
    const { id: orderId, memberId, state, asOf, change } = byKey.get(keyOf(command))!;
    return { orderId, memberId, state, asOf, isCurrent: asOf <= command.asOf, change };
  });
}

const keyOf = ({ shopId, number }: { shopId: string; number: string }): string => `${shopId} ${number}`;

const toRow = ({ email, lines = [], ...given }: OrderCommand, now: Date): store.OrderRow => ({
  id: newId(now.getTime()),
  shopId: given.shopId,
  number: given.number,
  memberId: given.memberId ?? null,
  email: email?.toLowerCase() ?? null,
  state: given.state,
  placedAt: given.placedAt ?? null,
  carrier: given.carrier ?? null,
  trackingUrl: given.trackingUrl ?? null,
  expectedOn: given.expectedOn ?? null,
  lines,
  asOf: given.asOf,
});

/** All shops by their codes, as an import of orders names them. */
export const orderShops = async (read: Read): Promise<Map<string, store.OrderShop>> =>
  new Map((await store.loadOrderShops(sqlOf(read))).map((shop) => [shop.code, shop]));

/** The shop whose orders a call is about. */
export const findOrderShop = (read: Read, shop: { code: string } | { id: string }): Promise<store.OrderShop | undefined> =>
  store.findOrderShop(sqlOf(read), shop);

const MOST_LOOKED_AT = 200;

/** Orders of a member and of nobody else, the newest first. */
export const ordersOf = (read: Read, memberId: string, now: Date, limit = MOST_LOOKED_AT): Promise<Order[]> =>
  store.loadOrders(sqlOf(read), { memberId, limit, now });

/** Their own order of this number, however they write it; somebody else's is as unknown as one that nobody has. */
export async function findOwnOrder(read: Read, memberId: string, number: string, now: Date): Promise<Order | undefined> {
  const wanted = plainNumber(number);
  return (await ordersOf(read, memberId, now)).find((order) => plainNumber(order.number) === wanted);
}

/** Forgets orders of which nothing was told since `before`. @returns how many */
export const forgetOrders = (tx: Tx, before: Date): Promise<number> => store.deleteOrders(inTx(tx), before);
