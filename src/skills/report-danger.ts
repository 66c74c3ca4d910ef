import { z } from 'zod';
import { findPrivateConversationOf } from '../chat/private-conversations.ts';
import { choice, continued, type Line, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import { createWords, type WordDeps } from '../chat/voice.ts';
import type { Programme } from '../loyalty/index.ts';
import {
  addWords,
  type Complaint,
  type CustomerPromise,
  fileComplaint,
  findOpenComplaint,
  holdComplainant,
  requestHandoff,
} from '../support/index.ts';
import { COMPLAINT_SAID } from './complaint-said.ts';
import { caseOf, complaintFlow, handOf, openPromiseOf, personOf } from './complaint-words.ts';
import { name } from './facts.ts';
import { keepFile, textOf } from './file-complaint.ts';
import { due, promiseSource } from './promise-words.ts';

/** Helps from any telephone in the European Economic Area, and from mobile ones in South Africa. */
const EMERGENCY_NUMBER = '112';

const DANGERS = [
  'health',
  'injury',
  'fire',
  'self_harm',
  'threat',
  'fraud',
  'privacy',
  'discrimination',
  'law',
  'media',
] as const;
type Danger = (typeof DANGERS)[number];
/** Somebody may be in danger, and nothing shows which: whether a life may be at stake is all that is known. */
const UNCLEAR = ['unclear_life', 'unclear'] as const;
type Told = Danger | (typeof UNCLEAR)[number];

/** What is said first where a life may be at stake: whom to call. Nothing else is offered. */
const WHOM_TO_CALL = {
  health: 'danger-health',
  injury: 'danger-injury',
  fire: 'danger-fire',
  self_harm: 'danger-self-harm',
  unclear_life: 'danger-unclear-life',
} as const satisfies Partial<Record<Told, string>>;
type LifeAtStake = keyof typeof WHOM_TO_CALL;

/** What is said first of all else. */
const FIRST = {
  threat: 'danger-threat',
  fraud: 'danger-fraud',
  privacy: 'danger-privacy',
  discrimination: 'danger-discrimination',
  law: 'danger-law',
  media: 'danger-law',
  unclear: 'danger-unclear',
} as const satisfies Record<Exclude<Told, LifeAtStake>, string>;

const input = z.object({
  danger: z.enum([...DANGERS, ...UNCLEAR]),
  ...COMPLAINT_SAID,
});
type Input = z.infer<typeof input>;

type Deps = Pick<WordDeps, 'texts'> & { programme: () => Programme };

/**
 * Somebody may be hurt, or threatens, or a lawyer does: help first, then a case at the top of the list with an alarm. Nothing is
 * settled or offered. Among others the words that help are said all the same, and nothing of the case. Where a person has the
 * conversation, they are alarmed and answer; but whom to call where a life is at stake is said by whoever reads it first.
 */
export const reportDanger = ({ programme, texts }: Deps): Skill<Input> => ({
  name: 'danger',
  input,
  personal: false,
  overhears: true,
  async changes(turn, given, tx) {
    const { conversation, now, identity } = turn;
    const { complaint, promise } = await caseFor(turn, given, programme(), tx);
    const isPublic = conversation.audience === 'public';
    const conversationId = isPublic ? ((await findPrivateConversationOf(tx, identity.id)) ?? conversation.id) : conversation.id;
    const asked = {
      conversationId,
      complaintId: complaint.id,
      reason: 'danger',
      severity: 'danger',
      danger: DANGERS.find((known) => known === given.danger),
    } as const;
    await requestHandoff(tx, asked, programme().rules, now);
    if (conversation.handledBy === 'staff' && isLifeAtStake(given.danger)) {
      const { timeZone, languages } = programme().rules;
      const say = createWords({ texts, settings: () => ({ timeZone, defaultLanguage: languages.default }) });
      const reply = { lines: [firstLine(given.danger), line('danger-alarmed')] };
      await say(tx, { key: `danger.${turn.id}`, conversationId: conversation.id, reply, language: turn.language }, now);
    }
    if (isPublic) return { lines: [firstLine(given.danger), line('danger-alarmed')] };
    return alarmed(given.danger, complaint, promise);
  },
});

async function caseFor(
  turn: Turn,
  { category = 'other', orderNumber, item, itemCount, saidOn, amount }: Input,
  programme: Programme,
  tx: Tx,
): Promise<{ complaint: Complaint; promise?: CustomerPromise }> {
  const { conversation, now, language, identity } = turn;
  const person = personOf(turn);
  const words = (textOf(turn) ?? '…').slice(0, 4_000);
  await holdComplainant(tx, person);
  const open = await findOpenComplaint(tx, person);
  if (open?.severity === 'danger') {
    const added = await addWords(tx, { complaintId: open.id, words, hand: handOf(turn) }, now);
    if (added.ok) {
      await keepFile(turn, open.id, tx);
      return { complaint: open, promise: await openPromiseOf(tx, open.id) };
    }
  }
  const isPublic = conversation.audience === 'public';
  const conversationId = isPublic ? ((await findPrivateConversationOf(tx, identity.id)) ?? conversation.id) : conversation.id;
  const said = { person, conversationId, language, words, category, orderNumber, item, itemCount, saidOn, amount };
  const filed = await fileComplaint(
    tx,
    { ...said, idempotencyKey: turn.id, danger: true, untold: isUnheard(turn) },
    programme,
    now,
  );
  await keepFile(turn, filed.complaint.id, tx);
  return filed;
}

/** What is answered is not said where a person has the conversation, and says nothing of the case where others read along. */
const isUnheard = ({ conversation }: Turn): boolean => conversation.audience === 'public' || conversation.handledBy === 'staff';

const isLifeAtStake = (danger: Told): danger is LifeAtStake => Object.hasOwn(WHOM_TO_CALL, danger);

const firstLine = (danger: Told): Line =>
  isLifeAtStake(danger)
    ? line(WHOM_TO_CALL[danger], { number: name(EMERGENCY_NUMBER, { kind: 'emergency' }) })
    : line(FIRST[danger]);

function alarmed(danger: Told, complaint: Complaint, promise: CustomerPromise | undefined): Outcome {
  const told = promise
    ? line('danger-alarm', { ...caseOf(complaint), due: due(promise.dueAt, promiseSource(promise.id)) })
    : line('danger-alarmed');
  const first = firstLine(danger);
  return {
    lines: isLifeAtStake(danger) ? [first, told] : [first, continued(told)],
    choices: [choice('button-person', 'person')],
    flow: complaintFlow(complaint),
  };
}
