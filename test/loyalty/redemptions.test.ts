import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  adjustPoints,
  checkLedger,
  consumeVoucher,
  declineRedemption,
  expireLots,
  explainBalance,
  giveBackVoucher,
  leaveReservations,
  memberVouchers,
  movePoints,
  pointsHistory,
  postRedemption,
  redeemReward,
  reserveReward,
  rewards,
  voidEndedRedemptions,
} from '../../src/loyalty/index.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { aReward, offer } from '../helpers/rewards.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 8 });
const now = new Date('2026-11-22T13:05:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
let shop: TestShop;
let at: ReturnType<typeof till>;
let rewardIds: Map<string, string>;
beforeAll(async () => {
  shop = await openShop(database.current, undefined, new Date('2024-01-01'));
  at = till(database.current, shop);
  rewardIds = await offer(
    database.current,
    [
      aReward({ code: 'COFFEE' }),
      aReward({ code: 'MUG', name: { en: 'Coffee mug' }, points: 700 }),
      aReward({ code: 'LAST-TEN', points: 50, stock: 10 }),
      aReward({ code: 'LAST-ONE', points: 50, stock: 1 }),
      aReward({ code: 'SILVER', points: 10, tier: 'silver' }),
      aReward({ code: 'CHRISTMAS', points: 10, from: '2026-12-01', until: '2026-12-24' }),
      aReward({ code: 'SUMMER', points: 10, until: '2026-08-31' }),
      aReward({ code: 'OFF', points: 10, active: false }),
      aReward({ code: 'FIFTY', points: 50, stock: 100_000 }),
    ],
    now,
  );
});

const idOf = (code: string) => rewardIds.get(code)!;
const inTx = <T>(work: Parameters<typeof database.current.transaction<T>>[0]) => database.current.transaction(work);

/** A member with points that were earned and can be spent. */
async function withPoints(points: number): Promise<string> {
  const memberId = await addMember(database.current);
  accepted(
    await inTx((tx) =>
      adjustPoints(tx, { memberId, points, reason: 'opening', idempotencyKey: newId() }, shop.programme, later(-DAY_MS)),
    ),
  );
  return memberId;
}

const reserve = (memberId: string, code: string, when = now, idempotencyKey: string = newId()) =>
  inTx((tx) => reserveReward(tx, { memberId, rewardId: idOf(code), idempotencyKey }, shop.programme, when));
const say = {
  yes: (memberId: string, redemptionId: string, when = now) =>
    inTx((tx) => postRedemption(tx, { memberId, redemptionId }, shop.programme, when)),
  no: (memberId: string, redemptionId: string, when = now) =>
    inTx((tx) => declineRedemption(tx, { memberId, redemptionId }, when)),
};
const redeem = (memberId: string, code: string, when = now, idempotencyKey: string = newId()) =>
  inTx((tx) => redeemReward(tx, { memberId, rewardId: idOf(code), idempotencyKey }, shop.programme, when));
const left = async (code: string, when = now) => {
  const reward = (await rewards(database.current, when)).find((one) => one.code === code)!;
  return reward.stock! - reward.given - reward.reserved;
};
const agrees = async () => expect((await checkLedger(database.current)).discrepancies).toEqual([]);

describe('swapping points for a reward', () => {
  it('sets the points aside, and takes them with a yes, soonest to expire first', async () => {
    const ada = await withPoints(640);
    const { redemptionId, spendable } = accepted(await reserve(ada, 'COFFEE'));
    expect(spendable).toBe(340);
    expect(await at.spendable(ada, now)).toBe(340);
    const { voucher, spendable: kept } = accepted(await say.yes(ada, redemptionId));
    expect(kept).toBe(340);
    expect(voucher).toMatchObject({ state: 'issued', points: 300, title: { en: 'Free coffee' } });
    expect(voucher.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{15}$/);
    expect(voucher.expiresAt).toEqual(new Date('2026-12-22T23:00:00Z')); // 30 days, to the end of the last one in Oslo
    const [entry] = await pointsHistory(database.current, ada, { limit: 1 });
    expect(entry).toMatchObject({ kind: 'redeem', points: -300, reward: { title: { en: 'Free coffee' }, voucher: 'issued' } });
    await agrees();
  });

  it('gives the same voucher to whoever says yes twice', async () => {
    const ada = await withPoints(640);
    const { redemptionId } = accepted(await reserve(ada, 'COFFEE'));
    const answers = await Promise.all([say.yes(ada, redemptionId), say.yes(ada, redemptionId), say.yes(ada, redemptionId)]);
    expect(new Set(answers.map((answer) => accepted(answer).voucher.code)).size).toBe(1);
    expect(await at.spendable(ada, now)).toBe(340);
  });

  it('reserves once under a key, and refuses the key for another reward', async () => {
    const ada = await withPoints(640);
    const first = accepted(await reserve(ada, 'COFFEE', now, 'turn 1'));
    expect(accepted(await reserve(ada, 'COFFEE', now, 'turn 1')).redemptionId).toBe(first.redemptionId);
    expect(await at.spendable(ada, now)).toBe(340);
    expect(await reserve(ada, 'LAST-TEN', now, 'turn 1')).toMatchObject({ ok: false, refusal: { code: 'key_reused' } });
  });

  it('is free again with a no', async () => {
    const ada = await withPoints(640);
    const { redemptionId } = accepted(await reserve(ada, 'LAST-ONE'));
    expect(await left('LAST-ONE')).toBe(0);
    expect(await say.no(ada, redemptionId)).toEqual({ points: 50 });
    expect([await left('LAST-ONE'), await at.spendable(ada, now)]).toEqual([1, 640]);
    expect(await say.yes(ada, redemptionId)).toMatchObject({ refusal: { code: 'reservation_over', reason: 'declined' } });
    expect(await say.no(ada, redemptionId)).toEqual({ points: 0 });
    await agrees();
  });

  it('is free again at the end of the reservation to the instant, whether or not the job has come', async () => {
    const [ada, ben] = [await withPoints(640), await withPoints(640)];
    const { redemptionId, endsAt } = accepted(await reserve(ada, 'LAST-ONE'));
    expect(endsAt).toEqual(later(15 * MINUTE_MS));
    const before = new Date(endsAt.getTime() - 1);
    expect(await at.spendable(ada, before)).toBe(590);
    expect(await reserve(ben, 'LAST-ONE', before)).toMatchObject({ refusal: { code: 'reward_sold_out' } });
    expect(await at.spendable(ada, endsAt)).toBe(640);
    const bens = accepted(await reserve(ben, 'LAST-ONE', endsAt));
    expect(await say.yes(ada, redemptionId, endsAt)).toMatchObject({ refusal: { code: 'reservation_over', reason: 'ended' } });
    await say.no(ben, bens.redemptionId, endsAt);
    const again = accepted(await reserve(ada, 'COFFEE', endsAt));
    expect(await voidEndedRedemptions(database.current, later(31 * MINUTE_MS))).toBeGreaterThanOrEqual(1);
    expect(await say.yes(ada, again.redemptionId, later(31 * MINUTE_MS))).toMatchObject({ refusal: { reason: 'ended' } });
    await agrees();
  });

  it('does not oversell where the clocks of two processes disagree about an end', async () => {
    const [ada, ben] = [await withPoints(640), await withPoints(640)];
    const adas = accepted(await reserve(ada, 'LAST-ONE'));
    const bens = accepted(await reserve(ben, 'LAST-ONE', adas.endsAt)); // ahead: holds Ada's for ended
    const behind = new Date(adas.endsAt.getTime() - 5);
    expect(await say.yes(ada, adas.redemptionId, behind)).toMatchObject({ refusal: { reason: 'sold_out' } });
    const { voucher } = accepted(await say.yes(ben, bens.redemptionId, adas.endsAt));
    accepted(await inTx((tx) => giveBackVoucher(tx, { memberId: ben, voucherId: voucher.id }, shop.programme, now)));
    expect(await left('LAST-ONE')).toBe(1);
  });

  it('keeps what is set aside from being spent another way', async () => {
    const ada = await withPoints(640);
    accepted(await reserve(ada, 'COFFEE'));
    expect(await reserve(ada, 'MUG')).toMatchObject({ refusal: { code: 'insufficient_points', balance: 340, asked: 700 } });
    expect(await at.spend(ada, 341, now)).toMatchObject({ refusal: { code: 'insufficient_points', balance: 340 } });
    accepted(await at.spend(ada, 340, now));
    expect(await at.spendable(ada, now)).toBe(0);
  });

  it('is refused with the reason, and with how far away it is', async () => {
    const ada = await withPoints(640);
    expect(await reserve(ada, 'MUG')).toMatchObject({ refusal: { code: 'insufficient_points', balance: 640, asked: 700 } });
    expect(await reserve(ada, 'SILVER')).toMatchObject({ refusal: { code: 'tier_needed', missing: 1_000 } });
    expect(await reserve(ada, 'CHRISTMAS')).toMatchObject({ refusal: { code: 'reward_not_yet', from: '2026-12-01' } });
    expect(await reserve(ada, 'CHRISTMAS', new Date('2026-12-25T12:00:00Z'))).toMatchObject({ refusal: { code: 'reward_over' } });
    expect(await reserve(ada, 'SUMMER')).toMatchObject({ refusal: { code: 'reward_over', until: '2026-08-31' } });
    expect(await reserve(ada, 'OFF')).toMatchObject({ refusal: { code: 'reward_gone' } });
    rewardIds.set('NONE', newId());
    expect(await reserve(ada, 'NONE')).toMatchObject({ refusal: { code: 'unknown_reward' } });
  });

  it('is nobody else’s to say yes or no to', async () => {
    const [ada, eve] = [await withPoints(640), await withPoints(640)];
    const { redemptionId } = accepted(await reserve(ada, 'COFFEE'));
    expect(await say.yes(eve, redemptionId)).toMatchObject({ refusal: { code: 'unknown_redemption' } });
    expect(await say.no(eve, redemptionId)).toEqual({ points: 0 });
    expect(await at.spendable(ada, now)).toBe(340);
  });
});

describe('points that go meanwhile', () => {
  it('may expire under a reservation: the yes is refused, and nothing is taken', async () => {
    const ada = await addMember(database.current);
    const expiresAt = later(10 * MINUTE_MS);
    const opening = {
      memberId: ada,
      reason: 'opening',
      idempotencyKey: newId(),
      terms: { availableAt: now, expiresAt },
    } as const;
    accepted(await inTx((tx) => adjustPoints(tx, { ...opening, points: 300 }, shop.programme, now)));
    const { redemptionId } = accepted(await reserve(ada, 'COFFEE'));
    await expireLots(database.current, later(11 * MINUTE_MS));
    expect(await at.spendable(ada, later(11 * MINUTE_MS))).toBe(0);
    expect(await say.yes(ada, redemptionId, later(11 * MINUTE_MS))).toMatchObject({ refusal: { reason: 'short' } });
    await agrees();
  });

  it('may go back with a return: the return takes them, and the yes is refused', async () => {
    const ada = await addMember(database.current);
    const { purchaseId } = accepted((await at.buy(ada, 3_000, later(-30 * DAY_MS))).result);
    const { redemptionId } = accepted(await reserve(ada, 'COFFEE'));
    await at.giveBack(purchaseId, now);
    expect(await say.yes(ada, redemptionId)).toMatchObject({ refusal: { reason: 'short' } });
    expect(await at.spendable(ada, now)).toBe(0);
    await agrees();
  });

  it('move to another membership of the same person: what was set aside is free there', async () => {
    const [ada, ada2] = [await withPoints(640), await withPoints(10)];
    const { redemptionId } = accepted(await reserve(ada, 'COFFEE'));
    await inTx((tx) => movePoints(tx, { fromMemberId: ada, intoMemberId: ada2, idempotencyKey: newId() }, shop.programme, now));
    expect(await at.spendable(ada2, now)).toBe(650);
    expect(await say.yes(ada, redemptionId)).toMatchObject({ refusal: { reason: 'merged' } });
    await agrees();
  });

  it('come free when something else is chosen', async () => {
    const ada = await withPoints(640);
    accepted(await reserve(ada, 'COFFEE'));
    await inTx((tx) => leaveReservations(tx, ada, now));
    expect(await at.spendable(ada, now)).toBe(640);
  });
});

describe('200 at once', () => {
  it('for the last 10 items: exactly 10 are given', async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => withPoints(1_000)));
    const results = await Promise.all(Array.from({ length: 200 }, (_, i) => redeem(members[i % 20]!, 'LAST-TEN')));
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    const refusals = results.flatMap((result) => (result.ok ? [] : [result.refusal.code]));
    expect(new Set(refusals)).toEqual(new Set(['reward_sold_out']));
    expect(await left('LAST-TEN')).toBe(0);
    await agrees();
  }, 60_000);

  it('of a balance that allows 7: exactly 7 are given', async () => {
    const ada = await withPoints(7 * 50 + 49);
    const results = await Promise.all(Array.from({ length: 200 }, () => redeem(ada, 'FIFTY')));
    expect(results.filter(({ ok }) => ok)).toHaveLength(7);
    expect(await at.spendable(ada, now)).toBe(49);
    await agrees();
  }, 60_000);

  it('under one key: one is given', async () => {
    const ada = await withPoints(1_000);
    const results = await Promise.all(Array.from({ length: 50 }, () => redeem(ada, 'FIFTY', now, 'the same')));
    expect(new Set(results.map((result) => accepted(result).voucher.code)).size).toBe(1);
    expect(await at.spendable(ada, now)).toBe(950);
  }, 60_000);
});

describe('whatever happens', () => {
  const command = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('earn' as const), kroner: fc.integer({ min: 10, max: 4_000 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('reserve' as const), code: fc.constantFrom('COFFEE', 'MUG', 'FIFTY', 'LAST-ONE') }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('yes' as const), which: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('no' as const), which: fc.nat(5) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('give back' as const), which: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('use' as const), which: fc.nat(5) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const), which: fc.nat(5) }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 20, 60 * 24 * 20, 60 * 24 * 300) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('jobs' as const) }) },
  );

  it('ledger, lots, what is set aside and stock agree, nothing is below zero, and "why?" adds up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
        const memberId = await addMember(database.current);
        let when = now;
        const purchases: string[] = [];
        const reservations: string[] = [];
        const vouchers = () => memberVouchers(database.current, memberId, { now: when, limit: 50 });
        const pick = <T>(all: readonly T[], which: number): T | undefined => all.at(-1 - (which % Math.max(1, all.length)));
        for (const one of commands) {
          switch (one.do) {
            case 'earn':
              purchases.push(accepted((await at.buy(memberId, one.kroner, when)).result).purchaseId);
              break;
            case 'reserve': {
              const reserved = await reserve(memberId, one.code, when);
              if (reserved.ok) reservations.push(reserved.value.redemptionId);
              break;
            }
            case 'yes': {
              const redemptionId = pick(reservations, one.which);
              if (redemptionId) await say.yes(memberId, redemptionId, when);
              break;
            }
            case 'no': {
              const redemptionId = pick(reservations, one.which);
              if (redemptionId) await say.no(memberId, redemptionId, when);
              break;
            }
            case 'give back': {
              const voucher = pick(await vouchers(), one.which);
              if (!voucher) break;
              const given = { memberId, voucherId: voucher.id, evenAtLoss: true };
              const before = await at.spendable(memberId, when);
              const result = await inTx((tx) => giveBackVoucher(tx, given, shop.programme, when));
              const change = (await at.spendable(memberId, when)) - before;
              expect(change).toBe(result.ok && !result.value.again ? result.value.points : 0);
              break;
            }
            case 'use': {
              const voucher = pick(await vouchers(), one.which);
              const { rows } = await database.current.pool.query<{ code: string }>('select code from shop limit 1');
              if (voucher)
                await inTx((tx) =>
                  consumeVoucher(tx, { code: voucher.code, shopCode: rows[0]!.code, idempotencyKey: newId() }, when),
                );
              break;
            }
            case 'return': {
              const purchaseId = pick(purchases, one.which);
              if (purchaseId) await at.giveBack(purchaseId, when);
              break;
            }
            case 'wait':
              when = new Date(when.getTime() + one.minutes * MINUTE_MS);
              break;
            case 'jobs':
              await expireLots(database.current, when);
              await voidEndedRedemptions(database.current, when);
              break;
          }
          const facts = await at.facts(memberId, when);
          expect(facts.spendable).toBeGreaterThanOrEqual(0);
          const why = await explainBalance(database.current, memberId, { position: facts.position, at: when, limit: 4 });
          const told = why.lines.reduce((sum, { points }) => sum + points, why.earlier?.points ?? 0);
          expect([why.spendable, told]).toEqual([facts.spendable, facts.spendable]);
        }
        await voidEndedRedemptions(database.current, new Date('2040-01-01'));
        for (const voucher of await vouchers())
          await inTx((tx) => giveBackVoucher(tx, { memberId, voucherId: voucher.id, evenAtLoss: true }, shop.programme, when));
        expect(await left('LAST-ONE', when)).toBeLessThanOrEqual(1);
        await agrees();
      }),
      { numRuns: 15, seed: 20261122 },
    );
  }, 120_000);
});
