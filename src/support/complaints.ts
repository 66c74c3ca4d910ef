import { idAfter } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import { type Complainant, type Complaint, isUnsettled } from './complaint.ts';
import type { ComplaintEvent, NewEvent } from './complaint-events.ts';
import {
  findComplaintById,
  insertEvent,
  loadComplaintsOf,
  loadEvents,
  lockComplainant,
  newestEventId,
} from './stored-complaints.ts';

// Complaints as they are, and what happened to them.

/** Writes down what happened to a complaint. Rows are only added. */
export async function appendComplaintEvent(tx: Tx, event: NewEvent): Promise<void> {
  const sql = inTx(tx);
  await insertEvent(sql, { ...event, id: idAfter(await newestEventId(sql, event.complaintId), event.at) });
}

/** Whoever looks for a complaint that is open in order to file one where there is none begins with this: two chats at once file one. */
export async function holdComplainant(tx: Tx, person: Complainant): Promise<void> {
  await lockComplainant(inTx(tx), person);
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
