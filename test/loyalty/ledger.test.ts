import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLedger, expireLots, explainBalance, movePoints, type Rules, undoMovePoints } from '../../src/loyalty/index.ts';
import { fingerprint } from '../../src/loyalty/ledger.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { accepted, addMember, exampleRules, openShop, till } from '../helpers/shop.ts';

const database = useDatabase({ poolSize: 10 });
const start = new Date('2026-01-01T10:00:00Z');
const DAY_MS = 86_400_000;

describe('the fingerprint of a command', () => {
  it('does not depend on the order of fields, and tells every value apart', () => {
    expect(fingerprint({ a: 1, b: { c: start, d: [1, 2] } })).toBe(fingerprint({ b: { d: [1, 2], c: start }, a: 1 }));
    expect(fingerprint({ a: [1, 2] })).not.toBe(fingerprint({ a: [2, 1] }));
    expect(fingerprint({ a: '1' })).not.toBe(fingerprint({ a: 1 }));
    expect(fingerprint({ a: undefined, b: null })).toBe(fingerprint({ b: null }));
  });
});

type Step = { days: number; who: 0 | 1 } & (
  | { do: 'buy'; kroner: number; toldAfterDays: number }
  | { do: 'give back'; which: number; milli: number }
  | { do: 'spend'; points: number }
  | { do: 'welcome' }
  | { do: 'expire' }
  | { do: 'repeat'; which: number }
  | { do: 'merge' }
  | { do: 'undo merge' }
);

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      kroner: fc.integer({ min: 10, max: 3_000 }),
      toldAfterDays: fc.constantFrom(0, 0, 0, 3, 40),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('give back' as const), which: fc.nat(), milli: fc.integer({ min: 1, max: 1_000 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('spend' as const), points: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('welcome' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo merge' as const) }) },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc
    .tuple(step, fc.record({ days: fc.constantFrom(0, 1, 5, 15, 60), who: fc.constantFrom(0 as const, 1 as const) }))
    .map(([what, when]) => ({ ...what, ...when })),
  { minLength: 5, maxLength: 25 },
);

const somePolicy: fc.Arbitrary<Rules> = fc
  .record({
    whenSpent: fc.constantFrom('forgive' as const, 'owe' as const),
    expiry: fc.constantFrom<Rules['expiry'][]>(
      { rule: 'end_of_year', years: 0 },
      { rule: 'months_after_purchase', months: 2 },
      { rule: 'never' },
    ),
    returnPeriodDays: fc.constantFrom(0, 14),
  })
  .map(({ whenSpent, expiry, returnPeriodDays }) => ({
    ...exampleRules,
    returns: { whenSpent },
    expiry,
    earning: { ...exampleRules.earning, returnPeriodDays },
  }));

/** A receipt's answer names whose it is now, which a merge changes. */
const withoutMember = <Answer extends { ok: boolean; value?: object }>(answer: Answer) =>
  answer.value ? { ...answer, value: { ...answer.value, memberId: undefined } } : answer;

/** Two people's story under some rules. Runs its steps and checks after each what must always hold. */
async function tell(rules: Rules, story: readonly Step[]): Promise<void> {
  const shop = await openShop(database.current, rules, start);
  const at = till(database.current, shop);
  const people = [await addMember(database.current), await addMember(database.current)] as const;
  const purchases: string[] = [];
  /** What was done, so that it can be done again, and what it answered. */
  const done: { again: (now: Date) => Promise<unknown>; answer: unknown }[] = [];
  const told: { memberId: string; position: number; at: Date; spendable: number }[] = [];
  let merge: { moveKey: string; purchaseIds: string[] } | undefined;
  let now = start;

  const run = async (what: Step): Promise<void> => {
    const memberId = people[what.who];
    const pair = { fromMemberId: people[0], intoMemberId: people[1] };
    switch (what.do) {
      case 'buy': {
        const purchasedAt = new Date(now.getTime() - what.toldAfterDays * DAY_MS);
        const { command, result } = await at.buy(memberId, what.kroner, now, { purchasedAt });
        purchases.push(accepted(result).purchaseId);
        done.push({ again: async (later) => withoutMember(await at.again(command, later)), answer: withoutMember(result) });
        return;
      }
      case 'give back': {
        const purchaseId = purchases[what.which % purchases.length];
        if (!purchaseId) return;
        const { command, result } = await at.giveBack(purchaseId, now, { lines: [{ line: 1, quantityMilli: what.milli }] });
        if (result.ok) done.push({ again: (later) => at.giveBackAgain(command, later), answer: result });
        return;
      }
      case 'spend': {
        const key = `spend:${newId()}`;
        const result = await at.spend(memberId, what.points, now, key);
        if (result.ok) done.push({ again: (later) => at.spend(memberId, what.points, later, key), answer: result });
        return;
      }
      case 'welcome':
        await at.welcome(memberId, now);
        return;
      case 'expire':
        await expireLots(database.current, now, 3);
        return;
      case 'repeat': {
        const first = done[what.which % done.length];
        if (!first) return;
        const before = await Promise.all(people.map((person) => at.facts(person, now)));
        expect(await first.again(now)).toEqual(first.answer);
        expect(await Promise.all(people.map((person) => at.facts(person, now)))).toEqual(before);
        return;
      }
      case 'merge': {
        if (merge) return;
        const idempotencyKey = `merge:${newId()}`;
        await database.current.transaction((tx) => movePoints(tx, { ...pair, idempotencyKey }, shop.programme, now));
        const { rows } = await database.current.pool.query<{ id: string }>(
          'update purchase set member_id = $2 where member_id = $1 returning id',
          [pair.fromMemberId, pair.intoMemberId],
        );
        await database.current.pool.query('update member set merged_into_id = $2 where id = $1', Object.values(pair));
        merge = { moveKey: idempotencyKey, purchaseIds: rows.map(({ id }) => id) };
        return;
      }
      case 'undo merge': {
        if (!merge) return;
        const command = { ...pair, moveKey: merge.moveKey, idempotencyKey: `undo ${merge.moveKey}` };
        accepted(await database.current.transaction((tx) => undoMovePoints(tx, command, shop.programme, now)));
        await database.current.pool.query('update purchase set member_id = $2 where id = any($1)', [
          merge.purchaseIds,
          pair.fromMemberId,
        ]);
        await database.current.pool.query('update member set merged_into_id = null where id = $1', [pair.fromMemberId]);
        merge = undefined;
        return;
      }
    }
  };

  const explained = async (answer: (typeof told)[number]) =>
    (await explainBalance(database.current, answer.memberId, answer)).spendable;

  for (const what of story) {
    now = new Date(now.getTime() + what.days * DAY_MS + 1);
    await run(what);
    for (const memberId of people) {
      const { position, spendable, owed, qualifying } = await at.facts(memberId, now);
      expect(qualifying).toBeGreaterThanOrEqual(0);
      expect(rules.returns.whenSpent === 'owe' || owed === 0).toBe(true);
      const answer = { memberId, position, at: now, spendable };
      expect(await explained(answer)).toBe(spendable);
      told.push(answer);
    }
  }
  // What was answered long ago is explained as it was answered.
  for (const answer of told) expect({ ...answer, spendable: await explained(answer) }).toEqual(answer);
  const { discrepancies } = await checkLedger(database.current);
  expect(discrepancies.filter((text) => people.some((memberId) => text.includes(memberId.slice(-12))))).toEqual([]);
}

describe('whatever happens', () => {
  it('entries, lots and balances agree, repeats change nothing, and "why?" adds up to every answer ever given', async () => {
    await fc.assert(fc.asyncProperty(somePolicy, steps, tell), {
      numRuns: Number(process.env.LEDGER_RUNS ?? 15),
      seed: Number(process.env.LEDGER_SEED ?? 20261122),
    });
  }, 600_000);

  it('a purchase that is given back at once restores what was there', async () => {
    const story = fc.array(fc.record({ kroner: fc.nat(2_000), spent: fc.nat(150), back: fc.boolean() }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(somePolicy, story, fc.nat(3_000), fc.boolean(), async (rules, before, kroner, welcomed) => {
        const at = till(database.current, await openShop(database.current, rules, start));
        const ada = await addMember(database.current);
        if (welcomed) await at.welcome(ada, start);
        let now = start;
        for (const { kroner: sum, spent, back } of before) {
          now = new Date(now.getTime() + 10 * DAY_MS);
          const { purchaseId } = accepted((await at.buy(ada, sum, now)).result);
          if (spent > 0) await at.spend(ada, spent, now);
          if (back) await at.giveBack(purchaseId, now);
        }
        const facts = await at.facts(ada, now);
        const { purchaseId } = accepted((await at.buy(ada, kroner, now)).result);
        await at.giveBack(purchaseId, now);
        expect({ ...(await at.facts(ada, now)), position: facts.position }).toEqual(facts);
      }),
      { numRuns: 15, seed: 20261122 },
    );
  }, 60_000);
});

describe('200 commands at once on one member', () => {
  it('leave the figures that they would leave one after another', async () => {
    const at = till(database.current, await openShop(database.current, exampleRules, start));
    const ada = await addMember(database.current);
    const sold = await Promise.all(
      Array.from({ length: 40 }, async (_, i) =>
        accepted((await at.buy(ada, 100 + i * 10, new Date(start.getTime() + i))).result),
      ),
    );
    const old = await database.current.pool.query<{ points: number }>(
      `update lot set expires_at = $2 where id in (select id from lot where member_id = $1 order by earned_at limit 10) returning granted as points`,
      [ada, new Date('2026-02-01T00:00:00Z')],
    );
    const expired = old.rows.reduce((sum, { points }) => sum + points, 0);
    const later = new Date('2026-03-01T12:00:00Z');
    const given = sold.slice(20);
    const bought = Array.from({ length: 70 }, (_, i) => ({
      receipt: `busy ${i % 60}`, // ten receipts are told twice
      purchasedAt: later,
    }));
    const work = [
      ...bought.map((told) => at.buy(ada, 500, later, told)),
      ...[...given, ...given].map(({ purchaseId }, i) => at.giveBack(purchaseId, later, { receipt: `back ${i % 20}` })),
      ...Array.from({ length: 60 }, () => at.spend(ada, 2, later)),
      ...Array.from({ length: 30 }, () => expireLots(database.current, later, 2)),
    ];
    expect(work).toHaveLength(200);
    await Promise.all(work);

    const left = sold.slice(10, 20).reduce((sum, { points }) => sum + points, 0);
    expect(await at.facts(ada, later)).toMatchObject({ spendable: left - 60 * 2, pending: 60 * 50 });
    const { rows } = await database.current.pool.query<{ kind: string; count: number; points: number }>(
      `select kind::text, count(*)::int as count, sum(points)::int as points from ledger_entry where member_id = $1 group by kind order by kind::text`,
      [ada],
    );
    expect(rows).toMatchObject([
      { kind: 'adjust', count: 60 },
      { kind: 'earn', count: 100 },
      { kind: 'expire', count: 10, points: -expired },
      { kind: 'reverse', count: 20, points: -given.reduce((sum, { points }) => sum + points, 0) },
    ]);
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
  }, 60_000);

  it('move points between members in both directions without waiting for each other for ever', async () => {
    const shop = await openShop(database.current, exampleRules, start);
    const at = till(database.current, shop);
    const [ada, bo] = [await addMember(database.current), await addMember(database.current)];
    const move = (fromMemberId: string, intoMemberId: string) =>
      database.current.transaction((tx) =>
        movePoints(tx, { fromMemberId, intoMemberId, idempotencyKey: newId() }, shop.programme, start),
      );
    await Promise.all([
      ...Array.from({ length: 10 }, () => [at.buy(ada, 100, start), at.buy(bo, 100, start)]).flat(),
      ...Array.from({ length: 5 }, () => [move(ada, bo), move(bo, ada)]).flat(),
    ]);
    const [adas, bos] = [await at.facts(ada, start), await at.facts(bo, start)];
    expect(adas.pending + bos.pending).toBe(200);
    expect((await checkLedger(database.current)).discrepancies).toEqual([]);
  }, 60_000);
});
