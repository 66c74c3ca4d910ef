import type { Day } from '../shared/calendar.ts';

/** How far an order has come, in the order in which that usually happens. */
export const ORDER_STATES = [
  'placed',
  'packed',
  'shipped',
  'ready_for_pickup',
  'delayed',
  'delivered',
  'cancelled',
  'returned',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** How long the words of an order are at most, whichever way they come in. */
export const MOST_NUMBER = 30; // a complaint that names an order has no more room
export const MOST_CARRIER = 60;
export const MOST_TRACKING_URL = 500;
export const MOST_ITEM = 120;
/** Kinds of goods in one order. */
export const MOST_LINES = 200;

/** Goods as the shop calls them. */
export type OrderLine = { name: string; quantity: number };

/** An order as its shop told it last. It is only shown: money and goods live in the shop's own systems. */
export type Order = {
  id: string;
  number: string;
  shopName: string;
  state: OrderState;
  placedAt: Date | null;
  carrier: string | null;
  /** An https address of the carrier. */
  trackingUrl: string | null;
  expectedOn: Day | null;
  lines: readonly OrderLine[];
  /** The instant of which all this was true. */
  asOf: Date;
  /** The shop has told nothing of any order for longer than it should have. */
  isStale: boolean;
};

const ENDED: ReadonlySet<OrderState> = new Set(['delivered', 'cancelled', 'returned']);

/** The customer still waits for it. */
export const isOpenOrder = ({ state }: Pick<Order, 'state'>): boolean => !ENDED.has(state);

/** The day on which it should have been there has passed. What waits to be picked up is there. */
export const isLateOrder = (order: Pick<Order, 'state' | 'expectedOn'>, today: Day): boolean =>
  isOpenOrder(order) && order.state !== 'ready_for_pickup' && order.expectedOn !== null && order.expectedOn < today;

/** What of a number people type alike: "#48 213" is "48213", and "gr-48213" is "GR48213". */
export const plainNumber = (number: string): string => number.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The order of theirs that a text names by its number, in whatever words; nothing is guessed. */
export function orderNamedIn<Named extends Pick<Order, 'number'>>(text: string, orders: readonly Named[]): Named | undefined {
  const words = new Set(text.split(/\s+/).map(plainNumber));
  return orders.find(({ number }) => /\d{3}/.test(number) && words.has(plainNumber(number)));
}
