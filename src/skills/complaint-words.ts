import assert from 'node:assert/strict';
import { type Choice, choice, continued, type Fact, type Line, line, type Reply, type Source } from '../chat/reply.ts';
import type { Outcome, Turn, Tx } from '../chat/skill.ts';
import { findGoods, type Programme } from '../loyalty/index.ts';
import {
  type Complainant,
  type Complaint,
  type ComplaintCategory,
  type CustomerPromise,
  caseNumber,
  type Goods,
  type Hand,
  isUnsettled,
  offeredRemedies,
  promisesAbout,
  type Remedy,
  type RemedyOrder,
  type Settled,
} from '../support/index.ts';
import { count, name } from './facts.ts';
import { due, newLines, promiseSource } from './promise-words.ts';

/** How complaints are told: what was understood, what we are sorry for, and what can be done about it. */

export const COMPLAINT = 'complaint';
const MOST_CHOICES = 4;

const customer = { kind: 'customer' } as const satisfies Source;

export const complaintSource = (complaintId: string): Source => ({ kind: 'complaint', complaintId });

export const personOf = ({ member, identity }: Pick<Turn, 'member' | 'identity'>): Complainant => ({
  memberId: member?.id,
  identityId: identity.id,
});

export const handOf = (turn: Pick<Turn, 'member' | 'identity' | 'conversation'>): Hand => ({
  by: 'customer',
  person: personOf(turn),
  turnIn: turn.conversation.id,
});

export const caseOf = ({ id, number }: Pick<Complaint, 'id' | 'number'>) => ({
  case: name(caseNumber(number), complaintSource(id)),
});

/** Each category on a button. */
export const ABOUT = {
  damaged: 'button-about-damaged',
  not_arrived: 'button-about-missing',
  wrong_item: 'button-about-wrong',
  faulty: 'button-about-faulty',
  payment: 'button-about-payment',
  staff: 'button-about-staff',
  points: 'button-about-points',
  other: 'button-about-other',
} as const satisfies Record<ComplaintCategory, string>;

/** What we are sorry for, in the company's name. */
const SORRY = {
  damaged: 'complaint-sorry-damaged',
  not_arrived: 'complaint-sorry-missing',
  wrong_item: 'complaint-sorry-wrong',
  faulty: 'complaint-sorry-faulty',
  payment: 'complaint-sorry-payment',
  staff: 'complaint-sorry-staff',
  points: 'complaint-sorry-points',
  other: 'complaint-sorry-other',
} as const satisfies Record<ComplaintCategory, string>;

function sorryLines({ category }: Complaint, { member }: Turn): Line[] {
  const sorry = member?.givenName
    ? line('complaint-sorry-name', { name: name(member.givenName, { kind: 'member' }) })
    : line('complaint-sorry');
  return [sorry, continued(line(SORRY[category]))];
}

const quote = (value: string): Fact => ({ kind: 'quote', value, source: customer });

/** "Your case is K-2107 (order 48213, 2 × cups)": what was understood, so that it can be corrected. */
function caseLine(complaint: Complaint): Line {
  const { orderNumber, item, itemCount } = complaint;
  const facts = caseOf(complaint);
  const thing = item === null ? undefined : quote(itemCount === null ? item : `${itemCount} × ${item}`);
  if (orderNumber !== null && thing) return line('complaint-case-both', { ...facts, order: quote(orderNumber), item: thing });
  if (orderNumber !== null) return line('complaint-case-order', { ...facts, order: quote(orderNumber) });
  return thing ? line('complaint-case-item', { ...facts, item: thing }) : line('complaint-case', facts);
}

/** What a complaint may be about, on buttons: three at a time. */
export function aboutChoices(complaintId: string, page: number): Choice[] {
  const all = (Object.keys(ABOUT) as ComplaintCategory[]).filter((category) => category !== 'other');
  const from = page * (MOST_CHOICES - 1);
  const shown = all.slice(from, from + MOST_CHOICES - 1);
  const rest = all.length > from + shown.length;
  return [
    ...shown.map((category) => choice(ABOUT[category], 'correct_complaint', { complaintId, category })),
    rest
      ? choice('button-about-more', 'correct_complaint', { complaintId, what: 'category', page: page + 1 })
      : choice(ABOUT.other, 'correct_complaint', { complaintId, category: 'other' }),
  ];
}

function remedyChoice(remedy: Remedy, { id: complaintId, goods, itemCount }: Complaint, programme: Programme): Choice {
  const press = { skill: 'settle', input: { complaintId, remedy } };
  const source = complaintSource(complaintId);
  const { limits } = programme.rules.service;
  switch (remedy) {
    case 'replacement':
      return itemCount === null
        ? { label: 'button-remedy-replace', action: press }
        : { label: 'remedy-count', facts: { count: count(itemCount, source) }, action: press };
    case 'money_back':
      return goods?.value
        ? { label: 'remedy-amount', facts: { amount: { kind: 'money', ...goods.value, source } }, action: press }
        : { label: 'button-remedy-money', action: press };
    case 'points':
      return {
        label: 'remedy-points',
        facts: { points: { kind: 'points', value: limits.points, source } },
        action: press,
      };
    case 'voucher':
      return { label: 'button-remedy-voucher', action: press };
  }
}

/** What somebody may choose now, what they asked for first and `except` what cannot be had; a person is always among it. */
export function complaintChoices(
  complaint: Complaint,
  isMember: boolean,
  programme: Programme,
  { except, wish }: { except?: Remedy; wish?: string } = {},
): Choice[] {
  const remedies = offeredRemedies(complaint, isMember, programme)
    .filter((remedy) => remedy !== except)
    .toSorted((a, b) => Number(b === wish) - Number(a === wish))
    .slice(0, MOST_CHOICES - 2);
  if (remedies.length === 0 && complaint.category === 'other')
    return [...aboutChoices(complaint.id, 0).slice(0, 2), moreAbout(complaint.id), choice('button-person', 'person')];
  return [
    ...remedies.map((remedy) => remedyChoice(remedy, complaint, programme)),
    choice('button-person', 'person'),
    choice('button-complaint-correct', 'correct_complaint', { complaintId: complaint.id }),
  ];
}

const moreAbout = (complaintId: string): Choice =>
  choice('button-about-more', 'correct_complaint', { complaintId, what: 'category', page: 0 });

/** What comes after "Your case is …": the question that goes with the choices. */
function questionLine(complaint: Complaint, isMember: boolean, programme: Programme): Line {
  if (offeredRemedies(complaint, isMember, programme).length > 0) return line('complaint-choose');
  return line(complaint.category === 'other' ? 'complaint-which-about' : 'complaint-passed-along');
}

export type ComplaintTold = { complaint: Complaint; promise?: CustomerPromise };

/** A complaint that was just filed: the apology, the number, the time, and the choice. */
export function filedOutcome({ complaint, promise }: ComplaintTold, turn: Turn, programme: Programme, wish?: string): Outcome {
  const isMember = turn.member !== undefined;
  const { question, choices, flow } = choiceOf(complaint, isMember, programme, wish);
  const lines = [...sorryLines(complaint, turn), caseLine(complaint), ...promiseLines(promise)];
  lines.push(question, continued(line('complaint-photo')));
  if (!isMember) lines.push(line('complaint-no-member'));
  return { lines, choices, flow };
}

/** What can be done about a complaint, as a question with its buttons, which may be answered in words too. */
export const choiceOf = (complaint: Complaint, isMember: boolean, programme: Programme, wish?: string) => ({
  question: questionLine(complaint, isMember, programme),
  choices: complaintChoices(complaint, isMember, programme, { wish }),
  flow: complaintFlow(complaint, offeredRemedies(complaint, isMember, programme).length > 0 ? 'remedy' : undefined),
});

/** The same complaint as it is now, after a correction or when what was agreed was undone. */
export function complaintAgain(first: Line, { complaint, promise }: ComplaintTold, turn: Turn, programme: Programme): Outcome {
  const { question, choices, flow } = choiceOf(complaint, turn.member !== undefined, programme);
  return { lines: [first, caseLine(complaint), ...promiseLines(promise), question], choices, flow };
}

/** What was agreed cannot be done: what that was, what follows, and what can be had instead. Told unasked. */
export function cancelledReply({ complaint, order, promise }: Settled, programme: Programme): Reply {
  const isMember = order.memberId !== null;
  const lines = [cancelledLine(order, complaint), ...promiseLines(promise)];
  if (!isUnsettled(complaint.state)) return { lines, choices: [choice('button-person', 'person')] };
  const others = offeredRemedies(complaint, isMember, programme).filter((remedy) => remedy !== order.remedy);
  if (others.length > 0) lines.push(line('complaint-choose'));
  return { lines, choices: complaintChoices(complaint, isMember, programme, { except: order.remedy }) };
}

/** It is open again, since a colleague says so. Told unasked. */
export const openAgainReply = (complaint: Complaint, promise: CustomerPromise): Reply => ({
  lines: [line('follow-again-words', { ...caseOf(complaint), due: due(promise.dueAt, promiseSource(promise.id)) })],
  choices: [choice('button-person', 'person')],
});

function cancelledLine({ remedy, amount }: RemedyOrder, complaint: Complaint): Line {
  const facts = caseOf(complaint);
  switch (remedy) {
    case 'replacement':
      return line('order-cancelled-replacement', facts);
    case 'money_back':
      assert(amount, 'money that was agreed is a sum');
      return line('order-cancelled-money', {
        ...facts,
        amount: { kind: 'money', ...amount, source: complaintSource(complaint.id) },
      });
    case 'points':
    case 'voucher':
      throw new Error(`${remedy} are given at once: nobody can cancel them`);
  }
}

function promiseLines(promise: CustomerPromise | undefined): Line[] {
  if (!promise) return [];
  const [by, ...missed] = newLines(promise);
  return [continued(by!), ...missed];
}

/** What is written next and means nothing else belongs to the complaint; where we asked how to put it right, it may be the answer. */
export const complaintFlow = ({ id }: Pick<Complaint, 'id'>, asks?: 'remedy') => ({
  skill: COMPLAINT,
  data: { complaintId: id, ...(asks && { asks }) },
});

/** The promise of a complaint that the customer waits for. */
export async function openPromiseOf(tx: Tx, complaintId: string): Promise<CustomerPromise | undefined> {
  const open = (await promisesAbout(tx, complaintId)).filter(({ state, told }) => state === 'open' && told);
  const last = open.at(-1);
  return last?.promised.kind === 'answer' ? withOneAnswer(open).find(({ promised }) => promised.kind === 'answer') : last;
}

/** Whoever asks for a person besides is promised an answer twice: what they wait for is the first of the two. */
export function withOneAnswer(open: readonly CustomerPromise[]): CustomerPromise[] {
  const answers = open.filter(({ promised }) => promised.kind === 'answer');
  const first = answers.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  return open.filter((promise) => promise.promised.kind !== 'answer' || promise === first);
}

/** What our own records say of the goods: nothing for somebody who is no member, or whose number we do not know. */
export async function goodsOf(
  tx: Tx,
  { member }: Pick<Turn, 'member'>,
  said: Partial<Record<'orderNumber' | 'item', string | null>> & { itemCount?: number | null; category: ComplaintCategory },
): Promise<Goods | undefined> {
  if (!member || !said.orderNumber) return undefined;
  const whole = said.category === 'not_arrived' && !said.item;
  return await findGoods(tx, { memberId: member.id, receipt: said.orderNumber, whole, count: said.itemCount ?? undefined });
}
