import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '../../../src/loyalty/index.ts';
import { useDatabase } from '../../helpers/database.ts';
import { addMember, openShop } from '../../helpers/shop.ts';
import { aKey, aPurchase, caller, type Served, serve, type Told } from './calling.ts';

const database = useDatabase({ poolSize: 10 });
const RUNS = 60;
let served: Served;
let shopId: string;
let memberId: string;
let purchaseId: string;
beforeAll(async () => {
  ({ shopId } = await openShop(database.current));
  served = await serve(database.current);
  memberId = await addMember(database.current);
  const till = caller(served.program.url, await aKey(database.current, { shopId }));
  purchaseId = (await till.post('/api/v1/purchases', aPurchase({ memberId }))).body.purchaseId as string;
});
afterAll(() => served?.stop());

const nasty = fc.constantFrom<unknown>(
  '',
  ' ',
  '\0',
  'a\u0000b',
  '\ud800',
  '\u202e',
  "'; drop table member; --",
  '<script>',
  '1e999',
  '-0',
  -0,
  0.1 + 0.2,
  1e308,
  -1,
  2 ** 53,
  null,
  true,
  [],
  {},
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  '2026-11-22T13:00:00+99:99',
  '00000000-0000-0000-0000-000000000000',
  '__proto__',
);
const anything = fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) });

/** A good body in which some fields are something else, and some are too many. */
const spoilt = (good: Record<string, unknown>) =>
  fc
    .record({
      changed: fc.dictionary(fc.constantFrom(...Object.keys(good)), anything, { maxKeys: 2 }),
      added: fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor')), anything, {
        maxKeys: 1,
      }),
    })
    .map(({ changed, added }) => ({ ...good, ...changed, ...added }));

const line = { line: 1, productCode: 'A', quantity: 1, amountMinor: 100, earns: true };
let made = 0;
const fresh = () => {
  made += 1;
  return `F-${made}`;
};

function expectAnswered({ status, body, headers }: Told, sent: unknown): void {
  const what = `${JSON.stringify(sent).slice(0, 500)} gave ${status} ${JSON.stringify(body)}`;
  expect(status, what).toBeLessThan(500);
  expect(headers.get('x-request-id')).toBeTruthy();
  if (status < 400) return;
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body, what).toMatchObject({ status, code: expect.stringMatching(/^[a-z_]+$/), detail: expect.stringMatching(/./) });
}

describe('whatever somebody sends', () => {
  it.each<[string, string, () => fc.Arbitrary<unknown>]>([
    [
      'POST',
      '/api/v1/members',
      () =>
        spoilt({
          number: '1',
          givenName: 'A',
          email: 'a@b.example',
          phone: '+4790000000',
          language: 'nb',
          timeZone: 'Asia/Tokyo',
          welcome: true,
        }),
    ],
    ['PATCH', '/api/v1/members/:id', () => spoilt({ givenName: 'A', language: 'nb', timeZone: 'Asia/Tokyo' })],
    [
      'POST',
      '/api/v1/purchases',
      () =>
        fc.oneof(
          spoilt(aPurchase({ memberId, memberNumber: 'x', shop: 'x' })),
          spoilt(line).map((spoiltLine) => aPurchase({ receipt: fresh(), memberId, lines: [spoiltLine] })),
        ),
    ],
    [
      'POST',
      '/api/v1/purchases/batch',
      () =>
        fc.oneof(
          fc.array(fc.oneof(spoilt(aPurchase({ memberId })), anything), { maxLength: 5 }).map((purchases) => ({ purchases })),
          anything,
        ),
    ],
    [
      'POST',
      '/api/v1/refunds',
      () =>
        fc.oneof(
          spoilt({ receipt: 'B', purchaseId, refundedAt: '2026-11-22T12:00:00Z', lines: [] }),
          spoilt({ line: 1, quantity: 0.001, amountMinor: 1 }).map((one) => ({
            receipt: fresh(),
            purchaseId,
            refundedAt: '2026-11-22T12:00:00Z',
            lines: [one],
          })),
        ),
    ],
    ['POST', '/api/v1/members/:id/adjustments', () => spoilt({ points: 5, reason: 'why' })],
    ['POST', '/api/v1/members/:id/link-codes', () => anything],
  ])('to %s %s, it gets an answer and never breaks anything', async (method, path, bodies) => {
    const one = caller(served.program.url, await aKey(database.current, { shopId }));
    await fc.assert(
      fc.asyncProperty(bodies(), async (body) => {
        expectAnswered(await one.call(method, path.replace(':id', memberId), body), body);
      }),
      { numRuns: RUNS },
    );
  });

  it('in a path or a query, it gets an answer', async () => {
    const one = caller(served.program.url, await aKey(database.current));
    const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '%', '..', 'a\0b', '\u202e'));
    const encoded = word.map((text) => encodeURIComponent(text.toWellFormed()));
    await fc.assert(
      fc.asyncProperty(encoded, encoded, async (name, value) => {
        for (const path of [
          `/api/v1/members?number=${value}`,
          `/api/v1/members?email=${value}`,
          `/api/v1/members?${name}=${value}`,
          `/api/v1/members/${value || 'x'}`,
          `/api/v1/members/${memberId}/ledger?cursor=${value}`,
        ])
          expectAnswered(await one.get(path), path);
      }),
      { numRuns: 40 },
    );
    for (const path of ['/api/v1/members?number=%', '/api/v1/members?number=%ff', '/api/v1/members/%ff', '/api/v1/members/%'])
      expectAnswered(await one.get(path), path);
  });

  it('as text that is no JSON, it gets an answer', async () => {
    const one = caller(served.program.url, await aKey(database.current));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (raw) => {
        expectAnswered(await one.post('/api/v1/purchases', undefined, { raw }), raw);
      }),
      { numRuns: RUNS },
    );
  });
});

it('all of this leaves a ledger in which everything agrees, and no failed call in the log', async () => {
  expect(await checkLedger(database.current)).toMatchObject({ discrepancies: [] });
  expect(served.logged.filter((entry) => entry.includes('a request failed'))).toEqual([]);
});
