import { z } from 'zod';
import { choice, continued, line } from '../chat/reply.ts';
import type { Outcome, Read, Skill, Turn } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { findOwnOrder, isLateOrder, isOpenOrder, type Order, orderNamedIn, ordersOf } from '../orders/index.ts';
import { localDay } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';
import { textOf } from './file-complaint.ts';
import { lateChoice, orderLines, trackChoices } from './order-words.ts';

export const ORDER_STATUS = 'order_status';
const MOST_TOLD = 3;
/** Somebody whose parcel came last week and who asks, asks about that one. */
const LATELY_MS = 30 * DAY_MS;

/**
 * "Where is my order?": what a member waits for, as the shop told it last, with the time of which that is true. A number that is not
 * among their own gets one answer, whether nobody has it or somebody else.
 */
export const orderStatus = (programme: () => Programme): Skill<{ orderNumber?: string }> => ({
  name: ORDER_STATUS,
  input: z.strictObject({ orderNumber: z.string().min(1).max(40).optional() }),
  personal: true,
  /** We asked for a number, and nearly anything with digits in it is one. */
  answers(text, { asks }, heard) {
    const number =
      asks === 'number' && heard().intent === undefined ? /^\W*(\S*\d{3}\S*)\W*$/u.exec(text.trim())?.[1] : undefined;
    return number === undefined || number.length > 40 ? undefined : { orderNumber: number };
  },
  async reads(turn, { orderNumber }, read) {
    const { member, now } = turn;
    if (!member)
      return {
        lines: [line('order-no-member')],
        choices: [choice('button-member', 'link'), choice('button-person', 'person')],
      };
    const { timeZone } = programme().rules;
    if (orderNumber !== undefined) {
      const found = await findOwnOrder(read, member.id, orderNumber, now);
      return found ? toldOf([found], turn, timeZone) : unknownOrder(orderNumber);
    }
    const told = await ordersToTell(turn, member.id, read);
    return told.length > 0 ? toldOf(told, turn, timeZone) : noOrder;
  },
});

/** The one that they name; else all that they wait for; else what ended lately. */
async function ordersToTell(turn: Turn, memberId: string, read: Read): Promise<Order[]> {
  const { now } = turn;
  const all = await ordersOf(read, memberId, now);
  const named = orderNamedIn(textOf(turn) ?? '', all);
  if (named) return [named];
  const open = all.filter(isOpenOrder);
  if (open.length > 0) return open.slice(0, MOST_TOLD);
  return all.filter(({ asOf }) => now.getTime() - asOf.getTime() <= LATELY_MS).slice(0, 1);
}

const waitsForNumber = { skill: ORDER_STATUS, data: { asks: 'number' } };

const noOrder: Outcome = {
  lines: [line('order-none')],
  choices: [choice('button-history', 'history'), choice('button-person', 'person')],
  flow: waitsForNumber,
};

const unknownOrder = (orderNumber: string): Outcome => ({
  lines: [line('order-unknown', { order: { kind: 'quote', value: orderNumber, source: { kind: 'customer' } } })],
  choices: [choice('button-person', 'person'), choice('button-history', 'history')],
  flow: waitsForNumber,
});

function toldOf(orders: readonly Order[], turn: Turn, timeZone: string): Outcome {
  const late = orders.find((order) => isLateOrder(order, localDay(turn.now, timeZone)));
  const lines = orders.flatMap((order) => orderLines(order, timeZone, turn.now));
  return {
    lines: late ? [...lines, continued(line('order-late-offer'))] : lines,
    choices: [
      ...trackChoices(orders).slice(0, 2),
      ...(late ? [lateChoice(late, textOf(turn))] : []),
      choice('button-why', 'why'),
      choice('button-person', 'person'),
    ],
    flow: waitsForNumber,
  };
}
