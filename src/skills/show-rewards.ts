import { z } from 'zod';
import { type Choice, choice, type Line, line, type Source } from '../chat/reply.ts';
import { namedIn, type Outcome, type Read, type Skill, type Turn, type Tx } from '../chat/skill.ts';
import { catalogueFor, type Programme, type Reward, type RewardOffer, rewards, shoppingFor } from '../loyalty/index.ts';
import { strangerChoices } from './check-balance.ts';
import { day, ledgerOf, localisedName, points, rewardSource, rule } from './facts.ts';

/** With a line above and a button for the next page, a page has four of each. */
const PAGE = 3;

type Input = {
  from?: number;
  /** What was written, which may name a reward. */
  said?: string;
  /** How many points it speaks of. */
  points?: number;
};

/**
 * "What can I get?": the rewards, what fits first; what is out of reach says how far away it is. Who is no member sees the prices and
 * the way in; where others read along, names and prices are all that anybody sees. "I want to swap my points" is answered the same
 * way: what is chosen there is asked about before any points go. A member who names one reward is asked about that one at once.
 */
export const showRewards = (programme: () => Programme, name: 'rewards' | 'swap' = 'rewards'): Skill<Input> => ({
  name,
  input: z.strictObject({
    from: z.int().min(0).optional(),
    said: z.string().max(MOST_SAID).optional(),
    points: z.number().optional(),
  }),
  personal: false,
  reads: (turn, given, read) => tellRewards(turn, given, { isSwap: name === 'swap', programme: programme() }, read),
});

/** The rewards, or those that are named; one that is named is asked about at once. */
export async function tellRewards(
  turn: Turn,
  given: Input,
  { isSwap, programme }: { isSwap: boolean; programme: Programme },
  read: Read | Tx,
): Promise<Outcome> {
  const isPrivate = turn.conversation.audience === 'private';
  const member = isPrivate ? turn.member : undefined;
  const all = await rewards(read, turn.now);
  const meant = member ? meantRewards(all, given, isSwap) : [];
  if (meant.length === 1) return { lines: [], next: { skill: 'redeem', input: { rewardId: meant[0]!.id } } };
  const near = catalogueFor(meant, member, programme.rules, turn.now);
  const offers = near.length > 0 ? near : catalogueFor(all, member, programme.rules, turn.now);
  if (offers.length === 0)
    return { lines: [line('rewards-empty')], choices: isPrivate && !member ? strangerChoices.slice(0, 2) : [] };
  const title = near.length > 0 ? line('rewards-which') : undefined;
  return pageOf(offers, { from: given.from ?? 0, title, all }, turn, programme);
}

/** As much of a text as may hold the name of a reward. */
const MOST_SAID = 300;

/** Those that a text names, in any of our languages; where it names none and wants to swap points, those that cost just so many. */
function meantRewards(all: readonly Reward[], { said, points: price }: Input, isSwap: boolean): Reward[] {
  if (said === undefined) return [];
  const { ids, isWhole } = namedIn(said, all.map(namedReward));
  const named = all.filter(({ id }) => ids.includes(id));
  const now = named.filter(({ active }) => active);
  // A word of a name is a wish for that reward where somebody wants to swap; else it may only be what they ask about.
  if (named.length > 0 && (isWhole || isSwap || named.length > 1)) return now.length > 0 ? now : named;
  return isSwap && price !== undefined ? all.filter(({ active, points: cost }) => active && cost === price) : [];
}

const namedReward = ({ id, name, phrase }: Pick<Reward, 'id' | 'name' | 'phrase'>) => ({
  id,
  names: [...Object.entries(name), ...Object.entries(phrase ?? {})].map(([language, called]) => ({ language, name: called })),
});

function pageOf(
  offers: readonly RewardOffer[],
  { from, title, all }: { from: number; title: Line | undefined; all: readonly Reward[] },
  turn: Turn,
  programme: Programme,
): Outcome {
  const isPrivate = turn.conversation.audience === 'private';
  const member = isPrivate ? turn.member : undefined;
  const page = offers.slice(from, from + PAGE);
  const isMore = offers.length > from + PAGE;
  const further = isMore ? [choice('button-more-rewards', 'rewards', { from: from + PAGE })] : [];
  const more = title ? [choice('button-other-rewards', 'rewards')] : further;
  const lines = [title ?? titleLine(offers, from, turn, member), ...page.map((offer) => offerLine(offer, programme))];
  if (!member) return { lines, choices: [...(isPrivate ? strangerChoices.slice(0, 2) : []), ...more] };
  return {
    lines,
    choices: [...page.map(({ reward }) => rewardChoice(reward)), ...more],
    // Whoever writes a name instead of pressing it means the same.
    flow: { skill: 'redeem', data: { named: namesOf(all) } },
  };
}

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

/** What the rewards that can be asked for are called, in every language, with the id of each. */
export function namesOf(all: readonly Reward[]): Record<string, string> {
  return Object.fromEntries(
    all.filter(({ active }) => active).flatMap(({ id, name }) => Object.values(name).map((called) => [called.toLowerCase(), id])),
  );
}
