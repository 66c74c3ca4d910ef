import assert from 'node:assert/strict';
import type { Programme } from '../../loyalty/index.ts';
import { resolveMembers } from '../../members/index.ts';
import { findOrderShop, type OrderState, recordOrders } from '../../orders/index.ts';
import { addDays, localDay, localInstant } from '../../shared/calendar.ts';
import type { Database } from '../../store/database.ts';
import { CHARACTERS } from './characters.ts';
import { lastDelivery } from './feeds.ts';
import { LATE_AFTER_HOURS, WEB_SHOP } from './shops.ts';

const CARRIER = 'Posten';

/** What the characters wait for, and what came lately; days are counted from today. */
const ORDERS: readonly {
  key: string;
  number: string;
  placed: number;
  state: OrderState;
  expected?: number;
  goods: string;
  quantity?: number;
}[] = [
  { key: 'ingrid', number: '49021', placed: -3, state: 'shipped', expected: 2, goods: 'Coffee cups' },
  { key: 'mette', number: '48213', placed: -5, state: 'delivered', goods: 'Cups', quantity: 2 },
  { key: 'aino', number: '48190', placed: -6, state: 'delivered', goods: 'Teapot' },
  { key: 'sven', number: '48804', placed: -9, state: 'shipped', expected: -2, goods: 'Coffee filters' },
  { key: 'lena', number: '48977', placed: -4, state: 'ready_for_pickup', goods: 'Table lamp' },
  { key: 'emma', number: '49030', placed: -1, state: 'packed', expected: 3, goods: 'Vase' },
];

/** Orders of the characters as the web shop told of them this morning. */
export async function insertOrders(database: Database, { programme, now }: { programme: Programme; now: Date }): Promise<void> {
  const { timeZone } = programme.rules;
  const today = localDay(now, timeZone);
  const asOf = lastDelivery(now, timeZone);
  const web = await findOrderShop(database, { code: WEB_SHOP.code });
  assert(web, 'the shops are there before their orders');
  await database.transaction(async (tx) => {
    const members = await resolveMembers(tx, { numbers: CHARACTERS.map(({ number }) => number), ids: [] });
    const commands = ORDERS.map(({ key, number, placed, state, expected, goods, quantity = 1 }) => ({
      shopId: web.shopId,
      number,
      memberId: members.get(CHARACTERS.find((character) => character.key === key)!.number),
      state,
      placedAt: localInstant(addDays(today, placed), '20:15', timeZone),
      ...(state === 'packed' ? {} : { carrier: CARRIER, trackingUrl: `https://sporing.posten.example/${number}` }),
      ...(expected === undefined ? {} : { expectedOn: addDays(today, expected) }),
      lines: [{ name: goods, quantity }],
      asOf,
    }));
    await recordOrders(tx, { commands, lateAfterHours: LATE_AFTER_HOURS }, now);
  });
}
