import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx } from '../store/sql.ts';
import {
  afterMove,
  type Complainant,
  type Complaint,
  type ComplaintCategory,
  type ComplaintRules,
  type Goods,
  isUnsettled,
  promisedBy,
} from './complaint.ts';
import type { ComplaintEventKind } from './complaint-events.ts';
import { appendComplaintEvent, isTheirs } from './complaints.ts';
import { promiseAnswer } from './filing.ts';
import type { CustomerPromise } from './promise.ts';
import { withdrawPromises } from './promises.ts';
import { lockPersonAbout, moved } from './settling.ts';
import { changeComplaint, insertFile, lockComplaint } from './stored-complaints.ts';
import { findHoldingOrder, type RemedyOrder } from './stored-remedies.ts';

// What changes a complaint besides its remedies: its customer's further words and corrections, and what staff do with it.
// Locks: the person where a promise may follow, conversations by id, then the complaint.

/** Who does it: the customer in a turn of theirs, or somebody of the staff. */
export type Hand = { by: 'customer'; person: Complainant; turnIn: string } | { by: 'staff'; staffId: string };

export type UnknownComplaint = { code: 'unknown_complaint' };
/** It is open: nothing was put right that could have held. */
export type NotPutRight = { code: 'not_put_right'; complaint: Complaint };
export type ComplaintOver = { code: 'complaint_over'; complaint: Complaint };

async function take(tx: Tx, complaintId: string, hand: Hand): Promise<Complaint | undefined> {
  const complaint = await lockComplaint(inTx(tx), complaintId, hand.by === 'customer' ? hand.turnIn : undefined);
  if (!complaint) return undefined;
  return hand.by === 'staff' || (await isTheirs(tx, complaint.id, hand.person)) ? complaint : undefined;
}

const note = (
  tx: Tx,
  { id: complaintId }: Complaint,
  kind: ComplaintEventKind,
  hand: Hand,
  detail: Record<string, unknown>,
  now: Date,
): Promise<void> =>
  appendComplaintEvent(tx, {
    complaintId,
    at: now,
    kind,
    by: hand.by,
    staffId: hand.by === 'staff' ? hand.staffId : undefined,
    detail,
  });

/** Adds what the customer wrote later. */
export async function addWords(
  tx: Tx,
  { complaintId, words, hand }: { complaintId: string; words: string; hand: Hand },
  now: Date,
): Promise<Result<Complaint, UnknownComplaint>> {
  const complaint = await take(tx, complaintId, hand);
  if (!complaint) return refuse({ code: 'unknown_complaint' });
  await note(tx, complaint, hand.by === 'staff' ? 'noted' : 'added', hand, { words }, now);
  return ok(complaint);
}

/** A file that a message of the customer brought belongs to the complaint, and outlives the message. Once, whatever is tried again. */
export async function addFile(
  tx: Tx,
  { complaintId, inboundId, hand }: { complaintId: string; inboundId: string; hand: Hand },
  now: Date,
): Promise<Result<Complaint, UnknownComplaint>> {
  const complaint = await take(tx, complaintId, hand);
  if (!complaint) return refuse({ code: 'unknown_complaint' });
  if (await insertFile(inTx(tx), { inboundId, complaintId, addedAt: now }))
    await note(tx, complaint, 'file_added', hand, { inboundId }, now);
  return ok(complaint);
}

export type Correction = Partial<{
  category: ComplaintCategory;
  orderNumber: string;
  item: { item: string; count?: number };
  /** What we know of the purchase, the correction included; `null` where that is nothing. Without it, what was known stays. */
  goods: Goods | null;
}>;

/**
 * Puts right what was understood. As long as nothing is agreed: afterwards the agreement would be about something else.
 */
export async function correctComplaint(
  tx: Tx,
  { complaintId, correction, hand }: { complaintId: string; correction: Correction; hand: Hand },
  now: Date,
): Promise<
  Result<Complaint, UnknownComplaint | ComplaintOver | { code: 'agreed_before'; complaint: Complaint; order: RemedyOrder }>
> {
  const sql = inTx(tx);
  const complaint = await take(tx, complaintId, hand);
  if (!complaint) return refuse({ code: 'unknown_complaint' });
  const order = await findHoldingOrder(sql, complaint.id);
  if (order) return refuse({ code: 'agreed_before', complaint, order });
  if (complaint.state !== 'open') return refuse({ code: 'complaint_over', complaint });
  const { category, orderNumber, item, goods } = correction;
  const changed = await changeComplaint(sql, complaint.id, {
    category: category ?? complaint.category,
    ...(orderNumber !== undefined && { orderNumber }),
    ...(item && { item: item.item, itemCount: item.count ?? null }),
    ...(goods !== undefined && {
      purchaseId: goods?.purchaseId ?? null,
      valueMinor: goods?.value?.minor ?? null,
      currency: goods?.value?.currency ?? null,
    }),
  });
  const detail = {
    ...(category && { category: { from: complaint.category, to: category } }),
    ...(orderNumber !== undefined && { orderNumber: { from: complaint.orderNumber, to: orderNumber } }),
    ...(item && { item: { from: complaint.item, to: item.item } }),
  };
  await note(tx, complaint, 'corrected', hand, detail, now);
  return ok(changed);
}

/** Another team has it from now on. */
export async function moveToTeam(
  tx: Tx,
  { complaintId, team, staffId }: { complaintId: string; team: string; staffId: string },
  now: Date,
): Promise<Result<Complaint, UnknownComplaint>> {
  const hand: Hand = { by: 'staff', staffId };
  const complaint = await take(tx, complaintId, hand);
  if (!complaint) return refuse({ code: 'unknown_complaint' });
  if (complaint.team === team) return ok(complaint);
  await note(tx, complaint, 'moved', hand, { from: complaint.team, to: team }, now);
  return ok(await changeComplaint(inTx(tx), complaint.id, { team }));
}

/** It is put right. What was ordered and is not confirmed stays an order, and its promise a promise: it is confirmed or cancelled by itself. */
export async function resolveComplaint(
  tx: Tx,
  { complaintId, hand }: { complaintId: string; hand: Hand },
  now: Date,
): Promise<Result<Complaint, UnknownComplaint | ComplaintOver>> {
  const complaint = await take(tx, complaintId, hand);
  if (!complaint) return refuse({ code: 'unknown_complaint' });
  if (!afterMove(complaint.state, 'resolve')) return refuse({ code: 'complaint_over', complaint });
  await note(tx, complaint, 'resolved', hand, {}, now);
  await withdrawPromises(tx, { complaintId, kinds: ['answer'], reason: 'resolved' }, now);
  const answeredAt = complaint.answeredAt ?? now;
  return ok(await changeComplaint(inTx(tx), complaint.id, { ...moved(complaint, 'resolve', now), answeredAt }));
}

/**
 * It held, it was none, or nobody says otherwise. A second time gives the first answer. That it held, a customer can say of what was
 * put right: an old button closes nothing that was opened again since, unless they are `sure` of that very opening.
 *
 * @param sure until when an answer was promised as they were asked whether they are
 */
export async function closeComplaint(
  tx: Tx,
  { complaintId, hand, why, sure }: { complaintId: string; hand: Hand; why: 'held' | 'no_complaint'; sure?: string },
  now: Date,
): Promise<
  Result<Complaint, UnknownComplaint | NotPutRight | { code: 'agreed_before'; complaint: Complaint; order: RemedyOrder }>
> {
  const sql = inTx(tx);
  const complaint = await take(tx, complaintId, hand);
  if (!complaint) return refuse({ code: 'unknown_complaint' });
  if (complaint.state === 'closed') return ok(complaint);
  const order = await findHoldingOrder(sql, complaint.id);
  if (order?.state === 'ordered') return refuse({ code: 'agreed_before', complaint, order });
  const isHeldByCustomer = hand.by === 'customer' && why === 'held';
  if (isHeldByCustomer && isUnsettled(complaint.state) && sure !== complaint.firstResponseDueAt.toISOString())
    return refuse({ code: 'not_put_right', complaint });
  await note(tx, complaint, 'closed', hand, { why }, now);
  await withdrawPromises(tx, { complaintId, reason: why }, now);
  return ok(await changeComplaint(sql, complaint.id, moved(complaint, 'close', now)));
}

/**
 * It did not hold, or is wrong again: open as before, with everything, and with a new time for an answer. What was agreed before was
 * carried out, and stays so; a person decides what is to follow, since the bot puts each purchase right once. A second time gives the first answer.
 */
export async function reopenComplaint(
  tx: Tx,
  { complaintId, hand }: { complaintId: string; hand: Hand },
  rules: ComplaintRules,
  now: Date,
): Promise<Result<{ complaint: Complaint; promise?: CustomerPromise; again: boolean }, UnknownComplaint>> {
  await lockPersonAbout(inTx(tx), complaintId);
  const complaint = await take(tx, complaintId, hand);
  if (!complaint) return refuse({ code: 'unknown_complaint' });
  if (!afterMove(complaint.state, 'reopen')) return ok({ complaint, again: true });
  await note(tx, complaint, 'reopened', hand, {}, now);
  const firstResponseDueAt = promisedBy(rules, rules.rules.service.answerWithin.complaintHours, now);
  const severity = complaint.severity === 'normal' ? 'high' : complaint.severity;
  const change = { ...moved(complaint, 'reopen', now), severity, firstResponseDueAt, answeredAt: null, followedUpAt: null };
  const open = await changeComplaint(inTx(tx), complaint.id, change);
  return ok({
    complaint: open,
    promise: await promiseAnswer(tx, open, { key: `${open.id}:${now.getTime()}` }, rules, now),
    again: false,
  });
}
