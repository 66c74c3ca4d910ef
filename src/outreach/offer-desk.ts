import { strict as assert } from 'node:assert';
import { newId, orderedIds } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import { type Bought, type RankedOffer, rankOffers, whyNotAgain } from './offer-ranking.ts';
import { endOfVoucher, type Localised, type Offer, type OfferClosed, type OfferGroup, whyOfferClosed } from './offers.ts';
import { membershipsOf } from './person-sql.ts';
import type { SegmentRule } from './segment-rule.ts';
import { matchesSegment, type SegmentContext } from './segments.ts';
import { lockMember } from './store.ts';
import { withdrawQueuedOfGroups } from './stored-campaigns.ts';
import {
  countRefusedOf,
  findOffer,
  findPushedOffer,
  findShownTo,
  findTakeOfOffer,
  findTakeOfShown,
  findTakeOfVoucher,
  insertRefusal,
  insertShown,
  insertTake,
  loadGroups,
  loadHistory,
  loadOffers,
  lockOffer,
  returnTake,
  type Shown,
  undoRefusalOf,
} from './stored-offers.ts';

// What members do with offers. Everything that takes one or gives one back locks the member's points first (whoever gives vouchers
// does), then the offer: so what one member does runs in order, and so does what everybody does about one offer.

/**
 * The offers that fit a member, with the reason for each (`rankOffers`). Whether the member is in an offer's segment, the database is asked.
 *
 * @param bought what the member bought and kept since `rememberedSince(now)`; without it nothing of theirs is looked at
 */
export async function offersFor(
  tx: Tx,
  { memberId, bought }: { memberId: string; bought: readonly Bought[] | undefined },
  context: SegmentContext,
): Promise<RankedOffer[]> {
  const sql = inTx(tx);
  const { timeZone, now } = context;
  const history = await loadHistory(sql, memberId);
  const eligible: Offer[] = [];
  for (const offer of await loadOffers(sql)) {
    if (whyOfferClosed(offer, timeZone, now)) continue;
    // It was checked when it was imported.
    const rule = offer.segment as SegmentRule | null;
    if (rule === null || (bought && (await matchesSegment(tx, memberId, rule, context)))) eligible.push(offer);
  }
  return rankOffers(eligible, { bought, history }, timeZone, now);
}

/** What anybody may take who becomes a member, the soonest to end first. */
export async function offersForEveryone(read: Read, { timeZone, now }: { timeZone: string; now: Date }): Promise<Offer[]> {
  const offers = await loadOffers(sqlOf(read));
  return offers.filter((offer) => offer.segment === null && !whyOfferClosed(offer, timeZone, now));
}

/** An offer as it stands, with the reason for which this member was shown it. */
export type ShownOffer = RankedOffer & { shownId: string };

/** Writes down what a member who asked is shown, so that it can be taken, and its reason opened. */
export async function noteShown(
  tx: Tx,
  { memberId, ranked }: { memberId: string; ranked: readonly RankedOffer[] },
  now: Date,
): Promise<ShownOffer[]> {
  const nextId = orderedIds(now.getTime());
  const shown = ranked.map(({ offer, reason }) => ({ shownId: nextId(), offer, reason }));
  for (const { shownId, offer, reason } of shown)
    await insertShown(inTx(tx), { id: shownId, offerId: offer.id, memberId, reason, shownAt: now, pushKey: null });
  return shown;
}

export type ProposeRefusal =
  | { code: 'unknown_offer' }
  | OfferClosed
  /** They said no to it, have taken it as often as they may, or took one of its kind lately. */
  | { code: 'refused' | 'limit' | 'resting' }
  /** They have used what they took. */
  | { code: 'used' }
  /** A campaign has shown it to them before. */
  | { code: 'shown_before' };

/**
 * Prepares one offer for a member whom a campaign selected: notes that they are shown it, with the reason that is true of them. Once for
 * each member and offer, whatever the campaign; the same `key` again gives the same. Of one that they hold already, `voucherId` is its newest voucher.
 *
 * @param bought as for `offersFor`
 * @param isUsable whether a voucher of theirs can still be used (loyalty knows)
 */
export async function proposeOffer(
  tx: Tx,
  {
    memberId,
    offerCode,
    bought,
    key,
  }: { memberId: string; offerCode: string; bought: readonly Bought[] | undefined; key: string },
  isUsable: (voucherId: string) => Promise<boolean>,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Result<ShownOffer & { voucherId?: string }, ProposeRefusal>> {
  const sql = inTx(tx);
  const offer = (await loadOffers(sql)).find(({ code }) => code === offerCode);
  if (!offer) return refuse({ code: 'unknown_offer' });
  const before = await findPushedOffer(sql, memberId, offer.id);
  if (before && before.pushKey !== key) return refuse({ code: 'shown_before' });
  const held = await findTakeOfOffer(sql, memberId, offer.id);
  if (held) {
    if (!(await isUsable(held.voucherId))) return refuse({ code: 'used' });
  } else {
    const closed = whyOfferClosed(offer, timeZone, now);
    if (closed) return refuse(closed);
    const reason = whyNotAgain(offer, await loadHistory(sql, memberId), now);
    if (reason) return refuse({ code: reason });
  }
  const history = { refused: { offerIds: new Set<string>(), groups: new Set<string>() }, taken: [] };
  const [ranked] = bought ? rankOffers([offer], { bought, history }, timeZone, now) : [];
  // Whoever made the campaign chose them; nothing is claimed that was not counted.
  const reason = ranked?.reason ?? ({ kind: 'some' } as const);
  const shownId = before?.id ?? newId(now.getTime());
  if (!before) await insertShown(sql, { id: shownId, offerId: offer.id, memberId, reason, shownAt: now, pushKey: key });
  return ok({ shownId, offer, reason: before?.reason ?? reason, ...(held && { voucherId: held.voucherId }) });
}

/** What a member was shown; undefined for what somebody else was. */
export async function findShownOffer(
  read: Read,
  { memberId, shownId }: { memberId: string; shownId: string },
): Promise<(ShownOffer & Pick<Shown, 'shownAt'>) | undefined> {
  const sql = sqlOf(read);
  const shown = await findShownTo(sql, memberId, shownId);
  const offer = shown && (await findOffer(sql, shown.offerId));
  return shown && offer && { shownId, offer, reason: shown.reason, shownAt: shown.shownAt };
}

/** The voucher of an offer, as loyalty is asked to give it. */
export type OfferVoucher = { memberId: string; title: Localised; expiresAt: Date; returnable: boolean; key: string };

export type TakeRefusal =
  | { code: 'unknown_offer' }
  | (OfferClosed & { offer: Offer })
  /** They have taken it as often as they may: the voucher of the last time. */
  | { code: 'offer_limit'; offer: Offer; voucherId: string; most: number };

export type Taken = { offer: Offer; voucherId: string /** It was theirs already. */; again: boolean };

/**
 * Takes what a member was shown, for a voucher at once. What was shown is taken once, however often it is asked for; the last one goes to
 * one member, and nobody gets more than they may. What we proposed we stand by: whether its segment still holds is not asked again, and
 * a no of theirs to it was theirs to change.
 *
 * @param issue gives the voucher, in this transaction (loyalty does); it locks the member's points, which the caller has locked
 */
export async function takeOffer(
  tx: Tx,
  { memberId, shownId }: { memberId: string; shownId: string },
  issue: (voucher: OfferVoucher) => Promise<{ id: string }>,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Result<Taken, TakeRefusal>> {
  const sql = inTx(tx);
  const shown = await findShownTo(sql, memberId, shownId);
  const offer = shown && (await lockOffer(sql, shown.offerId));
  if (!offer) return refuse({ code: 'unknown_offer' });
  const before = await findTakeOfShown(sql, shownId);
  if (before) return ok({ offer, voucherId: before.voucherId, again: true });
  const { taken } = await loadHistory(sql, memberId);
  if (taken.filter(({ offerId }) => offerId === offer.id).length >= offer.perMember) {
    const last = await findTakeOfOffer(sql, memberId, offer.id);
    assert(last, 'who has taken it has a voucher');
    return refuse({ code: 'offer_limit', offer, voucherId: last.voucherId, most: offer.perMember });
  }
  const closed = whyOfferClosed(offer, timeZone, now);
  if (closed) return refuse({ ...closed, offer });
  const id = newId(now.getTime());
  const { title, returnable } = offer;
  const expiresAt = endOfVoucher(offer, timeZone, now);
  const voucher = await issue({ memberId, title, expiresAt, returnable, key: `offer:${id}` });
  await insertTake(sql, { id, offerId: offer.id, memberId, shownId, voucherId: voucher.id, takenAt: now });
  return ok({ offer, voucherId: voucher.id, again: false });
}

/** The newest voucher that a member got for an offer and did not give back. */
export async function findVoucherOfOffer(read: Read, own: { memberId: string; offerId: string }): Promise<string | undefined> {
  return (await findTakeOfOffer(sqlOf(read), own.memberId, own.offerId))?.voucherId;
}

/** The offer that a voucher came from; undefined for any other voucher. */
export async function findOfferOfVoucher(read: Read, voucherId: string): Promise<Offer | undefined> {
  const sql = sqlOf(read);
  const take = await findTakeOfVoucher(sql, voucherId);
  return take && (await findOffer(sql, take.offerId));
}

/**
 * A voucher was given back: if it came from an offer, that is there for somebody else, and for the same member again. Whoever gives a
 * voucher back calls this in the same transaction.
 */
export async function returnOffer(tx: Tx, voucherId: string, now: Date): Promise<void> {
  const sql = inTx(tx);
  const take = await findTakeOfVoucher(sql, voucherId);
  if (!take) return;
  await lockOffer(sql, take.offerId);
  await returnTake(sql, take, now);
}

/** What a no was about: one offer, or every offer of a kind. `refusalId` takes it back. */
export type Refused = { refusalId: string; of: 'offer' | 'group'; offer: Offer };

/** So many offers of a kind somebody says no to before we take it that they want none of the kind. */
const NOES_TO_A_GROUP = 2;

/** "Not for me": notes a no to what was shown. The second no to offers of one kind of goods is a no to the kind. */
export async function refuseOffer(
  tx: Tx,
  { memberId, shownId, wholeGroup = false }: { memberId: string; shownId: string; wholeGroup?: boolean },
  now: Date,
): Promise<Result<Refused, { code: 'unknown_offer' }>> {
  const sql = inTx(tx);
  const shown = await findShownOffer(tx, { memberId, shownId });
  if (!shown) return refuse({ code: 'unknown_offer' });
  const { offer } = shown;
  const note = (no: { offerId: string | null; group: string | null }) =>
    insertRefusal(sql, { id: newId(now.getTime()), memberId, at: now, ...no });
  const refusalId = await note({ offerId: offer.id, group: null });
  if (!offer.group) return ok({ refusalId, of: 'offer', offer });
  const { code } = offer.group;
  if (!wholeGroup && (await countRefusedOf(sql, memberId, code)) < NOES_TO_A_GROUP) return ok({ refusalId, of: 'offer', offer });
  return ok({ refusalId: await note({ offerId: null, group: code }), of: 'group', offer });
}

/** A no to all offers of some kinds of goods, whatever was shown. What is queued of them is taken back. `refusalId` undoes all of it. */
export async function refuseGroups(
  tx: Tx,
  { memberId, groups }: { memberId: string; groups: readonly string[] },
  now: Date,
): Promise<{ refusalId: string }> {
  const sql = inTx(tx);
  await lockMember(tx, memberId);
  let refusalId: string | undefined;
  for (const group of groups)
    refusalId = await insertRefusal(sql, { id: newId(now.getTime()), memberId, at: now, offerId: null, group });
  assert(refusalId, 'a no is about something');
  await withdrawQueuedOfGroups(sql, memberId, groups, membershipsOf('$1::uuid'), { state: 'cancelled', reason: 'stopped' }, now);
  return { refusalId };
}

/** The kinds of goods by which offers are sorted, and refused. */
export async function offerGroups(read: Read): Promise<OfferGroup[]> {
  return await loadGroups(sqlOf(read));
}

/** Takes back what one press said no to: a member hears of such offers again. @returns whether one of theirs held */
export async function undoRefusal(
  tx: Tx,
  { memberId, refusalId }: { memberId: string; refusalId: string },
  now: Date,
): Promise<boolean> {
  return await undoRefusalOf(inTx(tx), memberId, refusalId, now);
}
