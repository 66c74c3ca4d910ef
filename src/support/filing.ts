import assert from 'node:assert/strict';
import type { Day } from '../shared/calendar.ts';
import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { inTx } from '../store/sql.ts';
import { dangerDue } from './calendar.ts';
import {
  type Complainant,
  type Complaint,
  type ComplaintCategory,
  type ComplaintRules,
  type Goods,
  promisedBy,
} from './complaint.ts';
import { appendComplaintEvent } from './complaints.ts';
import type { CustomerPromise } from './promise.ts';
import { makePromise, promisesAbout } from './promises.ts';
import { findComplaintByKey, insertComplaint, lockComplainant } from './stored-complaints.ts';

// The first message about something that went wrong. Whoever moves points in the same transaction locks members' points first; then
// come the person, conversations by id, and the complaint.

export type FileCommand = {
  /** The same again gives the first answer. */
  idempotencyKey: string;
  person: Complainant;
  conversationId: string;
  language: string;
  /** The customer's own, not empty. */
  words: string;
  category: ComplaintCategory;
  danger?: boolean;
  /** Nobody tells the customer of it, nor of the time for its answer: a person speaks to them, or others read along. */
  untold?: boolean;
  orderNumber?: string;
  item?: string;
  itemCount?: number;
  /** The day and the sum that their words name: kept with what happened, never reckoned with. */
  saidOn?: Day;
  amount?: { minor: number; currency?: string };
  goods?: Goods;
};

/** The complaint, what was promised with it, and whether the same command had filed it before. */
export type Filed = { complaint: Complaint; promise: CustomerPromise; again: boolean };

/** Files a complaint, and promises its answer by `firstResponseDueAt`: the caller tells that to the customer. */
export async function fileComplaint(tx: Tx, command: FileCommand, rules: ComplaintRules, now: Date): Promise<Filed> {
  const sql = inTx(tx);
  const { idempotencyKey, person, words, category, danger = false, orderNumber, item, itemCount, saidOn, goods } = command;
  const { service } = rules.rules;
  await lockComplainant(sql, person);
  const complaint = await insertComplaint(sql, {
    id: newId(now.getTime()),
    memberId: person.memberId ?? null,
    identityId: person.identityId,
    conversationId: command.conversationId,
    language: command.language,
    category,
    severity: danger ? 'danger' : 'normal',
    words,
    orderNumber: orderNumber ?? null,
    item: item ?? null,
    itemCount: itemCount ?? null,
    purchaseId: goods?.purchaseId ?? null,
    valueMinor: goods?.value?.minor ?? null,
    currency: goods?.value?.currency ?? null,
    team: danger ? service.dutyTeam : service.careTeam,
    programmeVersion: rules.version,
    idempotencyKey,
    filedAt: now,
    firstResponseDueAt: danger
      ? dangerDue(service.handoff.acceptMinutes, now)
      : promisedBy(rules, service.answerWithin.complaintHours, now),
  });
  if (!complaint) {
    const before = (await findComplaintByKey(sql, idempotencyKey))!;
    const [promise] = await promisesAbout(tx, before.id);
    assert(promise, 'a complaint is filed with a promise');
    return { complaint: before, promise, again: true };
  }
  const amount = command.amount && { currency: rules.rules.currency, ...command.amount };
  const detail = { category, orderNumber, item, itemCount, saidOn, amount };
  await appendComplaintEvent(tx, { complaintId: complaint.id, at: now, kind: 'filed', by: 'customer', detail });
  return {
    complaint,
    promise: await promiseAnswer(tx, complaint, { key: complaint.id, untold: command.untold }, rules, now),
    again: false,
  };
}

/** Promises an answer by the complaint's own time for it. Nothing is given for a miss where somebody is hurt. */
export async function promiseAnswer(
  tx: Tx,
  { id: complaintId, conversationId, memberId, severity, team, firstResponseDueAt: dueAt }: Complaint,
  { key, untold }: { key: string; untold?: boolean },
  rules: ComplaintRules,
  now: Date,
): Promise<CustomerPromise> {
  const command = { key: `answer:${key}`, conversationId, complaintId, memberId: memberId ?? undefined, dueAt, team };
  const promised = { ...command, promised: { kind: 'answer' }, by: 'bot', withoutPoints: severity === 'danger', untold } as const;
  return await makePromise(tx, promised, rules.rules.service.promises, now);
}
