import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type WebChannel, type WebOptions, webChannel } from '../../../src/channels/web/index.ts';
import { type Accept, FileRefused } from '../../../src/chat/channel.ts';
import type { History } from '../../../src/chat/history.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { OutboundMessage } from '../../../src/chat/reply.ts';
import type { Uploads } from '../../../src/chat/uploads.ts';
import { movableClock, systemClock } from '../../../src/shared/clock.ts';
import { useDatabase } from '../../helpers/database.ts';
import { accepted, aScene, BRAND, historyOf, SECRET, silentLog, webTexts } from './helpers.ts';

const ORIGIN = 'http://shop.example';
const NO_HISTORY = {
  since: async () => [],
  subscribe: () => () => {},
  isAwaited: async () => false,
  announce: async () => {},
  announceUnanswered: async () => {},
};

const aChannel = (options: Partial<WebOptions> = {}): WebChannel =>
  webChannel({
    secretKey: SECRET,
    brand: () => BRAND,
    texts: webTexts,
    history: NO_HISTORY,
    log: silentLog,
    clock: systemClock,
    ...options,
  });

async function started(accept: Accept, options: Partial<WebOptions> = {}): Promise<WebChannel> {
  const channel = aChannel(options);
  await channel.start(accept);
  return channel;
}

const acceptAll = () => vi.fn(async (messages: readonly Message[]) => messages.map(() => accepted('an-inbound-id')));

const get = async (channel: WebChannel, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  (await channel.routes(new Request(ORIGIN + path, { headers })))!;

/** Opens the page as a browser would. @returns the cookie it got, as it sends it back */
async function visit(channel: WebChannel, headers: Record<string, string> = {}): Promise<string> {
  return (await get(channel, '/chat', headers)).headers.get('set-cookie')!.split(';')[0]!;
}

type Post = { cookie?: string; body?: unknown; headers?: Record<string, string | undefined> };
async function post(channel: WebChannel, { cookie, body, headers = {} }: Post): Promise<Response> {
  const all: Record<string, string | undefined> = {
    cookie,
    origin: ORIGIN,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'accept-language': 'en',
    ...headers,
  };
  const sent = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (await channel.routes(new Request(`${ORIGIN}/chat/messages`, { method: 'POST', headers: sent, body: text })))!;
}

const aMessage = (text = 'how many points do I have?') => ({ id: randomUUID(), text });
const visitorOf = (cookie: string) => cookie.split('=')[1]!.split('.')[0]!;

describe('the page', () => {
  it('has no script, style or handler inside, and forbids what is not our own', async () => {
    const response = await get(aChannel(), '/chat');
    const page = await response.text();
    for (const [, attributes, content] of page.matchAll(/<script([^>]*)>([^<]*)/g)) {
      expect(attributes).toMatch(/src="\/chat\/app\.js\?v=/);
      expect(content).toBe('');
    }
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('writes the brand as text, whatever is in it', async () => {
    const brand = { ...BRAND, name: `<img src=x onerror="alert('1')">`, privacyNotice: 'javascript:alert(1)' };
    const page = await (await get(aChannel({ brand: () => brand }), '/chat')).text();
    expect(page).not.toContain('<img');
    expect(page).not.toContain('javascript:');
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
  });

  it.each([
    ['nb-NO,nb;q=0.9,en;q=0.8', 'nb'],
    ['nn-NO', 'nb'],
    ['no', 'nb'],
    ['fr-FR,de;q=0.5,fi;q=0.7', 'fi'],
    ['fr', 'nb'],
    ['*', 'nb'],
    ['en;q=0, da;q=0.1', 'da'],
    ['', 'nb'],
    [';;q=,,,', 'nb'],
  ])('speaks the best offered language of a browser that says %j: %s', async (header, language) => {
    const page = await (await get(aChannel(), '/chat', { 'accept-language': header })).text();
    expect(page).toContain(`<html lang="${language}">`);
  });

  it('leaves out the heading in a frame', async () => {
    expect(await (await get(aChannel(), '/chat')).text()).toContain('<header>');
    expect(await (await get(aChannel(), '/chat?embed=1')).text()).not.toContain('<header>');
  });

  it('serves its files so that they are fetched once, and anew when they change', async () => {
    const channel = aChannel();
    const page = await (await get(channel, '/chat')).text();
    for (const file of ['app.js', 'app.css', 'icon.svg']) {
      const address = new RegExp(`/chat/${file.replace('.', '\\.')}\\?v=[\\w-]+`).exec(page)![0];
      const versioned = await get(channel, address);
      expect(versioned.headers.get('cache-control')).toContain('immutable');
      const plain = await get(channel, `/chat/${file}`);
      expect(plain.headers.get('cache-control')).toBe('no-cache');
      const again = await get(channel, `/chat/${file}`, { 'if-none-match': plain.headers.get('etag')! });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  it('leaves other addresses to others and answers unknown ones of its own', async () => {
    const channel = aChannel();
    expect(await channel.routes(new Request(`${ORIGIN}/chatter`))).toBeUndefined();
    expect((await get(channel, '/chat/../chat/nothing')).status).toBe(404);
    expect((await channel.routes(new Request(`${ORIGIN}/chat`, { method: 'DELETE' })))!.status).toBe(405);
    expect((await get(channel, '/chat/messages')).status).toBe(405);
  });
});

describe('the visitor', () => {
  it('stays the same from visit to visit', async () => {
    const channel = aChannel();
    const cookie = await visit(channel);
    expect(visitorOf(await visit(channel, { cookie: `other=1; ${cookie}` }))).toBe(visitorOf(cookie));
  });

  it('is a new one when the cookie is forged', async () => {
    const channel = aChannel();
    const cookie = await visit(channel);
    const [, value] = cookie.split('=') as [string, string];
    const [id, signature] = value.split('.') as [string, string];
    const foreign = (await visit(aChannel({ secretKey: 'the secret of somebody else' }))).split('.')[1];
    for (const forged of [
      id,
      `${id}.`,
      `${id}.${'A'.repeat(43)}`,
      `${id}.${foreign}`,
      `${randomUUID()}.${signature}`,
      `${value}.x`,
    ]) {
      const headers = { cookie: `regulars_visitor=${forged}` };
      expect(visitorOf(await visit(channel, headers))).not.toBe(id);
      expect((await post(channel, { cookie: headers.cookie, body: aMessage() })).status).toBe(401);
      expect((await get(channel, '/chat/events', headers)).status).toBe(401);
    }
  });

  it('has a cookie that scripts cannot read, and that never travels in the clear where there is https', async () => {
    const cookieOf = async (channel: WebChannel) => (await get(channel, '/chat')).headers.get('set-cookie')!;
    expect(await cookieOf(aChannel())).toMatch(/; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
    expect(await cookieOf(aChannel({ publicUrl: 'https://chat.granlia.example' }))).toMatch(/; Secure$/);
  });
});

describe('a posted message', () => {
  it('reaches the chat in our neutral form', async () => {
    const accept = acceptAll();
    const channel = await started(accept);
    const cookie = await visit(channel);
    const visitorId = visitorOf(cookie);
    const id = randomUUID();
    const response = await post(channel, {
      cookie,
      body: { id, text: ' hei\u0000\nder ' },
      headers: { 'accept-language': 'nb-NO,en;q=0.5' },
    });
    expect([response.status, await response.json()]).toEqual([202, { inboundId: 'an-inbound-id' }]);
    expect(accept).toHaveBeenCalledWith([
      {
        key: `web:${visitorId}:${id}`,
        channel: 'web',
        channelConversationId: visitorId,
        channelUserId: visitorId,
        audience: 'private',
        languageHint: 'nb-NO',
        content: { kind: 'text', text: 'hei\nder' },
      },
    ]);
  });

  it('is a command, a pressed button or what a link carried where it is one', async () => {
    const accept = acceptAll();
    const channel = await started(accept);
    const cookie = await visit(channel);
    await post(channel, { cookie, body: { id: randomUUID(), text: '/Link 34AB-CD67' } });
    await post(channel, { cookie, body: { id: randomUUID(), token: 'a-token' } });
    await post(channel, { cookie, body: { id: randomUUID(), start: 'osl-storo' } });
    expect(accept.mock.calls.map(([[message]]) => message!.content)).toEqual([
      { kind: 'command', name: 'link', argument: '34AB-CD67' },
      { kind: 'button', token: 'a-token' },
      { kind: 'command', name: 'start', argument: 'osl-storo' },
    ]);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another part of our site', { 'sec-fetch-site': 'same-site' }],
    ['an older browser on another site', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
    ['a document without an origin', { 'sec-fetch-site': undefined, origin: 'null' }],
    ['no page at all', { 'sec-fetch-site': undefined, origin: undefined }],
  ])('is refused from %s', async (_, headers) => {
    const accept = acceptAll();
    const channel = await started(accept);
    const response = await post(channel, { cookie: await visit(channel), body: aMessage(), headers });
    expect([response.status, accept.mock.calls.length]).toEqual([403, 0]);
  });

  it('is taken from an older browser on our page, also behind a proxy that changes the host', async () => {
    const channel = await started(acceptAll(), { publicUrl: 'https://chat.granlia.example' });
    const cookie = await visit(channel);
    for (const origin of [ORIGIN, 'https://chat.granlia.example'])
      expect((await post(channel, { cookie, body: aMessage(), headers: { 'sec-fetch-site': undefined, origin } })).status).toBe(
        202,
      );
  });

  it.each([
    ['not JSON by its type', { body: aMessage(), headers: { 'content-type': 'text/plain' } }, 415],
    ['malformed', { body: '{"id":' }, 400],
    ['empty', { body: aMessage(' \n\u0000') }, 400],
    ['without an id', { body: { text: 'hello' } }, 400],
    ['under an id that is none', { body: { id: '1', text: 'hello' } }, 400],
    ['both words and a button', { body: { ...aMessage(), token: 'x' } }, 400],
    ['carried by no link', { body: { id: randomUUID(), start: 'with a space' } }, 400],
    ['not even an object', { body: '[[]]' }, 400],
    ['too long in characters', { body: aMessage('x'.repeat(20_001)) }, 400],
    ['too long in bytes', { body: aMessage('x'.repeat(70_000)) }, 413],
  ])('is refused when it is %s', async (_, request, status) => {
    const accept = acceptAll();
    const channel = await started(accept);
    const response = await post(channel, { cookie: await visit(channel), ...request });
    expect([response.status, accept.mock.calls.length]).toEqual([status, 0]);
    expect(await response.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });

  it('may have 20,000 characters, and emoji alone', async () => {
    const channel = await started(acceptAll());
    const cookie = await visit(channel);
    for (const text of ['ø'.repeat(20_000), '🎁'.repeat(10_000), '👍🏽'])
      expect((await post(channel, { cookie, body: aMessage(text) })).status).toBe(202);
  });

  it('is not taken while it cannot be stored, so that the page keeps it and posts it again under its id', async () => {
    const stored = new Set<string>();
    let isDown = true;
    const channel = aChannel();
    const cookie = await visit(channel);
    expect((await post(channel, { cookie, body: aMessage() })).status).toBe(503);
    await channel.start(async (messages) => {
      if (isDown) throw new Error('the database is away');
      for (const { key } of messages) stored.add(key);
      return messages.map(({ key }) => accepted(key));
    });
    const body = aMessage();
    const refused = await post(channel, { cookie, body });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    isDown = false;
    for (const expected of [202, 202]) expect((await post(channel, { cookie, body })).status).toBe(expected);
    expect(stored.size).toBe(1);
  });

  it('has to wait when there are too many at once, and is told how long', async () => {
    const clock = movableClock(new Date('2026-11-22T14:05:00Z'));
    const now = clock.now();
    const channel = await started(acceptAll(), { clock: { now: () => now } });
    const [cookie, other] = [await visit(channel), await visit(channel)];
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) statuses.push((await post(channel, { cookie, body: aMessage() })).status);
    expect(statuses).toEqual([...Array(20).fill(202), 429]);
    const refused = await post(channel, { cookie, body: aMessage() });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toEqual({
      code: 'too_fast',
      message: 'That was a lot at once. This goes out by itself in 1 s.',
    });
    expect((await post(channel, { cookie: other, body: aMessage() })).status).toBe(202);
    now.setTime(now.getTime() + 1_000);
    expect((await post(channel, { cookie, body: aMessage() })).status).toBe(202);
  });
});

describe('the stream of events', () => {
  const database = useDatabase();
  let history: History;
  beforeAll(() => {
    history = historyOf(database.current);
  });
  afterAll(() => history.close());

  /** A server-sent event stream, read as a browser does. */
  function listen(response: Response) {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = '';
    return {
      /** The next block: an event, or a comment. @returns undefined at the end */
      async block(): Promise<Record<string, string> | undefined> {
        while (!buffer.includes('\n\n')) {
          const { value, done } = await reader.read();
          if (done) return undefined;
          buffer += value;
        }
        const [block, ...rest] = buffer.split('\n\n');
        buffer = rest.join('\n\n');
        return Object.fromEntries(
          block!.split('\n').map((field) => /^([^:]*): ?(.*)$/.exec(field)!.slice(1) as [string, string]),
        );
      },
      /** The texts up to the next `ready`, and the id of the last one. */
      async untilReady(): Promise<{ texts: string[]; id: string }> {
        const found = { texts: [] as string[], id: '' };
        for (let next = await this.block(); next && next.event !== 'ready'; next = await this.block())
          if (next.id) Object.assign(found, { id: next.id, texts: [...found.texts, JSON.parse(next.data!).text] });
        return found;
      },
      async text(): Promise<string> {
        for (let next = await this.block(); next; next = await this.block()) if (next.data) return JSON.parse(next.data).text;
        return '(the end)';
      },
      close: () => reader.cancel(),
    };
  }

  const text = (words: string) => ({ kind: 'text' as const, text: words });

  it('shows the whole conversation to a reload and a second tab, then what comes', async () => {
    const channel = await started(acceptAll(), { history });
    const cookie = await visit(channel);
    const scene = await aScene(database.current, visitorOf(cookie));
    const first = await scene.says(text('hello'));
    await scene.answers(first, ['Hello there']);
    const tabs = [listen(await get(channel, '/chat/events', { cookie })), listen(await get(channel, '/chat/events', { cookie }))];
    for (const tab of tabs) expect((await tab.untilReady()).texts).toEqual(['hello', 'Hello there']);
    await scene.tells('and another thing');
    await channel.send(outbound(scene.conversationId, visitorOf(cookie)));
    for (const tab of tabs) expect(await tab.text()).toBe('and another thing');
    for (const tab of tabs) await tab.close();
  });

  it('reaches a page that hangs on another process', async () => {
    const there = historyOf(database.current);
    const [here, elsewhere] = [await started(acceptAll(), { history }), await started(acceptAll(), { history: there })];
    const cookie = await visit(here);
    const scene = await aScene(database.current, visitorOf(cookie));
    const stream = listen(await get(elsewhere, '/chat/events', { cookie }));
    await stream.untilReady();
    await scene.tells('from the other one');
    await here.send(outbound(scene.conversationId, visitorOf(cookie)));
    expect(await stream.text()).toBe('from the other one');
    await stream.close();
    await there.close();
  });

  it('goes on after the last event that a page saw, without gaps or doubles', async () => {
    const channel = await started(acceptAll(), { history });
    const cookie = await visit(channel);
    const scene = await aScene(database.current, visitorOf(cookie));
    const first = await scene.says(text('one'));
    const stream = listen(await get(channel, '/chat/events', { cookie }));
    const { id } = await stream.untilReady();
    await stream.close();
    const second = await scene.says(text('two'));
    await scene.answers(second, ['to two']);
    await scene.answers(first, ['to one']);
    const byHeader = listen(await get(channel, '/chat/events', { cookie, 'last-event-id': id }));
    const missed = await byHeader.untilReady();
    expect(missed.texts).toEqual(['to one', 'two', 'to two']);
    const byAddress = listen(await get(channel, `/chat/events?after=${encodeURIComponent(missed.id)}`, { cookie }));
    expect((await byAddress.untilReady()).texts).toEqual([]);
    await Promise.all([byHeader.close(), byAddress.close()]);
  });

  it('tells the page which of its own messages an event is', async () => {
    const channel = await started(acceptAll(), { history });
    const cookie = await visit(channel);
    const scene = await aScene(database.current, visitorOf(cookie));
    const id = randomUUID();
    await scene.says(text('mine'), { key: `web:${visitorOf(cookie)}:${id}` });
    const stream = listen(await get(channel, '/chat/events', { cookie }));
    await stream.block(); // how soon to come back
    expect(JSON.parse((await stream.block())!.data!)).toMatchObject({ kind: 'said', postedId: id, text: 'mine', awaiting: true });
    await stream.close();
  });

  it('tells a page that no answer comes, and says so once', async () => {
    const channel = await started(acceptAll(), { history });
    const cookie = await visit(channel);
    const scene = await aScene(database.current, visitorOf(cookie));
    const id = await scene.says(text('thanks, both of you'));
    const stream = listen(await get(channel, '/chat/events', { cookie }));
    await stream.untilReady();
    await database.current.pool.query(`update inbound_message set handled_at = now(), outcome = 'silent' where id = $1`, [id]);
    for (const _ of ['once', 'again']) await channel.unanswered?.(id);
    expect(await stream.block()).toMatchObject({ event: 'unanswered' });
    await scene.tells('and another thing');
    await channel.send(outbound(scene.conversationId, visitorOf(cookie)));
    expect(JSON.parse((await stream.block())!.data!)).toMatchObject({ kind: 'told', text: 'and another thing' });
    await stream.close();
  });

  it('says nothing in the log of a page that went while its conversation was being read', async () => {
    const read = Promise.withResolvers<never[]>();
    const warn = vi.spyOn(silentLog, 'warn');
    const channel = await started(acceptAll(), { history: { ...NO_HISTORY, since: () => read.promise } });
    const stream = listen(await get(channel, '/chat/events', { cookie: await visit(channel) }));
    await stream.close();
    read.resolve([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('shows nothing of anybody else', async () => {
    const channel = await started(acceptAll(), { history });
    const [mine, theirs] = [await visit(channel), await visit(channel)];
    const scene = await aScene(database.current, visitorOf(theirs));
    await scene.says(text('a secret'));
    const theirStream = listen(await get(channel, '/chat/events', { cookie: theirs }));
    const { id } = await theirStream.untilReady();
    const stream = listen(await get(channel, '/chat/events', { cookie: mine, 'last-event-id': id }));
    expect((await stream.untilReady()).texts).toEqual([]);
    await Promise.all([stream.close(), theirStream.close()]);
  });

  it('stays open through silence, and ends when the program stops', async () => {
    const channel = await started(acceptAll(), { history, heartbeatMs: 20 });
    const cookie = await visit(channel);
    const stream = listen(await get(channel, '/chat/events', { cookie }));
    await stream.untilReady();
    expect(await stream.block()).toEqual({ '': 'still here' });
    await channel.stop();
    expect(await stream.text()).toBe('(the end)');
    expect((await get(channel, '/chat/events', { cookie })).status).toBe(503);
  });

  it('ends when the database is away, so that the browser comes back', async () => {
    const broken = { ...NO_HISTORY, since: async () => Promise.reject(new Error('the database is away')) };
    const channel = await started(acceptAll(), { history: broken });
    const stream = listen(await get(channel, '/chat/events', { cookie: await visit(channel) }));
    expect(await stream.text()).toBe('(the end)');
  });

  it('is refused to the thirteenth page of one visitor, until another one is closed', async () => {
    const channel = await started(acceptAll());
    const cookie = await visit(channel);
    const streams = await Promise.all(
      Array.from({ length: 12 }, async () => listen(await get(channel, '/chat/events', { cookie }))),
    );
    expect((await get(channel, '/chat/events', { cookie })).status).toBe(429);
    await streams[0]!.close();
    await vi.waitFor(async () => expect((await get(channel, '/chat/events', { cookie })).status).toBe(200));
    await channel.stop();
  });
});

const outbound = (conversationId: string, visitorId: string): OutboundMessage => ({
  id: randomUUID(),
  conversation: { id: conversationId, channelConversationId: visitorId, audience: 'private' },
  purpose: 'reply',
  language: 'en',
  text: '',
  buttons: [],
});

describe('a file from the page', () => {
  const PHOTO = Buffer.from('89504e470d0a1a0a0000', 'hex');

  /** Files in memory, as the store keeps them. */
  function someUploads() {
    const kept = new Map<string, { name: string; mime: string; bytes: Uint8Array }>();
    const uploads: Uploads = {
      async save(visitorId, { id, ...file }) {
        if (!kept.has(`${visitorId}/${id}`)) kept.set(`${visitorId}/${id}`, file);
      },
      find: async (visitorId, id) => kept.get(`${visitorId}/${id}`),
    };
    return { kept, uploads };
  }

  async function send(
    channel: WebChannel,
    file: { id?: string; bytes?: Buffer; name?: string; caption?: string; cookie?: string; headers?: Record<string, string> },
  ): Promise<Response> {
    const form = new FormData();
    form.set('id', file.id ?? randomUUID());
    form.set('caption', file.caption ?? '');
    form.set('file', new File([(file.bytes ?? PHOTO) as BlobPart], file.name ?? 'cups.png', { type: 'image/png' }));
    const encoded = new Response(form);
    const headers: Record<string, string> = {
      origin: ORIGIN,
      'sec-fetch-site': 'same-origin',
      'accept-language': 'en',
      'content-type': encoded.headers.get('content-type')!,
      ...(file.cookie === undefined ? {} : { cookie: file.cookie }),
      ...file.headers,
    };
    const body = await encoded.arrayBuffer();
    return (await channel.routes(new Request(`${ORIGIN}/chat/files`, { method: 'POST', headers, body })))!;
  }

  it('is kept before the message that names it is stored, and can be fetched by its name', async () => {
    const { kept, uploads } = someUploads();
    const accept = vi.fn(async (messages: readonly Message[]) => {
      expect(kept.size).toBe(1);
      return messages.map(() => accepted('an-inbound-id'));
    });
    const channel = await started(accept, { uploads });
    const cookie = await visit(channel);
    const id = randomUUID();
    for (let i = 0; i < 2; i += 1) expect((await send(channel, { id, cookie, caption: ' two are broken ' })).status).toBe(202);
    expect(kept.size).toBe(1);
    const [message] = accept.mock.calls[0]![0];
    const visitorId = visitorOf(cookie);
    const file = { ref: `${visitorId}/${id}`, name: 'cups.png', mime: 'image/png', bytes: PHOTO.length };
    expect(message).toMatchObject({
      key: `web:${visitorId}:${id}`,
      channelUserId: visitorId,
      content: { kind: 'attachment', media: 'photo', caption: 'two are broken', file },
    });
    expect(await channel.fetchFile!(file, 1_000)).toMatchObject({ name: 'cups.png', mime: 'image/png' });
    await expect(channel.fetchFile!({ ref: `${visitorId}/${randomUUID()}` }, 1_000)).rejects.toBeInstanceOf(FileRefused);
  });

  it.each([
    ['what is no picture, whatever its name', { bytes: Buffer.from('<script>alert(1)</script>') }, 415],
    ['nothing', { bytes: Buffer.alloc(0) }, 400],
    ['more than ten megabytes', { bytes: Buffer.concat([PHOTO, Buffer.alloc(10 * 1024 * 1024)]) }, 413],
    ['far more than that', { bytes: Buffer.concat([PHOTO, Buffer.alloc(12 * 1024 * 1024)]) }, 413],
    ['a made-up id', { id: '../../etc/passwd' }, 400],
    ['what comes from another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['a form that is none', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 400],
  ])('is refused: %s', async (_, file, status) => {
    const { kept, uploads } = someUploads();
    const accept = acceptAll();
    const channel = await started(accept, { uploads });
    const response = await send(channel, { ...file, cookie: await visit(channel) });
    expect([response.status, (await response.json()).message]).toEqual([status, expect.any(String)]);
    expect([kept.size, accept.mock.calls.length]).toEqual([0, 0]);
  });

  it('that trickles is given up, and keeps no place from others', async () => {
    const slowestFile = { graceMs: 1_000, bytesPerSecond: 4_000 }; // enough for another to come meanwhile, however busy the machine
    const channel = await started(acceptAll(), { uploads: someUploads().uploads, slowestFile });
    const [cookie, other] = [await visit(channel), await visit(channel)];
    const trickle = () => {
      const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) });
      const headers = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin', cookie };
      const request = new Request(`${ORIGIN}/chat/files`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
      return channel.routes(request);
    };
    const slow = Array.from({ length: 8 }, trickle);
    expect((await send(channel, { cookie: other })).status).toBe(429);
    expect((await Promise.all(slow)).map((response) => response!.status)).toEqual(Array(8).fill(408));
    expect((await send(channel, { cookie: other })).status).toBe(202);
  });

  it('is refused without a cookie, too soon after many others, and where none are taken', async () => {
    const channel = await started(acceptAll(), { uploads: someUploads().uploads });
    expect((await send(channel, {})).status).toBe(401);
    const cookie = await visit(channel);
    for (let i = 0; i < 10; i += 1) expect((await send(channel, { cookie })).status).toBe(202);
    const late = await send(channel, { cookie });
    expect([late.status, Number(late.headers.get('retry-after'))]).toEqual([429, expect.closeTo(120, -1)]);
    const without = await started(acceptAll());
    expect((await send(without, { cookie })).status).toBe(404);
    expect(await (await get(without, '/chat')).text()).not.toContain('type="file"');
  });
});

describe('a message that nobody asked for', () => {
  const pages = { confirmSeen: vi.fn(async () => {}), noteOpened: vi.fn(async () => {}) };
  const message: OutboundMessage = {
    id: randomUUID(),
    conversation: { id: randomUUID(), channelConversationId: 'somebody', audience: 'private' },
    purpose: 'service',
    language: 'en',
    text: 'Your cups were sent today.',
    buttons: [],
  };

  it('is not known to have arrived when it is sent; an answer is', async () => {
    const channel = await started(acceptAll(), { pages });
    expect(await channel.send(message)).toMatchObject({ unconfirmed: 'no page has shown it yet' });
    expect(await channel.send({ ...message, purpose: 'reply', answers: randomUUID() })).toEqual({
      providerMessageId: message.id,
    });
  });

  it('is confirmed by the page of its visitor alone', async () => {
    const channel = await started(acceptAll(), { pages });
    const cookie = await visit(channel);
    const seen = (body: unknown, headers: Record<string, string> = {}) =>
      channel.routes(
        new Request(`${ORIGIN}/chat/seen`, {
          method: 'POST',
          headers: { origin: ORIGIN, 'sec-fetch-site': 'same-origin', cookie, ...headers },
          body: JSON.stringify(body),
        }),
      );
    expect((await seen({ ids: [message.id] }))!.status).toBe(204);
    expect(pages.confirmSeen).toHaveBeenCalledExactlyOnceWith(visitorOf(cookie), [message.id]);
    expect((await seen({ ids: [] }))!.status).toBe(400);
    expect((await seen({ ids: ['x'] }))!.status).toBe(400);
    expect((await seen({ ids: [message.id] }, { 'sec-fetch-site': 'cross-site' }))!.status).toBe(403);
    expect((await seen({ ids: [message.id] }, { cookie: '' }))!.status).toBe(401);
    expect(pages.confirmSeen).toHaveBeenCalledTimes(1);
  });
});
