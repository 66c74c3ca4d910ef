import { z } from 'zod';
import { choice, continued, type Line, line } from '../chat/reply.ts';
import { asks, asksOnlyWhen, type Outcome, type Read, type Skill, type Turn } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { findOwnOrder, isLateOrder, isOpenOrder, type Order, orderNamedIn, ordersOf } from '../orders/index.ts';
import { localDay } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';
import { isCode } from '../shared/ids.ts';
import { complaintsOf, hasOpenHandoff, isUnsettled, type PromiseKind, promisesAbout } from '../support/index.ts';
import { callMeChoice, hearsNumber } from './call-me.ts';
import { personOf } from './complaint-words.ts';
import { numberPutRight } from './correct-complaint.ts';
import { textOf } from './file-complaint.ts';
import { openWait, stillHolds } from './handoff-words.ts';
import { lateChoice, orderLines, trackChoices } from './order-words.ts';
import { statusLine } from './promise-words.ts';

export const ORDER_STATUS = 'order_status';
const MOST_TOLD = 3;
/** Somebody whose parcel came last week and who asks, asks about that one. */
const LATELY_MS = 30 * DAY_MS;

/**
 * "Where is my order?": what a member waits for, as the shop told it last, with the time of which that is true. A number that is not
 * among their own gets one answer, whether nobody has it or somebody else. What was agreed for a complaint comes first: it is what they
 * wait for, member or not.
 */
export const orderStatus = (programme: () => Programme): Skill<{ orderNumber?: string }> => ({
  name: ORDER_STATUS,
  input: z.strictObject({ orderNumber: z.string().min(1).max(40).optional() }),
  personal: true,
  /** We asked for a number, and nearly anything with digits in it is one; so is what puts right the one that they wrote before. */
  answers(text, { asks }, heard) {
    if (asks !== 'number' || isCode(text) || heard().intent !== undefined) return undefined;
    const number = /^\W*(\S*\d{3}\S*)\W*$/u.exec(text.trim())?.[1] ?? numberPutRight(text);
    return number === undefined || number.length > 40 ? undefined : { orderNumber: number };
  },
  async reads(turn, { orderNumber }, read) {
    const { member, now } = turn;
    const cases = await casesToTell(turn, orderNumber, programme(), read);
    if (cases.length === 0 && asksOnlyWhen(textOf(turn) ?? '')) {
      const wait = await openWait(read, turn);
      if (wait) return { lines: [stillHolds(wait, now)], choices: [callMeChoice], flow: hearsNumber };
    }
    if (cases.length > 0)
      return withCases(cases, member ? await ordersBeside(orderNumber, turn, member.id, read) : [], turn, programme());
    const found = member && orderNumber !== undefined ? await findOwnOrder(read, member.id, orderNumber, now) : undefined;
    // A number that is told to the person they wait for, and asks nothing of us.
    const isTold = orderNumber !== undefined && !found && !asks(textOf(turn) ?? '', turn.language);
    if (isTold && (await hasOpenHandoff(read, turn.conversation.id)))
      return { lines: [], next: { skill: 'pass_on', input: { tellsOrder: true } } };
    if (!member)
      return {
        lines: [line('order-no-member')],
        choices: [choice('button-member', 'link'), choice('button-person', 'person')],
        flow: waitsForNumber,
      };
    const { timeZone } = programme().rules;
    if (orderNumber !== undefined) return found ? toldOf([found], turn, timeZone) : unknownOrder(orderNumber);
    const told = await ordersToTell(turn, member.id, read);
    return told.length > 0 ? toldOf(told, turn, timeZone) : noOrder;
  },
});

/**
 * What we agreed to send, or to pay back, is what somebody waits for who asks when it comes; the parcel that came broken is not. Who names
 * an order asks about that one.
 */
async function casesToTell(turn: Turn, orderNumber: string | undefined, programme: Programme, read: Read): Promise<Line[]> {
  const all = await complaintsOf(read, personOf(turn), MOST_TOLD);
  // "When?" alone may be said to any time that we told.
  const mayBeAny = asksOnlyWhen(textOf(turn) ?? '');
  const lines: Line[] = [];
  for (const { complaint } of all) {
    if (!isUnsettled(complaint.state) || (orderNumber !== undefined && complaint.orderNumber !== orderNumber)) continue;
    const agreed = (await promisesAbout(read, complaint.id)).filter(
      ({ state, told, misses, first }) => state === 'open' && (told || misses > 0) && (mayBeAny || IS_SENT.has(first.kind)),
    );
    lines.push(...agreed.map((promise) => statusLine(promise, complaint.number, programme)));
  }
  return lines;
}

const IS_SENT: ReadonlySet<PromiseKind> = new Set(['replacement', 'money_back']);

/** Beside what was agreed: the order that they name, or what else is on its way. */
async function ordersBeside(orderNumber: string | undefined, turn: Turn, memberId: string, read: Read): Promise<Order[]> {
  if (orderNumber === undefined) return (await ordersToTell(turn, memberId, read)).filter(isOpenOrder);
  const named = await findOwnOrder(read, memberId, orderNumber, turn.now);
  return named ? [named] : [];
}

function withCases(cases: readonly Line[], orders: readonly Order[], turn: Turn, { rules: { timeZone } }: Programme): Outcome {
  return {
    lines: [...cases, ...orders.flatMap((order) => orderLines(order, timeZone, turn.now))],
    choices: [
      ...trackChoices(orders).slice(0, 2),
      choice('button-case-status', 'complaint_status'),
      choice('button-why', 'why'),
      choice('button-person', 'person'),
    ],
    flow: waitsForNumber,
  };
}

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
