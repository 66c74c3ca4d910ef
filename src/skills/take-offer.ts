import { z } from 'zod';
import { choice, type Line, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import {
  findOwnVoucher,
  formatCode,
  issueVoucher,
  lockMemberPoints,
  type Programme,
  type Voucher,
  voucherState,
} from '../loyalty/index.ts';
import {
  findShownOffer,
  findVoucherOfOffer,
  type Offer,
  refuseOffer,
  type ShownOffer,
  type TakeRefusal,
  takeOffer,
  undoRefusal,
  whyOfferClosed,
} from '../outreach/index.ts';
import { strangerReply } from './check-balance.ts';
import { count, lastDayBefore, localisedName, name } from './facts.ts';
import { overReply } from './my-vouchers.ts';
import { closedLine, goodsOf, offerSource, proposal, weekday } from './offer-lines.ts';
import { plainAnswer } from './yes-no.ts';

const DOINGS = ['open', 'take', 'refuse', 'refuse_group', 'terms', 'later'] as const;
type Input = { shownId: string; do: (typeof DOINGS)[number] } | { refusalId: string };

const NAME = 'offer';
const asked = z.object({ shownId: z.uuid() });
const listed = z.object({ named: z.record(z.string(), z.uuid()) });

/** What a member does with an offer that they were shown: take it, leave it, say that it is not for them. */
export const oneOffer = (programme: () => Programme): Skill<Input> => ({
  name: NAME,
  input: z.union([
    z.strictObject({ shownId: z.uuid(), do: z.enum(DOINGS) }),
    z.strictObject({ refusalId: z.uuid() }),
  ]) satisfies z.ZodType<Input>,
  personal: true,
  answers(text, data) {
    const question = asked.safeParse(data);
    if (question.success) {
      const yes = plainAnswer(text);
      return yes === undefined ? undefined : { shownId: question.data.shownId, do: yes ? 'take' : 'later' };
    }
    const list = listed.safeParse(data);
    const said = text.trim().toLowerCase();
    return list.success && Object.hasOwn(list.data.named, said) ? { shownId: list.data.named[said]!, do: 'open' } : undefined;
  },
  async changes(turn, given, tx) {
    const { member } = turn;
    if (!member) return strangerReply();
    if ('refusalId' in given) return undo(turn, member.id, given.refusalId, tx);
    const { shownId } = given;
    if (given.do === 'take') return take(turn, member.id, shownId, programme(), tx);
    if (given.do === 'refuse' || given.do === 'refuse_group')
      return sayNo(turn, { memberId: member.id, shownId, wholeGroup: given.do === 'refuse_group' }, tx);
    const shown = await findShownOffer(tx, { memberId: member.id, shownId });
    if (!shown) return gone;
    switch (given.do) {
      case 'open':
        return open(shown, turn, programme());
      case 'terms':
        return terms(shown);
      case 'later':
        return later(shown, turn, member.id, programme(), tx);
    }
  },
});

const now = choice('button-offers-now', 'offers');
const gone: Outcome = { lines: [line('offer-gone')], choices: [now] };

function open(shown: ShownOffer, turn: Turn, { rules: { timeZone } }: Programme): Outcome {
  const closed = whyOfferClosed(shown.offer, timeZone, turn.now);
  if (closed) return { lines: [closedLine(shown.offer, closed, timeZone, turn.now)], choices: [now] };
  return { ...proposal(shown), flow: { skill: NAME, data: { shownId: shown.shownId } } };
}

function terms({ offer, shownId }: ShownOffer): Outcome {
  const source = offerSource(offer, shownId);
  const until = line('offer-voucher-terms', { until: weekday(offer.validUntil, source) });
  return {
    lines: offer.terms ? [line('offer-terms', { terms: localisedName(offer.terms, source) }), until] : [until],
    choices: [choice('button-take-offer', NAME, { shownId, do: 'take' })],
  };
}

/** "Not now": until when it can be had, or used by somebody who has it. */
async function later(
  { offer, shownId }: ShownOffer,
  turn: Turn,
  memberId: string,
  { rules: { timeZone } }: Programme,
  tx: Tx,
): Promise<Outcome> {
  const source = offerSource(offer, shownId);
  const kept = (until: string): Line => line('offer-kept', { until: weekday(until, source) });
  const voucherId = await findVoucherOfOffer(tx, { memberId, offerId: offer.id });
  const voucher = voucherId === undefined ? undefined : await findOwnVoucher(tx, { memberId, voucherId });
  if (voucher && voucherState(voucher, turn.now) === 'issued')
    return { lines: [kept(lastDayBefore(voucher.expiresAt, timeZone))], choices: [choice('button-vouchers', 'vouchers')] };
  const closed = whyOfferClosed(offer, timeZone, turn.now);
  if (closed) return { lines: [closedLine(offer, closed, timeZone, turn.now)], choices: [now] };
  return { lines: [kept(offer.validUntil)], choices: [choice('button-not-for-me', NAME, { shownId, do: 'refuse' })] };
}

/** "I'll take it": the voucher at once. Members' points are locked first, as by everything that gives vouchers. */
async function take(turn: Turn, memberId: string, shownId: string, programme: Programme, tx: Tx): Promise<Outcome> {
  const { timeZone } = programme.rules;
  await lockMemberPoints(tx, [memberId]);
  const taken = await takeOffer(tx, { memberId, shownId }, (voucher) => issueVoucher(tx, voucher, turn.now), {
    timeZone,
    now: turn.now,
  });
  if (!taken.ok) return refused(taken.refusal, turn, { memberId, shownId }, programme, tx);
  const { offer, voucherId, again } = taken.value;
  const voucher = await findOwnVoucher(tx, { memberId, voucherId });
  if (!voucher) throw new Error(`the voucher ${voucherId} is not the member's who took it`);
  return given(voucher, { offer, shownId }, again, turn, programme);
}

/** The code and its terms. */
function given(
  voucher: Voucher,
  { offer, shownId }: { offer: Offer; shownId: string },
  again: boolean,
  turn: Turn,
  programme: Programme,
): Outcome {
  if (voucherState(voucher, turn.now) !== 'issued') return overReply(voucher, programme, turn);
  const source = offerSource(offer, shownId);
  const code = { code: name(formatCode(voucher.code), source) };
  const until = weekday(lastDayBefore(voucher.expiresAt, programme.rules.timeZone), source);
  const voucherId = voucher.id;
  return {
    lines: [again ? line('offer-taken-again', code) : line('redeem-done', code), line('offer-voucher-terms', { until })],
    choices: [
      choice('button-qr', 'voucher', { voucherId, do: 'show' }),
      choice('button-terms', 'voucher', { voucherId, do: 'terms' }),
      ...(voucher.returnable ? [choice('button-give-back', 'voucher', { voucherId, do: 'give_back' })] : []),
    ],
  };
}

async function refused(
  refusal: TakeRefusal,
  turn: Turn,
  { memberId, shownId }: { memberId: string; shownId: string },
  programme: Programme,
  tx: Tx,
): Promise<Outcome> {
  switch (refusal.code) {
    case 'unknown_offer':
      return gone;
    case 'offer_limit': {
      const { offer, voucherId, most } = refusal;
      const voucher = await findOwnVoucher(tx, { memberId, voucherId });
      if (voucher && voucherState(voucher, turn.now) === 'issued')
        return given(voucher, { offer, shownId }, true, turn, programme);
      const often = line('offer-limit', { count: count(most, offerSource(offer)) });
      if (!voucher) return { lines: [often], choices: [now] };
      const over = overReply(voucher, programme, turn);
      return { ...over, lines: [often, ...over.lines] };
    }
    case 'offer_gone':
    case 'offer_not_yet':
    case 'offer_over':
    case 'offer_sold_out':
      return { lines: [closedLine(refusal.offer, refusal, programme.rules.timeZone, turn.now)], choices: [now] };
  }
}

/** "Not for me": that offer; when asked for, or the second time, all about such goods. */
async function sayNo(
  turn: Turn,
  { memberId, shownId, wholeGroup }: { memberId: string; shownId: string; wholeGroup: boolean },
  tx: Tx,
): Promise<Outcome> {
  const no = await refuseOffer(tx, { memberId, shownId, wholeGroup }, turn.now);
  if (!no.ok) return gone;
  const { refusalId, of, offer } = no.value;
  const undoing = choice('button-undo', NAME, { refusalId });
  if (of === 'group')
    return { lines: [line('offer-refused-group', { goods: goodsOf(offer, offerSource(offer)) })], choices: [undoing] };
  return {
    lines: [line('offer-refused')],
    choices: [
      choice('button-offers', 'offers'),
      ...(offer.group ? [choice('button-no-such-offers', NAME, { shownId, do: 'refuse_group' })] : []),
      undoing,
    ],
  };
}

async function undo(turn: Turn, memberId: string, refusalId: string, tx: Tx): Promise<Outcome> {
  const undone = await undoRefusal(tx, { memberId, refusalId }, turn.now);
  return {
    lines: [undone ? line('offer-refusal-undone') : line('offer-refusal-gone')],
    choices: [choice('button-offers', 'offers')],
  };
}
