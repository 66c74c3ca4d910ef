import type { Tx } from '../store/database.ts';
import { inTx } from '../store/sql.ts';
import { appendComplaintEvent } from './complaints.ts';
import type { CustomerPromise } from './promise.ts';
import { keepAnswers } from './promises.ts';
import { changeComplaint, lockUnanswered } from './stored-complaints.ts';
import { findOpenHandoff, noteAnswer } from './stored-handoffs.ts';

/**
 * A person wrote to the customer: whatever waited for their word in this conversation has it. The wait for a person, complaints and
 * promised answers are noted together, so that no list calls one of them unanswered. A complaint of another chat of theirs that the wait is
 * about counts as answered too. The caller has locked the conversation; the other one is not locked after it.
 *
 * @param answer.proof the id of the message, or of the promise that they made; that one (`except`) is to be kept yet
 * @returns the promised answers that it keeps
 */
export async function noteAnswered(
  tx: Tx,
  answer: { conversationId: string; proof: string; staffId: string; except?: string },
  now: Date,
): Promise<CustomerPromise[]> {
  const { conversationId, proof, staffId } = answer;
  const sql = inTx(tx);
  await noteAnswer(tx, conversationId, now);
  const waited = (await findOpenHandoff(tx, conversationId))?.complaintId;
  for (const complaintId of await lockUnanswered(sql, { conversationId, complaintId: waited })) {
    await changeComplaint(sql, complaintId, { answeredAt: now });
    await appendComplaintEvent(tx, { complaintId, at: now, kind: 'answered', by: 'staff', staffId, detail: { proof } });
  }
  return await keepAnswers(tx, { ...answer, complaintId: waited }, now);
}
