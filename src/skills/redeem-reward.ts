import { z } from 'zod';
import { type Choice, choice, type Line, line } from '../chat/reply.ts';
import { type Heard, namedIn, type Outcome, type Skill, type Turn, type Tx } from '../chat/skill.ts';
import type { MemberFacts } from '../chat/work.ts';
import {
  declineRedemption,
  findRewardById,
  formatCode,
  leaveReservations,
  type PostRefusal,
  type Programme,
  postRedemption,
  type Redeemed,
  type Reserved,
  type ReserveRefusal,
  type Reward,
  reserveReward,
  rewards,
} from '../loyalty/index.ts';
import { strangerReply } from './check-balance.ts';
import { day, lastDayBefore, ledgerOf, localisedName, name, points, rewardSource, rule } from './facts.ts';
import { distanceFacts, namesOf, rewardChoice, tellRewards } from './show-rewards.ts';
import { callsOff, plainAnswer } from './yes-no.ts';

type Input =
  | { rewardId: string }
  | { redemptionId: string; yes: boolean /** They say stop: besides, they hear no more from us. */; stops?: true }
  /** What may be more than one of those that were shown. */
  | { said: string };

export const REDEEM = 'redeem';
const input = z.union([
  z.strictObject({ rewardId: z.uuid() }),
  z.strictObject({ redemptionId: z.uuid(), yes: z.boolean(), stops: z.literal(true).optional() }),
  z.strictObject({ said: z.string() }),
]) satisfies z.ZodType<Input>;
const asked = z.object({ redemptionId: z.uuid() });
const listed = z.object({ named: z.record(z.string(), z.uuid()) });

/**
 * Swaps a member's points for a reward, in two steps: what they choose is set aside and asked about, a yes takes it and brings the
 * voucher. The turn's id makes a redelivered message reserve once.
 */
export const redeemReward = (programme: () => Programme): Skill<Input> => ({
  name: REDEEM,
  input,
  personal: true,
  answers(text, data, heard, language) {
    const question = asked.safeParse(data);
    if (question.success) {
      const yes = callsOff(text) ? false : plainAnswer(text);
      if (yes !== undefined) return { redemptionId: question.data.redemptionId, yes };
      if (heard().intent === 'stop') return { redemptionId: question.data.redemptionId, yes: false, stops: true };
    }
    const list = listed.safeParse(data);
    if (!list.success) return undefined;
    const said = text.trim().toLowerCase();
    if (Object.hasOwn(list.data.named, said)) return { rewardId: list.data.named[said]! };
    const named = Object.entries(list.data.named).map(([called, id]) => ({ id, names: [{ language, name: called }] }));
    const { ids, isWhole } = namedIn(text, named);
    const [rewardId, ...others] = new Set(ids);
    if (rewardId === undefined || !mayName(heard())) return undefined;
    if (others.length > 0) return isShort(text) ? { said: text } : undefined;
    return isWhole || isShort(text) ? { rewardId } : undefined;
  },
  async changes(turn, given, tx) {
    const { member } = turn;
    if (!member) return strangerReply();
    if ('rewardId' in given) return choose(turn, member, given.rewardId, programme(), tx);
    if ('said' in given) return tellRewards(turn, given, { isSwap: true, programme: programme() }, tx);
    if (given.yes) return confirm(turn, member, given.redemptionId, programme(), tx);
    const declined = await decline(turn, member, given.redemptionId, tx);
    return given.stops ? { lines: declined.lines, next: { skill: 'stop', input: {} } } : declined;
  },
});

const MOST_WORDS_OF_A_CHOICE = 5;

/** "I'll take the coffee then": in so few words that a part of the name is said of nothing else. */
const isShort = (text: string): boolean => text.trim().split(/\s+/).length <= MOST_WORDS_OF_A_CHOICE && !text.includes('?');

/** Somebody who asks about their points or complains of a mug chooses none. */
const mayName = ({ intent, likely = intent }: Heard): boolean =>
  likely === undefined || likely === 'rewards' || likely === 'swap';

async function choose(turn: Turn, member: MemberFacts, rewardId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  await leaveReservations(tx, member.id, turn.now);
  const command = { memberId: member.id, rewardId, idempotencyKey: turn.id };
  const reserved = await reserveReward(tx, command, programme, turn.now);
  // "The bag, rather": another one may be named at once.
  const named = namesOf(await rewards(tx, turn.now));
  if (reserved.ok) return question(reserved.value, turn, member, named);
  const reward = await findRewardById(tx, rewardId, turn.now);
  return {
    lines: [refusalLine(reserved.refusal, reward, turn, member, programme)],
    choices: [
      ...tellMeChoice(reserved.refusal, rewardId),
      choice('button-other-rewards', 'rewards'),
      choice('button-balance', 'balance'),
    ],
    flow: { skill: REDEEM, data: { named } },
  };
}

/** What may come within reach yet can be waited for. */
function tellMeChoice({ code }: ReserveRefusal, rewardId: string): Choice[] {
  const mayCome = ['insufficient_points', 'tier_needed', 'reward_sold_out', 'reward_not_yet'].includes(code);
  return mayCome ? [choice('button-tell-me', 'tell_me_when', { rewardId })] : [];
}

function question(
  { redemptionId, reward, points: price, spendable }: Reserved,
  { now }: Turn,
  member: MemberFacts,
  named: Record<string, string>,
): Outcome {
  const source = rewardSource(reward.id);
  const asks = line('redeem-ask', {
    points: points(price, source),
    reward: localisedName(reward.phrase ?? reward.name, source),
    left: points(spendable, ledgerOf(member, now)),
  });
  return {
    lines: [asks],
    choices: [
      choice('button-yes-swap', REDEEM, { redemptionId, yes: true }),
      choice('button-no', REDEEM, { redemptionId, yes: false }),
    ],
    flow: { skill: REDEEM, data: { redemptionId, named } },
  };
}

function refusalLine(
  refusal: ReserveRefusal,
  reward: Reward | undefined,
  { now }: Turn,
  member: MemberFacts,
  programme: Programme,
): Line {
  if (!reward) return line('locked-gone');
  const source = rewardSource(reward.id);
  const title = { reward: localisedName(reward.name, source) };
  switch (refusal.code) {
    case 'insufficient_points':
      return line('locked-short', {
        ...title,
        cost: points(refusal.asked, source),
        points: points(refusal.balance, ledgerOf(member, now)),
        ...distanceFacts(refusal.asked - refusal.balance, programme, source),
      });
    case 'tier_needed': {
      const tiers = rule('tiers', programme);
      return line('locked-tier', {
        ...title,
        tier: localisedName(refusal.tier.name, tiers),
        mine: localisedName(refusal.mine.name, tiers),
        missing: points(refusal.missing, ledgerOf(member, now)),
      });
    }
    case 'reward_sold_out':
      return line('locked-sold-out', title);
    case 'reward_not_yet':
      return line('locked-not-yet', { ...title, on: day(refusal.from, source) });
    case 'reward_over':
      return line('locked-over', { ...title, on: day(refusal.until, source) });
    case 'reward_gone':
    case 'unknown_reward':
      return line('locked-gone');
    case 'key_reused':
      throw new Error(`the turn ${refusal.key} reserved something else before`);
  }
}

async function confirm(turn: Turn, member: MemberFacts, redemptionId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  const posted = await postRedemption(tx, { memberId: member.id, redemptionId }, programme, turn.now);
  if (posted.ok) return voucherGiven(posted.value, turn, member, programme);
  const { refusal } = posted;
  const reward = refusal.code === 'reservation_over' ? await findRewardById(tx, refusal.rewardId, turn.now) : undefined;
  return { lines: [overLine(refusal, reward)], choices: afterNothing(reward) };
}

/** "It's yours": the code, its terms, and what is left. */
function voucherGiven(
  { voucher, reward, spendable, position }: Redeemed,
  { now }: Turn,
  { id }: MemberFacts,
  { rules }: Programme,
): Outcome {
  const source = rewardSource(reward.id);
  const ledger = ledgerOf({ id, ledgerPosition: position }, now);
  const lines = [
    line('redeem-done', { code: name(formatCode(voucher.code), source) }),
    line('voucher-terms', { until: day(lastDayBefore(voucher.expiresAt, rules.timeZone), source) }),
    ...(spendable > 0 ? [line('balance-spendable', { points: points(spendable, ledger) })] : []),
  ];
  const { id: voucherId, returnable } = voucher;
  return {
    lines,
    choices: [
      choice('button-qr', 'voucher', { voucherId, do: 'show' }),
      choice('button-terms', 'voucher', { voucherId, do: 'terms' }),
      ...(returnable ? [choice('button-give-back', 'voucher', { voucherId, do: 'give_back' })] : []),
      choice('button-why', 'why'),
    ],
  };
}

function overLine(refusal: PostRefusal, reward: Reward | undefined): Line {
  if (refusal.code === 'unknown_redemption') return line('redeem-closed');
  switch (refusal.reason) {
    case 'ended':
      return line('redeem-ended');
    case 'short':
      return line('redeem-short');
    case 'sold_out':
      return reward
        ? line('locked-sold-out', { reward: localisedName(reward.name, rewardSource(reward.id)) })
        : line('redeem-closed');
    case 'declined':
    case 'replaced':
    case 'merged':
    case 'erased':
      return line('redeem-closed');
  }
}

const afterNothing = (reward: Reward | undefined): Choice[] => [
  ...(reward ? [rewardChoice(reward)] : []),
  choice('button-other-rewards', 'rewards'),
  choice('button-balance', 'balance'),
];

async function decline({ now }: Turn, member: MemberFacts, redemptionId: string, tx: Tx): Promise<Outcome> {
  const { points: freed } = await declineRedemption(tx, { memberId: member.id, redemptionId }, now);
  const choices = [choice('button-other-rewards', 'rewards'), choice('button-balance', 'balance')];
  const flow = { skill: REDEEM, data: { named: namesOf(await rewards(tx, now)) } };
  if (freed === 0) return { lines: [line('redeem-closed')], choices, flow };
  const held = points(member.spendable + freed, ledgerOf(member, now));
  return { lines: [line('redeem-declined', { points: held })], choices, flow };
}
