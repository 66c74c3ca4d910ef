import { z } from 'zod';
import { choice, type Line, line } from '../chat/reply.ts';
import type { Skill, Turn } from '../chat/skill.ts';
import { recordConsent, withdrawConsents } from '../members/index.ts';
import { restoreLimits, setLimit } from '../outreach/index.ts';
import { count } from './facts.ts';

const STORED = { kind: 'member' } as const;

type Wish = {
  /** What it is about; everything without it. */
  about?: 'surveys' | 'offers';
  contacts?: number;
  days?: number;
  /** A yes to it besides: the button that offers this instead of a stop. */
  again?: true;
};

/** "Once a month is enough": how often somebody wants to be written to at most, beside the programme's own limit. */
export const limitContacts: Skill<Wish> = {
  name: 'contact_less',
  input: z.strictObject({
    about: z.enum(['surveys', 'offers']).optional(),
    contacts: z.int().min(1).max(1_000).optional(),
    days: z.int().min(1).max(3_650).optional(),
    again: z.literal(true).optional(),
  }),
  personal: true,
  async changes(turn, { about, contacts, days, again }, tx) {
    const said = saidIn(turn);
    if (!said) return { lines: [line('limit-stranger')] };
    if (contacts === undefined || days === undefined)
      return {
        lines: [line('limit-ask')],
        choices: [
          choice('button-once-month', 'contact_less', { ...(about && { about }), contacts: 1, days: 30 }),
          choice('button-twice-year', 'contact_less', { ...(about && { about }), contacts: 2, days: 365 }),
          choice('button-stop-all', 'stop', about ? { only: about } : {}),
        ],
      };
    await setLimit(tx, said, { purpose: about ?? null, contacts, days }, turn.now);
    if (again && about)
      await recordConsent(
        tx,
        { memberId: said.memberId, identityId: turn.identity.id, channel: said.channel, messageId: turn.id },
        { purpose: about, given: true, source: 'button' },
        turn.now,
      );
    const undo = { skill: 'undo_limit', input: { message: turn.id, ...(again && about && { stop: about }) } };
    return {
      lines: [doneLine(about, { contacts: count(contacts, STORED), days: count(days, STORED) })],
      choices: [{ label: 'button-undo', action: undo }],
      undo,
    };
  },
};

function doneLine(about: Wish['about'], often: { contacts: ReturnType<typeof count>; days: ReturnType<typeof count> }): Line {
  switch (about) {
    case undefined:
      return line('limit-all', often);
    case 'surveys':
      return line('limit-surveys', often);
    case 'offers':
      return line('limit-offers', often);
  }
}

/** Brings back what held before; with `stop`, the no that it had replaced as well. */
export const undoLimit: Skill<{ message: string; stop?: 'surveys' | 'offers' }> = {
  name: 'undo_limit',
  input: z.strictObject({ message: z.uuid(), stop: z.enum(['surveys', 'offers']).optional() }),
  personal: true,
  async changes(turn, { message, stop }, tx) {
    const said = saidIn(turn);
    const undone = said !== undefined && (await restoreLimits(tx, said, message, turn.now));
    if (!undone) return { lines: [line('limit-undone-nothing')] };
    const speaker = { memberId: said.memberId, identityId: turn.identity.id, channel: said.channel, messageId: turn.id };
    if (stop) await withdrawConsents(tx, speaker, [stop], turn.now);
    return { lines: [line('stop-undone')] };
  },
};

const saidIn = ({ id, member, conversation }: Turn) =>
  member && { memberId: member.id, channel: conversation.channel, messageId: id };
