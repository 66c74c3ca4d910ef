import { idAfter, newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import {
  type Complainant,
  type Complaint,
  type ComplaintCategory,
  type ComplaintRules,
  type Goods,
  isUnsettled,
  promisedBy,
} from './complaint.ts';
import type { ComplaintEvent, NewEvent } from './complaint-events.ts';
import { inTx, type Read, sqlOf } from './sql.ts';
import {
  findComplaintById,
  findComplaintByKey,
  insertComplaint,
  insertEvent,
  loadComplaintsOf,
  loadEvents,
  lockComplainant,
  newestEventId,
} from './stored-complaints.ts';

// Complaints, from the first message about them. Whoever moves points in the same transaction locks members' points first; then
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
  orderNumber?: string;
  item?: string;
  itemCount?: number;
  goods?: Goods;
};

/** The complaint, and whether the same command had filed it before. */
export type Filed = { complaint: Complaint; again: boolean };

/** Files a complaint. By `firstResponseDueAt` its customer has an answer: the caller promises it (`makePromise`) and says so. */
export async function fileComplaint(tx: Tx, command: FileCommand, rules: ComplaintRules, now: Date): Promise<Filed> {
  const sql = inTx(tx);
  const { idempotencyKey, person, words, category, danger = false, orderNumber, item, itemCount, goods } = command;
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
    firstResponseDueAt: promisedBy(rules, service.answerWithin.complaintHours, now),
  });
  if (!complaint) return { complaint: (await findComplaintByKey(sql, idempotencyKey))!, again: true };
  const detail = { category, orderNumber, item, itemCount };
  await appendComplaintEvent(tx, { complaintId: complaint.id, at: now, kind: 'filed', by: 'customer', detail });
  return { complaint, again: false };
}

/** Writes down what happened to a complaint. Rows are only added. */
export async function appendComplaintEvent(tx: Tx, event: NewEvent): Promise<void> {
  const sql = inTx(tx);
  await insertEvent(sql, { ...event, id: idAfter(await newestEventId(sql, event.complaintId), event.at) });
}

/** The complaint of a person that is not put right yet, the newest of several. */
export async function findOpenComplaint(read: Read, person: Complainant): Promise<Complaint | undefined> {
  const [newest] = await loadComplaintsOf(sqlOf(read), person, 1);
  return newest && isUnsettled(newest.state) ? newest : undefined;
}

export async function findComplaint(read: Read, complaintId: string): Promise<Complaint | undefined> {
  return await findComplaintById(sqlOf(read), complaintId);
}

/** What happened to a complaint, in its order. */
export async function complaintEvents(read: Read, complaintId: string): Promise<ComplaintEvent[]> {
  return await loadEvents(sqlOf(read), complaintId);
}

/** Whether it is a complaint of this person: theirs by membership, or by the account that they write from. */
export async function isTheirs(read: Read, complaintId: string, { memberId, identityId }: Complainant): Promise<boolean> {
  const rows = await sqlOf(read)<{ id: string }>(
    'select own.id::text from complaints_of($1::uuid, $2::uuid) as own(id) where own.id = $3::uuid',
    memberId ?? null,
    identityId,
    complaintId,
  );
  return rows.length > 0;
}
