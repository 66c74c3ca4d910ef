import { afterAll, beforeAll, expect, it } from 'vitest';
import { ordersOf } from '../../../src/orders/index.ts';
import { newId } from '../../../src/shared/ids.ts';
import { useDatabase } from '../../helpers/database.ts';
import { addMember, openShop } from '../../helpers/shop.ts';
import { aKey, caller, NOW, type Served, serve } from './calling.ts';

const database = useDatabase({ poolSize: 10 });
let served: Served;
let shopId: string;
let memberId: string;
let post: (path: string, body: unknown, options?: { idempotencyKey?: string }) => ReturnType<ReturnType<typeof caller>['post']>;
beforeAll(async () => {
  ({ shopId } = await openShop(database.current));
  memberId = await addMember(database.current);
  served = await serve(database.current);
  ({ post } = caller(served.program.url, await aKey(database.current, { shopId, scopes: ['orders:write'] })));
});
afterAll(() => served?.stop());

const ORDER = {
  number: '48213',
  state: 'shipped',
  carrier: 'Posten',
  expectedOn: '2026-11-24',
  asOf: '2026-11-22T06:00:00+01:00',
};

it('takes how an order stands, the same again without effect, and nothing older', async () => {
  const told = { ...ORDER, memberId, trackingUrl: 'https://posten.example/48213', lines: [{ name: 'Cup', quantity: 2 }] };
  const first = await post('/api/v1/orders', told);
  expect(first).toMatchObject({ status: 200, body: { memberId, state: 'shipped', isCurrent: true } });
  expect((await post('/api/v1/orders', told)).body).toEqual(first.body);
  const older = await post('/api/v1/orders', { ...ORDER, state: 'placed', asOf: '2026-11-21T06:00:00+01:00' });
  expect(older.body).toMatchObject({ state: 'shipped', isCurrent: false });
  expect(await ordersOf(database.current, memberId, NOW)).toMatchObject([
    { number: '48213', state: 'shipped', expectedOn: '2026-11-24', lines: [{ name: 'Cup', quantity: 2 }], isStale: false },
  ]);
});

it('gives each order of a batch its own result', async () => {
  const orders = [
    { ...ORDER, number: '1' },
    { ...ORDER, number: '2', state: 'lost' },
    { ...ORDER, number: '3', memberId: newId() },
    { ...ORDER, number: '4', trackingUrl: 'javascript:alert(1)' },
    { ...ORDER, number: '1', state: 'delivered', asOf: '2026-11-22T08:00:00+01:00' },
  ];
  const { status, body } = await post('/api/v1/orders/batch', { orders });
  expect(status).toBe(200);
  expect(body).toMatchObject({ recorded: 2, refused: 3 });
  const results = body.results as { status: number; problem?: { code: string }; order?: { state: string } }[];
  expect(results.map((one) => one.problem?.code ?? one.order?.state)).toEqual([
    'delivered',
    'invalid',
    'unknown_member',
    'invalid',
    'delivered',
  ]);
});

it('refuses another shop, the future, and a key that may only sell', async () => {
  expect((await post('/api/v1/orders', { ...ORDER, shop: 'OTHER' })).body.code).toBe('other_shop');
  expect((await post('/api/v1/orders', { ...ORDER, asOf: '2026-12-22T06:00:00Z' })).body.code).toBe('in_future');
  const till = caller(served.program.url, await aKey(database.current, { shopId, scopes: ['purchases:write'] }));
  expect((await till.post('/api/v1/orders', ORDER)).body.code).toBe('scope_missing');
});
