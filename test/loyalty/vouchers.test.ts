import { beforeAll, describe, expect, it } from 'vitest';
import {
  adjustPoints,
  checkLedger,
  consumeVoucher,
  expireVouchers,
  findVoucher,
  formatCode,
  giveBackVoucher,
  memberVouchers,
  movePoints,
  pointsHistory,
  redeemReward,
  type Voucher,
  voucherState,
} from '../../src/loyalty/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 6 });
const now = new Date('2026-11-22T13:05:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
let shop: TestShop;
let at: ReturnType<typeof till>;
let rewardIds: Map<string, string>;
let shopCode: string;
beforeAll(async () => {
  shop = await openShop(database.current, undefined, new Date('2024-01-01'));
  at = till(database.current, shop);
  shopCode = shop.shopId.slice(-12);
  rewardIds = await offer(
    database.current,
    [aReward({ code: 'COFFEE', stock: 1_000 }), aReward({ code: 'FINAL', returnable: false })],
    now,
  );
});
const inTx = <T>(work: Parameters<typeof database.current.transaction<T>>[0]) => database.current.transaction(work);

async function withVoucher(
  given: { code?: string; expiresAt?: Date | null } = {},
): Promise<{ memberId: string; voucher: Voucher }> {
  const memberId = await addMember(database.current);
  const terms = { availableAt: now, expiresAt: given.expiresAt === undefined ? later(400 * DAY_MS) : given.expiresAt };
  const opening = { memberId, points: 300, reason: 'opening', idempotencyKey: newId(), terms } as const;
  accepted(await inTx((tx) => adjustPoints(tx, opening, shop.programme, now)));
  const command = { memberId, rewardId: rewardIds.get(given.code ?? 'COFFEE')!, idempotencyKey: newId() };
  return { memberId, voucher: accepted(await inTx((tx) => redeemReward(tx, command, shop.programme, now))).voucher };
}

const consume = (code: string, when = now, idempotencyKey: string = newId(), where = shopCode) =>
  inTx((tx) => consumeVoucher(tx, { code, shopCode: where, idempotencyKey }, when));
const giveBack = (memberId: string, voucherId: string, when = now, evenAtLoss = false) =>
  inTx((tx) => giveBackVoucher(tx, { memberId, voucherId, evenAtLoss }, shop.programme, when));
const agrees = async () => expect((await checkLedger(database.current)).discrepancies).toEqual([]);

describe('a voucher at the till', () => {
  it('is used once, and says when and where it was', async () => {
    const { voucher } = await withVoucher();
    const typed = formatCode(voucher.code).toLowerCase();
    expect(typed).toMatch(/^(\w{3}-){4}\w{3}$/);
    expect(accepted(await consume(typed)).voucher).toMatchObject({ state: 'used', shopName: 'Storo', settledAt: now });
    expect(await consume(typed, later(DAY_MS))).toMatchObject({
      refusal: { code: 'voucher_used', usedAt: now, shopName: 'Storo' },
    });
  });

  it('gives the first answer to a till that asks again, and refuses its key for another code', async () => {
    const [one, other] = [await withVoucher(), await withVoucher()];
    const key = newId();
    expect(accepted(await consume(one.voucher.code, now, key)).again).toBe(false);
    expect(accepted(await consume(one.voucher.code, later(DAY_MS), key))).toMatchObject({
      again: true,
      voucher: { settledAt: now },
    });
    expect(await consume(other.voucher.code, now, key)).toMatchObject({ refusal: { code: 'key_reused' } });
    expect(accepted(await consume(other.voucher.code)).again).toBe(false);
  });

  it('is used by one of many tills at once', async () => {
    const { voucher } = await withVoucher();
    const results = await Promise.all(Array.from({ length: 20 }, () => consume(voucher.code)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is refused by its reason: unknown, expired, given back, no such shop', async () => {
    const [old, returned] = [await withVoucher(), await withVoucher()];
    accepted(await giveBack(returned.memberId, returned.voucher.id));
    expect(await consume('KF7-M4Q')).toMatchObject({ refusal: { code: 'unknown_voucher' } });
    expect(await consume('')).toMatchObject({ refusal: { code: 'unknown_voucher' } });
    expect(await consume(returned.voucher.code)).toMatchObject({ refusal: { code: 'voucher_given_back', givenBackAt: now } });
    expect(await consume(old.voucher.code, old.voucher.expiresAt)).toMatchObject({ refusal: { code: 'voucher_expired' } });
    expect(await consume(old.voucher.code, now, newId(), 'MOON')).toMatchObject({ refusal: { code: 'unknown_shop' } });
    const lastMoment = new Date(old.voucher.expiresAt.getTime() - 1);
    expect(accepted(await consume(old.voucher.code, lastMoment)).again).toBe(false);
  });

  it('is over by its date for everybody, whether or not the job has said so', async () => {
    const { voucher } = await withVoucher();
    expect(voucherState((await findVoucher(database.current, voucher.code))!, voucher.expiresAt)).toBe('expired');
    expect(await inTx((tx) => expireVouchers(tx, voucher.expiresAt))).toBeGreaterThanOrEqual(1);
    expect(await findVoucher(database.current, voucher.code)).toMatchObject({ state: 'expired', settledAt: voucher.expiresAt });
    expect(await inTx((tx) => expireVouchers(tx, voucher.expiresAt))).toBe(0);
  });
});

describe('giving a voucher back', () => {
  it('brings the points back with the ends they had, once, and the reward for somebody else', async () => {
    const { memberId, voucher } = await withVoucher();
    const { nextExpiry } = await at.facts(memberId, now);
    expect(nextExpiry).toBeUndefined();
    const answers = await Promise.all([giveBack(memberId, voucher.id), giveBack(memberId, voucher.id)]);
    expect(answers.map((answer) => accepted(answer).points)).toEqual([300, 300]);
    expect(answers.filter((answer) => accepted(answer).again)).toHaveLength(1);
    expect(await at.facts(memberId, now)).toMatchObject({ spendable: 300, nextExpiry: { points: 300, at: later(400 * DAY_MS) } });
    const history = await pointsHistory(database.current, memberId, { limit: 5 });
    expect(history.map(({ reason, points }) => [reason, points])).toEqual([
      ['redemption_returned', 300],
      ['redemption', -300],
      ['opening', 300],
    ]);
    await agrees();
  });

  it('asks before points are lost that have expired meanwhile', async () => {
    const { memberId, voucher } = await withVoucher({ expiresAt: later(DAY_MS) });
    expect(await giveBack(memberId, voucher.id, later(2 * DAY_MS))).toMatchObject({
      refusal: { code: 'points_lost', paid: 300, left: 0 },
    });
    expect(accepted(await giveBack(memberId, voucher.id, later(2 * DAY_MS), true)).points).toBe(0);
    expect(await at.spendable(memberId, later(2 * DAY_MS))).toBe(0);
    await agrees();
  });

  it('brings back nothing of a purchase that was returned after its points were spent', async () => {
    const memberId = await addMember(database.current);
    const { purchaseId } = accepted((await at.buy(memberId, 3_000, later(-30 * DAY_MS))).result);
    const command = { memberId, rewardId: rewardIds.get('COFFEE')!, idempotencyKey: newId() };
    const { voucher } = accepted(await inTx((tx) => redeemReward(tx, command, shop.programme, now)));
    await at.giveBack(purchaseId, now); // forgiven: the points are spent
    expect(await giveBack(memberId, voucher.id)).toMatchObject({ refusal: { code: 'points_lost', paid: 300, left: 0 } });
    await agrees();
  });

  it('is refused once it was used or is over, where the shop does not take it back, and to others', async () => {
    const [used, over, final, hers, eve] = [
      await withVoucher(),
      await withVoucher(),
      await withVoucher({ code: 'FINAL' }),
      await withVoucher(),
      await addMember(database.current),
    ];
    await consume(used.voucher.code);
    expect(await giveBack(used.memberId, used.voucher.id)).toMatchObject({ refusal: { code: 'voucher_used' } });
    expect(await giveBack(over.memberId, over.voucher.id, over.voucher.expiresAt)).toMatchObject({
      refusal: { code: 'voucher_expired' },
    });
    expect(await giveBack(final.memberId, final.voucher.id)).toMatchObject({ refusal: { code: 'voucher_not_returnable' } });
    expect(await giveBack(eve, hers.voucher.id)).toMatchObject({ refusal: { code: 'unknown_voucher' } });
  });

  it('and using it at the same time: one of the two happens', async () => {
    for (let i = 0; i < 5; i += 1) {
      const { memberId, voucher } = await withVoucher();
      const [back, used] = await Promise.all([giveBack(memberId, voucher.id), consume(voucher.code)]);
      expect([back.ok, used.ok].filter(Boolean)).toHaveLength(1);
    }
    await agrees();
  });

  it('finds its way to the membership that theirs became part of', async () => {
    const { memberId, voucher } = await withVoucher();
    const into = await addMember(database.current);
    await inTx((tx) =>
      movePoints(tx, { fromMemberId: memberId, intoMemberId: into, idempotencyKey: newId() }, shop.programme, now),
    );
    await database.current.pool.query('update member set merged_into_id = $2 where id = $1', [memberId, into]);
    expect(await memberVouchers(database.current, into, { now, limit: 5 })).toMatchObject([{ id: voucher.id }]);
    expect(accepted(await giveBack(into, voucher.id)).points).toBe(300);
    expect(await at.spendable(into, now)).toBe(300);
    await agrees();
  });
});
