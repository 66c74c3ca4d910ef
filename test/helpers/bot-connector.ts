import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ordered, takeFault } from './faults.ts';
import { watching } from './watching.ts';

/**
 * A Bot Connector for tests, as Microsoft Teams and its sign-in service are to a bot: the list of signing keys, signed tokens on
 * all that it delivers, a token endpoint for the bot, and the REST calls by which the bot writes. Loopback only.
 *
 * What it demands is what Microsoft's documentation says: a bot's call without a token of ours is 401, one to a conversation that
 * nobody is in 404, a blocked bot 403 "MessageWritesBlocked".
 */
export type BotConnector = {
  /** What the bot's configuration is given. */
  appId: string;
  password: string;
  openIdMetadataUrl: string;
  loginUrl: string;
  /** What activities name as their service. */
  serviceUrl: string;
  /** Calls that the bot made, in order; without a name all of them. */
  calls(name?: CallName): readonly Call[];
  /** The next calls of this name fail. Faults of one name are used up in order. */
  fault(fault: Omit<Fault, 'times' | 'skip'> & { times?: number; skip?: number }): void;
  /** To whom activities go from now on: the bot's /api/messages. */
  connect(url: string): void;
  /** A signed token, as a delivery carries it; `claims` go over the right ones. */
  token(claims?: Record<string, unknown>, options?: { key?: KeyObject; kid?: string; alg?: string }): string;
  /** Delivers an activity as it is. @param authorization the whole header; by default a right one, null sends none */
  deliver(activity: Fields, authorization?: string | null): Promise<Delivered>;
  /** Delivers the last activities again, with the same ids. */
  redeliver(count?: number): Promise<Delivered[]>;
  customer(options?: CustomerOptions): Customer;
  /** Puts a file where activities can link to it. @returns its address, on the service's own host */
  attach(bytes: Uint8Array, contentType: string): string;
  /** From now on the bot's tokens are not taken any more. */
  revokeTokens(): void;
  /** The signing keys under their ids; a new one replaces those before. */
  rollKeys(): void;
  until(holds: () => boolean, what: string): Promise<void>;
  close(): Promise<void>;
};

export type CallName = 'token' | 'send' | 'typing' | 'update' | 'file' | 'metadata' | 'keys';
export type Call = { name: CallName; conversationId?: string; activityId?: string; body: Fields; authorization?: string };

type Fault = Ordered & {
  name: CallName;
  status?: number;
  /** Of the answer's body, "MessageWritesBlocked". */
  code?: string;
  /** In seconds. */
  retryAfter?: number;
  /** The connection is cut before or after the call has its effect. */
  drop?: 'before' | 'after';
};

export type CustomerOptions = {
  id?: string;
  name?: string;
  locale?: string;
  /** A group chat or a channel of a team instead of the private chat. */
  group?: { id: string; type?: 'groupChat' | 'channel' };
};

export type Heard = {
  activityId: string;
  /** What a person reads: the text, or the card's paragraphs. */
  text: string;
  buttons: readonly CardAction[];
  inputs: readonly Fields[];
  activity: Fields;
  /** How often it was replaced. */
  edits: number;
};

export type CardAction = { type: string; title: string; data?: unknown; verb?: string; url?: string; fallback?: unknown };

export type Customer = {
  id: string;
  conversationId: string;
  heard: Heard[];
  /** How often it was shown that the bot is writing. */
  typing(): number;
  /** In a group, `mention` is needed for a bot to be addressed; it is there by default. */
  say(text: string, options?: { mention?: boolean; more?: Fields }): Promise<Delivered>;
  /** Presses the last button of this label: by Action.Execute, or as an older client by Action.Submit. */
  press(label: string, options?: { inputs?: Fields; by?: 'execute' | 'submit' }): Promise<Delivered>;
  install(): Promise<Delivered>;
  remove(): Promise<Delivered>;
  block(): void;
  unblock(): void;
  waitFor(pattern: RegExp): Promise<Heard>;
};

export type Delivered = { status: number; body: Fields | undefined };

export type Fields = Record<string, unknown>;

const CARD = 'application/vnd.microsoft.card.adaptive';
const ISSUER = 'https://api.botframework.com';
const KINDS = ['personal', 'groupChat', 'channel'];
const TENANT = '00000000-0000-4000-8000-00000000a001';

/** Made once for all tests of a process: it takes a tenth of a second. */
let signingKeys: { publicKey: KeyObject; privateKey: KeyObject } | undefined;
const theKeys = () => {
  signingKeys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return signingKeys;
};

const PATIENCE_MS = 10_000;

export async function startBotConnector(
  options: { appId?: string; password?: string; port?: number } = {},
): Promise<BotConnector> {
  const appId = options.appId ?? '11111111-2222-4333-8444-555555555555';
  const password = options.password ?? 'the-password-of-a-test';
  const botId = `28:${appId}`;
  const calls: Call[] = [];
  const faults: Fault[] = [];
  const issued = new Set<string>();
  const delivered: { activity: Fields; authorization: string | null }[] = [];
  const files = new Map<string, { bytes: Uint8Array; contentType: string }>();
  type Place = { heard: Heard[]; typing: number; blocked: boolean };
  const places = new Map<string, Place>();
  let botUrl: string | undefined;
  let kid = randomUUID();
  let keys = theKeys();
  let lastId = 1_700_000_000_000;
  const { happened, until } = watching(PATIENCE_MS);

  function placeOf(conversationId: string): Place {
    const place = places.get(conversationId) ?? { heard: [], typing: 0, blocked: false };
    places.set(conversationId, place);
    return place;
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${root}/emea/`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', root);
    const text = await readText(request);
    const body = request.headers['content-type']?.includes('json') && text !== '' ? (JSON.parse(text) as Fields) : {};
    const [, conversationId, activityId] = (
      /^\/emea\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(url.pathname) ?? []
    ).map((part: string | undefined) => part && decodeURIComponent(part));
    const name = nameOf(request.method ?? '', url.pathname, body);
    if (!name) return answer(response, 404, { error: { code: 'NotFound', message: url.pathname } });
    const { authorization } = request.headers;
    calls.push({ name, conversationId, activityId, body, authorization });
    const fault = takeFault(faults, (one) => one.name === name);
    if (fault?.drop === 'before') {
      request.socket.destroy();
      return happened();
    }
    if (fault?.status !== undefined) {
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return answer(response, fault.status, { error: { code: fault.code ?? 'ServiceError', message: 'a fault' } }, headers);
    }
    const done = await perform();
    if (fault?.drop === 'after') {
      request.socket.destroy();
      return happened();
    }
    if (done.bytes) {
      response.writeHead(200, { 'content-type': done.contentType }).end(done.bytes);
      return happened();
    }
    return answer(response, done.status ?? 200, done.body ?? {});

    async function perform(): Promise<{ status?: number; body?: Fields; bytes?: Uint8Array; contentType?: string }> {
      if (name === 'metadata')
        return {
          body: { issuer: ISSUER, jwks_uri: `${root}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
        };
      if (name === 'keys')
        return { body: { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] }] } };
      if (name === 'token') return tokenFor(new URLSearchParams(text));
      const bearer = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
      if (bearer === undefined || !issued.has(bearer))
        return { status: 401, body: { error: { code: 'Unauthorized', message: 'no token of ours' } } };
      if (name === 'file') {
        const file = files.get(url.pathname);
        return file ? { bytes: file.bytes, contentType: file.contentType } : { status: 404 };
      }
      const place = places.get(conversationId ?? '');
      if (!place) return { status: 404, body: { error: { code: 'ConversationNotFound', message: 'nobody is there' } } };
      if (place.blocked)
        return { status: 403, body: { error: { code: 'MessageWritesBlocked', message: 'the user blocked the bot' } } };
      if (name === 'typing') {
        place.typing += 1;
        return { body: { id: '' } };
      }
      if (Buffer.byteLength(JSON.stringify(body), 'utf16le') > 100 * 1_024)
        return { status: 413, body: { error: { code: 'MessageSizeTooBig', message: 'too big' } } };
      if (name === 'update') {
        const heard = place.heard.find((one) => one.activityId === activityId);
        if (!heard) return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation', message: 'it is gone' } } };
        Object.assign(heard, toHeard(heard.activityId, body), { edits: heard.edits + 1 });
        return { body: { id: heard.activityId } };
      }
      // As Teams does, and Microsoft's own stand-in.
      const { conversationType } = (body.conversation ?? {}) as Fields;
      if (activityId !== undefined || (conversationType !== undefined && !KINDS.includes(String(conversationType))))
        return { status: 400, body: { error: { code: 'BadArgument', message: 'Invalid input' } } };
      lastId += 1;
      place.heard.push(toHeard(String(lastId), body));
      return { status: 201, body: { id: String(lastId) } };
    }
  }

  function tokenFor(form: URLSearchParams): { status: number; body: Fields } {
    const isRight = form.get('client_id') === appId && form.get('client_secret') === password;
    if (!isRight || form.get('grant_type') !== 'client_credentials')
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.\r\nTrace' },
      };
    const token = `issued-${randomUUID()}`;
    issued.add(token);
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3_599, access_token: token } };
  }

  function answer(response: ServerResponse, status: number, body: Fields, headers: Record<string, string> = {}): void {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
    happened();
  }

  function token(claims: Fields = {}, { key = keys.privateKey, kid: named = kid, alg = 'RS256' } = {}): string {
    const now = Math.floor(Date.now() / 1_000);
    const payload = { iss: ISSUER, aud: appId, nbf: now - 60, exp: now + 3_600, serviceurl: serviceUrl, ...claims };
    const signed = [{ alg, typ: 'JWT', kid: named }, payload].map(base64url).join('.');
    if (alg === 'none') return `${signed}.`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  }

  /** As the real one does, the same token goes with many deliveries. */
  let usual: string | undefined;
  const usualToken = () => {
    usual ??= token();
    return usual;
  };

  async function deliver(activity: Fields, authorization: string | null = `Bearer ${usualToken()}`): Promise<Delivered> {
    assert(botUrl !== undefined, 'the bot is not connected');
    delivered.push({ activity, authorization });
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...(authorization !== null && { authorization }) },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    happened();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Fields) };
  }

  function customer(given: CustomerOptions = {}): Customer {
    const { id = '29:1ada', name = 'Ada Berg', locale = 'en-US', group } = given;
    const conversationId = group?.id ?? `a:${id.slice(3)}`;
    const place = placeOf(conversationId);
    const conversation = {
      id: conversationId,
      conversationType: group ? (group.type ?? 'groupChat') : 'personal',
      tenantId: TENANT,
      ...(group && { isGroup: true }),
    };
    let waited = 0;

    const activity = (fields: Fields): Fields => {
      lastId += 1;
      return {
        id: fields.type === 'invoke' ? `f:${randomUUID()}` : String(lastId),
        timestamp: new Date().toISOString(),
        serviceUrl,
        channelId: 'msteams',
        from: { id, name, aadObjectId: randomUUID() },
        conversation,
        recipient: { id: botId, name: 'Granlia' },
        locale,
        entities: [{ type: 'clientInfo', locale, country: 'NO', platform: 'Web' }],
        channelData: { tenant: { id: TENANT } },
        ...fields,
      };
    };

    async function press(label: string, { inputs = {}, by = 'execute' }: { inputs?: Fields; by?: 'execute' | 'submit' } = {}) {
      const heard = place.heard.findLast(({ buttons }) => buttons.some(({ title }) => title === label));
      const pressed = heard?.buttons.find(({ title }) => title === label);
      assert(heard && pressed && pressed.type === 'Action.Execute', `nobody offered a button "${label}"`);
      if (by === 'submit') {
        const { type, data } = pressed.fallback as CardAction;
        assert.equal(type, 'Action.Submit');
        return deliver(activity({ type: 'message', replyToId: heard.activityId, value: { ...(data as Fields), ...inputs } }));
      }
      const { verb, data } = pressed;
      const answered = await deliver(
        activity({
          type: 'invoke',
          name: 'adaptiveCard/action',
          replyToId: heard.activityId,
          value: {
            action: { type: 'Action.Execute', id: '', verb, data: { ...(data as Fields), ...inputs } },
            trigger: 'manual',
          },
        }),
      );
      if (answered.body?.type === CARD) {
        const replaced = toHeard(heard.activityId, { attachments: [{ contentType: CARD, content: answered.body.value }] });
        Object.assign(heard, replaced, { edits: heard.edits + 1 });
        happened();
      }
      return answered;
    }

    return {
      id,
      conversationId,
      heard: place.heard,
      typing: () => place.typing,
      say(text, { mention = group !== undefined, more = {} } = {}) {
        const at = '<at>Granlia</at>';
        const mentioned = { type: 'mention', mentioned: { id: botId, name: 'Granlia' }, text: at };
        return deliver(
          activity({
            type: 'message',
            textFormat: 'plain',
            text: mention ? `${at} ${text}` : text,
            ...(mention && { entities: [mentioned] }),
            ...more,
          }),
        );
      },
      press,
      async install() {
        const members = [{ id }, { id: botId }];
        await deliver(activity({ type: 'conversationUpdate', membersAdded: members }));
        return deliver(activity({ type: 'installationUpdate', action: 'add' }));
      },
      remove: () => deliver(activity({ type: 'installationUpdate', action: 'remove' })),
      block() {
        place.blocked = true;
      },
      unblock() {
        place.blocked = false;
      },
      async waitFor(pattern) {
        let found: Heard | undefined;
        await until(
          () => {
            const at = place.heard.findIndex(({ text }, index) => index >= waited && pattern.test(text));
            if (at < 0) return false;
            waited = at + 1;
            found = place.heard[at];
            return true;
          },
          `${name} hears ${pattern}, not only ${JSON.stringify(place.heard.map(({ text }) => text))}`,
        );
        return found!;
      },
    };
  }

  return {
    appId,
    password,
    openIdMetadataUrl: `${root}/v1/.well-known/openidconfiguration`,
    loginUrl: root,
    serviceUrl,
    calls: (name) => calls.filter((call) => name === undefined || call.name === name),
    fault: (fault) => faults.push({ times: 1, skip: 0, ...fault }),
    connect(url) {
      botUrl = url;
    },
    token,
    deliver,
    async redeliver(count = 1) {
      const again: Delivered[] = [];
      for (const { activity, authorization } of delivered.slice(-count)) again.push(await deliver(activity, authorization));
      return again;
    },
    customer,
    attach(bytes, contentType) {
      const path = `/emea/v3/attachments/${randomUUID()}/views/original`;
      files.set(path, { bytes, contentType });
      return root + path;
    },
    revokeTokens: () => issued.clear(),
    rollKeys() {
      keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
      kid = randomUUID();
      usual = undefined;
    },
    until,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function nameOf(method: string, path: string, body: Fields): CallName | undefined {
  if (path === '/v1/.well-known/openidconfiguration') return 'metadata';
  if (path === '/keys') return 'keys';
  if (method === 'POST' && path.endsWith('/oauth2/v2.0/token')) return 'token';
  if (method === 'GET' && path.startsWith('/emea/v3/attachments/')) return 'file';
  if (!/^\/emea\/v3\/conversations\/[^/]+\/activities/.test(path)) return undefined;
  if (method === 'PUT') return 'update';
  if (method !== 'POST') return undefined;
  return body.type === 'typing' ? 'typing' : 'send';
}

function toHeard(activityId: string, activity: Fields): Heard {
  const attachments = (activity.attachments ?? []) as { contentType: string; content: Fields }[];
  const texts: string[] = typeof activity.text === 'string' ? [activity.text] : [];
  const buttons: CardAction[] = [];
  const inputs: Fields[] = [];
  const walk = (element: Fields): void => {
    if (element.type === 'TextBlock') texts.push(plain(String(element.text)));
    if (String(element.type).startsWith('Input.')) inputs.push(element);
    for (const child of [...((element.body ?? []) as Fields[])]) walk(child);
    buttons.push(...((element.actions ?? []) as CardAction[]));
  };
  for (const { contentType, content } of attachments) if (contentType === CARD) walk(content);
  return { activityId, text: texts.join('\n'), buttons, inputs, activity, edits: 0 };
}

/** A card's text as it is shown: the backslashes of Markdown are gone. */
const plain = (markdown: string): string =>
  markdown.replaceAll(/(?<!\\)\[([^\]]+)\]\(https?:[^)]*\)/g, '$1').replaceAll(/\\([\\`*_{}[\]()#+\-.!~])/g, '$1');

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) text += chunk;
  return text;
}
