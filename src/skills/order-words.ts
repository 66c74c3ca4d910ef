import { type Choice, choice, continued, type Fact, type Line, line, type Source } from '../chat/reply.ts';
import { isLateOrder, isOpenOrder, type Order } from '../orders/index.ts';
import { type Day, localDay } from '../shared/calendar.ts';
import { COMPLAINT } from './complaint-words.ts';
import { instant, name } from './facts.ts';

/** How orders are told: how far they are, when they should be there, and how fresh that is. */

export const orderSource = ({ id, asOf }: Pick<Order, 'id' | 'asOf'>): Source => ({
  kind: 'order',
  orderId: id,
  asOf: asOf.toISOString(),
});

/** One paragraph an order. */
export function orderLines(order: Order, timeZone: string, now: Date): Line[] {
  const source = orderSource(order);
  const lines = [stateLine(order, source), ...whenLines(order, localDay(now, timeZone), source)];
  lines.push(line('order-as-of', { at: instant(order.asOf, source) }));
  if (order.isStale && isOpenOrder(order)) lines.push(line('order-stale', { shop: name(order.shopName, source) }));
  const [first, ...rest] = lines;
  return [first!, ...rest.map(continued)];
}

function stateLine({ number, state, carrier, shopName }: Order, source: Source): Line {
  const order = name(number, source);
  switch (state) {
    case 'placed':
      return line('order-placed', { order });
    case 'packed':
      return line('order-packed', { order });
    case 'shipped':
      return carrier === null
        ? line('order-shipped', { order })
        : line('order-shipped-with', { order, carrier: name(carrier, source) });
    case 'ready_for_pickup':
      return carrier === null
        ? line('order-ready', { order, shop: name(shopName, source) })
        : line('order-ready-with', { order, carrier: name(carrier, source) });
    case 'delayed':
      return line('order-delayed', { order });
    case 'delivered':
      return line('order-delivered', { order });
    case 'cancelled':
      return line('order-cancelled', { order });
    case 'returned':
      return line('order-returned', { order });
  }
}

function whenLines(order: Order, today: Day, source: Source): Line[] {
  const { expectedOn } = order;
  if (expectedOn === null || !isOpenOrder(order) || order.state === 'ready_for_pickup') return [];
  const on: Fact = { kind: 'weekday', value: expectedOn, source };
  return [line(isLateOrder(order, today) ? 'order-late' : 'order-expected', { on })];
}

const MOST_LABEL = 12;

/** The way to the carrier's own page. The number stands on it where there are several. */
export const trackChoices = (orders: readonly Order[]): Choice[] =>
  orders.flatMap((order): Choice[] => {
    const { trackingUrl: url, number } = order;
    if (url === null || !isOpenOrder(order)) return [];
    if (orders.length === 1 || number.length > MOST_LABEL) return [{ label: 'button-order-track', url }];
    return [{ label: 'order-track', facts: { order: name(number, orderSource(order)) }, url }];
  });

/** A case about an order that is late, with its number in it. */
export const lateChoice = ({ number }: Order, words: string | undefined): Choice =>
  choice('button-order-late', COMPLAINT, { category: 'not_arrived', orderNumber: number, words: words ?? number });
