import { z } from 'zod';
import { choice, type Line, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import type { MemberFacts } from '../chat/work.ts';
import { boughtProducts, catalogueFor, type Programme, rewards, tierSince } from '../loyalty/index.ts';
import { lastWord } from '../members/index.ts';
import { MOST_OFFERS, noteShown, offersFor, offersForEveryone, rememberedSince, type ShownOffer } from '../outreach/index.ts';
import { type Complaint, caseNumber, findOpenComplaint, promisesAbout } from '../support/index.ts';
import { strangerChoices } from './check-balance.ts';
import { withOneAnswer } from './complaint-words.ts';
import { ledgerOf, localisedName, name, points, rewardSource } from './facts.ts';
import { offerSource, proposal, proposals, USE_PURCHASES, whatAndUntil } from './offer-lines.ts';
import { due, promiseSource } from './promise-words.ts';

type Input = { everyone?: true };

/**
 * "Anything for me?": at most three offers that fit what this member buys, each with its true reason; or what is for everyone. Nothing is
 * offered while a complaint of theirs is open, and nothing personal where others read along.
 */
export const showOffers = (programme: () => Programme, privateUrl: (channel: string) => string | undefined): Skill<Input> => ({
  name: 'offers',
  input: z.strictObject({ everyone: z.literal(true).optional() }),
  personal: false,
  async changes(turn, { everyone = false }, tx) {
    const { member, identity, conversation } = turn;
    if (conversation.audience === 'public') return inPublic(privateUrl(conversation.channel));
    const complaint = await findOpenComplaint(tx, { memberId: member?.id, identityId: identity.id });
    if (complaint) return complaintFirst(complaint, turn.now, tx);
    if (!member) return everyone ? listForEveryone(turn, programme(), tx) : strangersOffers(turn, programme(), tx);
    const mayUse = (await lastWord(tx, member.id, USE_PURCHASES))?.given ?? true;
    return personalOffers(turn, member, { mayUse, everyone }, programme(), tx);
  },
});

const inPublic = (url: string | undefined): Outcome => ({
  lines: [line('offers-public')],
  choices: url === undefined ? [] : [{ label: 'button-private', url }],
});

/** Their case comes first; by when they have our answer, if that is what we promised. */
async function complaintFirst({ id, number }: Complaint, now: Date, tx: Tx): Promise<Outcome> {
  const facts = { case: name(caseNumber(number), { kind: 'complaint', complaintId: id }) };
  const promises = await promisesAbout(tx, id);
  const [answer] = withOneAnswer(
    promises.filter(({ state, told, promised, dueAt }) => state === 'open' && told && promised.kind === 'answer' && dueAt > now),
  );
  return {
    lines: [
      answer
        ? line('offers-complaint-due', { ...facts, due: due(answer.dueAt, promiseSource(answer.id)) })
        : line('offers-complaint', facts),
    ],
    choices: [choice('button-show-case', 'complaint_status')],
  };
}

/** The rules that a segment is read against. */
export const segmentContext = ({ rules }: Programme, now: Date) => ({
  now,
  timeZone: rules.timeZone,
  tiers: rules.tiers.levels,
  tierSince: tierSince(rules, now),
});

async function personalOffers(
  turn: Turn,
  member: MemberFacts,
  { mayUse, everyone }: { mayUse: boolean; everyone: boolean },
  programme: Programme,
  tx: Tx,
): Promise<Outcome> {
  const { now } = turn;
  const isForEveryone = everyone || !mayUse;
  const bought = isForEveryone ? undefined : await boughtProducts(tx, member.id, rememberedSince(now));
  const ranked = await offersFor(tx, { memberId: member.id, bought }, segmentContext(programme, now));
  const allowAgain = mayUse ? [] : [choice('button-use-purchases', 'use_purchases', { use: true })];
  if (ranked.length === 0) {
    if (!isForEveryone) return nothingFits(turn, member, programme, tx);
    return { lines: [line('offers-everyone-none')], choices: [choice('button-rewards', 'rewards'), ...allowAgain] };
  }
  const shown = await noteShown(tx, { memberId: member.id, ranked }, now);
  const told = shown.length === 1 ? proposal(shown[0]!) : proposals(shown, isForEveryone);
  return { ...told, choices: [...told.choices.slice(0, 4 - allowAgain.length), ...allowAgain], flow: flowOf(shown) };
}

/** Whoever answers a single offer by words means it; of several, one is named by its title. */
const flowOf = (shown: readonly ShownOffer[]) => ({
  skill: 'offer',
  data:
    shown.length === 1
      ? { shownId: shown[0]!.shownId }
      : {
          named: Object.fromEntries(
            shown.flatMap(({ offer, shownId }) => Object.values(offer.title).map((title) => [title.toLowerCase(), shownId])),
          ),
        },
});

/** Nothing fits, and it is said. The next true thing is the reward that is nearest. */
async function nothingFits(turn: Turn, member: MemberFacts, programme: Programme, tx: Tx): Promise<Outcome> {
  const lines: Line[] = [line('offers-nothing')];
  const nearest = nextReward(catalogueFor(await rewards(tx, turn.now), member, programme.rules, turn.now));
  const source = nearest && rewardSource(nearest.reward.id);
  if (nearest && source) {
    const facts = {
      points: points(member.spendable, ledgerOf(member, turn.now)),
      reward: localisedName(nearest.reward.phrase ?? nearest.reward.name, source),
    };
    const next =
      nearest.missing === 0
        ? line('offers-enough', facts)
        : line('offers-next-reward', { ...facts, missing: points(nearest.missing, source) });
    lines.push(next);
  }
  const general = await offersForEveryone(tx, { timeZone: programme.rules.timeZone, now: turn.now });
  return {
    lines,
    choices: [
      choice('button-rewards', 'rewards'),
      ...(general.length > 0 ? [choice('button-offers-everyone', 'offers', { everyone: true })] : []),
    ],
  };
}

/** What somebody is nearest to of what they cannot have yet; else the dearest that they can. */
function nextReward(catalogue: ReturnType<typeof catalogueFor>) {
  const short = catalogue.flatMap(({ reward, locked }) =>
    locked?.code === 'insufficient_points' ? [{ reward, missing: locked.asked - locked.balance }] : [],
  );
  const open = catalogue.flatMap(({ reward, closed, locked }) => (closed || locked ? [] : [{ reward, missing: 0 }]));
  return short.toSorted((a, b) => a.missing - b.missing)[0] ?? open.at(-1);
}

async function strangersOffers({ now }: Turn, { rules }: Programme, tx: Tx): Promise<Outcome> {
  const general = await offersForEveryone(tx, { timeZone: rules.timeZone, now });
  const ways = strangerChoices.slice(0, 2);
  if (general.length === 0) return { lines: [line('offers-stranger-none')], choices: ways };
  return {
    lines: [line('offers-stranger')],
    choices: [choice('button-offers-everyone', 'offers', { everyone: true }), ...ways],
  };
}

/** To somebody who is no member: what there is. To take it they join. */
async function listForEveryone({ now }: Turn, { rules }: Programme, tx: Tx): Promise<Outcome> {
  const general = (await offersForEveryone(tx, { timeZone: rules.timeZone, now })).slice(0, MOST_OFFERS);
  const lines = general.map((offer) => line('offer-item', whatAndUntil(offer, offerSource(offer))));
  return {
    lines: lines.length === 0 ? [line('offers-everyone-none')] : [line('offers-everyone'), ...lines],
    choices: strangerChoices.slice(0, 2),
  };
}
