import { choice, type Line, line, type Reply } from '../chat/reply.ts';
import type { Tx } from '../chat/skill.ts';
import { boughtProducts, findOwnVoucher, type Programme, voucherState } from '../loyalty/index.ts';
import { findMembers, lastWord } from '../members/index.ts';
import { type ProposeRefusal, proposeOffer, rememberedSince } from '../outreach/index.ts';
import { localDay } from '../shared/calendar.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { day, lastDayBefore, localisedName, name } from './facts.ts';
import { offerSource, proposal, reasonLine, USE_PURCHASES, weekday, whatAndUntil } from './offer-lines.ts';

/** The purpose of consent under which offers are sent. */
const OFFERS = 'offers';

export type OfferPushRefusal = ProposeRefusal | { code: 'unknown_member' };

/**
 * What a campaign says to one member about an offer: to somebody who holds it already, until when; to others the offer with its reason. Both
 * end with why they get this and how to stop it. It is noted as shown in this transaction, which also queues the message.
 *
 * Whether they may be written to at all, `contact()` of outreach decides before.
 */
export async function offerPush(
  tx: Tx,
  { memberId, offerCode, key }: { memberId: string; offerCode: string; key: string },
  programme: Programme,
  now: Date,
): Promise<Result<Reply, OfferPushRefusal>> {
  const { timeZone } = programme.rules;
  const [member] = await findMembers(tx, { id: memberId });
  if (!member) return refuse({ code: 'unknown_member' });
  const mayUse = (await lastWord(tx, memberId, USE_PURCHASES))?.given ?? true;
  const bought = mayUse ? await boughtProducts(tx, memberId, rememberedSince(now)) : undefined;
  const findVoucher = (voucherId: string) => findOwnVoucher(tx, { memberId, voucherId });
  const isUsable = async (voucherId: string) => {
    const voucher = await findVoucher(voucherId);
    return voucher !== undefined && voucherState(voucher, now) === 'issued';
  };
  const proposed = await proposeOffer(tx, { memberId, offerCode, bought, key }, isUsable, { timeZone, now });
  if (!proposed.ok) return proposed;
  const { offer, shownId, voucherId } = proposed.value;
  const source = offerSource(offer, shownId);
  const hello = member.givenName ? [line('push-hello', { name: name(member.givenName, { kind: 'member' }) })] : [];
  const end = await consentLines(tx, memberId, timeZone);
  const voucher = voucherId === undefined ? undefined : await findVoucher(voucherId);
  if (!voucher) {
    const what = line('push-offer', whatAndUntil(offer, source));
    const { choices } = proposal(proposed.value);
    return ok({
      lines: [...hello, { ...what, ...(hello.length > 0 && { sameLine: true }) }, reasonLine(proposed.value), ...end],
      choices,
    });
  }
  const until = weekday(lastDayBefore(voucher.expiresAt, timeZone), source);
  const held = line('push-offer-held', { offer: localisedName(offer.title, source), until });
  return ok({
    lines: [...hello, { ...held, ...(hello.length > 0 && { sameLine: true }) }, ...end],
    choices: [
      choice('button-show-code', 'voucher', { voucherId: voucher.id, do: 'show' }),
      choice('button-not-now', 'offer', { shownId, do: 'later' }),
    ],
  });
}

/** How campaigns have their messages about an offer written (`WriteCampaign` of jobs); `subject` is the offer's code. */
export const writeOffer =
  (programme: () => Programme) =>
  async (
    tx: Tx,
    { memberId, subject, key }: { memberId: string; subject: string; key: string },
    now: Date,
  ): Promise<Result<Reply, { code: 'not_fitting'; reason: string }>> => {
    const written = await offerPush(tx, { memberId, offerCode: subject, key }, programme(), now);
    return written.ok ? written : refuse({ code: 'not_fitting', reason: written.refusal.code });
  };

/** Since when they want to hear of offers, and how to hear no more. */
async function consentLines(tx: Tx, memberId: string, timeZone: string): Promise<Line[]> {
  const said = await lastWord(tx, memberId, OFFERS);
  return said?.given ? [line('push-consent', { on: day(localDay(said.recordedAt, timeZone), { kind: 'member' }) })] : [];
}
