import { type Choice, choice, continued, type Fact, type Line, line, type Source } from '../chat/reply.ts';
import type { Offer, OfferClosed, OfferReason, ShownOffer } from '../outreach/index.ts';
import { addDays, type Day, localDay } from '../shared/calendar.ts';
import { count, day, localisedName } from './facts.ts';

// How offers are told: what each is, until when, and why this member is shown it.

/** The purpose of a consent: whether what somebody buys may be looked at for offers. Without a word on it, it may. */
export const USE_PURCHASES = 'use_purchases';

export const offerSource = ({ id }: Pick<Offer, 'id'>, shownId?: string): Source => ({
  kind: 'offer',
  offerId: id,
  ...(shownId && { shownId }),
});

export const weekday = (value: Day, source: Source): Fact => ({ kind: 'weekday', value, source });

/** As it stands in a sentence. */
export const phraseOf = (offer: Pick<Offer, 'phrase' | 'title'>, source: Source): Fact =>
  localisedName(offer.phrase ?? offer.title, source);

export const whatAndUntil = (offer: Offer, source: Source) => ({
  offer: phraseOf(offer, source),
  until: weekday(offer.validUntil, source),
});

export const titleChoice = ({ offer, shownId }: ShownOffer): Choice => ({
  ...choice('reward-name', 'offer', { shownId, do: 'open' }),
  facts: { reward: localisedName(offer.title, offerSource(offer, shownId)) },
});

const ON_WEEKDAYS = ['on-monday', 'on-tuesday', 'on-wednesday', 'on-thursday', 'on-friday', 'on-saturday', 'on-sunday'] as const;

/** "on a Friday": 1 is Monday, 7 Sunday. */
export const onWeekday = (number: number, source: Source): Fact => ({ kind: 'text', key: ON_WEEKDAYS[number - 1]!, source });

/** What the offer's kind of goods is called in a sentence. */
export const goodsOf = ({ group }: Pick<Offer, 'group'>, source: Source): Fact =>
  localisedName(group?.name ?? { en: '' }, source);

/** Why this member is shown it. Every word of it is counted from what `reason` names. */
export function reasonLine({ offer, reason, shownId }: { offer: Offer; reason: OfferReason; shownId: string }): Line {
  const source = offerSource(offer, shownId);
  const goods = goodsOf(offer, source);
  switch (reason.kind) {
    case 'weekday':
      return line('reason-weekday', {
        goods,
        since: monthOf(reason.since, source),
        count: count(reason.count, source),
        weekday: onWeekday(reason.weekday, source),
      });
    case 'often':
      return line('reason-often', { goods, since: monthOf(reason.since, source), count: count(reason.count, source) });
    case 'last':
      return line('reason-last', { goods, on: day(reason.on, source) });
    case 'some':
      return line('reason-some');
    case 'everyone':
      return line('reason-everyone');
  }
}

const monthOf = (on: Day, source: Source): Fact => ({ kind: 'month', value: on.slice(0, 7), source });

/** One offer as it is proposed: what, until when, why, and what can be done with it. */
export function proposal(shown: ShownOffer): { lines: Line[]; choices: Choice[] } {
  const { offer, shownId, reason } = shown;
  const reasons = [reasonLine(shown)];
  const lines = [
    line('offer-yes', whatAndUntil(offer, offerSource(offer, shownId))),
    ...(reason.kind === 'everyone' ? reasons : [line('offer-why-you'), ...reasons.map(continued)]),
  ];
  return {
    lines: offer.returnable ? lines : [...lines, line('offer-no-return')],
    choices: [
      choice('button-take-offer', 'offer', { shownId, do: 'take' }),
      choice('button-not-for-me', 'offer', { shownId, do: 'refuse' }),
      choice('button-why', 'why'),
    ],
  };
}

/** Several offers, each with its reason, and a button for each. */
export function proposals(shown: readonly ShownOffer[], isForEveryone: boolean): { lines: Line[]; choices: Choice[] } {
  const [first] = shown;
  const title = isForEveryone
    ? line('offers-everyone')
    : line('offer-yes-several', { count: count(shown.length, offerSource(first!.offer, first!.shownId)) });
  const items = shown.flatMap((one) => [
    line('offer-item', whatAndUntil(one.offer, offerSource(one.offer, one.shownId))),
    ...(isForEveryone ? [] : [continued(reasonLine(one))]),
  ]);
  return { lines: [title, ...items], choices: [...shown.map(titleChoice), choice('button-why', 'why')] };
}

/** Why nobody can take it, and what can be done instead. */
export function closedLine(offer: Offer, closed: OfferClosed, timeZone: string, now: Date): Line {
  const source = offerSource(offer);
  switch (closed.code) {
    case 'offer_gone':
      return line('offer-gone');
    case 'offer_not_yet':
      return line('offer-not-yet', { on: day(closed.from, source) });
    case 'offer_over': {
      const wasYesterday = closed.until === addDays(localDay(now, timeZone), -1);
      return wasYesterday ? line('offer-over-yesterday') : line('offer-over', { on: day(closed.until, source) });
    }
    case 'offer_sold_out':
      return line('offer-sold-out');
  }
}
