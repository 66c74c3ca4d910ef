import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '../../../src/loyalty/index.ts';
import { useDatabase } from '../../helpers/database.ts';
import { openShop, type TestShop } from '../../helpers/shop.ts';
import { aKey, aPurchase, caller, NOW, PUBLIC_URL, type Served, serve } from './calling.ts';

const database = useDatabase({ poolSize: 10 });
let served: Served;
let shop: TestShop;
let shopCode: string;
let till: ReturnType<typeof caller>;
let all: ReturnType<typeof caller>;
beforeAll(async () => {
  shop = await openShop(database.current);
  shopCode = shop.shopId.slice(-12);
  served = await serve(database.current);
  till = caller(served.program.url, await aKey(database.current, { shopId: shop.shopId }));
  all = caller(served.program.url, await aKey(database.current));
});
afterAll(() => served?.stop());

async function aMember(given: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const { status, body } = await all.post('/api/v1/members', { welcome: false, ...given });
  expect(status).toBe(201);
  return body as { id: string; number: string };
}

describe('members', () => {
  it('are signed up, found by what they have, read and changed', async () => {
    const made = await all.post('/api/v1/members', { givenName: 'Ada', email: 'ada@granlia.example', phone: '+4790000001' });
    expect(made).toMatchObject({ status: 201, body: { waiting: 100 } });
    const { id, number } = made.body as { id: string; number: string };
    const ada = {
      id,
      number,
      givenName: 'Ada',
      email: 'ada@granlia.example',
      phone: '+4790000001',
      language: null,
      timeZone: null,
      joinedAt: NOW.toISOString(),
    };
    for (const query of [`number=${number}`, 'email=ADA%40granlia.example', 'phone=%2B4790000001'])
      expect(await all.get(`/api/v1/members?${query}`)).toMatchObject({ status: 200, body: { members: [ada] } });
    expect(await all.get(`/api/v1/members/${id.toUpperCase()}`)).toMatchObject({ status: 200, body: ada });
    expect(await all.get('/api/v1/members?number=nobody')).toMatchObject({ status: 200, body: { members: [] } });

    const changed = await all.patch(`/api/v1/members/${id}`, { givenName: 'Ada L.', language: 'nb', timeZone: 'Asia/Tokyo' });
    expect(changed).toMatchObject({ status: 200, body: { ...ada, givenName: 'Ada L.', language: 'nb', timeZone: 'Asia/Tokyo' } });
    const cleared = await all.patch(`/api/v1/members/${id}`, { language: null });
    expect(cleared).toMatchObject({ status: 200, body: { givenName: 'Ada L.', language: null, timeZone: 'Asia/Tokyo' } });
    expect(await all.patch(`/api/v1/members/${id}`, { timeZone: 'Mars/Olympus' })).toMatchObject({ status: 400 });
  });

  it('keep the number of their card, and are not signed up twice', async () => {
    await aMember({ number: 'CARD-7', email: 'bob@granlia.example' });
    expect(await all.post('/api/v1/members', { number: 'CARD-7' })).toMatchObject({
      status: 409,
      body: { code: 'number_taken' },
    });
    expect(await all.post('/api/v1/members', { email: 'Bob@granlia.example' })).toMatchObject({
      status: 409,
      body: { code: 'contact_taken', contact: 'email' },
    });
  });

  it('whom nobody knows are not found', async () => {
    const nobody = '019ab3c5-7f00-7abc-8def-0123456789ab';
    for (const path of ['', '/balance', '/ledger'])
      expect(await all.get(`/api/v1/members/${nobody}${path}`)).toMatchObject({ status: 404, body: { code: 'unknown_member' } });
    expect(await all.patch(`/api/v1/members/${nobody}`, { language: 'nb' })).toMatchObject({ status: 404 });
    for (const [path, body] of [
      ['adjustments', { points: 5, reason: 'why' }],
      ['link-codes', undefined],
    ] as const)
      expect(await all.post(`/api/v1/members/${nobody}/${path}`, body)).toMatchObject({ status: 404 });
  });
});

describe('purchases', () => {
  it('earn points for the member whom the till names, and for no guest', async () => {
    const ada = await aMember();
    const posted = await till.post('/api/v1/purchases', aPurchase({ memberNumber: ada.number }));
    expect(posted).toMatchObject({
      status: 201,
      body: { memberId: ada.id, points: 38, availableAt: '2026-12-05T23:00:00.000Z', expiresAt: '2027-12-31T23:00:00.000Z' },
    });
    expect(await till.post('/api/v1/purchases', aPurchase())).toMatchObject({
      status: 201,
      body: { memberId: null, points: 0, availableAt: null },
    });
    expect(await all.post('/api/v1/purchases', aPurchase({ shop: shopCode, memberId: ada.id }))).toMatchObject({ status: 201 });
    const balance = await all.get(`/api/v1/members/${ada.id}/balance`);
    expect(balance).toMatchObject({
      status: 200,
      body: {
        spendable: 0,
        pending: 76,
        waiting: 0,
        nextAvailable: { points: 76, at: '2026-12-05T23:00:00.000Z' },
        nextExpiry: null,
        tier: { code: 'member', name: 'Medlem', qualifying: 76, next: { code: 'silver', name: 'Sølv', missing: 924 } },
        asOf: { at: NOW.toISOString(), countedUntil: '2026-11-22T12:59:00.000Z', late: false },
      },
    });
  });

  it('release the welcome gift', async () => {
    const { body } = await all.post('/api/v1/members', {});
    const id = body.id as string;
    expect((await all.get(`/api/v1/members/${id}/balance`)).body).toMatchObject({ waiting: 100, pending: 0 });
    await till.post('/api/v1/purchases', aPurchase({ memberId: id }));
    expect((await all.get(`/api/v1/members/${id}/balance`)).body).toMatchObject({ waiting: 0, pending: 138 });
  });

  it('told twice count once; with other contents they are refused', async () => {
    const ada = await aMember();
    const purchase = aPurchase({ memberId: ada.id });
    const first = await till.post('/api/v1/purchases', purchase);
    const again = await till.post('/api/v1/purchases', purchase);
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    expect(again).toMatchObject({ status: 201, body: first.body });
    const other = { ...purchase, lines: [{ productCode: 'CUP', quantity: 2, amountMinor: 38_901 }] };
    expect(await till.post('/api/v1/purchases', other)).toMatchObject({ status: 409, body: { code: 'key_reused' } });
    expect((await all.get(`/api/v1/members/${ada.id}/balance`)).body).toMatchObject({ pending: 38 });
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['another currency', { currency: 'EUR' }, 422, 'other_currency'],
    ['a currency that there is not', { currency: 'XXQ' }, 422, 'other_currency'],
    ['an unknown member', { memberNumber: 'nobody' }, 404, 'unknown_member'],
    ['another shop than that of the key', { shop: 'ELSEWHERE' }, 403, 'other_shop'],
    ['a time to come', { purchasedAt: '2026-11-22T14:11:00+01:00' }, 422, 'in_future'],
    ['a time without an offset', { purchasedAt: '2026-11-22T14:05:00' }, 400, 'invalid'],
    ['a time before all programmes', { purchasedAt: '0001-01-01T00:00:00Z' }, 400, 'invalid'],
    ['no lines', { lines: [] }, 400, 'invalid'],
    ['two lines of one number', { lines: [1, 1].map((line) => ({ line, productCode: 'A', amountMinor: 1 })) }, 400, 'invalid'],
    ['a negative amount', { lines: [{ productCode: 'A', amountMinor: -1 }] }, 400, 'invalid'],
    ['half a minor unit', { lines: [{ productCode: 'A', amountMinor: 0.5 }] }, 400, 'invalid'],
    ['a quantity of four decimals', { lines: [{ productCode: 'A', amountMinor: 1, quantity: 0.0001 }] }, 400, 'invalid'],
    ['a receipt with a NUL in it', { receipt: 'a\0b' }, 400, 'invalid'],
    ['half a letter', { receipt: '\ud800' }, 400, 'invalid'],
    ['a member twice', { memberId: '019ab3c5-7f00-7abc-8def-0123456789ab', memberNumber: '1' }, 400, 'invalid'],
  ])('of %s are refused', async (_what, given, status, code) => {
    expect(await till.post('/api/v1/purchases', aPurchase(given))).toMatchObject({ status, body: { status, code } });
  });

  it('with a key for all shops name theirs', async () => {
    expect(await all.post('/api/v1/purchases', aPurchase())).toMatchObject({ status: 422, body: { code: 'shop_needed' } });
    const unknown = await all.post('/api/v1/purchases', aPurchase({ shop: 'NOWHERE' }));
    expect(unknown).toMatchObject({ status: 404, body: { code: 'unknown_shop', shop: 'NOWHERE' } });
  });

  it('are refused with the name and place of every field that is not as it should be', async () => {
    const { body, status, headers } = await till.post('/api/v1/purchases', {
      ...aPurchase(),
      reciept: 'R',
      lines: [{ productCode: 'A', amountMinor: '1', 'a/b~c': 1 }],
    });
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({
      type: 'urn:regulars:problem:invalid',
      title: expect.any(String),
      requestId: headers.get('x-request-id'),
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/lines/0/amountMinor', detail: expect.stringContaining('expected number') },
      { pointer: '/lines/0/a~1b~0c', detail: 'is not known here' },
      { pointer: '/reciept', detail: 'is not known here' },
    ]);
  });
});

describe('a batch', () => {
  it('has a result for each purchase, and counts those that can be counted', async () => {
    const ada = await aMember();
    const good = aPurchase({ memberId: ada.id });
    const { status, body } = await till.post('/api/v1/purchases/batch', {
      purchases: [
        good,
        aPurchase({ currency: 'EUR' }),
        { ...good, colour: 'red' },
        'nonsense',
        aPurchase({ memberNumber: 'nobody' }),
        good,
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ recorded: 2, refused: 4 });
    expect(body.results).toMatchObject([
      { index: 0, receipt: good.receipt, status: 201, purchase: { points: 38, memberId: ada.id } },
      { index: 1, status: 422, problem: { code: 'other_currency', expected: 'NOK' } },
      { index: 2, receipt: null, status: 400, problem: { errors: [{ pointer: '/purchases/2/colour' }] } },
      { index: 3, status: 400, problem: { code: 'invalid' } },
      { index: 4, status: 404, problem: { code: 'unknown_member' } },
      { index: 5, status: 201, purchase: { points: 38 } },
    ]);
    expect((await all.get(`/api/v1/members/${ada.id}/balance`)).body).toMatchObject({ pending: 38 });
  });

  it('of 1,000 is taken, of more is refused', async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => aMember()));
    const purchases = Array.from({ length: 1_000 }, (_, index) => aPurchase({ memberId: members[index % 20]!.id }));
    const startedAt = performance.now();
    const { status, body } = await till.post('/api/v1/purchases/batch', { purchases });
    console.log(`a batch of 1,000 purchases took ${Math.round(performance.now() - startedAt)} ms`);
    expect({ status, recorded: body.recorded }).toEqual({ status: 200, recorded: 1_000 });
    const tooMany = await till.post('/api/v1/purchases/batch', { purchases: [...purchases, aPurchase()] });
    expect(tooMany).toMatchObject({ status: 400, body: { errors: [{ pointer: '/purchases' }] } });
    expect((await all.get(`/api/v1/members/${members[0]!.id}/balance`)).body).toMatchObject({ pending: 50 * 38 });
  });
});

describe('refunds', () => {
  async function bought(): Promise<{ memberId: string; purchaseId: string; receipt: string }> {
    const { id } = await aMember();
    const purchase = aPurchase({
      memberId: id,
      lines: [
        { productCode: 'CUP', quantity: 2, amountMinor: 20_000 },
        { line: 7, productCode: 'PLATE', quantity: 1.5, amountMinor: 10_000 },
      ],
    });
    const { body } = await till.post('/api/v1/purchases', purchase);
    return { memberId: id, purchaseId: body.purchaseId as string, receipt: purchase.receipt as string };
  }
  let number = 0;
  const refund = (given: Record<string, unknown>) => {
    number += 1;
    return { receipt: `B-${number}`, refundedAt: '2026-11-22T14:00:00+01:00', ...given };
  };

  it('of lines and of the rest take the points back', async () => {
    const { memberId, purchaseId, receipt } = await bought();
    const line = refund({ purchaseId, lines: [{ line: 1, quantity: 1 }] });
    const first = await till.post('/api/v1/refunds', line);
    expect(first).toMatchObject({ status: 201, body: { purchaseId, points: -10 } });
    expect((await till.post('/api/v1/refunds', line)).body).toEqual(first.body);
    const rest = await till.post('/api/v1/refunds', refund({ saleReceipt: receipt }));
    expect(rest).toMatchObject({ status: 201, body: { purchaseId, points: -20 } });
    expect((await all.get(`/api/v1/members/${memberId}/balance`)).body).toMatchObject({ pending: 0 });
  });

  it('are taken in another shop, which names the one of the sale', async () => {
    const { purchaseId, receipt } = await bought();
    const elsewhere = await openShop(database.current);
    const other = caller(served.program.url, await aKey(database.current, { shopId: elsewhere.shopId }));
    expect(await other.post('/api/v1/refunds', refund({ saleReceipt: receipt }))).toMatchObject({
      status: 404,
      body: { code: 'unknown_purchase' },
    });
    expect(await other.post('/api/v1/refunds', refund({ saleReceipt: receipt, saleShop: shopCode }))).toMatchObject({
      status: 201,
      body: { purchaseId, points: -30 },
    });
  });

  it('of more than was bought, twice, or of what was never bought are refused', async () => {
    const { memberId, purchaseId } = await bought();
    const answers = async (given: Record<string, unknown>) => {
      const { status, body } = await till.post('/api/v1/refunds', refund(given));
      const { type, title, detail, requestId, ...facts } = body;
      expect(typeof detail).toBe(status === 201 ? 'undefined' : 'string');
      return { ...facts, status };
    };
    expect(await answers({ purchaseId, lines: [{ line: 1, quantity: 2.5 }] })).toEqual({
      status: 422,
      code: 'more_than_sold',
      line: 1,
      left: 2,
    });
    expect(await answers({ purchaseId, lines: [{ line: 7, quantity: 1, amountMinor: 10_001 }] })).toEqual({
      status: 422,
      code: 'more_than_paid',
      line: 7,
      leftMinor: 10_000,
    });
    expect(await answers({ purchaseId, lines: [{ line: 2, quantity: 1 }] })).toMatchObject({ status: 422, code: 'unknown_line' });
    expect(await answers({ purchaseId: memberId })).toMatchObject({ status: 404, code: 'unknown_purchase' });
    expect(await answers({ saleReceipt: 'never' })).toMatchObject({ status: 404, code: 'unknown_purchase' });
    expect(await answers({})).toMatchObject({ status: 400, code: 'invalid' });
    expect(await answers({ purchaseId })).toMatchObject({ status: 201 });
    expect(await answers({ purchaseId })).toEqual({ status: 422, code: 'nothing_left' });
    const returned = (await till.post('/api/v1/refunds', refund({ purchaseId: (await bought()).purchaseId }))).body;
    expect(await answers({ purchaseId: returned.refundId })).toMatchObject({ status: 422, code: 'nothing_left' });
  });
});

describe('points', () => {
  it('are corrected by a further entry with its reason, and never below zero', async () => {
    const { id } = await aMember();
    const adjust = (points: number, reason = 'Goodwill: the parcel was late') =>
      all.post(`/api/v1/members/${id}/adjustments`, { points, reason });
    expect(await adjust(50)).toMatchObject({ status: 201, body: { points: 50, balanceAfter: 50 } });
    expect(await adjust(-20, 'Given twice')).toMatchObject({ status: 201, body: { points: -20, balanceAfter: 30 } });
    expect(await adjust(-31)).toMatchObject({ status: 422, body: { code: 'insufficient_points', spendable: 30 } });
    expect(await adjust(0)).toMatchObject({ status: 400, body: { errors: [{ pointer: '/points' }] } });
    const { body } = await all.get(`/api/v1/members/${id}/ledger`);
    expect(body).toMatchObject({
      entries: [
        { position: 2, kind: 'adjust', reason: 'correction', note: 'Given twice', points: -20, balanceAfter: 30 },
        { position: 1, note: 'Goodwill: the parcel was late', points: 50, purchase: null },
      ],
      nextCursor: null,
    });
  });

  it('are told page by page, each entry once', async () => {
    const { id } = await aMember();
    for (let i = 0; i < 5; i += 1) await till.post('/api/v1/purchases', aPurchase({ memberId: id }));
    const positions: number[] = [];
    let path: string | undefined = `/api/v1/members/${id}/ledger?limit=2`;
    let pages = 0;
    while (path) {
      const { body } = await all.get(path);
      const { entries, nextCursor } = body as { entries: { position: number; purchase: object }[]; nextCursor: string | null };
      expect(entries[0]!.purchase).toEqual({ shop: 'Storo', amountMinor: 38_900, currency: 'NOK' });
      positions.push(...entries.map(({ position }) => position));
      path = nextCursor ? `/api/v1/members/${id}/ledger?limit=2&cursor=${nextCursor}` : undefined;
      pages += 1;
    }
    expect({ positions, pages }).toEqual({ positions: [5, 4, 3, 2, 1], pages: 3 });
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'cursor=1', 'cursor=', 'page=2', 'limit=1&limit=2'])
      expect(await all.get(`/api/v1/members/${id}/ledger?${query}`), query).toMatchObject({
        status: 400,
        body: { code: 'invalid' },
      });
  });
});

describe('link codes', () => {
  it('are made for a member, with links that carry them, and told again while they work', async () => {
    const { id } = await aMember();
    const idempotencyKey = 'one-code';
    const made = await all.post(`/api/v1/members/${id}/link-codes`, undefined, { idempotencyKey });
    const { code, expiresAt, links } = made.body as { code: string; expiresAt: string; links: object[] };
    expect(made.status).toBe(201);
    expect(code).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$/);
    expect(expiresAt).toBe('2026-11-22T13:15:00.000Z');
    const payload = `link-${code.replaceAll('-', '')}`;
    expect(links).toEqual([
      { channel: 'Any', url: `${PUBLIC_URL}/go/${payload}` },
      { channel: 'Web page', url: `${PUBLIC_URL}/chat?from=${payload}` },
    ]);
    const again = await all.post(`/api/v1/members/${id}/link-codes`, {}, { idempotencyKey, raw: '' });
    expect(again).toMatchObject({ status: 201, body: made.body });
    const { rows } = await database.current.pool.query(`select forget_at from api_request where idempotency_key = $1`, [
      idempotencyKey,
    ]);
    expect(rows).toEqual([{ forget_at: new Date(expiresAt) }]);
  });
});

it('all of this leaves a ledger in which everything agrees', async () => {
  expect(await checkLedger(database.current)).toMatchObject({ discrepancies: [] });
});
