import { z } from 'zod';
import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import type { Outcome, Read, Skill, Turn, Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { type Complaint, type ComplaintTold, complaintsOf, isUnsettled, promisesAbout } from '../support/index.ts';
import { COMPLAINT, caseOf, complaintSource, personOf, withOneAnswer } from './complaint-words.ts';
import { day } from './facts.ts';
import { statusLine } from './promise-words.ts';

const MOST_TOLD = 3;
const MOST_SEARCHED = 20;

const input = z.strictObject({
  /** The case that they name ("K-2107"). */
  caseNumber: z.int().optional(),
});

/** "How is my complaint?": what is promised and by when, at any time; without an open one, how the last one ended. */
export const complaintStatus = (programme: () => Programme): Skill<z.infer<typeof input>> => ({
  name: 'complaint_status',
  input,
  personal: true,
  reads: (turn, { caseNumber }, read) => toldStatus(turn, caseNumber, programme(), read),
});

/** How somebody's cases stand: those that are not put right yet, or else the last one. */
export async function toldStatus(
  turn: Turn,
  caseNumber: number | undefined,
  programme: Programme,
  read: Read | Tx,
): Promise<Outcome> {
  const all = await complaintsOf(read, personOf(turn), caseNumber === undefined ? MOST_TOLD : MOST_SEARCHED);
  // Whether a case of that number is somebody else's is not said: they are told of their own.
  const named = all.filter(({ complaint }) => complaint.number === caseNumber);
  const found = named.length > 0 ? named : all.slice(0, MOST_TOLD);
  const unsettled = found.filter(({ complaint }) => isUnsettled(complaint.state));
  const told = unsettled.length > 0 ? unsettled : found.slice(0, 1);
  if (told.length === 0)
    return { lines: [line('case-none')], choices: [choice('button-case-new', COMPLAINT), choice('button-person', 'person')] };
  const lines: Line[] = [];
  for (const { complaint } of told) {
    const promises = isUnsettled(complaint.state) ? await promisesAbout(read, complaint.id) : [];
    const open = withOneAnswer(promises.filter(({ state, told, misses }) => state === 'open' && (told || misses > 0)));
    lines.push(...open.map((promise) => statusLine(promise, complaint.number, programme)));
    if (open.length === 0) lines.push(stateLine(complaint, programme));
  }
  return { lines, choices: choicesFor(told[0]!) };
}

function stateLine(complaint: Complaint, { rules: { timeZone } }: Programme): Line {
  const facts = caseOf(complaint);
  const on = (at: Date) => day(localDay(at, timeZone), complaintSource(complaint.id));
  switch (complaint.state) {
    case 'open':
    case 'settling':
      return line('case-open', facts);
    case 'resolved':
      return line('case-resolved', { ...facts, on: on(complaint.resolvedAt!) });
    case 'closed':
      return line('case-closed', { ...facts, on: on(complaint.closedAt!) });
  }
}

function choicesFor({ complaint, order }: ComplaintTold): Choice[] {
  const { id: complaintId, state } = complaint;
  const why = choice('button-why', 'why');
  const person = choice('button-person', 'person');
  switch (state) {
    case 'open':
      return [choice('button-complaint-correct', 'correct_complaint', { complaintId }), why, person];
    case 'settling':
      return [
        ...(order?.state === 'ordered' ? [choice('button-undo', 'settle', { orderId: order.id, undo: true })] : []),
        why,
        person,
      ];
    case 'resolved':
    case 'closed':
      return [choice('button-case-reopen', 'held', { complaintId, held: false }), choice('button-case-new', COMPLAINT), person];
  }
}
