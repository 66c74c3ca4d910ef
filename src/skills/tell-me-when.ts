import { z } from 'zod';
import { choice, line, type Reply } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import { type Programme, type WishDue, wishForReward, withdrawWish } from '../loyalty/index.ts';
import { strangerReply } from './check-balance.ts';
import { ledgerOf, localisedName, points, rewardSource } from './facts.ts';
import { rewardChoice } from './show-rewards.ts';

/** "Tell me when": a reward that somebody cannot have yet. They hear of it once, when they can. */
export const tellMeWhen = (programme: () => Programme): Skill<{ rewardId: string; undo?: true }> => ({
  name: 'tell_me_when',
  input: z.strictObject({ rewardId: z.uuid(), undo: z.literal(true).optional() }),
  personal: true,
  async changes({ member, now }, { rewardId, undo = false }, tx) {
    if (!member) return strangerReply();
    const others = choice('button-other-rewards', 'rewards');
    if (undo) {
      await withdrawWish(tx, { memberId: member.id, rewardId }, now);
      return { lines: [line('wish-undone')], choices: [others] };
    }
    const { state, reward } = await wishForReward(tx, { memberId: member.id, rewardId }, programme(), now);
    if (!reward || state === 'gone') return { lines: [line('locked-gone')], choices: [others] };
    const facts = { reward: localisedName(reward.phrase ?? reward.name, rewardSource(reward.id)) };
    if (state === 'had') return { lines: [line('wish-not-needed', facts)], choices: [rewardChoice(reward), others] };
    return {
      lines: [line('wish-noted', facts)],
      choices: [others, choice('button-undo', 'tell_me_when', { rewardId, undo: true })],
    };
  },
});

/** What a member is told who asked to be: the reward is within their reach. */
export function wishReply({ reward, spendable, position }: WishDue, memberId: string, now: Date): Reply {
  const source = rewardSource(reward.id);
  return {
    lines: [
      line('wish-ready', {
        reward: localisedName(reward.phrase ?? reward.name, source),
        cost: points(reward.points, source),
        points: points(spendable, ledgerOf({ id: memberId, ledgerPosition: position }, now)),
      }),
    ],
    choices: [rewardChoice(reward), choice('button-other-rewards', 'rewards'), choice('button-why', 'why')],
  };
}
