import { localDay } from '../shared/calendar.ts';
import { minorDigits } from './earning.ts';
import type { InsufficientPoints } from './lots.ts';
import type { Rules } from './programme.ts';
import { type TierLevel, tierAt } from './tiers.ts';

/** A text by language; English is always there. */
export type Localised = Readonly<Record<string, string>>;

/** Something that points can be swapped for, as it stands at an instant. */
export type Reward = {
  id: string;
  /** Short and stable, as the shop calls it. */
  code: string;
  name: Localised;
  /** As it stands in a sentence ("a free coffee"); null where the name does. */
  phrase: Localised | null;
  description: Localised | null;
  points: number;
  /** How many may be given in all; null for as many as anybody wants. */
  stock: number | null;
  /** How many were given and not given back. */
  given: number;
  /** How many are set aside at that instant. */
  reserved: number;
  /** The first and the last day on which it can be had. */
  validFrom: string | null;
  validUntil: string | null;
  /** The code of the lowest tier that may have it. */
  tier: string | null;
  voucherDays: number;
  returnable: boolean;
  active: boolean;
};

/** What somebody has who asks for a reward: points to spend, and those that decide the tier. */
export type Means = { spendable: number; qualifying: number };

/** Why a reward cannot be had by anybody. */
export type RewardClosed =
  | { code: 'reward_gone' }
  | { code: 'reward_not_yet'; from: string }
  | { code: 'reward_over'; until: string }
  | { code: 'reward_sold_out' };

/** Why a reward cannot be had by this member, and how far away it is: `missing` are points earned on purchases. */
export type RewardLocked = { code: 'tier_needed'; tier: TierLevel; mine: TierLevel; missing: number } | InsufficientPoints;

/** Whether a reward can be had at `now` at all: the first reason against it, the one that lasts longest before others. */
export function whyClosed(reward: Reward, { timeZone }: Pick<Rules, 'timeZone'>, now: Date): RewardClosed | undefined {
  const today = localDay(now, timeZone);
  if (!reward.active) return { code: 'reward_gone' };
  if (reward.validUntil !== null && reward.validUntil < today) return { code: 'reward_over', until: reward.validUntil };
  if (reward.validFrom !== null && reward.validFrom > today) return { code: 'reward_not_yet', from: reward.validFrom };
  if (leftOf(reward) === 0) return { code: 'reward_sold_out' };
  return undefined;
}

/** Whether somebody can have a reward that is open: their tier first, since points come and go. */
export function whyLocked(
  reward: Reward,
  { spendable, qualifying }: Means,
  { tiers }: Pick<Rules, 'tiers'>,
): RewardLocked | undefined {
  const needed = tiers.levels.find(({ code }) => code === reward.tier);
  if (needed && qualifying < needed.from)
    return { code: 'tier_needed', tier: needed, mine: tierAt(tiers, qualifying).level, missing: needed.from - qualifying };
  if (spendable < reward.points) return { code: 'insufficient_points', balance: spendable, asked: reward.points };
  return undefined;
}

/** How many can still be had; undefined for as many as anybody wants. */
export const leftOf = ({ stock, given, reserved }: Pick<Reward, 'stock' | 'given' | 'reserved'>): number | undefined =>
  stock === null ? undefined : Math.max(0, stock - given - reserved);

/** For how much one has to shop to earn `points`: whole units of the currency, rounded up, in minor units. */
export function shoppingFor({ earning, currency }: Pick<Rules, 'earning' | 'currency'>, points: number): number {
  return Math.ceil((points * earning.per) / earning.points) * 10 ** minorDigits(currency);
}

export type RewardOffer = { reward: Reward; closed?: RewardClosed; locked?: RewardLocked };

/**
 * The catalogue as somebody sees it: what they can have first, the cheapest before others; then what they are nearest to. What is over
 * or was taken off is not shown. Without `means`, of somebody who is no member or whose points are nobody's business here, by price.
 */
export function catalogueFor(
  rewards: readonly Reward[],
  means: Means | undefined,
  rules: Pick<Rules, 'timeZone' | 'tiers'>,
  now: Date,
): RewardOffer[] {
  return rewards
    .map((reward): RewardOffer => {
      const closed = whyClosed(reward, rules, now);
      const locked = closed || !means ? undefined : whyLocked(reward, means, rules);
      return { reward, ...(closed && { closed }), ...(locked && { locked }) };
    })
    .filter(({ closed }) => closed?.code !== 'reward_gone' && closed?.code !== 'reward_over')
    .toSorted(
      (a, b) => distance(a) - distance(b) || a.reward.points - b.reward.points || (a.reward.code < b.reward.code ? -1 : 1),
    );
}

const distance = ({ closed, locked }: RewardOffer): number => (closed ? 3 : locked?.code === 'tier_needed' ? 2 : locked ? 1 : 0);
