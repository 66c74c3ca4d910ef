import { z } from 'zod';
import { type Choice, choice, continued, type Line, line, type Reply } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import type { Flow } from '../chat/work.ts';
import { openSurveyRun } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { saidNo } from '../members/index.ts';
import { DAY_MS } from '../shared/clock.ts';
import {
  addWords,
  appendComplaintEvent,
  type Complaint,
  caseNumber,
  closeComplaint,
  correctComplaint,
  type FollowUp,
  findComplaint,
  type Hand,
  holdComplainant,
  reopenComplaint,
} from '../support/index.ts';
import { surveyLines } from './ask-survey.ts';
import { caseOf, complaintSource, handOf, openPromiseOf, personOf } from './complaint-words.ts';
import { CORRECT } from './correct-complaint.ts';
import { count, name } from './facts.ts';
import { due, promiseSource } from './promise-words.ts';
import { callsOff, plainAnswer, yesOrNo } from './yes-no.ts';

export const HELD = 'held';

/** The question stays open so long; after that its buttons still work. */
const OPEN_DAYS = 7;

/** "Hello Mette. Did the cups arrive whole?", with what the next words are taken for. */
export function followUpQuestion({ complaint, remedy, listener }: FollowUp, now: Date): Reply & { flow: Flow } {
  const { id: complaintId } = complaint;
  const { givenName } = listener;
  const until = new Date(now.getTime() + OPEN_DAYS * DAY_MS).toISOString();
  const question = questionLine(complaint, remedy);
  const hello = line('follow-hello', { name: name(givenName ?? '', { kind: 'member' }) });
  return {
    lines: givenName === null ? [question] : [hello, continued(question)],
    choices: yesAndNo(complaintId),
    flow: {
      skill: HELD,
      data: { complaintId },
      stays: {
        since: now.toISOString(),
        until,
        goOn: { skill: HELD, input: { complaintId } },
        leave: { skill: HELD, input: { complaintId, leaves: true } },
      },
    },
  };
}

const yesAndNo = (complaintId: string): Choice[] => [
  choice('button-follow-yes', HELD, { complaintId, held: true }),
  choice('button-follow-no', HELD, { complaintId, held: false }),
];

function questionLine(complaint: Complaint, remedy: FollowUp['remedy']): Line {
  switch (remedy) {
    case 'replacement': {
      const facts = { count: count(complaint.itemCount ?? 1, complaintSource(complaint.id)) };
      return line(complaint.category === 'damaged' ? 'follow-damaged' : 'follow-replacement', facts);
    }
    case 'money_back':
      return line('follow-money');
    case 'points':
    case 'voucher':
    case null:
      return line('follow-other', caseOf(complaint));
  }
}

/**
 * Without `held`: it is asked again (`leaves` not given), or left as it is. `sure` that it is all right although it is open; `drops`: it is
 * to be closed although nothing was put right.
 */
type Held = { complaintId: string; held?: boolean; words?: string; leaves?: boolean; sure?: string; drops?: boolean };

/** The answer to "did it hold?": closed, or open again in one tap, with everything that was said before. */
export const heldSkill = (programme: () => Programme): Skill<Held> => ({
  name: HELD,
  input: z.strictObject({
    complaintId: z.string(),
    held: z.boolean().optional(),
    words: z.string().optional(),
    leaves: z.boolean().optional(),
    sure: z.string().optional(),
    drops: z.boolean().optional(),
  }),
  personal: true,
  answers: (text, { complaintId, sure, drops }) => {
    // "Never mind", said to "Shall I close it?", leaves it open.
    const heard = typeof sure === 'string' && callsOff(text) ? { held: false } : readHeld(text);
    if (!heard) return undefined;
    const asked = { ...(typeof sure === 'string' && { sure }), ...(drops === true && { drops }) };
    return { complaintId: String(complaintId), ...heard, ...asked };
  },
  async changes(turn, { complaintId, held, words, leaves, sure, drops }, tx) {
    const hand = handOf(turn);
    // The person comes before the conversation in the order of locks: a promise or a survey may follow.
    await holdComplainant(tx, personOf(turn));
    if (leaves) return { lines: [line('survey-not-now')], closesQuestion: true };
    if (held && drops) return { lines: [], next: { skill: CORRECT, input: { complaintId, none: true } } };
    if (held === undefined) return await askAgain(turn, complaintId, tx);
    return held
      ? await close(turn, { complaintId, hand, sure }, tx, programme())
      : await reopen(turn, { complaintId, hand, words }, tx, programme());
  },
});

/** They want to go on with what was asked on an earlier day. */
async function askAgain({ member, identity, conversation }: Turn, complaintId: string, tx: Tx): Promise<Outcome> {
  const complaint = await findComplaint(tx, complaintId);
  const isTheirs = complaint && (complaint.identityId === identity.id || complaint.memberId === member?.id);
  if (!isTheirs || complaint.state !== 'resolved') return unknown;
  return { lines: [line('follow-other', caseOf(complaint))], choices: yesAndNo(complaintId), flow: conversation.flow };
}

/** "no, broken again" is a no, and says why. */
function readHeld(text: string): Pick<Held, 'held' | 'words'> | undefined {
  const plain = yesOrNo(text);
  if (plain !== undefined) return { held: plain };
  const [first, ...more] = text.split(/[,.;:!?\n]/u);
  const begins = yesOrNo(first ?? '');
  // After a yes, what follows may be anything; only a no opens a case again.
  return begins === false && more.some((part) => part.trim() !== '') ? { held: false, words: text.trim() } : undefined;
}

async function close(
  turn: Turn,
  { complaintId, hand, sure }: { complaintId: string; hand: Hand; sure?: string },
  tx: Tx,
  programme: Programme,
): Promise<Outcome> {
  const closed = await closeComplaint(tx, { complaintId, hand, why: 'held', sure }, turn.now);
  if (!closed.ok) {
    switch (closed.refusal.code) {
      case 'unknown_complaint':
        return unknown;
      case 'agreed_before':
        return { lines: [line('follow-open', caseOf(closed.refusal.complaint))] };
      case 'not_put_right':
        return askIfSure(closed.refusal.complaint);
    }
  }
  const complaint = closed.value;
  if (complaint.closedAt?.getTime() !== turn.now.getTime()) return { lines: [line('follow-closed-before', caseOf(complaint))] };
  const asked = await askHowItWent(turn, complaint, tx, programme);
  if (!asked) return { lines: [line('follow-closed', caseOf(complaint))] };
  return { ...asked, lines: [line('follow-good'), ...asked.lines] };
}

/** It was opened again since that button was shown: it stays so, unless they say that it is all right now. */
const askIfSure = (complaint: Complaint): Outcome =>
  askToClose(complaint, { lines: [line('follow-open-sure', caseOf(complaint))] });

/** Whether a case that is not put right shall be closed all the same: these lines ask. */
export function askToClose(
  { id: complaintId, firstResponseDueAt }: Complaint,
  { lines, drops }: { lines: readonly Line[]; drops?: true },
): Outcome {
  const asked = { sure: firstResponseDueAt.toISOString(), ...(drops && { drops }) };
  return {
    lines,
    choices: [
      choice('button-follow-sure', HELD, { complaintId, held: true, ...asked }),
      choice('button-follow-stay', HELD, { complaintId, held: false }),
      choice('button-person', 'person'),
    ],
    flow: { skill: HELD, data: { complaintId, ...asked } },
  };
}

/** How satisfied they are with how it was put right; not asked of those who want no questions, or have another one open. */
async function askHowItWent(turn: Turn, complaint: Complaint, tx: Tx, programme: Programme): Promise<Outcome | undefined> {
  const { member, identity, conversation, now } = turn;
  if (await saidNo(tx, { memberId: member?.id, identityId: identity.id }, 'surveys')) return undefined;
  const about = { complaint: caseNumber(complaint.number) };
  const asked = { surveyCode: 'after-complaint', conversationId: conversation.id, cause: `complaint:${complaint.id}`, about };
  const opened = await openSurveyRun(tx, { ...asked, memberId: member?.id, identityId: identity.id }, now);
  if (!opened.ok || opened.value.run.state !== 'open') return undefined;
  return surveyLines(opened.value.run, programme, now, { unasked: false });
}

async function reopen(
  turn: Turn,
  { complaintId, hand, words }: { complaintId: string; hand: Hand; words?: string },
  tx: Tx,
  programme: Programme,
): Promise<Outcome> {
  const reopened = await reopenComplaint(tx, { complaintId, hand }, programme, turn.now);
  if (!reopened.ok) return unknown;
  const { complaint, again } = reopened.value;
  if (words !== undefined) await addWords(tx, { complaintId, words, hand }, turn.now);
  const promise = reopened.value.promise ?? (await openPromiseOf(tx, complaintId));
  if (!promise) return { lines: [line('follow-open', caseOf(complaint))], choices: [choice('button-person', 'person')] };
  const facts = { ...caseOf(complaint), due: due(promise.dueAt, promiseSource(promise.id)) };
  if (again) return { lines: [line('follow-open-before', facts)], choices: [choice('button-person', 'person')] };
  if (words !== undefined) return { lines: [line('follow-again-words', facts)], choices: [choice('button-person', 'person')] };
  return {
    lines: [line('follow-again', facts)],
    choices: [
      choice('button-follow-broken', 'wrong_again', { complaintId, what: 'damaged' }),
      choice('button-follow-missing', 'wrong_again', { complaintId, what: 'not_arrived' }),
      choice('button-follow-else', 'wrong_again', { complaintId, what: 'other' }),
      choice('button-person', 'person'),
    ],
    flow: { skill: 'wrong_again', data: { complaintId } },
  };
}

type WrongAgain = { complaintId: string; what: 'damaged' | 'not_arrived' | 'other'; words?: string };

/** So sure must be what words mean elsewhere, for them not to be about the case that was just opened again. */
const SURELY = 0.8;

/** What is wrong with a complaint that was opened again, by a tap or in their own words. */
export const wrongAgain: Skill<WrongAgain> = {
  name: 'wrong_again',
  input: z.strictObject({
    complaintId: z.string(),
    what: z.enum(['damaged', 'not_arrived', 'other']),
    words: z.string().optional(),
  }),
  personal: true,
  answers(text, { complaintId }, heard) {
    if (callsOff(text) || plainAnswer(text) === false) return undefined;
    const { intent, confidence } = heard();
    if (intent !== undefined && intent !== 'complaint' && confidence >= SURELY) return undefined;
    return { complaintId: String(complaintId), what: 'other', words: text };
  },
  async changes(turn, { complaintId, what, words }, tx) {
    const hand = handOf(turn);
    if (words !== undefined) {
      const added = await addWords(tx, { complaintId, words, hand }, turn.now);
      return added.ok ? noted(added.value) : unknown;
    }
    const correction = what === 'other' ? {} : { category: what };
    const corrected = await correctComplaint(tx, { complaintId, correction, hand }, turn.now);
    const complaint = corrected.ok ? corrected.value : 'complaint' in corrected.refusal ? corrected.refusal.complaint : undefined;
    if (!complaint) return unknown;
    if (what === 'other')
      return { lines: [line('follow-tell', caseOf(complaint))], flow: { skill: 'wrong_again', data: { complaintId } } };
    // What was agreed before stays about what it was; what is wrong now is written down beside it.
    if (!corrected.ok)
      await appendComplaintEvent(tx, { complaintId, at: turn.now, kind: 'added', by: 'customer', detail: { what } });
    return noted(complaint);
  },
};

const noted = (complaint: Complaint): Outcome => ({
  lines: [line('follow-noted', caseOf(complaint))],
  choices: [choice('button-person', 'person')],
});

const unknown: Outcome = { lines: [line('old-button')], choices: [choice('button-person', 'person')] };
