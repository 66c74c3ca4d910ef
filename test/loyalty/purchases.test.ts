import { beforeAll, describe, expect, it } from 'vitest';
import {
  addShop,
  adjustPoints,
  checkLedger,
  expireLots,
  findReceipt,
  freshness,
  openShopFeed,
  pointsHistory,
  recordPurchases,
  setLateAfter,
} from '../../src/loyalty/index.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, exampleRules, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
const day = (on: string) => new Date(`2026-${on}T12:00:00Z`);
let shop: TestShop;
let at: ReturnType<typeof till>;
beforeAll(async () => {
  shop = await openShop(database.current);
  at = till(database.current, shop);
});

describe('a purchase', () => {
  it('earns points that can be spent when the return period is over', async () => {
    const ada = await addMember(database.current);
    const { result } = await at.buy(ada, 389, day('11-14'));
    expect(accepted(result)).toMatchObject({ memberId: ada, points: 38, lot: { availableAt: new Date('2026-11-27T23:00:00Z') } });
    expect(await at.facts(ada, day('11-20'))).toMatchObject({ spendable: 0, pending: 38, qualifying: 38 });
    expect(await at.facts(ada, day('11-28'))).toMatchObject({ spendable: 38, pending: 0 });
  });
  it('of a guest is kept without points', async () => {
    const { result, command } = await at.buy(null, 500, day('03-01'));
    expect(accepted(result)).toMatchObject({ memberId: null, points: 0, lot: null });
    expect(await at.again(command, day('03-02'))).toEqual(result);
  });
  it('leaves postage out', async () => {
    const ada = await addMember(database.current);
    const lines = [
      { line: 1, productCode: 'cup', quantityMilli: 2_000, amountMinor: 19_900, earns: true },
      { line: 2, productCode: 'post', quantityMilli: 1_000, amountMinor: 9_900, earns: false },
    ];
    expect(accepted((await at.buy(ada, 0, day('03-01'), { lines })).result).points).toBe(19);
  });
  it('in another currency is refused', async () => {
    const { result } = await at.buy(await addMember(database.current), 100, day('03-01'), { currency: 'EUR' });
    expect(result).toMatchObject({ refusal: { code: 'other_currency', expected: 'NOK' } });
  });
  it('that is told again changes nothing and gets the first answer', async () => {
    const ada = await addMember(database.current);
    const { result, command } = await at.buy(ada, 250, day('03-01'));
    expect(await at.again(command, day('03-09'))).toEqual(result);
    expect(await at.facts(ada, day('04-01'))).toMatchObject({ spendable: 25, position: 1 });
  });
  it('under a known receipt number with other contents is refused', async () => {
    const ada = await addMember(database.current);
    const { command } = await at.buy(ada, 250, day('03-01'));
    const lines = [{ ...command.lines[0]!, amountMinor: 26_000 }];
    for (const other of [
      { lines },
      { memberId: await addMember(database.current) },
      { memberId: null },
      { purchasedAt: day('03-02') },
    ])
      expect(await at.again({ ...command, ...other }, day('03-09'))).toMatchObject({ refusal: { code: 'key_reused' } });
    expect(await at.spendable(ada, day('04-01'))).toBe(25);
  });
});

describe('a return', () => {
  it('takes back what the purchase is worth less, rounded as the purchase was', async () => {
    const ada = await addMember(database.current);
    const lines = [1, 2, 3].map((line) => ({ line, productCode: 'cup', quantityMilli: 1_000, amountMinor: 1_900, earns: true }));
    const { purchaseId } = accepted((await at.buy(ada, 0, day('03-01'), { lines })).result); // 57 kr: 5 points
    const back = async (line: number) =>
      accepted((await at.giveBack(purchaseId, day('03-05'), { lines: [{ line, quantityMilli: 1_000 }] })).result).points;
    expect([await back(1), await back(2), await back(3)]).toEqual([-2, -2, -1]); // 38 kr: 3, 19 kr: 1, nothing: 0
    expect(await at.facts(ada, day('04-01'))).toMatchObject({ spendable: 0, pending: 0, qualifying: 0 });
  });
  it('of everything, told again, gets the first answer; with other contents it is refused', async () => {
    const ada = await addMember(database.current);
    const { purchaseId } = accepted((await at.buy(ada, 300, day('03-01'))).result);
    const { result, command } = await at.giveBack(purchaseId, day('03-05'));
    expect(accepted(result).points).toBe(-30);
    expect(await at.giveBackAgain(command, day('03-06'))).toEqual(result);
    const other = { ...command, lines: [{ line: 1, quantityMilli: 500 }] };
    expect(await at.giveBackAgain(other, day('03-06'))).toMatchObject({ refusal: { code: 'key_reused' } });
    expect((await at.giveBack(purchaseId, day('03-06'))).result).toMatchObject({ refusal: { code: 'nothing_left' } });
  });
  it('of more than was sold, of an unknown line or purchase is refused', async () => {
    const ada = await addMember(database.current);
    const { purchaseId } = accepted((await at.buy(ada, 300, day('03-01'))).result);
    const back = async (line: number, quantityMilli: number) =>
      (await at.giveBack(purchaseId, day('03-05'), { lines: [{ line, quantityMilli }] })).result;
    expect(await back(1, 1_500)).toMatchObject({ refusal: { code: 'more_than_sold', leftMilli: 1_000 } });
    expect(await back(2, 500)).toMatchObject({ refusal: { code: 'unknown_line' } });
    expect((await at.giveBack(ada, day('03-05'))).result).toMatchObject({ refusal: { code: 'unknown_purchase' } });
    expect(await at.spendable(ada, day('04-01'))).toBe(30);
  });
  it('pays back no more than was paid where it is told so, whatever was paid back before', async () => {
    const ada = await addMember(database.current);
    const lines = [{ line: 1, productCode: 'cup', quantityMilli: 3_000, amountMinor: 30_000, earns: true }];
    const { purchaseId } = accepted((await at.buy(ada, 0, day('03-01'), { lines })).result);
    const back = async (quantityMilli: number, amountMinor?: number) =>
      (await at.giveBack(purchaseId, day('03-05'), { lines: [{ line: 1, quantityMilli, amountMinor }], atMostPaid: true }))
        .result;
    expect(await back(1_000, 30_001)).toMatchObject({ refusal: { code: 'more_than_paid', line: 1, leftMinor: 30_000 } });
    expect(accepted(await back(1_000, 25_000)).points).toBe(-25);
    expect(await back(1_000, 5_001)).toMatchObject({ refusal: { code: 'more_than_paid', leftMinor: 5_000 } });
    expect(accepted(await back(2_000)).points).toBe(-5);
  });
  it('of a guest needs no points', async () => {
    const { purchaseId } = accepted((await at.buy(null, 300, day('03-01'))).result);
    expect(accepted((await at.giveBack(purchaseId, day('03-05'))).result).points).toBe(0);
  });
  it('takes what was spent from other points, and forgives what is not there', async () => {
    const ada = await addMember(database.current);
    const first = accepted((await at.buy(ada, 1_000, day('01-01'))).result);
    await at.buy(ada, 300, day('01-02'));
    accepted(await at.spend(ada, 110, day('02-01')));
    expect(accepted((await at.giveBack(first.purchaseId, day('02-02'))).result).points).toBe(-20);
    expect(await at.facts(ada, day('02-02'))).toMatchObject({ spendable: 0, owed: 0, qualifying: 30 });
    await at.buy(ada, 500, day('02-03'));
    expect(await at.spendable(ada, day('03-01'))).toBe(50);
  });
  it('does not take again what has expired, whether the job has written that down or not', async () => {
    for (const expired of [false, true]) {
      const ada = await addMember(database.current);
      const late = new Date('2028-03-01T12:00:00Z');
      const { purchaseId } = accepted((await at.buy(ada, 1_000, day('01-01'))).result);
      accepted(await at.spend(ada, 40, day('02-01')));
      await at.buy(ada, 900, new Date('2028-01-10T12:00:00Z'));
      if (expired) await expireLots(database.current, late);
      const half = [{ line: 1, quantityMilli: 500 }];
      await at.giveBack(purchaseId, late, { lines: half });
      expect(await at.spendable(ada, late)).toBe(90);
      await at.giveBack(purchaseId, late, { lines: half }); // 60 of 100 had expired: the other 40 were spent
      expect(await at.spendable(ada, late)).toBe(50);
    }
  });
  it('has what was spent owed, where the rules say so, and the next purchase pays', async () => {
    const rules = { ...exampleRules, returns: { whenSpent: 'owe' as const } };
    const strict = till(database.current, await openShop(database.current, rules, day('01-01')));
    const ada = await addMember(database.current);
    const first = accepted((await strict.buy(ada, 1_000, day('01-01'))).result);
    accepted(await strict.spend(ada, 80, day('02-01')));
    expect(accepted((await strict.giveBack(first.purchaseId, day('02-02'))).result).points).toBe(-100);
    expect(await strict.facts(ada, day('02-02'))).toMatchObject({ spendable: 0, owed: 80 });
    await strict.buy(ada, 500, day('02-03'));
    expect(await strict.facts(ada, day('03-01'))).toMatchObject({ spendable: 0, owed: 30 });
    await strict.buy(ada, 500, day('02-04'));
    expect(await strict.facts(ada, day('03-01'))).toMatchObject({ spendable: 20, owed: 0, qualifying: 100 });
  });
  it('goes by the rate at which the purchase earned, whatever the rules say now', async () => {
    const ada = await addMember(database.current);
    const { purchaseId } = accepted((await at.buy(ada, 1_000, day('05-01'))).result);
    const twice = { ...exampleRules, earning: { ...exampleRules.earning, points: 2 } };
    const newer = till(database.current, {
      ...shop,
      programme: (await openShop(database.current, twice, day('05-02'))).programme,
    });
    expect(accepted((await newer.giveBack(purchaseId, day('05-03'))).result).points).toBe(-100);
  });
});

describe('the welcome gift', () => {
  it('waits for the first purchase and becomes spendable together with it', async () => {
    const ada = await addMember(database.current);
    expect(accepted(await at.welcome(ada, day('03-01')))).toEqual({ points: 100, balanceAfter: 100 });
    expect(await at.facts(ada, day('06-01'))).toMatchObject({ spendable: 0, pending: 0, waiting: 100 });
    await at.buy(ada, 50, day('06-02'));
    expect(await at.facts(ada, day('06-03'))).toMatchObject({
      spendable: 0,
      pending: 105,
      waiting: 0,
      nextAvailable: { points: 105 },
    });
    expect(await at.spendable(ada, day('06-16'))).toBe(105);
  });
  it('is given once', async () => {
    const ada = await addMember(database.current);
    const first = await at.welcome(ada, day('03-01'));
    expect(await at.welcome(ada, day('03-02'))).toEqual(first);
    expect(await at.welcome(ada, day('03-02'), 'another key')).toMatchObject({ refusal: { code: 'already_welcomed' } });
    const bo = await addMember(database.current);
    expect(await at.welcome(bo, day('03-02'), `welcome:${ada}`)).toMatchObject({ refusal: { code: 'key_reused' } });
  });
  it('waits again when the only purchase is given back in time', async () => {
    const ada = await addMember(database.current);
    await at.welcome(ada, day('03-01'));
    const { purchaseId } = accepted((await at.buy(ada, 500, day('03-02'))).result);
    await at.giveBack(purchaseId, day('03-05'));
    expect(await at.facts(ada, day('06-01'))).toMatchObject({ spendable: 0, pending: 0, waiting: 100 });
    await at.buy(ada, 50, day('06-02'));
    expect(await at.spendable(ada, day('06-16'))).toBe(105);
  });
  it('does not wait for whoever has bought something before', async () => {
    const ada = await addMember(database.current);
    await at.buy(ada, 500, day('03-02'));
    await at.welcome(ada, day('05-01'));
    expect(await at.spendable(ada, day('05-01'))).toBe(150);
  });
  it('is not released by a receipt without goods', async () => {
    const ada = await addMember(database.current);
    await at.welcome(ada, day('03-01'));
    const lines = [{ line: 1, productCode: 'post', quantityMilli: 1_000, amountMinor: 9_900, earns: false }];
    await at.buy(ada, 0, day('03-02'), { lines });
    expect(await at.facts(ada, day('06-01'))).toMatchObject({ waiting: 100 });
  });
});

describe('several purchases at once', () => {
  it('each have their own outcome, and move their feed to the newest that was taken', async () => {
    const [ada, bob] = [await addMember(database.current), await addMember(database.current)];
    const other = await openShop(database.current);
    const { command } = await till(database.current, other).buy(ada, 100, day('05-01'));
    const next = { ...command, receipt: 'B-2', memberId: bob, purchasedAt: day('05-02') };
    const outcomes = await database.current.transaction((tx) =>
      recordPurchases(
        tx,
        [
          { ...command, memberId: bob },
          next,
          { ...next, receipt: 'B-3', currency: 'EUR', purchasedAt: day('05-03') },
          { ...next, receipt: 'B-4', memberId: null },
          next,
        ],
        other.programme,
        day('06-01'),
      ),
    );
    expect(outcomes).toMatchObject([
      { ok: false, refusal: { code: 'key_reused' } },
      { ok: true, value: { memberId: bob, points: 10 } },
      { ok: false, refusal: { code: 'other_currency' } },
      { ok: true, value: { memberId: null, points: 0 } },
      { ok: true, value: { memberId: bob, points: 10 } },
    ]);
    expect(outcomes[4]).toEqual(outcomes[1]);
    expect(await countedUntil(other)).toEqual(day('05-02'));
  });
  it('from two sides on the same members do not wait for each other for ever', async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => addMember(database.current)));
    const { command } = await at.buy(null, 100, day('05-01'));
    const batch = (ids: readonly string[], name: string) =>
      database.current.transaction((tx) =>
        recordPurchases(
          tx,
          ids.map((memberId, index) => ({ ...command, memberId, receipt: `${name}-${index}` })),
          shop.programme,
          day('05-02'),
        ),
      );
    const outcomes = (await Promise.all([batch(members, 'there'), batch(members.toReversed(), 'back')])).flat();
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    for (const id of members) expect(await at.facts(id, day('05-03'))).toMatchObject({ pending: 20 });
  });
});

async function countedUntil({ feedId }: Pick<TestShop, 'feedId'>): Promise<Date | null> {
  const { rows } = await database.current.pool.query<{ at: Date | null }>('select counted_until as at from feed where id = $1', [
    feedId,
  ]);
  return rows[0]!.at;
}

describe('a feed', () => {
  it('is counted up to its newest receipt, never back and never beyond now', async () => {
    const other = await openShop(database.current);
    const there = till(database.current, other);
    expect(await countedUntil(other)).toBeNull();
    const { result } = await there.buy(null, 100, day('05-02'));
    await there.buy(null, 100, day('05-03'), { purchasedAt: day('05-01') });
    expect(await countedUntil(other)).toEqual(day('05-02'));
    await there.giveBack(accepted(result).purchaseId, day('05-04'));
    expect(await countedUntil(other)).toEqual(day('05-04'));
    await there.buy(null, 100, day('05-05'), { purchasedAt: day('05-20') });
    expect(await countedUntil(other)).toEqual(day('05-05'));
  });
  it('is made once for a shop, whoever asks, and says from when it is late', async () => {
    const open = (code: string) =>
      database.current.transaction((tx) => openShopFeed(tx, { shop: { code }, lateAfterHours: 30 }, day('05-01')));
    const newShop = { code: 'NEW', name: 'Storo', kind: 'store', timeZone: 'Europe/Oslo' } as const;
    const add = () => database.current.transaction((tx) => addShop(tx, newShop, day('05-01')));
    expect(await open('NEW')).toMatchObject({ refusal: { code: 'unknown_shop', shop: 'NEW' } });
    const { shopId } = accepted(await add());
    expect(await add()).toMatchObject({ refusal: { code: 'shop_taken' } });
    const [one, two] = (await Promise.all([open('NEW'), open('NEW')])).map(accepted);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ shopId });
    await database.current.transaction((tx) => setLateAfter(tx, { feedId: one!.feedId, hours: 60 }));
    accepted(await open('NEW'));
    const { feeds } = await freshness(database.current, day('05-01'));
    expect(feeds.find(({ code }) => code === 'NEW')).toMatchObject({ kind: 'shop', lateAfterHours: 60, late: false });
  });
  it('of a web shop is one, and leaves the feed of an import that has its code alone', async () => {
    const newShop = { code: 'WEB', name: 'Nettbutikk', kind: 'web', timeZone: 'Europe/Oslo' } as const;
    const { shopId } = accepted(await database.current.transaction((tx) => addShop(tx, newShop, day('05-01'))));
    await database.current.pool.query(`insert into feed (id, code, kind) values ($1, 'WEB', 'import')`, [newId()]);
    const opened = await database.current.transaction((tx) =>
      openShopFeed(tx, { shop: { id: shopId }, lateAfterHours: 30 }, day('05-01')),
    );
    const { rows } = await database.current.pool.query('select code, kind from feed where id = $1', [accepted(opened).feedId]);
    expect(rows).toEqual([{ code: 'WEB-web', kind: 'web' }]);
  });
  it('finds a receipt by its number', async () => {
    const { result, command } = await at.buy(null, 100, day('05-01'));
    const { purchaseId } = accepted(result);
    expect(await findReceipt(database.current, command)).toEqual({ purchaseId });
    expect(await findReceipt(database.current, { feedId: shop.feedId, receipt: 'never told' })).toBeUndefined();
  });
});

it('a correction by hand keeps its reason', async () => {
  const ada = await addMember(database.current);
  const command = {
    memberId: ada,
    points: 50,
    reason: 'correction',
    idempotencyKey: 'by-hand',
    note: 'A parcel was late',
  } as const;
  accepted(await database.current.transaction((tx) => adjustPoints(tx, command, shop.programme, day('03-01'))));
  expect(await pointsHistory(database.current, ada, { limit: 5 })).toMatchObject([{ points: 50, note: 'A parcel was late' }]);
  const other = { ...command, note: 'Another reason' };
  expect(await database.current.transaction((tx) => adjustPoints(tx, other, shop.programme, day('03-01')))).toMatchObject({
    refusal: { code: 'key_reused' },
  });
});

it('all of this leaves a ledger in which everything agrees', async () => {
  expect((await checkLedger(database.current)).discrepancies).toEqual([]);
});
