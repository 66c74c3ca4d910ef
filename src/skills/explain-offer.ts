import { choice, continued, type Line, line, type Source } from '../chat/reply.ts';
import type { Outcome, Read } from '../chat/skill.ts';
import { findPurchases, type Programme } from '../loyalty/index.ts';
import { findShownOffer, type SegmentRule, type ShownOffer } from '../outreach/index.ts';
import { localDay } from '../shared/calendar.ts';
import { count, day, name } from './facts.ts';
import { goodsOf, offerSource, onWeekday, phraseOf } from './offer-lines.ts';

/** Purchases that are told one by one; of older ones the number. */
const MOST_PURCHASES = 6;

/**
 * "Why?" of offers: what was looked at, purchase by purchase, and that nothing else was. `undefined` where none was shown to this
 * member: somebody else may have linked the chat since.
 */
export async function explainOffers(
  sources: readonly Source[],
  memberId: string,
  programme: Programme,
  read: Read,
): Promise<Outcome | undefined> {
  const shown: ShownOffer[] = [];
  for (const source of sources) {
    const found =
      source.kind === 'offer' && source.shownId ? await findShownOffer(read, { memberId, shownId: source.shownId }) : undefined;
    if (found) shown.push(found);
  }
  const [first] = shown;
  if (!first) return undefined;
  const isOne = shown.length === 1;
  const lines = shown.flatMap((one) => [
    ...(isOne ? [] : [titleLine(one)]),
    ...lookedAt(one).map((next) => (isOne ? next : continued(next))),
  ]);
  if (isOne) lines.push(...(await purchaseLines(first, memberId, programme, read)));
  const personal = shown.filter(({ reason }) => reason.kind !== 'everyone');
  lines.push(...shown.slice(0, 1).flatMap(segmentLines));
  if (personal.length > 0) lines.push(line('why-offer-nothing-else'));
  return {
    lines,
    choices: [
      ...(personal.length > 0 ? [choice('button-leave-purchases', 'use_purchases', { use: false })] : []),
      isOne ? choice('button-fine', 'offer', { shownId: first.shownId, do: 'open' }) : choice('button-fine', 'offers'),
    ],
  };
}

const titleLine = ({ offer, shownId }: ShownOffer): Line =>
  line('why-offer-title', { offer: phraseOf(offer, offerSource(offer, shownId)) });

function lookedAt({ offer, shownId, reason }: ShownOffer): Line[] {
  const source = offerSource(offer, shownId);
  const goods = goodsOf(offer, source);
  switch (reason.kind) {
    case 'weekday': {
      const facts = {
        goods,
        since: day(reason.since, source),
        count: count(reason.count, source),
        weekday: onWeekday(reason.weekday, source),
      };
      return reason.count === reason.total
        ? [line('why-offer-weekday-all', facts)]
        : [line('why-offer-weekday', { ...facts, purchases: count(reason.total, source) })];
    }
    case 'often':
      return [line('why-offer-often', { goods, since: day(reason.since, source), count: count(reason.count, source) })];
    case 'last':
      return [line('why-offer-last', { goods, on: day(reason.on, source) })];
    case 'some':
      return [];
    case 'everyone':
      return [line('why-offer-everyone')];
  }
}

/** The purchases that were counted, the newest first. */
async function purchaseLines(
  { offer, shownId, reason }: ShownOffer,
  memberId: string,
  { rules }: Programme,
  read: Read,
): Promise<Line[]> {
  if (reason.kind === 'everyone' || reason.kind === 'some' || reason.kind === 'last') return [];
  const source = offerSource(offer, shownId);
  const purchases = (await findPurchases(read, memberId, reason.purchaseIds)).toReversed();
  const told = purchases
    .slice(0, MOST_PURCHASES)
    .map(({ at, shopName }) =>
      line('why-offer-purchase', { on: day(localDay(at, rules.timeZone), source), shop: name(shopName, source) }),
    );
  const earlier = purchases.length - told.length;
  return earlier > 0 ? [...told, line('why-offer-earlier', { count: count(earlier, source) })] : told;
}

/** Which kinds of facts the rule of a segment looks at. */
const LOOKED_AT = {
  tier: 'why-some-standing',
  points: 'why-some-standing',
  language: 'why-some-chat',
  channel: 'why-some-chat',
  shop: 'why-some-shopping',
  lastPurchase: 'why-some-shopping',
  purchases: 'why-some-shopping',
  openComplaint: 'why-some-contact',
  consent: 'why-some-contact',
  lastContact: 'why-some-contact',
} as const satisfies Record<Exclude<keyof SegmentRule, 'all' | 'any' | 'not'>, string>;
type LookedAt = (typeof LOOKED_AT)[keyof typeof LOOKED_AT];

function lookedAtBy({ all = [], any = [], not, ...own }: SegmentRule): Set<LookedAt> {
  const conditions = Object.keys(own) as (keyof typeof LOOKED_AT)[];
  const inner = [...all, ...any, ...(not ? [not] : [])].flatMap((rule) => [...lookedAtBy(rule)]);
  return new Set([...conditions.map((condition) => LOOKED_AT[condition]), ...inner]);
}

/** Of an offer for some members only: what was looked at to see whether this member is one of them. */
function segmentLines({ offer: { segment } }: ShownOffer): Line[] {
  if (segment === null) return [];
  const keys = [...lookedAtBy(segment as SegmentRule)];
  return keys.length === 0 ? [] : [line('why-some'), ...keys.map((key) => line(key))];
}
