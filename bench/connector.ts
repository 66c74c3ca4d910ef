import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { benchCustomers, type Customer, type Talking } from './customers.ts';
import { startWireServer, type WireAnswer } from './wire.ts';

export type BenchConnector = Talking & {
  appId: string;
  password: string;
  root: string;
  openIdMetadataUrl: string;
};

export type BenchConnectorOptions = {
  chats: number;
  /** What everybody says. */
  words: string;
};

/** The token with which the bots of the benchmark write; who asks for one at the token endpoint gets it, too. */
export const BOT_TOKEN = 'a-token-of-no-value';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const PASSWORD = 'a-password-of-no-value';
const TENANT = '00000000-0000-4000-8000-00000000a001';

/** One customer, in a chat of theirs. */
type Chat = Customer & { rest: string };

/**
 * The Bot Connector for benchmarks, with the customers behind it: as little work as it takes to be one, since it shares the machine
 * with what is measured. Deliveries carry one signed token, as the real ones do for an hour. Whatever else it is asked ends the
 * benchmark.
 */
export async function startBenchConnector({ chats: count, words }: BenchConnectorOptions): Promise<BenchConnector> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const fault = Promise.withResolvers<never>();
  let lastId = 0;

  function call(start: string, body: string): WireAnswer {
    const [method, path = ''] = start.split(' ');
    if (path === '/openid') return found({ issuer: ISSUER, jwks_uri: `${root}/keys` });
    if (path === '/keys')
      return found({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'bench', endorsements: ['msteams'] }] });
    if (path.endsWith('/oauth2/v2.0/token')) return found({ token_type: 'Bearer', expires_in: 3_599, access_token: BOT_TOKEN });
    const [, at] = /^\/emea\/v3\/conversations\/a-(\d+)\/activities/.exec(path) ?? [];
    const chat = chats[Number(at)];
    assert(method === 'POST' && chat, `the bot calls ${start}, which this connector does not know`);
    if (body.startsWith('{"type":"typing"')) return { status: '201 Created', json: '{}' };
    customers.hear(chat, body);
    lastId += 1;
    return { status: '201 Created', json: `{"id":"${lastId}"}` };
  }

  const { root, close } = await startWireServer(call, fault.reject);
  const serviceUrl = `${root}/emea/`;
  const chats = Array.from({ length: count }, (_, i) => aChat(i, words, serviceUrl));
  const customers = benchCustomers({
    customers: chats,
    headers: () => ['content-type: application/json; charset=utf-8', `authorization: Bearer ${token()}`],
    delivery({ rest }) {
      lastId += 1;
      return `{"id":"${lastId}"${rest}`;
    },
    onFault: fault.reject,
  });

  function token(): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: ISSUER, aud: APP_ID, nbf: now - 60, exp: now + 3_600, serviceurl: serviceUrl };
    const signed = [{ alg: 'RS256', typ: 'JWT', kid: 'bench' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keys.privateKey, 'base64url')}`;
  }

  return {
    appId: APP_ID,
    password: PASSWORD,
    root,
    openIdMetadataUrl: `${root}/openid`,
    talkTo: customers.talkTo,
    fault: fault.promise,
    close,
  };
}

const found = (value: unknown): WireAnswer => ({ status: '200 OK', json: JSON.stringify(value) });

export const userId = (at: number): string => `29:${at}`;

const ISSUER = 'https://api.botframework.com';

/** `rest` is what every activity of theirs has after its id. ASCII alone, so that its letters are its bytes. */
function aChat(at: number, words: string, serviceUrl: string): Chat {
  const rest = JSON.stringify({
    type: 'message',
    timestamp: '2026-11-22T13:05:00.000Z',
    localTimestamp: '2026-11-22T14:05:00.000+01:00',
    serviceUrl,
    channelId: 'msteams',
    from: { id: userId(at), name: 'Ada Berg', aadObjectId: '00000000-0000-4000-8000-00000000b001' },
    conversation: { conversationType: 'personal', tenantId: TENANT, id: `a-${at}` },
    recipient: { id: `28:${APP_ID}`, name: 'Granlia' },
    textFormat: 'plain',
    text: words,
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'Europe/Oslo' }],
    channelData: { tenant: { id: TENANT } },
  });
  return { rest: `,${rest.slice(1)}`, isTaken: true, isHeard: true };
}
