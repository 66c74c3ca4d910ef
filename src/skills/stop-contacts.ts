import { z } from 'zod';
import { ANSWERS_BY_EMAIL, restoreMailAddress, withdrawMailAddress } from '../chat/mail-address.ts';
import { choice, line } from '../chat/reply.ts';
import type { Skill, Turn } from '../chat/skill.ts';
import { closeQuestions } from '../feedback/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { restoreConsents, withdrawConsents } from '../members/index.ts';
import { personOf } from './answer-survey.ts';
import { ownerOf } from './leave-address.ts';

const speaker = ({ id, member, identity, conversation }: Turn) => ({
  memberId: member?.id,
  identityId: identity.id,
  channel: conversation.channel,
  messageId: id,
});

/** "STOP": a no to everything that we would send unasked, recorded at once, on all channels; this chat sends no more mails either. */
export const stopContacts = (programme: () => Programme): Skill<Record<string, never>> => ({
  name: 'stop',
  input: z.strictObject({}),
  personal: false,
  async changes(turn, _input, tx) {
    await withdrawConsents(tx, speaker(turn), programme().rules.contact.purposes, turn.now);
    await closeQuestions(tx, personOf(turn), turn.now);
    const address = await withdrawMailAddress(tx, ownerOf(turn), turn.now);
    return {
      lines: [line('stop-done'), ...(address ? [line('stop-mail')] : [])],
      choices: [choice('button-undo', 'undo_stop', { message: turn.id })],
      closesQuestion: true,
    };
  },
});

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
