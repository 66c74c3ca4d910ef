import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPages } from '../../../src/http/api/index.ts';
import { listApiKeys, revokeApiKey, type Scope } from '../../../src/http/auth.ts';
import { SECOND_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { createLog } from '../../../src/shared/log.ts';
import { useDatabase } from '../../helpers/database.ts';
import { openShop, type TestShop } from '../../helpers/shop.ts';
import { ALL_SCOPES, aKey, aPurchase, caller, NOW, type Served, serve } from './calling.ts';

const database = useDatabase({ poolSize: 10 });
let served: Served;
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.current);
  served = await serve(database.current);
});
afterAll(() => served?.stop());

type Operation = { method: string; path: string; scope: Scope };
type Document = { paths: Record<string, Record<string, { security: [{ apiKey: [Scope] }] }>> };

/** Every operation of the document, with the scope that it says it needs. */
async function operations(): Promise<Operation[]> {
  const document = (await (await fetch(`${served.program.url}/api/v1/openapi.json`)).json()) as Document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path,
      scope: security[0].apiKey[0],
    })),
  );
}

describe('scopes', () => {
  it('open the calls that need them, and no others', async () => {
    const all = await operations();
    const callers = await Promise.all(
      ALL_SCOPES.map(async (scope) => ({
        scope,
        ...caller(served.program.url, await aKey(database.current, { scopes: [scope] })),
      })),
    );
    const table: string[] = [];
    for (const { method, path, scope } of all) {
      const cells: string[] = [];
      for (const one of callers) {
        const { status, body } = await one.call(method, path.replace('{id}', newId()), method === 'GET' ? undefined : {});
        // What is let in is mostly turned away for its empty body, or because nobody has that id.
        const expected = one.scope === scope ? [200, 201, 400, 404, 422] : [403];
        expect(expected, `${method} ${path} with ${one.scope} answers ${status}`).toContain(status);
        if (status === 403) expect(body).toMatchObject({ code: 'scope_missing', scope });
        else expect(body.code).not.toBe('not_found');
        cells.push((status === 403 ? '-' : 'open').padEnd(one.scope.length));
      }
      table.push(`${method.padEnd(5)} ${path.padEnd(34)} ${cells.join('  ')}`);
    }
    console.log([`${''.padEnd(40)} ${ALL_SCOPES.join('  ')}`, ...table].join('\n'));
    expect(table.length).toBeGreaterThanOrEqual(11);
  });
});

describe('a key', () => {
  it.each<[string, string | undefined, string]>([
    ['none', undefined, 'key_missing'],
    ['one of another scheme', 'Basic cmc6cmc=', 'key_missing'],
    ['an empty one', 'Bearer ', 'key_missing'],
    ['a made-up one', 'Bearer rg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'key_unknown'],
    ['one with letters that are none', 'Bearer rg_%00ÿ', 'key_unknown'],
  ])('is needed: %s opens nothing', async (_what, authorization, code) => {
    const response = await fetch(`${served.program.url}/api/v1/members?number=1`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 401, code });
  });

  it('that has expired or was revoked opens nothing from then on', async () => {
    const expired = caller(served.program.url, await aKey(database.current, { expiresAt: NOW }));
    expect(await expired.get('/api/v1/members?number=1')).toMatchObject({ status: 401, body: { code: 'key_expired' } });
    const lasting = caller(served.program.url, await aKey(database.current, { expiresAt: new Date(NOW.getTime() + 1) }));
    expect(await lasting.get('/api/v1/members?number=1')).toMatchObject({ status: 200 });

    const till = caller(served.program.url, await aKey(database.current, { name: 'to be revoked' }));
    expect(await till.get('/api/v1/members?number=1')).toMatchObject({ status: 200 });
    const { id } = (await listApiKeys(database.current)).find(({ name }) => name === 'to be revoked')!;
    const revoke = () => database.current.transaction((tx) => revokeApiKey(tx, id, NOW));
    expect(await revoke()).toEqual({ ok: true, value: { name: 'to be revoked' } });
    expect(await revoke()).toMatchObject({ refusal: { code: 'revoked_already', revokedAt: NOW } });
    expect(await till.get('/api/v1/members?number=1')).toMatchObject({ status: 401, body: { code: 'key_revoked' } });
  });

  it('is kept as a hash alone, with the day on which it was used last', async () => {
    const key = await aKey(database.current, { name: 'hashed', shopId: shop.shopId });
    expect(key).toMatch(/^rg_[\w-]{43}$/);
    const stored = async () =>
      (
        await database.current.pool.query(
          `select k::text as row, key_hash, last_used_on::text from api_key k where name = 'hashed'`,
        )
      ).rows[0];
    expect(await stored()).toMatchObject({ key_hash: createHash('sha256').update(key).digest('hex'), last_used_on: null });
    await caller(served.program.url, key).get('/api/v1/members?number=1');
    const { row, last_used_on } = await stored();
    expect(last_used_on).toBe('2026-11-22');
    expect(row).not.toContain(key.slice(3));
  });

  it('and what is said about people reach no log', async () => {
    const key = await aKey(database.current);
    const till = caller(served.program.url, key);
    const told = await till.get('/api/v1/members?email=secret.ada%40granlia.example');
    await till.post('/api/v1/members', { givenName: 'Hemmelig', email: 'secret.ada@granlia.example', phone: '+4799999999' });
    await till.post('/api/v1/members', { email: 'secret.ada@granlia.example' });
    const requestId = told.headers.get('x-request-id')!;
    const lines = served.logged.join('');
    expect(lines).toContain(requestId);
    expect(JSON.parse(served.logged.find((line) => line.includes(requestId))!)).toMatchObject({
      method: 'GET',
      route: '/api/v1/members',
      status: 200,
    });
    for (const secret of [key, 'secret.ada', 'Hemmelig', '99999999']) expect(lines).not.toContain(secret);
  });

  it('of one shop makes its feed once, whatever its rush', async () => {
    const fresh = await openShop(database.current);
    await database.current.pool.query('delete from feed where id = $1', [fresh.feedId]);
    const till = caller(served.program.url, await aKey(database.current, { shopId: fresh.shopId }));
    const answers = await Promise.all(Array.from({ length: 8 }, () => till.post('/api/v1/purchases', aPurchase())));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    const { rows } = await database.current.pool.query('select kind, late_after_hours from feed where shop_id = $1', [
      fresh.shopId,
    ]);
    expect(rows).toEqual([{ kind: 'shop', late_after_hours: 30 }]);
  });
});

describe('the rate of calls', () => {
  it('is limited for each key by itself, and says when to come again', async () => {
    let now = NOW;
    const handle = apiPages({
      database: database.current,
      programme: served.program.programme,
      secret: 'unused',
      doors: () => [],
      clock: { now: () => now },
      log: createLog('silent'),
      rate: { burst: 3, everyMs: 2 * SECOND_MS },
    });
    const [one, other] = [await aKey(database.current), await aKey(database.current)];
    const call = (key: string) =>
      handle(new Request('http://localhost/api/v1/members?number=1', { headers: { authorization: `Bearer ${key}` } }));
    for (let i = 0; i < 3; i += 1) expect((await call(one)).status).toBe(200);
    const refused = await call(one);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await call(other)).status).toBe(200);
    now = new Date(NOW.getTime() + 2 * SECOND_MS);
    expect((await call(one)).status).toBe(200);
  });
});

describe('what is no call of ours', () => {
  it.each<[string, string, RequestInit, number, string]>([
    ['an unknown path', '/api/v1/nothing', {}, 404, 'not_found'],
    ['another method', '/api/v1/purchases', { method: 'DELETE' }, 405, 'method_not_allowed'],
    [
      'no JSON',
      '/api/v1/members',
      { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported_media_type',
    ],
    ['no media type', '/api/v1/members', { method: 'POST', body: new Uint8Array([123, 125]) }, 415, 'unsupported_media_type'],
    ['broken JSON', '/api/v1/members', { method: 'POST', body: '{"a":' }, 400, 'malformed_json'],
    [
      'no UTF-8',
      '/api/v1/members',
      { method: 'POST', body: new Uint8Array([34, 255, 34]), headers: { 'content-type': 'application/json' } },
      400,
      'malformed_json',
    ],
    ['a body that is too large', '/api/v1/members', { method: 'POST', body: `"${'a'.repeat(1_048_576)}"` }, 413, 'too_large'],
    [
      'a batch that is too large',
      '/api/v1/purchases/batch',
      { method: 'POST', body: `"${'a'.repeat(5 * 1_048_576)}"` },
      413,
      'too_large',
    ],
    [
      'very deep JSON',
      '/api/v1/purchases/batch',
      { method: 'POST', body: `{"purchases":[${'['.repeat(500_000)}${']'.repeat(500_000)}]}` },
      200,
      '',
    ],
  ])('is refused: %s', async (_what, path, init, status, code) => {
    const key = await aKey(database.current);
    const isText = typeof init.body === 'string';
    const response = await fetch(`${served.program.url}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${key}`,
        'idempotency-key': newId(),
        ...(isText && { 'content-type': 'application/json; charset=utf-8' }),
        ...(init.headers as Record<string, string>),
      },
    });
    const body = (await response.json()) as { code?: string };
    expect(response.status).toBe(status);
    expect(body.code ?? '').toBe(code);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    if (status === 405) expect(response.headers.get('allow')).toBe('POST');
  });

  it('is refused while it is still coming in, where its length is not told', async () => {
    const key = await aKey(database.current);
    const piece = new Uint8Array(65_536).fill(32);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 1_000) controller.close();
        else controller.enqueue(piece);
      },
    });
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': newId(), 'content-type': 'application/json' };
    const handle = apiPages({
      database: database.current,
      programme: served.program.programme,
      secret: 'unused',
      doors: () => [],
      clock: { now: () => NOW },
      log: createLog('silent'),
    });
    const init = { method: 'POST', headers, body, duplex: 'half' };
    const response = await handle(new Request('http://localhost/api/v1/members', init as RequestInit));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(30);
  });
});
