import { type Read, sqlOf } from '../store/sql.ts';
import type { Complainant, Complaint, ComplaintCategory, ComplaintState, Severity } from './complaint.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import { findComplaintById, loadComplaintsOf, loadEvents, loadFileIds, loadList } from './stored-complaints.ts';
import { findHoldingOrder, loadOrders, loadWaitingOrders, type RemedyOrder, type WaitingOrder } from './stored-remedies.ts';

// Complaints as the console and the customer read them.

export type ComplaintList = Partial<{
  states: readonly ComplaintState[];
  team: string;
  category: ComplaintCategory;
  severity: Severity;
  limit: number;
  offset: number;
}>;

/** Complaints by urgency: danger before everything, then by the time that was promised. */
export async function listComplaints(
  read: Read,
  { limit = 50, offset = 0, ...wanted }: ComplaintList = {},
): Promise<Complaint[]> {
  return await loadList(sqlOf(read), { ...wanted, limit, offset });
}

export type ComplaintStory = {
  complaint: Complaint;
  events: ComplaintEvent[];
  orders: RemedyOrder[];
  /** Attachments by their ids, for `openAttachment`; those included that are still on their way to us. */
  files: { id: string; media: string; state: string }[];
};

/** A complaint with everything that happened to it. */
export async function loadComplaint(read: Read, complaintId: string): Promise<ComplaintStory | undefined> {
  const sql = sqlOf(read);
  const complaint = await findComplaintById(sql, complaintId);
  if (!complaint) return undefined;
  return {
    complaint,
    events: await loadEvents(sql, complaintId),
    orders: await loadOrders(sql, complaintId),
    files: await loadFileIds(sql, complaintId),
  };
}

/** What people outside have to send or pay, the soonest first; of one team, or of all. */
export async function waitingOrders(
  read: Read,
  { team, limit = 100 }: { team?: string; limit?: number } = {},
): Promise<WaitingOrder[]> {
  return await loadWaitingOrders(sqlOf(read), team, limit);
}

/** A complaint and what was agreed for it, if anything was. */
export type ComplaintTold = { complaint: Complaint; order?: RemedyOrder };

/** The complaints of a person with what holds for each: those that are not put right yet first, then the newest. */
export async function complaintsOf(read: Read, person: Complainant, limit: number): Promise<ComplaintTold[]> {
  const sql = sqlOf(read);
  const found = await loadComplaintsOf(sql, person, limit);
  const told: ComplaintTold[] = [];
  for (const complaint of found) told.push({ complaint, order: await findHoldingOrder(sql, complaint.id) });
  return told;
}
