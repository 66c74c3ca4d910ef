import { z } from 'zod';
import { findMailAddress } from '../chat/mail-address.ts';
import { type Choice, choice, continued, type Fact, type Line, line } from '../chat/reply.ts';
import { asks, type Skill, type Turn, type Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { HOUR_MS } from '../shared/clock.ts';
import {
  askForPerson,
  findComplaint,
  findHandoff,
  findOpenComplaint,
  findOpenHandoff,
  type Handoff,
  notePassedOn,
  noteSolved,
  reopenComplaint,
  resolveComplaint,
  serviceCalendar,
  workingState,
} from '../support/index.ts';
import { callMeChoice, hearsNumber, numberToCall } from './call-me.ts';
import { handOf } from './complaint-words.ts';
import { instant } from './facts.ts';
import { textOf } from './file-complaint.ts';
import { handoffSource, stillHolds } from './handoff-words.ts';
import { type LaterAnswers, leaveAddressChoice } from './leave-address.ts';
import { usualChoices } from './meet.ts';
import { yesOrNo } from './yes-no.ts';

const WHY = ['asked', 'not_understood', 'code_used'] as const;

/**
 * "A person, please": customer service is told, and the customer by when they have an answer. Until somebody takes over, the bot goes
 * on. Who asks again hears what holds.
 */
export const reachPerson = (
  programme: () => Programme,
  laterOn: (channel: string) => LaterAnswers,
): Skill<{ why?: (typeof WHY)[number] }> => ({
  name: 'person',
  input: z.strictObject({ why: z.enum(WHY).optional() }),
  personal: true,
  async changes(turn, { why = 'asked' }, tx) {
    const { handoff, isNew } = await ask(tx, turn, why, programme());
    // "Can somebody call me on 90 12 34 56?" says where, too.
    const phone = numberToCall(textOf(turn) ?? '');
    if (phone !== undefined) return { lines: [], next: { skill: 'call_me', input: { phone } } };
    if (!isNew) return { lines: [stillHolds(handoff, turn.now)], choices: [callMeChoice], flow: hearsNumber };
    const later = await leaveWord(tx, turn, laterOn(turn.conversation.channel));
    return {
      lines: [asked(handoff, programme(), turn.now), line('handoff-no-wait'), ...later.lines],
      choices: [...later.choices, callMeChoice],
      flow: hearsNumber,
    };
  },
});

/**
 * What the bot does not understand while somebody waits for a person is that person's. The customer hears so once, and that it holds for what
 * they add; hours later, and where they ask something, they hear again that it has arrived. A number is one to call.
 */
export const passOn = (programme: () => Programme): Skill<{ asks?: 'no_more' | 'nothing'; tellsOrder?: true }> => ({
  name: 'pass_on',
  /** The number of an order is none to call. */
  input: z.strictObject({ asks: z.enum(['no_more', 'nothing']).optional(), tellsOrder: z.literal(true).optional() }),
  personal: true,
  async changes(turn, { asks: wanted, tellsOrder }, tx) {
    const handoff = await findOpenHandoff(tx, turn.conversation.id);
    if (!handoff) return { lines: [line('not-understood')], choices: usualChoices(turn) };
    const phone = tellsOrder ? undefined : numberToCall(textOf(turn) ?? '');
    if (phone !== undefined) return { lines: [], next: { skill: 'call_me', input: { phone } } };
    // "All right" is no question, and "never mind" takes back no promise of a person's answer.
    if (wanted !== undefined && handoff.answerDueAt > turn.now)
      return {
        lines: [
          line(wanted === 'nothing' ? 'handoff-agreed' : 'handoff-called-off', { by: due(handoff, programme(), turn.now) }),
        ],
      };
    if (wanted === 'nothing') return { lines: [stillHolds(handoff, turn.now)] };
    const isNoted = await notePassedOn(tx, handoff.id, { now: turn.now, silentMs: SILENT_MS });
    if (!isNoted && !expectsWord(textOf(turn) ?? '', turn.language)) return { lines: [] };
    if (handoff.notedAt) return { lines: [stillHolds(handoff, turn.now)] };
    const passedOn =
      handoff.answerDueAt <= turn.now
        ? line('handoff-passed-on-late')
        : line('handoff-passed-on', { by: due(handoff, programme(), turn.now) });
    return { lines: [passedOn, continued(line('handoff-rest-too'))] };
  },
});

/** A question, or a mere sign or face, is no more of their story. */
const expectsWord = (text: string, language: string): boolean =>
  asks(text, language) || (text !== '' && !/[\p{L}\p{N}]/u.test(text));

/** What they write so soon after they were told is the rest of the same. */
const SILENT_MS = HOUR_MS;

export const SOLVED_SKILL = 'handoff_solved';

/** The bot waits for an answer to "Is it solved?". */
export const solvedFlow = (handoffId: string) => ({ skill: SOLVED_SKILL, data: { handoffId } });

/** The answers to "Is it solved?", when a person has given the conversation back. */
export const solvedChoices = (handoffId: string): readonly Choice[] => [
  choice('button-solved', SOLVED_SKILL, { handoffId, solved: true }),
  choice('button-no', SOLVED_SKILL, { handoffId, solved: false }),
];

export const handoffSolved = (programme: () => Programme): Skill<{ handoffId: string; solved: boolean }> => ({
  name: SOLVED_SKILL,
  input: z.strictObject({ handoffId: z.uuid(), solved: z.boolean() }),
  personal: true,
  answers(text, { handoffId }) {
    // "No, it is broken again" says no, and "no problem" does not.
    const solved = yesOrNo(text) ?? yesOrNo(text.split(/[,.!;:–]/)[0] ?? '');
    return solved === undefined || typeof handoffId !== 'string' ? undefined : { handoffId, solved };
  },
  async changes(turn, { handoffId, solved }, tx) {
    const isNews = await noteSolved(tx, handoffId, solved);
    if (solved) {
      if (isNews) await putRight(tx, turn, handoffId);
      return { lines: [line('handoff-solved')] };
    }
    const ended = await findHandoff(tx, handoffId);
    // What was put right, and is not, is open again with all that was said.
    if (ended?.complaintId)
      await reopenComplaint(tx, { complaintId: ended.complaintId, hand: handOf(turn) }, programme(), turn.now);
    const { handoff, isNew } = await ask(tx, turn, 'not_solved', programme());
    if (!isNew) return { lines: [stillHolds(handoff, turn.now)] };
    return { lines: [line('handoff-not-solved', { by: due(handoff, programme(), turn.now) })] };
  },
});

/** Their complaint is put right with it, unless something that was agreed is still to be done. */
async function putRight(tx: Tx, turn: Turn, handoffId: string): Promise<void> {
  const complaintId = (await findHandoff(tx, handoffId))?.complaintId;
  const complaint = complaintId && (await findComplaint(tx, complaintId));
  if (complaint && complaint.state === 'open')
    await resolveComplaint(tx, { complaintId: complaint.id, hand: handOf(turn) }, turn.now);
}

async function ask(tx: Tx, turn: Turn, reason: (typeof WHY)[number] | 'not_solved', { rules }: Programme) {
  const { id, conversation, identity, member, now } = turn;
  const complaint = await findOpenComplaint(tx, { memberId: member?.id, identityId: identity.id });
  const call = { conversationId: conversation.id, memberId: member?.id, complaintId: complaint?.id, reason, key: id };
  return await askForPerson(tx, call, rules, now);
}

/** By when: the time alone where the day has just been said. */
function due(handoff: Handoff, { rules }: Programme, now: Date): Fact {
  const opensAt = opening(rules, now);
  const isSaid = opensAt && localDay(opensAt, rules.timeZone) === localDay(handoff.answerDueAt, rules.timeZone);
  return { kind: isSaid ? 'clock' : 'due', value: handoff.answerDueAt.toISOString(), source: handoffSource(handoff) };
}

function asked(handoff: Handoff, programme: Programme, now: Date): Line {
  const opensAt = opening(programme.rules, now);
  if (!opensAt) return line('handoff-asked-open', { by: due(handoff, programme, now) });
  return line('handoff-asked-closed', { opensAt: instant(opensAt, handoffSource(handoff)), by: due(handoff, programme, now) });
}

/** When customer service opens; undefined while it is open, or where it says nothing of its hours. */
function opening(rules: Programme['rules'], now: Date): Date | undefined {
  const state = workingState(serviceCalendar(rules), now);
  return state?.open === false ? state.opensAt : undefined;
}

/** Where people close the page, they are asked where else the answer shall find them, unless they said so before. */
async function leaveWord(tx: Tx, { conversation }: Turn, later: LaterAnswers): Promise<{ lines: Line[]; choices: Choice[] }> {
  if (later !== 'by mail' || (await findMailAddress(tx, conversation.id))) return { lines: [], choices: [] };
  return {
    lines: [line('handoff-leave')],
    choices: [leaveAddressChoice, choice('button-come-back', 'leave_address', { wants: 'nothing' })],
  };
}
