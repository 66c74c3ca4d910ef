import { z } from 'zod';
import { ANSWERS_BY_EMAIL, restoreMailAddress, withdrawMailAddress } from '../chat/mail-address.ts';
import { questionIn } from '../chat/open-question.ts';
import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import type { Skill, Turn, Tx } from '../chat/skill.ts';
import { closeQuestions } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { hasConsent, restoreConsents, saidNo, withdrawConsents } from '../members/index.ts';
import { purposeOfLastMessage, withdrawQueued } from '../outreach/index.ts';
import { personOf } from './answer-survey.ts';
import { SURVEY } from './ask-survey.ts';
import { ownerOf } from './leave-address.ts';

const speaker = ({ id, member, identity, conversation }: Turn) => ({
  memberId: member?.id,
  identityId: identity.id,
  channel: conversation.channel,
  messageId: id,
});

type Topic = 'surveys' | 'offers';
const isTopic = (purpose: string | undefined): purpose is Topic => purpose === 'surveys' || purpose === 'offers';

/**
 * "STOP": a no to what we would send unasked, recorded at once, on all channels; what waits in the outbox is taken back in the same
 * transaction. "No more offers" is about offers; a bare "stop", said to a survey, is about surveys, said to an offer about offers, as that
 * message promised; else about everything, mails from this chat included. The other is one tap away.
 */
export const stopContacts = (programme: () => Programme): Skill<{ only?: Topic }> => ({
  name: 'stop',
  input: z.strictObject({ only: z.enum(['surveys', 'offers']).optional() }),
  personal: false,
  async changes(turn, { only }, tx) {
    const all = programme().rules.contact.purposes;
    const about = only ?? (await answeredTopic(turn, tx));
    const beside = about && (await besideTopic(about, turn, all, tx));
    // Where nothing else would come, a bare "stop" is a no to everything, and says so; a no to what they name is to that alone.
    const isAboutOne = beside === 'comes' || (only !== undefined && beside === 'never asked');
    const purposes = about && isAboutOne ? [about] : all;
    await withdrawConsents(tx, speaker(turn), purposes, turn.now);
    if (turn.member) await withdrawQueued(tx, turn.member.id, purposes, turn.now);
    const asksNoMore = purposes.includes('surveys');
    if (asksNoMore) await closeQuestions(tx, personOf(turn), turn.now);
    const closesQuestion = asksNoMore ? ({ closesQuestion: true } as const) : {};
    const undo = { skill: 'undo_stop', input: { message: turn.id } };
    const undoChoice: Choice = { label: 'button-undo', action: undo };
    if (about && isAboutOne) {
      const { said, instead } = stopped(about, beside === 'comes');
      return { lines: [said], choices: [...instead, undoChoice], undo, ...closesQuestion };
    }
    const address = about ? false : await withdrawMailAddress(tx, ownerOf(turn), turn.now);
    return {
      lines: [line('stop-done'), ...(address ? [line('stop-mail')] : [])],
      choices: [undoChoice],
      undo,
      ...closesQuestion,
    };
  },
});

/** What the newest message of ours here was about, if nobody had asked for it; else what is being asked. */
async function answeredTopic({ conversation }: Turn, tx: Tx): Promise<Topic | undefined> {
  const purpose = await purposeOfLastMessage(tx, conversation.id);
  if (isTopic(purpose)) return purpose;
  // In the middle of answering: the second question follows an answer of theirs.
  return questionIn(conversation.flow)?.skill === SURVEY ? 'surveys' : undefined;
}

/** Whether the other topic still comes: they said yes to it, no, or nothing yet. */
async function besideTopic(
  about: Topic,
  { member, identity }: Turn,
  all: readonly string[],
  tx: Tx,
): Promise<'comes' | 'refused' | 'never asked'> {
  const other = about === 'surveys' ? 'offers' : 'surveys';
  if (!all.includes(other)) return 'refused';
  if (member && (await hasConsent(tx, member.id, other))) return 'comes';
  return (await saidNo(tx, { memberId: member?.id, identityId: identity.id }, other)) ? 'refused' : 'never asked';
}

/** What is said of a stop that is about one topic, and what may be stopped or had instead. */
function stopped(about: Topic, comesOther: boolean): { said: Line; instead: Choice[] } {
  switch (about) {
    case 'surveys': {
      const offers = choice('button-stop-offers', 'stop', { only: 'offers' });
      if (!comesOther) return { said: line('stop-surveys-alone'), instead: [offers] };
      const twice = choice('button-surveys-twice', 'contact_less', { about: 'surveys', contacts: 2, days: 365, again: true });
      return { said: line('stop-surveys'), instead: [offers, twice] };
    }
    case 'offers':
      return {
        said: line(comesOther ? 'stop-offers' : 'stop-offers-alone'),
        instead: [choice('button-stop-surveys', 'stop', { only: 'surveys' })],
      };
  }
}

/** Brings back what held before a stop. */
export const undoStop: Skill<{ message: string }> = {
  name: 'undo_stop',
  input: z.strictObject({ message: z.uuid() }),
  personal: false,
  async changes(turn, { message }, tx) {
    const restored = await restoreConsents(tx, speaker(turn), message, turn.now);
    if (restored.includes(ANSWERS_BY_EMAIL)) await restoreMailAddress(tx, turn.conversation.id);
    return { lines: [restored.length > 0 ? line('stop-undone') : line('stop-undone-nothing')] };
  },
};
