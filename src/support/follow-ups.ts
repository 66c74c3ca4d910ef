import { DAY_MS } from '../shared/clock.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import type { Complaint, Remedy } from './complaint.ts';
import { appendComplaintEvent } from './complaints.ts';
import { changeComplaint, lockComplaint } from './stored-complaints.ts';
import { findRemedyOf, loadFollowUpsDue } from './stored-follow-ups.ts';
import { findListener, findPromiseMember, type Listener, loadPromisesOfComplaint } from './stored-promises.ts';

// "Did it hold?", asked once, some days after a complaint was put right.

/** Whoever could not be asked for so long is left in peace: the question would be about something half forgotten. */
const ASKED_WITHIN_DAYS = 14;

type FollowUpRules = { followUp: { days: number } };

/** Complaints whose customers are to be asked now. */
export async function dueFollowUps(
  read: Read,
  { followUp }: FollowUpRules,
  now: Date,
  { except = [], limit }: { except?: readonly string[]; limit: number },
): Promise<string[]> {
  const before = new Date(now.getTime() - followUp.days * DAY_MS);
  const after = new Date(before.getTime() - ASKED_WITHIN_DAYS * DAY_MS);
  return await loadFollowUpsDue(sqlOf(read), { after, before, except, limit });
}

export type FollowUp = {
  complaint: Complaint;
  remedy: Remedy | null;
  listener: Listener;
  /** Whose it is now; none for a stranger. */
  memberId?: string;
};

/**
 * Locks a complaint to ask about it.
 * @returns undefined where there is nothing to ask yet (something is still owed) or any more (it was opened again, or asked about), or
 *   nobody to be reached
 */
export async function takeFollowUp(tx: Tx, complaintId: string, rules: FollowUpRules, now: Date): Promise<FollowUp | undefined> {
  const sql = inTx(tx);
  const complaint = await lockComplaint(sql, complaintId);
  if (complaint?.state !== 'resolved' || complaint.followedUpAt !== null || complaint.resolvedAt === null) return undefined;
  if (complaint.resolvedAt.getTime() + rules.followUp.days * DAY_MS > now.getTime()) return undefined;
  if ((await loadPromisesOfComplaint(sql, complaintId)).some(({ state }) => state === 'open')) return undefined;
  const { conversationId } = complaint;
  const memberId = await findPromiseMember(sql, complaint.memberId, conversationId);
  const listener = await findListener(sql, memberId ?? null, conversationId);
  if (listener.way === 'nowhere') return undefined;
  return { complaint, remedy: (await findRemedyOf(sql, complaintId)) as Remedy | null, listener, memberId };
}

/** It was asked, in this transaction. */
export async function noteFollowedUp(tx: Tx, { id: complaintId }: Complaint, now: Date): Promise<void> {
  await changeComplaint(inTx(tx), complaintId, { followedUpAt: now });
  await appendComplaintEvent(tx, { complaintId, at: now, kind: 'followed_up', by: 'rule' });
}
