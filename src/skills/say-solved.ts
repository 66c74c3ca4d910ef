import { z } from 'zod';
import { line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import { complaintsOf } from '../support/index.ts';
import { personOf } from './complaint-words.ts';
import { HELD } from './follow-up.ts';

const MOST_LOOKED_AT = 5;

/** "It's sorted now, thanks": their newest case is closed where it was put right, and where it is open they are asked whether it shall be. */
export const saySolved: Skill<Record<string, never>> = {
  name: 'solved',
  input: z.strictObject({}),
  personal: true,
  async changes(turn, _input, tx) {
    const all = await complaintsOf(tx, personOf(turn), MOST_LOOKED_AT);
    const meant = all.find(({ complaint }) => complaint.state !== 'closed');
    if (!meant) return { lines: [line('thanks-reply')] };
    return { lines: [], next: { skill: HELD, input: { complaintId: meant.complaint.id, held: true } } };
  },
};
