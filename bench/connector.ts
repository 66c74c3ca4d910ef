import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { httpReader } from './platform.ts';

export type BenchConnector = {
  appId: string;
  password: string;
  root: string;
  openIdMetadataUrl: string;
  serviceUrl: string;
  /**
   * Lets every chat talk to the bot at `url` until `stop` is called: it says its words, waits for the answer, and says them again.
   * @param isRight whether this is the answer that was to be given; it sees the activity as it came
   */
  talkTo(url: string, isRight: (activity: string) => boolean): { answered(): number; stop(): Promise<void> };
  close(): Promise<void>;
};

export type BenchConnectorOptions = {
  chats: number;
  /** What everybody says. */
  words: string;
};

/** Deliveries that are open at once. */
const CONNECTIONS = 100;

/** The token with which the bots of the benchmark write; who asks for one at the token endpoint gets it, too. */
export const BOT_TOKEN = 'a-token-of-no-value';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const PASSWORD = 'a-password-of-no-value';
const TENANT = '00000000-0000-4000-8000-00000000a001';

/** What a chat's id begins with; its place in the list follows. */
const CHAT = 'a-';

/** One customer. What they say next waits until the delivery was taken and its answer was heard. */
type Chat = { rest: string; isTaken: boolean; isHeard: boolean };
type Line = { socket: Socket; chat?: Chat };

/**
 * The Bot Connector for benchmarks, with the customers behind it: as little work as it takes to be one, since it shares the machine
 * with what is measured. Deliveries carry one signed token, as the real ones do for an hour. Whatever else it is asked ends the
 * benchmark.
 */
export async function startBenchConnector({ chats: count, words }: BenchConnectorOptions): Promise<BenchConnector> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let talk: { isRight: (activity: string) => boolean; answered: number; heard(chat: Chat): void } | undefined;
  let lastId = 0;

  function call(start: string, body: string): string {
    const [method, path = ''] = start.split(' ');
    if (path === '/openid') return JSON.stringify({ issuer: ISSUER, jwks_uri: `${root}/keys` });
    if (path === '/keys')
      return JSON.stringify({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'bench', endorsements: ['msteams'] }] });
    if (path.endsWith('/oauth2/v2.0/token'))
      return JSON.stringify({ token_type: 'Bearer', expires_in: 3_599, access_token: BOT_TOKEN });
    const [, at] = /^\/emea\/v3\/conversations\/a-(\d+)\/activities/.exec(path) ?? [];
    const chat = chats[Number(at)];
    assert(method === 'POST' && chat && talk, `the bot calls ${start}, which this connector does not know`);
    if (body.startsWith('{"type":"typing"')) return '{}';
    assert(!chat.isHeard, `nothing was asked in chat ${at}`);
    assert(talk.isRight(body), `a wrong answer in chat ${at}: ${body}`);
    chat.isHeard = true;
    talk.answered += 1;
    talk.heard(chat);
    lastId += 1;
    return `{"id":"${lastId}"}`;
  }

  const callers = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    callers.add(socket);
    socket.once('close', () => callers.delete(socket));
    socket.on('error', () => {}); // a bot that was stopped
    socket.on(
      'data',
      httpReader((start, body) => {
        const text = call(start, body);
        socket.write(
          `HTTP/1.1 ${start.includes('/activities') ? '201 Created' : '200 OK'}\r\n${JSON_TYPE}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        );
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${root}/emea/`;
  const chats = Array.from({ length: count }, (_, i) => aChat(i, words, serviceUrl));

  function token(): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: ISSUER, aud: APP_ID, nbf: now - 60, exp: now + 3_600, serviceurl: serviceUrl };
    const signed = [{ alg: 'RS256', typ: 'JWT', kid: 'bench' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keys.privateKey, 'base64url')}`;
  }

  function talkTo(url: string, isRight: (activity: string) => boolean): ReturnType<BenchConnector['talkTo']> {
    const { hostname, port, host, pathname } = new URL(url);
    const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json; charset=utf-8\r\nauthorization: Bearer ${token()}\r\ncontent-length: `;
    const waiting = [...chats];
    const stopped = Promise.withResolvers<void>();
    let isStopping = false;
    let underWay = 0;
    const lines = Array.from({ length: CONNECTIONS }, (): Line => {
      const line: Line = { socket: connect({ host: hostname, port: Number(port), noDelay: true }) };
      line.socket.on(
        'data',
        httpReader((start) => taken(line, start)),
      );
      line.socket.on('close', () => assert(isStopping, 'the bot closed a connection'));
      return line;
    });
    const free = [...lines];

    function deliver(): void {
      while (!isStopping && free.length > 0 && waiting.length > 0) {
        // The one that waited longest: a bot closes connections on which nothing comes.
        const [line, chat] = [free.shift()!, waiting.shift()!];
        line.chat = chat;
        chat.isTaken = false;
        chat.isHeard = false;
        lastId += 1;
        underWay += 1;
        const activity = `{"id":"${lastId}"${chat.rest}`;
        line.socket.write(`${head}${activity.length}\r\n\r\n${activity}`, 'latin1');
      }
    }

    function taken(line: Line, start: string): void {
      assert(start.startsWith('HTTP/1.1 200 '), `the bot took no activity: ${start}`);
      free.push(line);
      line.chat!.isTaken = true;
      goOn(line.chat!);
    }

    function goOn(chat: Chat): void {
      if (chat.isTaken && chat.isHeard) {
        waiting.push(chat);
        underWay -= 1;
      }
      deliver();
      if (isStopping && underWay === 0) stopped.resolve();
    }

    talk = { isRight, answered: 0, heard: goOn };
    deliver();
    return {
      answered: () => talk!.answered,
      async stop() {
        isStopping = true;
        await stopped.promise;
        for (const { socket } of lines) socket.end();
      },
    };
  }

  return {
    appId: APP_ID,
    password: PASSWORD,
    root,
    openIdMetadataUrl: `${root}/openid`,
    serviceUrl,
    talkTo,
    async close() {
      for (const socket of callers) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export const chatId = (at: number): string => `${CHAT}${at}`;
export const userId = (at: number): string => `29:${at}`;

const ISSUER = 'https://api.botframework.com';
const JSON_TYPE = 'content-type: application/json; charset=utf-8\r\n';

/** `rest` is what every activity of theirs has after its id. ASCII alone, so that its letters are its bytes. */
function aChat(at: number, words: string, serviceUrl: string): Chat {
  const rest = JSON.stringify({
    type: 'message',
    timestamp: '2026-11-22T13:05:00.000Z',
    localTimestamp: '2026-11-22T14:05:00.000+01:00',
    serviceUrl,
    channelId: 'msteams',
    from: { id: userId(at), name: 'Ada Berg', aadObjectId: '00000000-0000-4000-8000-00000000b001' },
    conversation: { conversationType: 'personal', tenantId: TENANT, id: chatId(at) },
    recipient: { id: `28:${APP_ID}`, name: 'Granlia' },
    textFormat: 'plain',
    text: words,
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'Europe/Oslo' }],
    channelData: { tenant: { id: TENANT } },
  });
  return { rest: `,${rest.slice(1)}`, isTaken: true, isHeard: true };
}
