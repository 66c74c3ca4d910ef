import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetRequests } from '../../../src/http/api/idempotency.ts';
import { apiPages } from '../../../src/http/api/index.ts';
import { DAY_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import type { Database } from '../../../src/store/database.ts';
import { useDatabase } from '../../helpers/database.ts';
import { addMember, openShop, type TestShop } from '../../helpers/shop.ts';
import { aKey, aPurchase, caller, NOW, type Served, serve, type Told } from './calling.ts';

const database = useDatabase({ poolSize: 10 });
let served: Served;
let shop: TestShop;
let key: string;
let till: ReturnType<typeof caller>;
beforeAll(async () => {
  shop = await openShop(database.current);
  served = await serve(database.current);
  key = await aKey(database.current, { shopId: shop.shopId });
  till = caller(served.program.url, key);
});
afterAll(() => served?.stop());

const isReplayed = ({ headers }: Told) => headers.get('idempotency-replayed') === 'true';
const entriesOf = async (memberId: string): Promise<number> =>
  (
    await database.current.pool.query<{ count: number }>('select count(*)::int from ledger_entry where member_id = $1', [
      memberId,
    ])
  ).rows[0]!.count;

describe('the same Idempotency-Key', () => {
  it('again gets the first answer, and has no second effect', async () => {
    const idempotencyKey = newId();
    const body = { givenName: 'Ada' };
    const first = await till.post('/api/v1/members', body, { idempotencyKey });
    const again = await till.post('/api/v1/members', body, { idempotencyKey });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect([isReplayed(first), isReplayed(again)]).toEqual([false, true]);
    const { rows } = await database.current.pool.query(`select count(*)::int from member where given_name = 'Ada'`);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('with another body, or for another call, is refused', async () => {
    const idempotencyKey = newId();
    const memberId = await addMember(database.current);
    const adjust = (points: number) =>
      till.post(`/api/v1/members/${memberId}/adjustments`, { points, reason: 'why' }, { idempotencyKey });
    expect(await adjust(10)).toMatchObject({ status: 201 });
    expect(await adjust(11)).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    const elsewhere = await till.post(`/api/v1/members/${await addMember(database.current)}/link-codes`, undefined, {
      idempotencyKey,
    });
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect(await entriesOf(memberId)).toBe(1);
  });

  it('of another API key is another one', async () => {
    const idempotencyKey = newId();
    const other = caller(served.program.url, await aKey(database.current));
    const memberId = await addMember(database.current);
    for (const one of [till, other]) {
      const answer = await one.post(`/api/v1/members/${memberId}/adjustments`, { points: 5, reason: 'why' }, { idempotencyKey });
      expect(answer.status).toBe(201);
      expect(isReplayed(answer)).toBe(false);
    }
    expect(await entriesOf(memberId)).toBe(2);
  });

  it('stays free when the call was refused', async () => {
    const idempotencyKey = newId();
    const number = newId();
    const purchase = aPurchase({ memberNumber: number });
    const post = () => till.post('/api/v1/purchases', purchase, { idempotencyKey });
    expect(await post()).toMatchObject({ status: 404, body: { code: 'unknown_member' } });
    await till.post('/api/v1/members', { number });
    const answer = await post();
    expect(answer).toMatchObject({ status: 201, body: { points: 38 } });
    expect(isReplayed(answer)).toBe(false);
  });

  it('sent 20 times at once has one effect and one answer; who comes too early is told to come again', async () => {
    const idempotencyKey = newId();
    const memberId = await addMember(database.current);
    const send = () => till.post(`/api/v1/members/${memberId}/adjustments`, { points: 7, reason: 'why' }, { idempotencyKey });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    const first = answers.filter((answer) => answer.status === 201 && !isReplayed(answer));
    expect(first).toHaveLength(1);
    for (const answer of answers.filter((one) => one !== first[0]))
      if (answer.status === 201) expect(answer.body).toEqual(first[0]!.body);
      else {
        expect(answer).toMatchObject({ status: 409, body: { code: 'in_progress' } });
        expect(answer.headers.get('retry-after')).toBe('1');
      }
    expect(await send()).toMatchObject({ status: 201, body: first[0]!.body });
    expect(await entriesOf(memberId)).toBe(1);
  });

  it.each<[string, string | null]>([
    ['is missing', null],
    ['has spaces', 'a b'],
    ['is longer than 255 characters', 'a'.repeat(256)],
  ])('is refused when it %s', async (_what, idempotencyKey) => {
    const answer = await till.post('/api/v1/members', {}, { idempotencyKey });
    expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } });
  });

  it('is forgotten after 30 days; an entry of the ledger knows it for ever', async () => {
    const idempotencyKey = newId();
    const memberId = await addMember(database.current);
    const adjust = () => till.post(`/api/v1/members/${memberId}/adjustments`, { points: 7, reason: 'why' }, { idempotencyKey });
    await adjust();
    expect(await forgetRequests(database.current, new Date(NOW.getTime() + 30 * DAY_MS - 1))).toBeGreaterThanOrEqual(0);
    expect(isReplayed(await adjust())).toBe(true);
    expect(await forgetRequests(database.current, new Date(NOW.getTime() + 30 * DAY_MS))).toBeGreaterThan(0);
    expect(isReplayed(await adjust())).toBe(false);
    expect(await entriesOf(memberId)).toBe(1);
  });
});

/** The API on a database that breaks as a test says. */
function onDatabase(given: Partial<Pick<Database, 'pool' | 'transaction'>>) {
  const { pool, transaction } = database.current;
  const handle = apiPages({
    database: { pool, transaction, ...given },
    programme: served.program.programme,
    secret: 'unused',
    doors: () => [],
    clock: { now: () => NOW },
    log: createLog('silent'),
  });
  return async (path: string, body: unknown, idempotencyKey: string) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
    const response = await handle(
      new Request(`http://localhost${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
    return { status: response.status, headers: response.headers, body: (await response.json()) as { code?: string } };
  };
}

describe('a crash', () => {
  it('between effect and answer loses neither: the same call gets the answer', async () => {
    const memberId = await addMember(database.current);
    const purchase = aPurchase({ memberId });
    const idempotencyKey = newId();
    const crashing = onDatabase({
      async transaction(work) {
        await database.current.transaction(work);
        throw new Error('the process died after the commit');
      },
    });
    expect(await crashing('/api/v1/purchases', purchase, idempotencyKey)).toMatchObject({
      status: 500,
      body: { code: 'internal' },
    });
    expect(await entriesOf(memberId)).toBe(1);
    const again = await till.post('/api/v1/purchases', purchase, { idempotencyKey });
    expect(again).toMatchObject({ status: 201, body: { memberId, points: 38 } });
    expect(isReplayed(again)).toBe(true);
    expect(await entriesOf(memberId)).toBe(1);
  });

  it('before the effect is whole leaves nothing: the same call runs', async () => {
    const members = [await addMember(database.current), await addMember(database.current)];
    const purchases = members.map((memberId) => aPurchase({ memberId }));
    const idempotencyKey = newId();
    const crashing = onDatabase({
      transaction: (work) =>
        database.current.transaction(async (tx) => {
          await work(tx);
          throw new Error('the process died before the commit');
        }),
    });
    expect(await crashing('/api/v1/purchases/batch', { purchases }, idempotencyKey)).toMatchObject({ status: 500 });
    expect(await entriesOf(members[0]!)).toBe(0);
    const again = await till.post('/api/v1/purchases/batch', { purchases }, { idempotencyKey });
    expect(again).toMatchObject({ status: 200, body: { recorded: 2 } });
    expect(isReplayed(again)).toBe(false);
  });

  it('of the database is a pause, after which the same call goes through', async () => {
    const away = onDatabase({
      transaction: () => Promise.reject(Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' })),
    });
    const answer = await away('/api/v1/members', {}, newId());
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('of one of two calls that hold each other up is not noticed', async () => {
    let tries = 0;
    const contended = onDatabase({
      transaction(work) {
        tries += 1;
        if (tries < 3) return Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
        return database.current.transaction(work);
      },
    });
    expect(await contended('/api/v1/members', {}, newId())).toMatchObject({ status: 201 });
  });

  it('of a sum that its column does not hold is a refusal', async () => {
    const memberId = await addMember(database.current);
    const lines = (count: number) => Array.from({ length: count }, () => ({ productCode: 'A', amountMinor: 100_000_000_000 }));
    const big = await till.post('/api/v1/purchases', aPurchase({ memberId, lines: lines(10) }));
    expect(big).toMatchObject({ status: 201, body: { points: 1_000_000_000 } });
    const bigger = await till.post('/api/v1/purchases', aPurchase({ memberId, lines: lines(20) }));
    expect(bigger).toMatchObject({ status: 422, body: { code: 'out_of_range' } });
    expect(await entriesOf(memberId)).toBe(1);
  });
});

describe('batches at once', () => {
  it('of one key are taken one after the other; who comes too early is told to come again', async () => {
    const batch = () => till.post('/api/v1/purchases/batch', { purchases: Array.from({ length: 20 }, () => aPurchase()) });
    const answers = await Promise.all([batch(), batch(), batch()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.body.code).toBe('too_many_requests');
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await batch()).toMatchObject({ status: 200 });
  });

  it('of two keys with the same receipts in opposite orders are both answered, and count once', async () => {
    const purchases = Array.from({ length: 40 }, () => aPurchase());
    const other = caller(served.program.url, await aKey(database.current, { shopId: shop.shopId }));
    const answers = await Promise.all([
      till.post('/api/v1/purchases/batch', { purchases }),
      other.post('/api/v1/purchases/batch', { purchases: purchases.toReversed() }),
    ]);
    expect(answers).toMatchObject([1, 2].map(() => ({ status: 200, body: { recorded: 40, refused: 0 } })));
  });
});
