import { addMonths, type Day, localDay } from '../shared/calendar.ts';
import { DAY_MS } from '../shared/clock.ts';
import { isOfGroup, type Offer, whyOfferClosed } from './offers.ts';

// Which offers a member is shown, in which order, and why. The reasons are counted from purchases, and each names those that it counted:
// what is said about an offer is true, and can be opened.

/** Goods that a member bought and has not given back: one for each product of a receipt. */
export type Bought = { purchaseId: string; productCode: string; at: Date };

/** What a member said and did about offers before. */
export type OfferHistory = {
  /** "Not for me": offers by id, kinds of goods by code. */
  refused: { offerIds: ReadonlySet<string>; groups: ReadonlySet<string> };
  /** What they took and did not give back. */
  taken: readonly { offerId: string; group: string | null; at: Date }[];
};

/** Why an offer is shown to this member. `purchaseIds` are those that were counted, and none besides was. */
export type OfferReason =
  /** Nothing of the member was looked at. */
  | { kind: 'everyone' }
  /** It is about no kind of goods, and the member is in the segment for which it is meant. */
  | { kind: 'some' }
  /** `count` of `total` shopping days since `since` fell on one weekday: 1 is Monday, 7 Sunday. */
  | { kind: 'weekday'; weekday: number; count: number; total: number; since: Day; purchaseIds: string[] }
  /** On `count` days since `since`, twice or more. */
  | { kind: 'often'; count: number; since: Day; purchaseIds: string[] }
  /** The last time, where there is no more to say. */
  | { kind: 'last'; on: Day; purchaseIds: string[] };

export type RankedOffer = { offer: Offer; reason: OfferReason };

/** More would be a leaflet. */
export const MOST_OFFERS = 3;
/** Reasons count from the first day of the month two months ago: "since September", said in November. */
const REASON_MONTHS = 2;
/** Goods that somebody has not bought for a year are no reason to offer them. */
const MEMORY_DAYS = 365;
/** Half of what a purchase says about the next one is gone after so many days. */
const HALF_LIFE_DAYS = 30;
/** A weekday is a habit from so many shopping days on, and from this share of them. */
const HABIT_DAYS = 3;
const HABIT_SHARE = 0.6;
const HABIT_WEIGHT = 1.25;

/** From this day on purchases are looked at. */
export const rememberedSince = (now: Date): Date => new Date(now.getTime() - MEMORY_DAYS * DAY_MS);

/**
 * Ranks offers for one member, at most `MOST_OFFERS`.
 *
 * With `bought`, what they buy decides: how often and how lately they bought goods of the kind, whether they do so on one weekday, and how
 * much of their usual time between two purchases has passed (who bought coffee yesterday needs none today). Of equals, the one whose goods
 * they bought last comes first, then the one that ends sooner, then the code decides: the same facts always give the same order. What is
 * meant for a segment of theirs and about no kind of goods follows. Goods that they have not bought for a year do not fit, and what is for
 * everyone is nothing for them in particular: both are left out.
 *
 * Without `bought`, nothing of theirs is looked at: what is for everyone, the soonest to end first.
 *
 * Never shown: what is closed, what they refused, what they have taken as often as they may, and goods of a kind that rests after they
 * took an offer of it, so that nobody gets used to waiting for the next discount.
 *
 * @param offers those whose segment the member is in
 */
export function rankOffers(
  offers: readonly Offer[],
  { bought, history }: { bought: readonly Bought[] | undefined; history: OfferHistory },
  timeZone: string,
  now: Date,
): RankedOffer[] {
  const open = offers.filter((offer) => !whyOfferClosed(offer, timeZone, now) && !whyNotAgain(offer, history, now));
  return open
    .flatMap((offer) => {
      const weighed = bought ? fitOf(offer, bought, timeZone, now) : forEveryone(offer);
      return weighed ? [{ offer, ...weighed }] : [];
    })
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        b.lastMs - a.lastMs ||
        a.offer.validUntil.localeCompare(b.offer.validUntil) ||
        (a.offer.code < b.offer.code ? -1 : 1),
    )
    .slice(0, MOST_OFFERS)
    .map(({ offer, reason }) => ({ offer, reason }));
}

/** Why this member is not shown an offer that is open. */
export function whyNotAgain(
  offer: Pick<Offer, 'id' | 'group' | 'perMember'>,
  { refused, taken }: OfferHistory,
  now: Date,
): 'refused' | 'limit' | 'resting' | undefined {
  const { group } = offer;
  if (refused.offerIds.has(offer.id) || (group && refused.groups.has(group.code))) return 'refused';
  if (taken.filter(({ offerId }) => offerId === offer.id).length >= offer.perMember) return 'limit';
  const restMs = (group?.restDays ?? 0) * DAY_MS;
  const rests = group && taken.some((one) => one.group === group.code && one.at.getTime() + restMs > now.getTime());
  return rests && restMs > 0 ? 'resting' : undefined;
}

type Weighed = { reason: OfferReason; score: number; lastMs: number };

const forEveryone = ({ segment }: Offer): Weighed | undefined =>
  segment === null ? { reason: { kind: 'everyone' }, score: 0, lastMs: 0 } : undefined;

function fitOf({ group, segment }: Offer, bought: readonly Bought[], timeZone: string, now: Date): Weighed | undefined {
  if (!group) return segment === null ? undefined : { reason: { kind: 'some' }, score: 0, lastMs: 0 };
  const remembered = rememberedSince(now);
  const fitting = bought.filter(({ productCode, at }) => at <= now && at > remembered && isOfGroup(productCode, group));
  return fitting.length === 0 ? undefined : weigh(fitting, timeZone, now);
}

/**
 * `fitting` are the purchases of one kind of goods, one at least. Several on one day are one shopping trip. What decides is what the reason
 * names: those since the first day of the month two months ago, or else the last time alone.
 */
function weigh(fitting: readonly Bought[], timeZone: string, now: Date): Weighed {
  const purchasesOf = new Map<Day, string[]>();
  for (const { at, purchaseId } of fitting) {
    const day = localDay(at, timeZone);
    purchasesOf.set(day, [...(purchasesOf.get(day) ?? []), purchaseId]);
  }
  const today = localDay(now, timeZone);
  const since = addMonths(`${today.slice(0, 7)}-01`, -REASON_MONTHS);
  const all = [...purchasesOf.keys()].toSorted();
  const recent = all.filter((day) => day >= since);
  const days = recent.length < 2 ? all.slice(-1) : recent;
  const purchaseIds = [...new Set(days.flatMap((day) => purchasesOf.get(day)!))].toSorted();
  const reason = reasonFrom(days, since, purchaseIds);
  const warmth = days.reduce((sum, day) => sum + 0.5 ** (daysBetween(day, today) / HALF_LIFE_DAYS), 0);
  const habit = reason.kind === 'weekday' ? HABIT_WEIGHT : 1;
  const last = days.at(-1)!;
  return { reason, score: warmth * habit * (0.5 + 0.5 * shareOfUsualTime(days, today)), lastMs: Date.parse(last) };
}

function reasonFrom(days: readonly Day[], since: Day, purchaseIds: string[]): OfferReason {
  const total = days.length;
  if (total < 2) return { kind: 'last', on: days[0]!, purchaseIds };
  const [weekday, count] = mostOf(days.map(weekdayOf));
  if (count >= HABIT_DAYS && count / total >= HABIT_SHARE) return { kind: 'weekday', weekday, count, total, since, purchaseIds };
  return { kind: 'often', count: total, since, purchaseIds };
}

/** How much of the usual time between two shopping days has passed since the last one, 0 … 1; 1 where there is no usual time yet. */
function shareOfUsualTime(days: readonly Day[], today: Day): number {
  const gaps = days
    .slice(1)
    .map((day, i) => daysBetween(days[i]!, day))
    .toSorted((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)];
  return usual === undefined ? 1 : Math.min(1, daysBetween(days.at(-1)!, today) / usual);
}

const daysBetween = (from: Day, until: Day): number => Math.max(0, (Date.parse(until) - Date.parse(from)) / DAY_MS);

/** 1 is Monday, 7 Sunday. */
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The weekday that comes most often, with how often; of equals the earlier one in the week. */
function mostOf(weekdays: readonly number[]): [weekday: number, count: number] {
  const counts = [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdays.filter((one) => one === weekday).length);
  const most = Math.max(...counts);
  return [counts.indexOf(most) + 1, most];
}
