import { z } from 'zod';
import { type Choice, choice, type Line, line, type Source } from '../chat/reply.ts';
import type { Skill, Turn } from '../chat/skill.ts';
import { catalogueFor, type Programme, type Reward, type RewardOffer, rewards, shoppingFor } from '../loyalty/index.ts';
import { strangerChoices } from './check-balance.ts';
import { day, ledgerOf, localisedName, points, rewardSource, rule } from './facts.ts';

/** With a line above and a button for the next page, a page has four of each. */
const PAGE = 3;

/**
 * "What can I get?": the rewards, what fits first; what is out of reach says how far away it is. Who is no member sees the prices and
 * the way in; where others read along, names and prices are all that anybody sees. "I want to swap my points" is answered the same
 * way: what is chosen there is asked about before any points go.
 */
export const showRewards = (programme: () => Programme, name: 'rewards' | 'swap' = 'rewards'): Skill<{ from?: number }> => ({
  name,
  input: z.strictObject({ from: z.int().min(0).optional() }),
  personal: false,
  async reads(turn, { from = 0 }, read) {
    const { rules } = programme();
    const isPrivate = turn.conversation.audience === 'private';
    const member = isPrivate ? turn.member : undefined;
    const offers = catalogueFor(await rewards(read, turn.now), member, rules, turn.now);
    if (offers.length === 0)
      return { lines: [line('rewards-empty')], choices: isPrivate && !member ? strangerChoices.slice(0, 2) : [] };
    const page = offers.slice(from, from + PAGE);
    const more = offers.length > from + PAGE ? [choice('button-more-rewards', 'rewards', { from: from + PAGE })] : [];
    const lines = [titleLine(offers, from, turn, member), ...page.map((offer) => offerLine(offer, programme()))];
    if (!member) return { lines, choices: [...(isPrivate ? strangerChoices.slice(0, 2) : []), ...more] };
    return {
      lines,
      choices: [...page.map(({ reward }) => rewardChoice(reward)), ...more],
      // Whoever writes a name instead of pressing it means the same.
      flow: { skill: 'redeem', data: { named: namesOf(offers) } },
    };
  },
});

function titleLine(offers: readonly RewardOffer[], from: number, { now }: Turn, member: Turn['member']): Line {
  if (from > 0) return line('rewards-further');
  if (!member) return line('rewards-all');
  const facts = { points: points(member.spendable, ledgerOf(member, now)) };
  return offers.some(({ closed, locked }) => !closed && !locked) ? line('rewards-fit', facts) : line('rewards-none-fit', facts);
}

export const rewardChoice = ({ id, name }: Pick<Reward, 'id' | 'name'>): Choice => ({
  ...choice('reward-name', 'redeem', { rewardId: id }),
  facts: { reward: localisedName(name, rewardSource(id)) },
});

function offerLine({ reward, closed, locked }: RewardOffer, programme: Programme): Line {
  const source = rewardSource(reward.id);
  const facts = { reward: localisedName(reward.name, source), points: points(reward.points, source) };
  if (closed?.code === 'reward_not_yet') return line('reward-not-yet', { ...facts, on: day(closed.from, source) });
  if (closed) return line('reward-sold-out', facts);
  if (locked?.code === 'tier_needed')
    return line('reward-tier', { ...facts, tier: localisedName(locked.tier.name, rule('tiers', programme)) });
  if (!locked) return line('reward-open', facts);
  return line('reward-short', { ...facts, ...distanceFacts(locked.asked - locked.balance, programme, source) });
}

/** How many points are missing, and for how much one has to shop to earn them. */
export function distanceFacts(missing: number, programme: Programme, source: Source) {
  const { rules } = programme;
  return {
    missing: points(missing, source),
    amount: {
      kind: 'money',
      minor: shoppingFor(rules, missing),
      currency: rules.currency,
      source: rule('earning', programme),
    },
  } as const;
}

/** What rewards are called, in every language and in small letters, with the id of each. */
function namesOf(offers: readonly RewardOffer[]): Record<string, string> {
  return Object.fromEntries(
    offers.flatMap(({ reward }) => Object.values(reward.name).map((name) => [name.toLowerCase(), reward.id] as const)),
  );
}
