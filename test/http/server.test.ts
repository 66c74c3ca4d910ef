import { once } from 'node:events';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { clientAddress } from '../../src/http/address.ts';
import { addressLimit } from '../../src/http/address-limit.ts';
import { createApp, createMetrics, listen, loadStatus, PortRefused, pagesOf } from '../../src/http/index.ts';
import type { HttpDeps } from '../../src/http/server.ts';
import { MINUTE_MS, movableClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import { useDatabase } from '../helpers/database.ts';
import { addConversation, addIdentity } from '../helpers/identities.ts';

const database = useDatabase();
const now = new Date('2026-11-22T13:05:00Z');
const METRICS_TOKEN = 'a-token-for-metrics';
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Answer = { code: number; headers: IncomingHttpHeaders; body: string };
type Get = (path: string, headers?: Record<string, string>, options?: { method?: string }) => Promise<Answer>;

async function serving(given: Partial<HttpDeps> = {}): Promise<{ get: Get; warned: string[] }> {
  const warned: string[] = [];
  const clock = { now: () => now }; // it stands still, however long the requests of a test take
  const app = createApp({
    mounts: [],
    notReady: async () => undefined,
    status: async () => ({ startedAt: now, channels: [], ...(await loadStatus(database.current, now)) }),
    metrics: createMetrics(database.current, clock),
    metricsToken: METRICS_TOKEN,
    clock,
    log: createLog('warn', { write: (line) => void warned.push(line) }),
    ...given,
  });
  const server = await listen(pagesOf(app), { host: '127.0.0.1', port: 0 });
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  const get: Get = async (path, headers = {}, { method = 'GET' } = {}) => {
    const call = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      agent: false,
      headers: { host: `127.0.0.1:${port}`, ...headers },
    });
    call.end();
    const [response] = await once(call, 'response');
    let body = '';
    for await (const piece of response.setEncoding('utf8')) body += piece;
    return { code: response.statusCode, headers: response.headers, body };
  };
  return { get, warned };
}

describe('health', () => {
  it('is told to everybody: alive, and ready or not', async () => {
    const { get } = await serving();
    expect(await get('/healthz', { host: 'chat.granlia.example', 'x-forwarded-for': '203.0.113.7' })).toMatchObject({
      code: 200,
      body: 'ok\n',
    });
    expect(await get('/readyz')).toMatchObject({ code: 200, body: 'ready\n' });
    expect(await get('/healthz', {}, { method: 'HEAD' })).toMatchObject({ code: 200, body: '' });
  });

  it('says why it is not ready to this machine alone', async () => {
    const { get } = await serving({ notReady: async () => 'the database does not answer: /srv/data/.s.PGSQL.5432' });
    expect(await get('/readyz')).toMatchObject({ code: 503, body: expect.stringContaining('.s.PGSQL') });
    expect(await get('/readyz', { 'x-forwarded-for': '203.0.113.7' })).toMatchObject({ code: 503, body: 'not ready\n' });
    expect(await get('/healthz')).toMatchObject({ code: 200 });
  });
});

describe.each(['/metrics', '/status'])('%s', (path) => {
  it.each<[string, Record<string, string>]>([
    ['from this machine', {}],
    ['from this machine by its name', { host: 'localhost:3000' }],
    [
      'with the token, from anywhere',
      { authorization: `Bearer ${METRICS_TOKEN}`, host: 'chat.granlia.example', 'x-forwarded-for': '203.0.113.7' },
    ],
    ['with the token, however the scheme is written', { authorization: `bearer ${METRICS_TOKEN}`, via: '1.1 proxy' }],
  ])('is open %s', async (_how, headers) => {
    const { get } = await serving();
    expect((await get(path, headers)).code).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['passed on by a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['passed on by a proxy that says it came from here', { 'x-forwarded-for': '127.0.0.1' }],
    ['passed on by a proxy in other words', { forwarded: 'for=127.0.0.1' }],
    ['passed on by a tunnel', { 'cf-connecting-ip': '127.0.0.1' }],
    ['passed on by a proxy that only keeps our name', { host: 'chat.granlia.example' }],
    ['sent by a page of another name that leads here', { host: 'evil.example:3000' }],
    ['with a wrong token', { authorization: 'Bearer wrong', 'x-real-ip': '1.2.3.4' }],
    ['with an empty token', { authorization: 'Bearer ', 'x-real-ip': '1.2.3.4' }],
    ['with the token of another scheme', { authorization: METRICS_TOKEN, 'x-real-ip': '1.2.3.4' }],
  ])('is closed %s', async (_how, headers) => {
    const { get } = await serving();
    expect(await get(path, headers)).toMatchObject({ code: 403, body: 'Only from this machine, or with METRICS_TOKEN.\n' });
  });

  it('is closed to every token while none is set', async () => {
    const { get } = await serving({ metricsToken: undefined });
    expect((await get(path, { authorization: 'Bearer undefined', 'x-real-ip': '1.2.3.4' })).code).toBe(403);
    expect((await get(path)).code).toBe(200);
  });

  it('is kept by nobody on the way', async () => {
    const { get } = await serving();
    expect((await get(path)).headers['cache-control']).toBe('no-store');
  });
});

describe('metrics', () => {
  it('are lines that Prometheus reads, each with its help and type', async () => {
    await anAnswer('queued');
    const { get } = await serving();
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const known = new Set<string>();
    for (const line of body.split('\n').filter((text) => text !== '')) {
      const described = /^# (?:HELP|TYPE) (\S+) ./.exec(line);
      if (described) known.add(described[1]!);
      else {
        const sample = /^([a-z_:][\w:]*)(\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})? (NaN|[+-]?(?:Inf|[\d.eE+-]+))$/i.exec(line);
        expect(sample, line).not.toBeNull();
        expect(known.has(sample![1]!) || known.has(sample![1]!.replace(/_(bucket|sum|count)$/, '')), line).toBe(true);
      }
    }
    expect(body).toMatch(/^regulars_database_up 1$/m);
    expect(body).toMatch(/^regulars_outbox_messages\{state="queued"\} \d+$/m);
    expect(body).toMatch(/^regulars_inbound_waiting \d+$/m);
    expect(body).toMatch(/^process_resident_memory_bytes /m);
  });

  it('still tell of the process while the database is away', async () => {
    const away = { pool: { query: async () => Promise.reject(new Error('away')) } } as unknown as Parameters<
      typeof createMetrics
    >[0];
    const { get } = await serving({ metrics: createMetrics(away, movableClock(now)) });
    const { code, body } = await get('/metrics');
    expect(code).toBe(200);
    expect(body).toMatch(/^regulars_database_up 0$/m);
    expect(body).not.toMatch(/^regulars_outbox_messages\{/m);
    expect(body).toMatch(/^process_cpu_seconds_total /m);
  });
});

describe('the status page', () => {
  it('shows channels, feeds, messages, jobs and errors, and no words of customers', async () => {
    const { pool } = database.current;
    await pool.query(
      `insert into feed (id, code, kind, counted_until, late_after_hours) values ($1, 'OSL-1', 'shop', $2, 24), ($3, '<script>', 'shop', null, 24)`,
      [newId(), new Date('2026-11-20T05:00:00Z'), newId()],
    );
    await pool.query(
      `insert into job_run (job, ran_at, ok, detail) values ('check-ledger', $1, false, '2 differences'), ('expire-lots', $1, true, 'nothing had expired')`,
      [now],
    );
    await anAnswer('failed', 'MessageRefused: Bad Request: message is too long');
    await anAnswer('sent_unconfirmed', 'the process ended while it was being sent');
    await anAnswer('queued');
    await aDeadMessage('my secret words', 'TypeError: cannot read "my secret words"');
    const { get } = await serving({
      status: async () => ({
        startedAt: now,
        channels: [
          { name: 'web', status: { state: 'on', detail: '/chat' } },
          { name: 'telegram', status: { state: 'off', detail: 'the token was refused' } },
        ],
        ...(await loadStatus(database.current, now)),
      }),
    });
    const { body, headers } = await get('/status');
    expect(body).toMatch(/<th scope="row">telegram<\/th><td class="off">off<\/td><td>the token was refused/);
    expect(body).toMatch(/OSL-1<\/th><td><time[^>]*>2026-11-20 05:00 UTC<\/time><\/td><td class="waiting">late/);
    expect(body).toMatch(/check-ledger<\/th>.*failed: 2 differences/s);
    expect(body).toMatch(/a message of ours may not have arrived.*the process ended/s);
    expect(body).toMatch(/waiting to be sent<\/th><td>\d+ \(answers [1-9]\d*, service messages 0, of campaigns 0\)/);
    expect(body).toMatch(/a message of ours was not sent .*message is too long/s);
    expect(body).toMatch(/a message could not be handled [^<]*<\/td><td>TypeError<\/td>/);
    expect(body).not.toContain('secret');
    expect(body).not.toContain('<script>');
    expect(body).not.toMatch(/<script|style=|onclick/i);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'self'/);
    expect((await get('/status.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('says so while the database is away', async () => {
    const { get } = await serving({
      notReady: async () => 'the database does not answer: <no socket>',
      status: () => Promise.reject(new Error('never asked')),
    });
    expect(await get('/status')).toMatchObject({
      code: 503,
      body: expect.stringContaining('the database does not answer: &lt;no socket&gt;'),
    });
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/readyz', '/metrics', '/status', '/status.css', '/', '/nothing', '/../etc/passwd', '/chat', '/broken'])(
    'protects the browser that reads it: %s',
    async (path) => {
      const { get } = await serving({
        mounts: [
          { path: '/chat', handle: async () => new Response('hello') },
          { path: '/broken', handle: () => Promise.reject(new Error('broken')) },
        ],
      });
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('keeps a quiet connection for longer than a proxy does', async () => {
    const { get } = await serving();
    const { headers } = await get('/healthz', { connection: 'keep-alive' });
    expect(Number(/timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThan(60);
  });

  it('keeps the protection that a page brings itself', async () => {
    const policy = "default-src 'self'";
    const { get } = await serving({
      mounts: [{ path: '/chat', handle: async () => new Response('', { headers: { 'content-security-policy': policy } }) }],
    });
    expect((await get('/chat')).headers['content-security-policy']).toBe(policy);
  });

  it('to an unknown path is a plain 404, and to a fault of ours a plain 500 without its reason', async () => {
    const { get, warned } = await serving({
      mounts: [{ path: '/broken', handle: () => Promise.reject(new Error('password=hunter2')) }],
    });
    expect(await get('/nothing')).toMatchObject({ code: 404, body: 'There is nothing here. The chat is at /chat.\n' });
    expect(await get('/nothing', {}, { method: 'POST' })).toMatchObject({ code: 404 });
    const broken = await get('/broken');
    expect(broken.code).toBe(500);
    expect(broken.body).not.toContain('hunter2');
    expect(warned.join()).toContain('a request failed');
    const [requestId] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(broken.body)!;
    expect(warned.join()).toContain(requestId); // by which the operator finds what a visitor saw
  });
});

describe('new visitors of the web page', () => {
  const visitorLimit = () => {
    const limit = addressLimit();
    return (address: string, at: Date) => limit('visitor', address, at);
  };
  const isNew = (cookie: string | null) => cookie === null;
  const chat = {
    path: '/chat',
    handle: async () => new Response('the page'),
    limited: (incoming: Request) => (isNew(incoming.headers.get('cookie')) ? ('visitor' as const) : undefined),
  };
  const from = (...addresses: string[]) => ({ 'x-forwarded-for': addresses.join(', ') });

  it('are limited by the address that a trusted proxy names; others are not held up', async () => {
    const { get } = await serving({ mounts: [chat], trustedProxies: ['127.0.0.1'] });
    for (let i = 0; i < 300; i += 1) expect((await get('/chat', from('203.0.113.7'))).code).toBe(200);
    const refused = await get('/chat', from('203.0.113.7'));
    expect(refused.code).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect((await get('/chat', { ...from('203.0.113.7'), cookie: 'known' })).code).toBe(200);
    expect((await get('/chat', from('203.0.113.8'))).code).toBe(200);
    // What somebody wrote before the proxy did is not believed.
    expect((await get('/chat', from('198.51.100.1', '203.0.113.7'))).code).toBe(429);
  });

  it('are not limited from this machine, where a proxy may stand that nobody named; that is said once', async () => {
    const { get, warned } = await serving({ mounts: [chat] });
    for (let i = 0; i < 305; i += 1) expect((await get('/chat', from('203.0.113.7'))).code).toBe(200);
    expect(warned.filter((line) => line.includes('TRUSTED_PROXIES'))).toHaveLength(1);
  });

  it('may come again with time, one a second', () => {
    const limit = visitorLimit();
    for (let i = 0; i < 300; i += 1) expect(limit('203.0.113.7', now)).toBe(0);
    expect(limit('203.0.113.7', now)).toBe(1_000);
    expect(limit('203.0.113.7', new Date(now.getTime() + 500))).toBe(500);
    expect(limit('203.0.113.7', new Date(now.getTime() + 1_000))).toBe(0);
    const later = new Date(now.getTime() + 10 * MINUTE_MS);
    for (let i = 0; i < 300; i += 1) expect(limit('203.0.113.7', later)).toBe(0);
  });

  it('of one household are counted together, whatever their IPv6 address', () => {
    const limit = visitorLimit();
    for (let i = 0; i < 300; i += 1) limit(`2001:db8:0:1::${i.toString(16)}`, now);
    expect(limit('2001:0db8::1:0:0:0:9', now)).toBeGreaterThan(0);
    expect(limit('2001:db8:0:2::1', now)).toBe(0);
  });
});

describe('files from the web page', () => {
  it('are limited by address, whatever new visitors it makes of itself, and by a limit of their own', async () => {
    const limited = ({ url }: Request) => (url.endsWith('/files') ? ('file' as const) : ('visitor' as const));
    const chat = { path: '/chat/*', handle: async () => new Response('taken'), limited };
    const { get } = await serving({ mounts: [chat], trustedProxies: ['127.0.0.1'] });
    const from = { 'x-forwarded-for': '203.0.113.7' };
    for (let i = 0; i < 60; i += 1) expect((await get('/chat/files', from)).code).toBe(200);
    const refused = await get('/chat/files', from);
    expect([refused.code, refused.headers['retry-after']]).toEqual([429, '120']);
    expect((await get('/chat/page', from)).code).toBe(200);
    expect((await get('/chat/files', { 'x-forwarded-for': '203.0.113.8' })).code).toBe(200);
  });
});

describe("a visitor's address", () => {
  const trusted = ['10.0.0.0/8', '192.168.1.7', '2001:db8::/32'];
  it.each<[string, string, string | undefined, string]>([
    ["is the connection's without a proxy", '203.0.113.7', undefined, '203.0.113.7'],
    ['is never what a stranger says of themselves', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['is what a trusted proxy says', '10.1.2.3', '203.0.113.7', '203.0.113.7'],
    ['is read through several trusted proxies', '10.1.2.3', '203.0.113.7, 192.168.1.7', '203.0.113.7'],
    ['is read no further than trusted proxies wrote it', '10.1.2.3', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['is known by a network of IPv6', '2001:db8::5', '203.0.113.7', '203.0.113.7'],
    ['is known in the clothes of IPv6', '::ffff:10.1.2.3', '203.0.113.7', '203.0.113.7'],
    ['is given without its port', '10.1.2.3', '203.0.113.7:5123', '203.0.113.7'],
    ['is given without brackets and port', '10.1.2.3', '[2001:db9::1]:443', '2001:db9::1'],
    ['ends where nonsense begins', '10.1.2.3', '203.0.113.7, unknown', '10.1.2.3'],
    ['ends at an empty header', '10.1.2.3', '', '10.1.2.3'],
  ])('%s', (_what, peer, forwardedFor, expected) => {
    expect(clientAddress(trusted)(peer, forwardedFor)).toBe(expected);
  });

  it('is unknown for a connection that is gone', () => {
    expect(clientAddress(trusted)(undefined, '203.0.113.7')).toBeUndefined();
  });
});

describe('listening', () => {
  it('on a port that is in use is refused with the way out', async () => {
    await serving();
    const { port } = servers[0]!.address() as AddressInfo;
    const app = createApp({
      mounts: [],
      notReady: async () => undefined,
      status: () => Promise.reject(new Error('unused')),
      metrics: createMetrics(database.current, movableClock(now)),
      clock: movableClock(now),
      log: createLog('silent'),
    });
    const refused = listen(pagesOf(app), { host: '127.0.0.1', port });
    await expect(refused).rejects.toThrow(PortRefused);
    await expect(refused).rejects.toThrow(
      `PORT: ${port} on 127.0.0.1 is in use by another program. Set another one, e.g. PORT=${port + 1}`,
    );
    await expect(listen(pagesOf(app), { host: 'no-such-host.invalid', port: 0 })).rejects.toThrow(
      /^HOST, PORT: cannot listen on no-such-host/,
    );
  });
});

async function anAnswer(state: string, error: string | null = null): Promise<void> {
  const conversationId = await addConversation(database.current, await addIdentity(database.current));
  await database.current.pool.query(
    `insert into outbox_message (id, conversation_id, language, lines, text, state, created_at, last_error) values ($1, $2, 'en', '[]', 'our words', $3::outbox_state, $4, $5)`,
    [newId(), conversationId, state, now, error],
  );
}

async function aDeadMessage(text: string, error: string): Promise<void> {
  const identityId = await addIdentity(database.current);
  const conversationId = await addConversation(database.current, identityId);
  await database.current.pool.query(
    `insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at, handled_at, outcome, last_error)
      values ($1::uuid, $1::text, $2, $3, 1, $4, $5, $5, 'dead', $6)`,
    [newId(), conversationId, identityId, JSON.stringify({ kind: 'text', text }), now, error],
  );
}
