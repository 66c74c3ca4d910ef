import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';

const nothing = z.strictObject({});
type Nothing = z.infer<typeof nothing>;

/** "I have moved": the language is changed here, everything else by a person. */
export const changeProfile: Skill<Nothing> = {
  name: 'profile',
  input: nothing,
  personal: true,
  tells: () => ({
    lines: [line('profile-how')],
    choices: [choice('button-person', 'person'), choice('button-language', 'language'), choice('button-know', 'privacy')],
  }),
};

/** "Can I give my points to my husband?": they stay where they were earned; what they are swapped for may be given away. */
export const sharePoints: Skill<Nothing> = {
  name: 'share_points',
  input: nothing,
  personal: false,
  tells: () => ({
    lines: [line('share-points-none')],
    choices: [choice('button-rewards', 'rewards'), choice('button-person', 'person')],
  }),
};

/** "Do I get something for bringing a friend?": nothing is given for it, and whoever writes may join. */
export const referFriend: Skill<Nothing> = {
  name: 'refer',
  input: nothing,
  personal: false,
  tells: () => ({
    lines: [line('refer-none')],
    choices: [choice('button-rewards', 'rewards'), choice('button-person', 'person')],
  }),
};
