import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn } from '../chat/skill.ts';
import { hasOpenHandoff } from '../support/index.ts';
import { usualChoices } from './meet.ts';

const nothing = z.strictObject({});

/** "Yes", "no" and "cancel" where nothing is open that they could be said to. Who waits for a person says it to that person. */
const said = (name: 'yes' | 'no' | 'cancel', tell: (turn: Turn) => Outcome): Skill<z.infer<typeof nothing>> => ({
  name,
  input: nothing,
  personal: false,
  async changes(turn, _input, tx) {
    const isPrivate = turn.conversation.audience === 'private';
    if (isPrivate && (await hasOpenHandoff(tx, turn.conversation.id)))
      return { lines: [], next: { skill: 'pass_on', input: {} } };
    return tell(turn);
  },
});

export const yesToNothing = said('yes', (turn) => ({ lines: [line('yes-to-what')], choices: usualChoices(turn) }));

export const noToNothing = said('no', () => ({ lines: [line('no-is-fine')] }));

/** Orders and memberships are nothing that the bot could cancel. */
export const nothingToCancel = said('cancel', () => ({
  lines: [line('cancel-nothing')],
  choices: [choice('button-person', 'person'), choice('button-help', 'help')],
}));
