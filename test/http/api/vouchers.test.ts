import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adjustPoints, formatCode, giveBackVoucher, redeemReward, type Voucher } from '../../../src/loyalty/index.ts';
import { DAY_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { useDatabase } from '../../helpers/database.ts';
import { aReward, offer } from '../../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop } from '../../helpers/shop.ts';
import { aKey, caller, NOW, type Served, serve } from './calling.ts';

const database = useDatabase({ poolSize: 10 });
let served: Served;
let shop: TestShop;
let shopCode: string;
let till: ReturnType<typeof caller>;
let all: ReturnType<typeof caller>;
let rewardId: string;
beforeAll(async () => {
  shop = await openShop(database.current);
  shopCode = shop.shopId.slice(-12);
  served = await serve(database.current);
  till = caller(served.program.url, await aKey(database.current, { shopId: shop.shopId }));
  all = caller(served.program.url, await aKey(database.current));
  rewardId = (await offer(database.current, [aReward({ code: 'COFFEE' })], NOW)).get('COFFEE')!;
});
afterAll(() => served?.stop());

async function aVoucher(at = NOW): Promise<Voucher> {
  const memberId = await addMember(database.current);
  const opening = { memberId, points: 300, reason: 'opening', idempotencyKey: newId() } as const;
  accepted(await database.current.transaction((tx) => adjustPoints(tx, opening, shop.programme, at)));
  const command = { memberId, rewardId, idempotencyKey: newId() };
  return accepted(await database.current.transaction((tx) => redeemReward(tx, command, shop.programme, at))).voucher;
}

describe('a voucher', () => {
  it('is looked up, used once by the shop of the key, and refused with when and where', async () => {
    const { code: plain } = await aVoucher();
    const code = formatCode(plain);
    expect(await till.get(`/api/v1/vouchers/${code.toLowerCase()}`)).toMatchObject({
      status: 200,
      body: { code, state: 'issued', title: { en: 'Free coffee' }, shop: null },
    });
    const key = newId();
    const used = await till.post(`/api/v1/vouchers/${code}/consumptions`, {}, { idempotencyKey: key });
    expect(used).toMatchObject({ status: 201, body: { code, state: 'used', shop: shopCode, settledAt: NOW.toISOString() } });
    const again = await till.post(`/api/v1/vouchers/${code}/consumptions`, {}, { idempotencyKey: key });
    expect([again.status, again.body]).toEqual([201, used.body]);
    expect(await all.post(`/api/v1/vouchers/${plain}/consumptions`, { shop: shopCode })).toMatchObject({
      status: 409,
      body: { code: 'voucher_used', usedAt: NOW.toISOString(), shop: shopCode },
    });
  });

  it('is used by one of many tills at once', async () => {
    const { code } = await aVoucher();
    const answers = await Promise.all(Array.from({ length: 12 }, () => till.post(`/api/v1/vouchers/${code}/consumptions`, {})));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  });

  it('is refused by its reason', async () => {
    const [old, returned, good] = [await aVoucher(new Date(NOW.getTime() - 60 * DAY_MS)), await aVoucher(), await aVoucher()];
    const { memberId, id: voucherId } = returned;
    accepted(await database.current.transaction((tx) => giveBackVoucher(tx, { memberId, voucherId }, shop.programme, NOW)));
    const use = (code: string, body: unknown = { shop: shopCode }, by = all) =>
      by.post(`/api/v1/vouchers/${code}/consumptions`, body);
    expect(await use(old.code)).toMatchObject({ status: 409, body: { code: 'voucher_expired' } });
    expect(await all.get(`/api/v1/vouchers/${old.code}`)).toMatchObject({ body: { state: 'expired' } });
    expect(await use(returned.code)).toMatchObject({ status: 409, body: { code: 'voucher_given_back' } });
    expect(await use('KF7-M4Q-9XR')).toMatchObject({ status: 404, body: { code: 'unknown_voucher' } });
    expect(await all.get('/api/v1/vouchers/nothing')).toMatchObject({ status: 404, body: { code: 'unknown_voucher' } });
    expect(await use(good.code, {})).toMatchObject({ status: 422, body: { code: 'shop_needed' } });
    expect(await use(good.code, { shop: 'MOON' })).toMatchObject({ status: 404, body: { code: 'unknown_shop' } });
    expect(await use(good.code, { shop: 'MOON' }, till)).toMatchObject({ status: 403, body: { code: 'other_shop' } });
    expect(await use(good.code, { shop: shopCode, colour: 'red' })).toMatchObject({ status: 400, body: { code: 'invalid' } });
    expect(await use(good.code)).toMatchObject({ status: 201 });
  });
});
