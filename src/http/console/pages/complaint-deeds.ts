import type { Tx } from '../../../chat/skill.ts';
import { ok, refuse } from '../../../shared/result.ts';
import {
  COMPLAINT_CATEGORIES,
  type Complaint,
  closeComplaint,
  correctComplaint,
  findComplaint,
  moveToTeam,
  promisesAbout,
} from '../../../support/index.ts';
import { readId } from '../call.ts';
import type { Desk } from '../index.ts';
import type { Handlers } from '../routes.ts';
import type { Deed, Given } from './conversation.ts';

/** Why a complaint is closed, as the form asks. */
export const CLOSINGS = ['held', 'no_complaint'] as const;

/** What staff do with a complaint beside talking about it. Nobody need have the conversation for that. */
export function complaintDeeds(deed: Deed, { programme, promises }: Pick<Desk, 'programme' | 'promises'>) {
  return {
    'POST /console/conversations/:id/complaints/:complaintId/category': deed(
      'category',
      'complaint.corrected',
      async (tx, given) => {
        const complaint = await complaintHere(tx, given);
        const category = COMPLAINT_CATEGORIES.find((known) => known === given.form.get('category'));
        if (!complaint || !category) return refuse({ code: 'unknown_complaint' });
        const detail = { complaint: complaint.id, category };
        if (category === complaint.category) return ok(detail);
        const corrected = await correctComplaint(
          tx,
          { complaintId: complaint.id, correction: { category }, hand: handOf(given) },
          given.now,
        );
        return corrected.ok ? ok(detail) : corrected;
      },
    ),

    'POST /console/conversations/:id/complaints/:complaintId/team': deed('team', 'complaint.moved', async (tx, given) => {
      const complaint = await complaintHere(tx, given);
      const team = programme().rules.service.teams.find(({ code }) => code === given.form.get('team'))?.code;
      if (!complaint) return refuse({ code: 'unknown_complaint' });
      if (!team) return refuse({ code: 'nobody_chosen' });
      const moved = await moveToTeam(tx, { complaintId: complaint.id, team, staffId: given.staff.id }, given.now);
      return moved.ok ? ok({ complaint: complaint.id, from: complaint.team, team }) : moved;
    }),

    'POST /console/conversations/:id/complaints/:complaintId/reopen': deed('reopen', 'complaint.reopened', async (tx, given) => {
      const complaint = await complaintHere(tx, given);
      if (!complaint) return refuse({ code: 'unknown_complaint' });
      const reopened = await promises.reopen(tx, { complaintId: complaint.id, staffId: given.staff.id }, given.now);
      return reopened.ok ? ok({ complaint: complaint.id, form: given.key }) : reopened;
    }),

    // Closing tells the customer nothing, so nobody closes what they were promised a word about.
    'POST /console/conversations/:id/complaints/:complaintId/close': deed('close', 'complaint.closed', async (tx, given) => {
      const complaint = await complaintHere(tx, given);
      const why = CLOSINGS.find((known) => known === given.form.get('why'));
      if (!complaint || !why) return refuse({ code: 'unknown_complaint' });
      const isOwed = (await promisesAbout(tx, complaint.id)).some(({ state, told }) => state === 'open' && told);
      if (isOwed) return refuse({ code: 'promised_still' });
      const closed = await closeComplaint(tx, { complaintId: complaint.id, hand: handOf(given), why }, given.now);
      return closed.ok ? ok({ complaint: complaint.id, why, form: given.key }) : closed;
    }),
  } satisfies Partial<Handlers>;
}

const handOf = ({ staff }: Given) => ({ by: 'staff', staffId: staff.id }) as const;

/** The complaint that the address names, if it belongs to this conversation. */
async function complaintHere(tx: Tx, { params, place }: Given): Promise<Complaint | undefined> {
  const id = readId(params.complaintId);
  const complaint = id ? await findComplaint(tx, id) : undefined;
  return complaint?.conversationId === place.id ? complaint : undefined;
}
