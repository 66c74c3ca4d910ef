import { DAY_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, type Sql, sqlOf } from '../store/sql.ts';
import {
  afterMove,
  type Complainant,
  type Complaint,
  type ComplaintRules,
  type ComplaintState,
  isUnsettled,
  promisedBy,
  type Remedy,
} from './complaint.ts';
import { appendComplaintEvent, isTheirs } from './complaints.ts';
import { promiseAnswer } from './filing.ts';
import type { CustomerPromise, Promised } from './promise.ts';
import { type Ended, keepPromise, makePromise, promisesAbout, withdrawPromises } from './promises.ts';
import { decideRemedy, type Money, type RemedyRefusal, type RemedyTerms } from './remedies.ts';
import { changeComplaint, findComplaintById, lockComplainant, lockComplaint } from './stored-complaints.ts';
import { lockPersonOf } from './stored-promises.ts';
import {
  countSettled,
  findHoldingOrder,
  findOrder,
  insertOrder,
  isMadeGood,
  lockPurchase,
  type RemedyOrder,
  settleOrder,
} from './stored-remedies.ts';

// Putting a complaint right: agreed by the customer with the bot, within the programme's limits; carried out and confirmed by people.
// Locks: members' points (the caller, where points are given), the person, conversations by id, the complaint, the purchase.

export type SettleCommand = {
  complaintId: string;
  remedy: Remedy;
  person: Complainant;
  /** The turn's conversation, which is written when it ends. */
  turnIn: string;
  /** The programme's currency. */
  currency: string;
  idempotencyKey: string;
};

/** What only the caller can give, in the same transaction, before the order is written down. */
export type Gifts = {
  points(order: { id: string; points: number }): Promise<void>;
  /** @returns the voucher's id */
  voucher(order: { id: string; amount: Money }): Promise<string>;
};

export type Settled = {
  complaint: Complaint;
  order: RemedyOrder;
  /** What is promised from now on; none where all is done. */
  promise?: CustomerPromise;
};

export type SettleRefusal =
  | RemedyRefusal
  | { code: 'unknown_complaint' }
  /** Something was agreed before: another button, another device, the same button twice. */
  | { code: 'agreed_before'; complaint: Complaint; order: RemedyOrder }
  /** It is put right or closed. */
  | { code: 'complaint_over'; complaint: Complaint };

/**
 * Agrees to what a customer chose, once. What needs people outside becomes an order with a time; points and vouchers are given at
 * once, and the complaint is put right with them. What the bot may not decide is written down as their wish.
 */
export async function settleComplaint(
  tx: Tx,
  command: SettleCommand,
  gifts: Gifts,
  rules: ComplaintRules,
  now: Date,
): Promise<Result<Settled, SettleRefusal>> {
  const sql = inTx(tx);
  const { complaintId, remedy, person, turnIn, currency, idempotencyKey } = command;
  await lockComplainant(sql, person);
  const complaint = await lockComplaint(sql, complaintId, turnIn);
  if (!complaint || !(await isTheirs(tx, complaint.id, person))) return refuse({ code: 'unknown_complaint' });
  const before = await findHoldingOrder(sql, complaint.id);
  if (before) return refuse({ code: 'agreed_before', complaint, order: before });
  if (!afterMove(complaint.state, 'settle')) return refuse({ code: 'complaint_over', complaint });
  const { purchaseId } = complaint.goods ?? { purchaseId: undefined };
  if (purchaseId !== undefined) await lockPurchase(sql, purchaseId);
  const { days } = rules.rules.service.limits.perPerson;
  const facts = {
    complaint,
    isMember: person.memberId !== undefined,
    currency,
    settledLately: await countSettled(sql, person, new Date(now.getTime() - days * DAY_MS)),
    madeGoodBefore: purchaseId !== undefined && (await isMadeGood(sql, purchaseId)),
  };
  const terms = decideRemedy(remedy, facts, rules);
  if (!terms.ok) {
    await noteWish(tx, complaint, remedy, terms.refusal, now);
    return terms;
  }
  return ok(await carryOut(tx, { complaint, person, idempotencyKey, terms: terms.value, gifts }, rules, now));
}

async function noteWish(tx: Tx, { id }: Complaint, remedy: Remedy, why: RemedyRefusal, now: Date): Promise<void> {
  if (why.code === 'not_offered') return;
  const amount = why.code === 'over_limit' ? why.amount : undefined;
  const detail = { remedy, why: why.code, ...amount };
  await appendComplaintEvent(tx, { complaintId: id, at: now, kind: 'wished', by: 'customer', detail });
}

type Agreement = { complaint: Complaint; person: Complainant; idempotencyKey: string; terms: RemedyTerms; gifts: Gifts };

async function carryOut(
  tx: Tx,
  { complaint, person, idempotencyKey, terms, gifts }: Agreement,
  rules: ComplaintRules,
  now: Date,
): Promise<Settled> {
  const sql = inTx(tx);
  const id = newId(now.getTime());
  const isGift = terms.remedy === 'points' || terms.remedy === 'voucher';
  if (terms.remedy === 'points') await gifts.points({ id, points: terms.points });
  const voucherId = terms.remedy === 'voucher' ? await gifts.voucher({ id, amount: terms.amount }) : null;
  const order = await insertOrder(sql, {
    id,
    complaintId: complaint.id,
    memberId: person.memberId ?? null,
    remedy: terms.remedy,
    by: 'rule',
    staffId: null,
    purchaseId: terms.purchaseId,
    itemCount: terms.remedy === 'replacement' ? terms.itemCount : null,
    amount: terms.remedy === 'money_back' ? terms.amount : null,
    points: terms.remedy === 'points' ? terms.points : null,
    voucherId,
    team: isGift ? complaint.team : terms.team,
    dueAt: isGift ? null : promisedBy(rules, terms.hours, now),
    programmeVersion: rules.version,
    idempotencyKey,
    orderedAt: now,
    done: isGift,
  });
  const detail = { remedyOrderId: id, remedy: terms.remedy };
  await appendComplaintEvent(tx, { complaintId: complaint.id, at: now, kind: 'remedy_agreed', by: 'customer', detail });
  // A remedy that was agreed is an answer.
  const answeredAt = complaint.answeredAt ?? now;
  await withdrawPromises(tx, { complaintId: complaint.id, kinds: ['answer'], reason: 'remedy_agreed' }, now);
  if (!isGift) {
    const settling = await changeComplaint(sql, complaint.id, { ...moved(complaint, 'settle', now), answeredAt });
    return { order, complaint: settling, promise: await promiseOrder(tx, settling, order, rules, now) };
  }
  await appendComplaintEvent(tx, { complaintId: complaint.id, at: now, kind: 'resolved', by: 'rule', detail });
  return { order, complaint: await changeComplaint(sql, complaint.id, { ...moved(complaint, 'resolve', now), answeredAt }) };
}

async function promiseOrder(
  tx: Tx,
  { id: complaintId, conversationId, item }: Complaint,
  { id, remedy, memberId, itemCount, amount, dueAt, team }: RemedyOrder,
  rules: ComplaintRules,
  now: Date,
): Promise<CustomerPromise | undefined> {
  if (!dueAt) return undefined;
  const promised: Promised =
    remedy === 'money_back' && amount
      ? { kind: 'money_back', ...amount }
      : { kind: 'replacement', item: item ?? undefined, count: itemCount ?? undefined };
  const command = { key: `remedy:${id}`, conversationId, complaintId, memberId: memberId ?? undefined, promised, dueAt, team };
  return await makePromise(tx, { ...command, by: 'bot' }, rules.rules.service.promises, now);
}

export type UndoRefusal =
  | { code: 'unknown_order' }
  /** People have carried it out, or it was given at once. */
  | { code: 'order_confirmed'; order: RemedyOrder };

/** Takes back what was agreed, as long as nobody has carried it out; an answer is promised again. A second time gives the first answer. */
export async function undoRemedy(
  tx: Tx,
  { orderId, person, turnIn }: { orderId: string; person: Complainant; turnIn: string },
  rules: ComplaintRules,
  now: Date,
): Promise<Result<Settled & { again: boolean }, UndoRefusal>> {
  const sql = inTx(tx);
  const known = await findOrder(sql, orderId);
  if (known) await lockPersonAbout(sql, known.complaintId);
  const complaint = known && (await lockComplaint(sql, known.complaintId, turnIn));
  if (!complaint || !(await isTheirs(tx, complaint.id, person))) return refuse({ code: 'unknown_order' });
  const order = (await findOrder(sql, orderId))!;
  if (order.state === 'cancelled') return ok({ complaint, order, again: true });
  if (order.state === 'confirmed') return refuse({ code: 'order_confirmed', order });
  const undone = await settleOrder(sql, orderId, { state: 'cancelled', by: 'customer', at: now });
  const detail = { remedyOrderId: orderId, remedy: order.remedy };
  await appendComplaintEvent(tx, { complaintId: complaint.id, at: now, kind: 'remedy_undone', by: 'customer', detail });
  return ok({ order: undone, again: false, ...(await openAgain(tx, complaint, undone, 'remedy_undone', rules, now)) });
}

/** What was agreed to put a complaint right, by its id. */
export async function findRemedyOrder(read: Read, orderId: string): Promise<RemedyOrder | undefined> {
  return await findOrder(sqlOf(read), orderId);
}

/** What was agreed for a complaint and holds. */
export async function findAgreedOrder(read: Read, complaintId: string): Promise<RemedyOrder | undefined> {
  return await findHoldingOrder(sqlOf(read), complaintId);
}

export type OrderRefusal = { code: 'unknown_order' } | { code: 'order_settled'; order: RemedyOrder };

export type OrderDone = { orderId: string; staffId: string /** What proves it, or why not. */; note?: string };

/** Nothing is agreed any more: the complaint is open, with a time for its answer. */
async function openAgain(
  tx: Tx,
  complaint: Complaint,
  order: RemedyOrder,
  reason: 'remedy_undone' | 'remedy_cancelled',
  rules: ComplaintRules,
  now: Date,
): Promise<Pick<Settled, 'complaint' | 'promise'>> {
  await withdrawPromises(tx, { complaintId: complaint.id, reason }, now);
  const before = complaint.firstResponseDueAt;
  const keepsTime = reason === 'remedy_undone' && before > now;
  const firstResponseDueAt = keepsTime ? before : promisedBy(rules, rules.rules.service.answerWithin.complaintHours, now);
  const state = afterMove(complaint.state, 'undo') ? moved(complaint, 'undo', now) : {};
  const open = await changeComplaint(inTx(tx), complaint.id, { ...state, firstResponseDueAt, answeredAt: null });
  if (!isUnsettled(open.state)) return { complaint: open };
  return { complaint: open, promise: await promiseAnswer(tx, open, { key: order.id }, rules, now) };
}

/** Somebody of the shop has carried out what was agreed: the promise is kept, and the complaint is put right. */
export async function confirmOrder(
  tx: Tx,
  done: OrderDone,
  now: Date,
): Promise<Result<Settled & { kept?: Ended }, OrderRefusal>> {
  const found = await lockOrder(tx, done.orderId);
  if (!found.ok) return found;
  const { complaint, order } = found.value;
  const sql = inTx(tx);
  const confirmed = await settleOrder(sql, order.id, { state: 'confirmed', by: 'staff', at: now, ...done });
  await noteOrder(tx, complaint, order, 'remedy_confirmed', done, now);
  const kept = await keepOrderPromise(tx, order, done, now);
  if (!afterMove(complaint.state, 'resolve')) return ok({ order: confirmed, complaint, kept });
  const detail = { remedyOrderId: order.id, remedy: order.remedy };
  await appendComplaintEvent(tx, {
    complaintId: complaint.id,
    at: now,
    kind: 'resolved',
    by: 'staff',
    staffId: done.staffId,
    detail,
  });
  return ok({ order: confirmed, complaint: await changeComplaint(sql, complaint.id, moved(complaint, 'resolve', now)), kept });
}

/** Whatever became of its time meanwhile (moved, missed): what is owed for the order is done. */
async function keepOrderPromise(
  tx: Tx,
  { complaintId, remedy }: RemedyOrder,
  { staffId, note = 'confirmed' }: OrderDone,
  now: Date,
): Promise<Ended | undefined> {
  const open = (await promisesAbout(tx, complaintId)).find(({ state, first }) => state === 'open' && first.kind === remedy);
  if (!open) return undefined;
  const kept = await keepPromise(tx, { promiseId: open.id, proof: note, staffId }, now);
  return kept.ok ? kept.value : undefined;
}

/** It cannot be done as agreed (there are no more of them): the complaint is open again, and the customer has a new time for an answer. */
export async function cancelOrder(
  tx: Tx,
  done: OrderDone,
  rules: ComplaintRules,
  now: Date,
): Promise<Result<Settled, OrderRefusal>> {
  const sql = inTx(tx);
  const known = await findOrder(sql, done.orderId);
  if (known) await lockPersonAbout(sql, known.complaintId);
  const found = await lockOrder(tx, done.orderId);
  if (!found.ok) return found;
  const { complaint, order } = found.value;
  const cancelled = await settleOrder(sql, order.id, { state: 'cancelled', by: 'staff', at: now, ...done });
  await noteOrder(tx, complaint, order, 'remedy_cancelled', done, now);
  return ok({ order: cancelled, ...(await openAgain(tx, complaint, cancelled, 'remedy_cancelled', rules, now)) });
}

/** An answer is promised anew when nothing is agreed any more: whose it is comes before the conversation. */
export async function lockPersonAbout(sql: Sql, complaintId: string): Promise<void> {
  const complaint = await findComplaintById(sql, complaintId);
  if (complaint) await lockPersonOf(sql, complaint.memberId, complaint.conversationId);
}

async function lockOrder(tx: Tx, orderId: string): Promise<Result<Settled, OrderRefusal>> {
  const sql = inTx(tx);
  const known = await findOrder(sql, orderId);
  if (!known) return refuse({ code: 'unknown_order' });
  const complaint = (await lockComplaint(sql, known.complaintId))!;
  const order = (await findOrder(sql, orderId))!;
  return order.state === 'ordered' ? ok({ complaint, order }) : refuse({ code: 'order_settled', order });
}

async function noteOrder(
  tx: Tx,
  { id: complaintId }: Complaint,
  { id, remedy }: RemedyOrder,
  kind: 'remedy_confirmed' | 'remedy_cancelled',
  { staffId, note }: OrderDone,
  now: Date,
): Promise<void> {
  await appendComplaintEvent(tx, {
    complaintId,
    at: now,
    kind,
    by: 'staff',
    staffId,
    detail: { remedyOrderId: id, remedy, note },
  });
}

/** The state after a move that is allowed, with the times that belong to it. */
export function moved(
  { state, resolvedAt }: Pick<Complaint, 'state' | 'resolvedAt'>,
  move: Parameters<typeof afterMove>[1],
  now: Date,
): { state: ComplaintState; resolvedAt: Date | null; closedAt: Date | null } {
  const next = afterMove(state, move);
  if (!next) throw new Error(`a complaint that is ${state} cannot ${move}`);
  switch (next) {
    case 'open':
    case 'settling':
      return { state: next, resolvedAt: null, closedAt: null };
    case 'resolved':
      return { state: next, resolvedAt: now, closedAt: null };
    case 'closed':
      return { state: next, resolvedAt: resolvedAt ?? now, closedAt: now };
  }
}
