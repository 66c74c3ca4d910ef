import { beforeAll, describe, expect, it } from 'vitest';
import { expireLots, explainBalance, freshness, pointsHistory } from '../../src/loyalty/index.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, openShop, type TestShop, till } from '../helpers/shop.ts';

const database = useDatabase();
const day = (on: string) => new Date(`${on}T12:00:00Z`);
let shop: TestShop;
let at: ReturnType<typeof till>;
beforeAll(async () => {
  shop = await openShop(database.current, undefined, day('2024-01-01'));
  at = till(database.current, shop);
});

async function why(memberId: string, now: Date, limit?: number) {
  const { position, spendable } = await at.facts(memberId, now);
  const explanation = await explainBalance(database.current, memberId, {
    position,
    at: now,
    ...(limit !== undefined && { limit }),
  });
  expect(explanation.spendable).toBe(spendable);
  return { ...explanation, position };
}

describe('"why?"', () => {
  it('lists purchases with their shop and sum, returns and the gift, oldest first', async () => {
    const ada = await addMember(database.current);
    await at.welcome(ada, day('2026-02-01'));
    const { purchaseId } = accepted((await at.buy(ada, 4_200, day('2026-02-02'))).result);
    await at.giveBack(purchaseId, day('2026-02-05'), { lines: [{ line: 1, quantityMilli: 500 }] });
    await at.buy(ada, 90, day('2026-02-27')); // still pending on 1 March
    const { lines, spendable } = await why(ada, day('2026-03-01'));
    expect(spendable).toBe(310);
    const purchase = { shopName: 'Storo', shopKind: 'store', earningMinor: 420_000, currency: 'NOK' };
    expect(lines).toEqual([
      { kind: 'earn', reason: 'welcome', points: 100, occurredAt: day('2026-02-01'), purchase: null },
      { kind: 'earn', reason: 'purchase', points: 420, occurredAt: day('2026-02-02'), purchase },
      { kind: 'reverse', reason: 'return', points: -210, occurredAt: day('2026-02-05'), purchase },
    ]);
  });
  it('has expired points as one line, before and after the job wrote them down', async () => {
    const ada = await addMember(database.current);
    await at.buy(ada, 1_000, day('2024-03-01'));
    await at.buy(ada, 500, day('2024-04-01'));
    await at.buy(ada, 200, day('2025-04-01'));
    const expected = [
      { points: 100 },
      { points: 50 },
      { points: 20 },
      { kind: 'expire', reason: 'expiry', points: -150, occurredAt: new Date('2025-12-31T23:00:00Z') },
    ];
    const before = await why(ada, day('2026-01-10'));
    expect(before).toMatchObject({ spendable: 20, lines: expected });
    await expireLots(database.current, day('2026-01-11'));
    expect(await why(ada, day('2026-01-12'))).toMatchObject({ spendable: 20, lines: expected });
    const { position } = before;
    expect(await explainBalance(database.current, ada, { position, at: day('2026-01-10') })).toMatchObject({
      spendable: 20,
      lines: expected,
    });
    expect(await pointsHistory(database.current, ada, { limit: 2 })).toMatchObject([{ points: -150 }, { points: 20 }]);
  });
  it('still explains an old answer after more has happened', async () => {
    const ada = await addMember(database.current);
    const { purchaseId } = accepted((await at.buy(ada, 1_000, day('2026-03-01'))).result);
    const { position } = await why(ada, day('2026-04-01'));
    await at.spend(ada, 60, day('2026-04-02'));
    await at.giveBack(purchaseId, day('2026-04-03'));
    await at.buy(ada, 700, day('2026-03-02')); // an older receipt that was told late
    expect(await explainBalance(database.current, ada, { position, at: day('2026-04-01') })).toMatchObject({
      spendable: 100,
      lines: [{ points: 100 }],
    });
  });
  it('does not find a gift in an old answer that an older receipt released later', async () => {
    const ada = await addMember(database.current);
    await at.welcome(ada, day('2026-03-01'));
    const { position, spendable } = await why(ada, day('2026-04-01'));
    expect(spendable).toBe(0);
    await at.buy(ada, 700, day('2026-04-02'), { purchasedAt: day('2026-03-02') });
    expect((await why(ada, day('2026-04-03'))).spendable).toBe(170);
    expect(await explainBalance(database.current, ada, { position, at: day('2026-04-01') })).toMatchObject({
      spendable: 0,
      lines: [],
    });
  });
  it('sums up what is older than fits', async () => {
    const ada = await addMember(database.current);
    for (const month of ['01', '02', '03', '04', '05']) await at.buy(ada, 100, day(`2026-${month}-01`));
    const { earlier, lines } = await why(ada, day('2026-06-01'), 2);
    expect(earlier).toEqual({ points: 30, count: 3, until: day('2026-03-01') });
    expect(lines.map(({ occurredAt }) => occurredAt)).toEqual([day('2026-04-01'), day('2026-05-01')]);
  });
  it('has nothing to say about an empty ledger', async () => {
    expect(await why(await addMember(database.current), day('2026-06-01'))).toMatchObject({ spendable: 0, lines: [] });
  });
});

describe('the history', () => {
  it('is read page by page, newest first, and says when points can be spent', async () => {
    const ada = await addMember(database.current);
    for (const month of ['01', '02', '03']) await at.buy(ada, 100, day(`2026-${month}-01`));
    const first = await pointsHistory(database.current, ada, { limit: 2 });
    expect(first.map(({ balanceAfter }) => balanceAfter)).toEqual([30, 20]);
    expect(first[0]).toMatchObject({ availableAt: new Date('2026-03-14T23:00:00Z'), purchase: { shopName: 'Storo' } });
    const rest = await pointsHistory(database.current, ada, { limit: 2, before: first[1]!.position });
    expect(rest.map(({ balanceAfter }) => balanceAfter)).toEqual([10]);
  });
  it('can be read inside the transaction that is writing it', async () => {
    const ada = await addMember(database.current);
    await at.buy(ada, 100, day('2026-01-01'));
    const lines = await database.current.transaction((tx) => pointsHistory(tx, ada, { limit: 2 }));
    expect(lines).toEqual(await pointsHistory(database.current, ada, { limit: 2 }));
    const asked = { position: 1, at: day('2026-02-01') };
    const explanation = await database.current.transaction((tx) => explainBalance(tx, ada, asked));
    expect(explanation).toEqual(await explainBalance(database.current, ada, asked));
  });
});

describe('freshness', () => {
  it('is that of the newest import while no feed comes regularly', async () => {
    const { pool } = database.current;
    await pool.query(
      `insert into feed (id, code, kind, counted_until) values (gen_random_uuid(), 'first file', 'import', $1), (gen_random_uuid(), 'second file', 'import', $2)`,
      [day('2019-01-01'), day('2019-02-01')],
    );
    await pool.query('update feed set counted_until = null where id = $1', [shop.feedId]);
    expect(await freshness(database.current, day('2026-05-02'))).toMatchObject({ countedUntil: day('2019-02-01'), late: false });
  });

  it('is that of the slowest regular feed, and late after its hours', async () => {
    const { pool } = database.current;
    await pool.query(`update feed set counted_until = $1 where id = $2`, [day('2026-05-01'), shop.feedId]);
    await pool.query(`insert into feed (id, code, kind, counted_until) values (gen_random_uuid(), 'old file', 'import', $1)`, [
      day('2020-01-01'),
    ]);
    expect(await freshness(database.current, day('2026-05-02'))).toMatchObject({ countedUntil: day('2026-05-01'), late: false });
    expect(await freshness(database.current, day('2026-05-03'))).toMatchObject({
      late: true,
      feeds: expect.arrayContaining([expect.objectContaining({ code: 'old file', late: false })]),
    });
  });
});
