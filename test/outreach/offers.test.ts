import { beforeAll, describe, expect, it } from 'vitest';
import {
  boughtProducts,
  checkLedger,
  consumeVoucher,
  findOwnVoucher,
  giveBackVoucher,
  issueVoucher,
  lockMemberPoints,
} from '../../src/loyalty/index.ts';
import {
  findShownOffer,
  listOffers,
  noteShown,
  offerFigures,
  offersFor,
  refuseOffer,
  rememberedSince,
  returnOffer,
  takeOffer,
  undoRefusal,
} from '../../src/outreach/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { aDraft, putOffers } from '../helpers/offers.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 10 });
const now = new Date('2026-11-22T13:05:00Z');
const OSLO = 'Europe/Oslo';
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  await putOffers(
    database.current,
    [
      aDraft({ code: 'COFFEE-20', about: 'coffee' }),
      aDraft({ code: 'COFFEE-2', about: 'coffee', until: '2026-12-02' }),
      aDraft({ code: 'SCARCE', stock: 10 }),
      aDraft({ code: 'TWICE', perMember: 2, stock: 100 }),
    ],
    now,
  );
});

const inTx: typeof database.current.transaction = (work) => database.current.transaction(work);
const context = () => ({ now, timeZone: OSLO, tiers: shop.programme.rules.tiers.levels, tierSince: new Date(0) });
const offerOf = async (code: string) => (await listOffers(database.current)).find((offer) => offer.code === code)!;
const figuresOf = async (code: string) => (await offerFigures(database.current, code))[0]!;

async function shown(memberId: string, code: string): Promise<string> {
  const ranked = [{ offer: await offerOf(code), reason: { kind: 'everyone' } as const }];
  return (await inTx((tx) => noteShown(tx, { memberId, ranked }, now)))[0]!.shownId;
}

const take = (memberId: string, shownId: string, at = now) =>
  inTx(async (tx) => {
    await lockMemberPoints(tx, [memberId]);
    return takeOffer(tx, { memberId, shownId }, (voucher) => issueVoucher(tx, voucher, at), { timeZone: OSLO, now: at });
  });

const giveBack = (memberId: string, voucherId: string) =>
  inTx(async (tx) => {
    accepted(await giveBackVoucher(tx, { memberId, voucherId }, shop.programme, now));
    await returnOffer(tx, voucherId, now);
  });

const buyCoffee = (memberId: string, daysAgo: number) =>
  till(database.current, shop).buy(memberId, 160, new Date(now.getTime() - daysAgo * DAY_MS), {
    lines: [{ line: 1, productCode: 'COFFEE-250', quantityMilli: 2_000, amountMinor: 16_000, earns: true }],
  });

const fits = (memberId: string) =>
  inTx(async (tx) => offersFor(tx, { memberId, bought: await boughtProducts(tx, memberId, rememberedSince(now)) }, context()));

describe('taking an offer', () => {
  it('gives the last ten to ten of two hundred who want them at once', { timeout: 60_000 }, async () => {
    const members = await Promise.all(Array.from({ length: 200 }, () => addMember(database.current)));
    const wanted = await Promise.all(members.map(async (memberId) => [memberId, await shown(memberId, 'SCARCE')] as const));
    const results = await Promise.all(wanted.map(([memberId, shownId]) => take(memberId, shownId)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    expect(new Set(results.flatMap((one) => (one.ok ? [] : one.refusal.code)))).toEqual(new Set(['offer_sold_out']));
    expect(await figuresOf('SCARCE')).toMatchObject({ shown: 200, taken: 10, left: 0 });
    const { rows } = await database.current.pool.query('select count(*)::int as n from voucher');
    expect(rows[0].n).toBeGreaterThanOrEqual(10);
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
  });

  it('gives one member no more than they may have, however often they ask at once', async () => {
    const memberId = await addMember(database.current);
    const asked = await Promise.all(Array.from({ length: 8 }, () => shown(memberId, 'TWICE')));
    const results = await Promise.all([...asked, ...asked].map((shownId) => take(memberId, shownId)));
    const vouchers = new Set(results.flatMap((one) => (one.ok ? [one.value.voucherId] : [])));
    expect(vouchers.size).toBe(2);
    expect(results.flatMap((one) => (one.ok ? [] : one.refusal))).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'offer_limit', most: 2 })]),
    );
    expect(await figuresOf('TWICE')).toMatchObject({ taken: 2, left: 98 });
  });

  it('gives the same voucher when the same button is pressed again', async () => {
    const memberId = await addMember(database.current);
    const shownId = await shown(memberId, 'COFFEE-20');
    const first = accepted(await take(memberId, shownId));
    expect(accepted(await take(memberId, shownId))).toMatchObject({ voucherId: first.voucherId, again: true });
    const voucher = await findOwnVoucher(database.current, { memberId, voucherId: first.voucherId });
    expect(voucher).toMatchObject({ title: first.offer.title, points: null, expiresAt: new Date('2026-11-29T23:00:00Z') });
  });

  it('gives back what was given back, once, and lets it be taken again', async () => {
    const memberId = await addMember(database.current);
    const before = (await figuresOf('COFFEE-2')).taken;
    const shownId = await shown(memberId, 'COFFEE-2');
    const { voucherId } = accepted(await take(memberId, shownId));
    await giveBack(memberId, voucherId);
    await inTx((tx) => returnOffer(tx, voucherId, now));
    expect((await figuresOf('COFFEE-2')).taken).toBe(before);
    const again = accepted(await take(memberId, shownId));
    expect(again).toMatchObject({ again: false });
    expect(again.voucherId).not.toBe(voucherId);
  });

  it('is refused after its end, and to somebody who was shown nothing', async () => {
    const memberId = await addMember(database.current);
    const shownId = await shown(memberId, 'COFFEE-20');
    const late = await take(memberId, shownId, new Date('2026-11-29T23:00:00Z'));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'offer_over', until: '2026-11-29' } });
    const stranger = await addMember(database.current);
    expect(await take(stranger, shownId)).toMatchObject({ ok: false, refusal: { code: 'unknown_offer' } });
    expect(await findShownOffer(database.current, { memberId: stranger, shownId })).toBeUndefined();
  });

  it('counts what was used at a till', async () => {
    const memberId = await addMember(database.current);
    const { voucherId } = accepted(await take(memberId, await shown(memberId, 'COFFEE-20')));
    const voucher = await findOwnVoucher(database.current, { memberId, voucherId });
    const before = (await figuresOf('COFFEE-20')).used;
    const command = { code: voucher!.code, shopCode: shop.shopId.slice(-12), idempotencyKey: newId() };
    accepted(await inTx((tx) => consumeVoucher(tx, command, now)));
    expect((await figuresOf('COFFEE-20')).used).toBe(before + 1);
  });
});

describe('what fits', () => {
  it('is counted from what was bought and kept: what went back is no reason', async () => {
    const memberId = await addMember(database.current);
    await buyCoffee(memberId, 30);
    const { result } = await buyCoffee(memberId, 9);
    expect((await fits(memberId))[0]?.reason).toMatchObject({ kind: 'often', count: 2 });
    await till(database.current, shop).giveBack(accepted(result).purchaseId, now);
    expect((await fits(memberId))[0]?.reason).toMatchObject({ kind: 'last', on: '2026-10-23' });
  });

  it('is nothing that they said no to, until they take that back; a second no is one to the goods', async () => {
    const memberId = await addMember(database.current);
    await buyCoffee(memberId, 9);
    expect((await fits(memberId)).map(({ offer }) => offer.code)).toEqual(['COFFEE-20', 'COFFEE-2']);
    const first = await shown(memberId, 'COFFEE-20');
    accepted(await inTx((tx) => refuseOffer(tx, { memberId, shownId: first }, now)));
    accepted(await inTx((tx) => refuseOffer(tx, { memberId, shownId: first }, now)));
    expect((await fits(memberId)).map(({ offer }) => offer.code)).toEqual(['COFFEE-2']);
    const second = await shown(memberId, 'COFFEE-2');
    const later = new Date(now.getTime() + 1_000);
    const no = accepted(await inTx((tx) => refuseOffer(tx, { memberId, shownId: second }, later)));
    expect(no.of).toBe('group');
    expect(await fits(memberId)).toEqual([]);
    expect(await inTx((tx) => undoRefusal(tx, { memberId, refusalId: no.refusalId }, later))).toBe(true);
    expect((await fits(memberId)).map(({ offer }) => offer.code)).toEqual(['COFFEE-2']);
    expect(await inTx((tx) => undoRefusal(tx, { memberId, refusalId: no.refusalId }, later))).toBe(false);
  });
});
