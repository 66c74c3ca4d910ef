import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import { type Ordered, takeFault } from './faults.ts';
import { watching } from './watching.ts';

/**
 * A small Discord of our own, made after https://discord.com/developers/docs: the REST API (v10) as far as a bot of ours uses it,
 * with its checks, limits and errors; the gateway with hello, identify, heartbeat, resume, reconnect and invalid sessions; and
 * people who talk to the bot in direct messages and in servers. It listens on loopback, keeps all in memory and needs nothing else.
 *
 * Not there: permissions, compression, voice, reactions, edits and deletions by people.
 */
export type DiscordServer = {
  /** For `apiBase`. */
  apiBase: string;
  token: string;
  applicationId: string;
  bot: { id: string; username: string };
  /** The same name gives the same person again. */
  person(name: string, options?: { locale?: string }): Person;
  /** What the bot called, in order; "POST /channels/:id/messages" or a pattern. */
  calls(route?: string | RegExp): readonly Call[];
  /** The next calls of this route that go wrong. */
  fault(fault: Fault): void;
  forgetFaults(): void;
  /** The commands that are registered everywhere, or in one server. */
  commands(guildId?: string): readonly Fields[];
  gateway: Gateway;
  /** Gives an envelope to the bot, now or when it resumes. */
  dispatch(event: string, data: Fields, guildId?: string): void;
  /** The last envelope of somebody once more, as it was. */
  redeliver(): void;
  /** Every interaction so far: how soon the bot responded, and whether it was too late. */
  interactions(): readonly InteractionSeen[];
  /** Messages that the bot may send to one place, and in how long. 1,000 a second by default. */
  limit(limit: { messages: number; withinMs: number }): void;
  /** Everybody's messages of interactions can no longer be answered, as after 15 minutes. */
  endInteractions(): void;
  /** Resolves when `condition` holds; looked at after everything that happens here, and often. */
  until(condition: () => boolean, what: string): Promise<void>;
  close(): Promise<void>;
};

export type Gateway = {
  /** In order: each identify with what was asked, and each resume. */
  identified: readonly { shard: number; of: number; intents: number }[];
  resumed(): number;
  heartbeats(): number;
  /** Connections that are open and identified. */
  open(): number;
  /** Closes the connections with a code; the bot may resume, unless `forget`: then its sessions are gone. */
  drop(options?: { code?: number; forget?: boolean }): void;
  /** Asks the bot to come again (op 7). */
  askToReconnect(): void;
  /** Tells the bot that its session is over (op 9). */
  invalidate(): void;
  /** Lets nobody in until it is called again with false. */
  shut(isShut: boolean): void;
};

export type Fields = Record<string, unknown>;
export type Call = {
  method: string;
  path: string;
  /** With ids and tokens left out: "/channels/:id/messages". */
  route: string;
  body: Fields;
  files: readonly { name: string; mime: string; bytes: number }[];
  authorization: string | undefined;
  status: number;
};

export type Fault = {
  /** "POST /channels/:id/messages" */
  route: string;
  times?: number;
  /** The first so many calls go well. */
  skip?: number;
  status?: number;
  code?: number;
  message?: string;
  retryAfter?: number;
  isGlobal?: boolean;
  /** `before` drops the call, `after` only its answer. */
  drop?: 'before' | 'after';
  /** Instead of an answer of the API. */
  text?: string;
  delayMs?: number;
};

export type InteractionSeen = {
  id: string;
  token: string;
  type: number;
  responseMs?: number;
  responseType?: number;
  flags: number;
  isGone: boolean;
};

export type Heard = {
  id: string;
  /** As it is shown: without the signs of markup. */
  text: string;
  /** As it was sent. */
  content: string;
  buttons: readonly { label: string; customId?: string; url?: string }[];
  choices: readonly { label: string; value: string }[];
  ephemeral: boolean;
  repliesTo?: string;
  files: readonly { name: string; url: string }[];
  nonce?: string;
};

/** A window that was opened for a person. */
export type Shown = { customId: string; title: string; fields: readonly Fields[] };

export type Person = {
  id: string;
  name: string;
  directChannelId: string;
  direct: Place;
  /** A channel of a server that the bot is in; the same names give the same channel. */
  in(channel?: string, guild?: string): Place;
  /** Takes no direct messages of the bot any more. */
  closeDirect(isClosed?: boolean): void;
};

/** One person in one channel. */
export type Place = {
  channelId: string;
  guildId?: string;
  /** What this person sees of the bot here, oldest first: also what is for them alone. */
  heard(): readonly Heard[];
  /** What everybody sees of the bot here. */
  public(): readonly Heard[];
  /** Answers that are still "thinking ...". */
  thinking(): number;
  /** @returns the message's id */
  say(text: string, more?: Fields): string;
  /** Names the bot. */
  mention(text: string, more?: Fields): string;
  command(name: string, options?: Record<string, string>): void;
  /** Presses the newest button with this label, or takes the choice of a list. */
  press(label: string): void;
  /** A press that the bot's message does not offer. */
  forge(customId: string): void;
  windows(): readonly Shown[];
  /** Fills in the newest window. */
  submit(values: Record<string, string>): void;
  /** The person closes an answer that only they see. */
  dismiss(): void;
  /** The first message of the bot here, after those that were waited for before, that matches. */
  waitFor(pattern: RegExp): Promise<Heard>;
};

export type DiscordServerOptions = { token?: string; port?: number; heartbeatMs?: number; shards?: number };

type Channel = {
  id: string;
  type: number;
  guildId?: string;
  personId?: string;
  messages: Fields[];
  /** Messages of the bot since somebody last said something. */
  unasked: number;
  windowStart: number;
  used: number;
};
type Someone = {
  id: string;
  user: Fields;
  locale: string;
  closed: boolean;
  direct: Channel;
  windows: { place: string; shown: Shown; message?: Fields }[];
};
type Session = { id: string; shard: number; of: number; sequence: number; log: Fields[]; socket?: WebSocket };
type Interaction = {
  id: string;
  token: string;
  type: number;
  someone: Someone;
  channel: Channel;
  sentAt: number;
  seen: InteractionSeen;
  original?: Fields;
  message?: Fields;
};
type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

const EPHEMERAL = 64;
const LOADING = 128;
const FIRST_RESPONSE_MS = 3_000;
const PATIENCE_MS = 12_000;
const MOST_UNASKED = 30;
const EPOCH = 1_420_070_400_000;
const MULTIPART = /^multipart\/form-data/;

export async function startDiscordServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const { token = 'MTIz.test-token-of-no-value.0123456789', heartbeatMs = 41_250, shards = 1 } = options;
  let counter = 0;
  const snowflake = (): string => {
    counter += 1;
    return String((BigInt(Date.now() - EPOCH) << 22n) | BigInt(counter % 4_096));
  };
  const bot = { id: snowflake(), username: 'Regulars' };
  const applicationId = bot.id;
  const self = { ...bot, discriminator: '0000', global_name: null, avatar: null, bot: true };
  const people = new Map<string, Someone>();
  const channels = new Map<string, Channel>();
  const guilds = new Map<string, string>();
  const byName = new Map<string, string>();
  const interactions = new Map<string, Interaction>();
  const registered = new Map<string, Fields[]>();
  const nonces = new Map<string, Fields>();
  const contents = new Map<string, Uint8Array>();
  const calls: Call[] = [];
  const faults: (Fault & Ordered)[] = [];
  let bucket = { messages: 1_000, withinMs: 1_000 };
  let origin = '';
  let last: { event: string; data: Fields; guildId?: string } | undefined;

  const { happened, until } = watching(PATIENCE_MS);

  // The gateway.

  const sessions = new Map<string, Session>();
  const identified: { shard: number; of: number; intents: number }[] = [];
  let resumes = 0;
  let heartbeats = 0;
  let isShut = false;

  function connect(socket: WebSocket): void {
    if (isShut) {
      socket.close(4_000);
      return;
    }
    let session: Session | undefined;
    const send = (payload: Fields) => socket.send(JSON.stringify(payload));
    send({ op: 10, d: { heartbeat_interval: heartbeatMs } });
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: Fields };
      if (op === 1) {
        heartbeats += 1;
        send({ op: 11 });
      } else if (op === 2) {
        if (d.token !== token) return socket.close(4_004);
        const [shard, of] = (d.shard ?? [0, 1]) as [number, number];
        identified.push({ shard, of, intents: Number(d.intents) });
        session = { id: `session-${identified.length}`, shard, of, sequence: 0, log: [], socket };
        for (const [id, old] of sessions) if (old.shard === shard && !old.socket) sessions.delete(id);
        sessions.set(session.id, session);
        give(session, 'READY', {
          v: 10,
          user: self,
          guilds: [],
          session_id: session.id,
          resume_gateway_url: gatewayUrl(),
          shard: d.shard,
          application: { id: applicationId, flags: 0 },
        });
      } else if (op === 6) {
        const found = sessions.get(String(d.session_id));
        if (d.token !== token) return socket.close(4_004);
        if (!found) return send({ op: 9, d: false });
        resumes += 1;
        session = found;
        session.socket = socket;
        for (const payload of found.log.filter(({ s }) => Number(s) > Number(d.seq))) send(payload);
        give(session, 'RESUMED', {});
      }
      happened();
    });
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // A bot that says goodbye has no session any more.
      if (code === 1_000 || code === 1_001) sessions.delete(session.id);
      happened();
    });
    socket.on('error', () => {});
  }

  function give(session: Session, event: string, data: Fields): void {
    session.sequence += 1;
    const payload = { op: 0, t: event, s: session.sequence, d: data };
    session.log.push(payload);
    session.socket?.send(JSON.stringify(payload));
  }

  function dispatch(event: string, data: Fields, guildId?: string): void {
    last = { event, data, guildId };
    broadcast(event, data, guildId);
  }

  function broadcast(event: string, data: Fields, guildId?: string): void {
    for (const session of sessions.values()) {
      const shard = guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(session.of));
      if (session.shard === shard) give(session, event, data);
    }
    happened();
  }

  const openSockets = () => [...sessions.values()].flatMap(({ socket }) => (socket ? [socket] : []));
  const gatewayUrl = () => `${origin.replace('http', 'ws')}/gateway`;

  // The REST API.

  const ROUTES: readonly [method: string, pattern: RegExp, route: string, serve: (ids: string[], call: Call) => Answer][] = [
    ['GET', /^\/gateway\/bot$/, '/gateway/bot', () => ok({ url: gatewayUrl(), shards, session_start_limit: SESSION_LIMIT })],
    ['GET', /^\/users\/@me$/, '/users/@me', () => ok(self)],
    ['POST', /^\/users\/@me\/channels$/, '/users/@me/channels', (_, { body }) => openDirect(String(body.recipient_id))],
    ['GET', /^\/applications\/(\d+)\/commands$/, '/applications/:id/commands', () => ok(registered.get('') ?? [])],
    ['PUT', /^\/applications\/(\d+)\/commands$/, '/applications/:id/commands', (_, { body }) => putCommands('', body)],
    ['POST', /^\/applications\/(\d+)\/commands$/, '/applications/:id/commands', (_, { body }) => postCommand('', body)],
    ['DELETE', /^\/applications\/(\d+)\/commands\/(\d+)$/, '/applications/:id/commands/:id', ([, id]) => deleteCommand('', id!)],
    [
      'GET',
      /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/,
      '/applications/:id/guilds/:id/commands',
      ([, guild]) => ok(registered.get(guild!) ?? []),
    ],
    [
      'PUT',
      /^\/applications\/(\d+)\/guilds\/(\d+)\/commands$/,
      '/applications/:id/guilds/:id/commands',
      ([, guild], { body }) => putCommands(guild!, body),
    ],
    [
      'POST',
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      '/interactions/:id/:token/callback',
      ([id, key], { body }) => respond(id!, key!, body),
    ],
    [
      'PATCH',
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      '/webhooks/:id/:token/messages/@original',
      ([, key], call) => editOriginal(key!, call),
    ],
    [
      'DELETE',
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      '/webhooks/:id/:token/messages/@original',
      ([, key]) => deleteOriginal(key!),
    ],
    ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, '/webhooks/:id/:token', ([, key], call) => followUp(key!, call)],
    ['POST', /^\/channels\/(\d+)\/messages$/, '/channels/:id/messages', ([id], call) => createMessage(id!, call)],
    ['GET', /^\/channels\/(\d+)\/messages$/, '/channels/:id/messages', ([id], call) => listMessages(id!, call)],
    ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, '/channels/:id/messages/:id', ([id, message]) => getMessage(id!, message!)],
  ];

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', origin);
    const content = contents.get(url.pathname);
    if (content) return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(content);
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const method = incoming.method ?? 'GET';
    const { body, files } = await readBody(incoming);
    const found = ROUTES.find(([on, pattern]) => on === method && pattern.test(path));
    const [, pattern, route = path, run] = found ?? [];
    for (const [name, value] of url.searchParams) body[`?${name}`] = value;
    const { authorization } = incoming.headers;
    const call: Call = { method, path, route, body, files, authorization, status: 0 };
    calls.push(call);
    const fault = takeFault(faults, (one) => one.route === `${method} ${route}`);
    if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault?.drop === 'before') {
      incoming.socket.destroy();
      return happened();
    }
    const isFault = fault !== undefined && fault.drop === undefined && fault.delayMs === undefined;
    const answer = isFault
      ? faultAnswer(fault)
      : run
        ? runChecked(run, pattern!.exec(path)!.slice(1), call)
        : unknown(0, '404: Not Found', 404);
    call.status = answer.status;
    if (fault?.drop === 'after') {
      incoming.socket.destroy();
      return happened();
    }
    if (isFault && fault.text !== undefined) {
      response.writeHead(answer.status, { 'content-type': 'text/html' }).end(fault.text);
      return happened();
    }
    const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
    response.writeHead(answer.status, { ...(text && { 'content-type': 'application/json' }), ...answer.headers }).end(text);
    happened();
  }

  /** Ways that carry a token of their own need no other. */
  function runChecked(run: (ids: string[], call: Call) => Answer, ids: string[], call: Call): Answer {
    const carriesToken = /^\/(webhooks|interactions)\//.test(call.path);
    if (!carriesToken && call.authorization !== `Bot ${token}`) return unknown(0, '401: Unauthorized', 401);
    return run(ids, call);
  }

  function faultAnswer({ status = 500, code = 0, message = 'a fault', retryAfter, isGlobal = false }: Fault): Answer {
    if (retryAfter === undefined) return unknown(code, message, status);
    return tooMany(retryAfter, isGlobal, code);
  }

  const tooMany = (retryAfter: number, isGlobal: boolean, code = 0): Answer => ({
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal, code },
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal && { 'x-ratelimit-global': 'true' }),
    },
  });

  function putCommands(place: string, body: Fields): Answer {
    const commands = (body[''] ?? []) as Fields[];
    registered.set(
      place,
      commands.map((command) => asRegistered(command)),
    );
    return ok(registered.get(place));
  }

  function postCommand(place: string, body: Fields): Answer {
    const others = (registered.get(place) ?? []).filter(({ name }) => name !== body.name);
    const command = asRegistered(body);
    registered.set(place, [...others, command]);
    return { status: 201, body: command };
  }

  function deleteCommand(place: string, id: string): Answer {
    registered.set(
      place,
      (registered.get(place) ?? []).filter((command) => command.id !== id),
    );
    return { status: 204 };
  }

  const asRegistered = (command: Fields): Fields => ({
    id: snowflake(),
    application_id: applicationId,
    version: snowflake(),
    default_member_permissions: null,
    name_localizations: null,
    nsfw: false,
    dm_permission: true,
    integration_types: [0],
    ...command,
  });

  function openDirect(personId: string): Answer {
    const someone = [...people.values()].find(({ id }) => id === personId);
    if (!someone) return unknown(10_013, 'Unknown User', 404);
    return ok({ id: someone.direct.id, type: 1, recipients: [someone.user] });
  }

  function createMessage(channelId: string, call: Call): Answer {
    const channel = channels.get(channelId);
    if (!channel) return unknown(10_003, 'Unknown Channel', 404);
    const owner = [...people.values()].find(({ id }) => id === channel.personId);
    if (owner?.closed) return unknown(50_007, 'Cannot send messages to this user', 403);
    const problem = problemOf(call.body, call.files.length);
    if (problem) return unknown(50_035, `Invalid Form Body\n${problem}`, 400);
    const now = Date.now();
    if (now - channel.windowStart >= bucket.withinMs) Object.assign(channel, { windowStart: now, used: 0 });
    const resetAfter = (channel.windowStart + bucket.withinMs - now) / 1_000;
    const isOver = channel.used >= bucket.messages;
    if (!isOver) channel.used += 1;
    const limits = {
      'x-ratelimit-bucket': 'bucket-of-messages',
      'x-ratelimit-limit': String(bucket.messages),
      'x-ratelimit-remaining': String(bucket.messages - channel.used),
      'x-ratelimit-reset-after': String(resetAfter),
    };
    if (isOver) {
      const { headers, ...refused } = tooMany(resetAfter, false);
      return { ...refused, headers: { ...headers, ...limits } };
    }
    const nonce = call.body.enforce_nonce === true ? `${channelId}:${call.body.nonce}` : undefined;
    const known = nonce === undefined ? undefined : nonces.get(nonce);
    if (known) return { ...ok(known), headers: limits };
    const message = addMessage(channel, self, call.body, call.files);
    if (nonce !== undefined) nonces.set(nonce, message);
    // Its own messages too are delivered to a bot. One that answers them would do so for ever, so that no test of it came to an end.
    channel.unasked += 1;
    if (channel.unasked <= MOST_UNASKED)
      broadcast(
        'MESSAGE_CREATE',
        { ...message, channel_type: channel.type, ...(channel.guildId && { guild_id: channel.guildId }) },
        channel.guildId,
      );
    return { ...ok(message), headers: limits };
  }

  function listMessages(channelId: string, { body }: Call): Answer {
    const channel = channels.get(channelId);
    if (!channel) return unknown(10_003, 'Unknown Channel', 404);
    const after = BigInt(String(body['?after'] ?? 0));
    const found = channel.messages.filter(({ id, flags }) => BigInt(String(id)) > after && (Number(flags) & EPHEMERAL) === 0);
    return ok(found.slice(0, Number(body['?limit'] ?? 50)).reverse());
  }

  function getMessage(channelId: string, id: string): Answer {
    const message = channels.get(channelId)?.messages.find((one) => one.id === id);
    return message ? ok(message) : unknown(10_008, 'Unknown Message', 404);
  }

  function addMessage(channel: Channel, author: Fields, body: Fields, files: Call['files'] = []): Fields {
    const id = snowflake();
    const message: Fields = {
      id,
      channel_id: channel.id,
      type: body.message_reference ? 19 : 0,
      author,
      content: body.content ?? '',
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: files.map(({ name, mime, bytes }) => attach(channel.id, { name, mime, bytes: new Uint8Array(bytes) })),
      embeds: [],
      components: body.components ?? [],
      flags: body.flags ?? 0,
      pinned: false,
      ...(body.nonce !== undefined && { nonce: body.nonce }),
      ...(body.message_reference !== undefined && { message_reference: body.message_reference }),
    };
    channel.messages.push(message);
    return message;
  }

  function attach(channelId: string, { name, mime, bytes }: { name: string; mime: string; bytes: Uint8Array }): Fields {
    const id = snowflake();
    const path = `/attachments/${channelId}/${id}/${name}`;
    contents.set(path, bytes);
    return {
      id,
      filename: name,
      content_type: mime,
      size: bytes.byteLength,
      url: `${origin}${path}?ex=0`,
      proxy_url: `${origin}${path}`,
    };
  }

  // Interactions.

  function interact(someone: Someone, channel: Channel, type: number, data: Fields, message?: Fields): void {
    const id = snowflake();
    const key = `interaction-token-${id}`;
    const seen: InteractionSeen = { id, token: key, type, flags: 0, isGone: false };
    const interaction: Interaction = { id, token: key, type, someone, channel, sentAt: performance.now(), seen, message };
    interactions.set(key, interaction);
    const isDirect = channel.type === 1;
    dispatch(
      'INTERACTION_CREATE',
      {
        id,
        application_id: applicationId,
        type,
        token: key,
        version: 1,
        channel_id: channel.id,
        channel: { id: channel.id, type: channel.type },
        ...(isDirect
          ? { user: someone.user }
          : { guild_id: channel.guildId, member: { user: someone.user, nick: null, roles: [], permissions: '0' } }),
        locale: someone.locale,
        context: isDirect ? 1 : 0,
        app_permissions: '0',
        entitlements: [],
        authorizing_integration_owners: {},
        data,
        ...(message && { message }),
      },
      channel.guildId,
    );
  }

  function respond(id: string, key: string, body: Fields): Answer {
    const interaction = interactions.get(key);
    const afterMs = interaction ? performance.now() - interaction.sentAt : 0;
    if (!interaction || interaction.id !== id || (afterMs > FIRST_RESPONSE_MS && interaction.seen.responseMs === undefined))
      return unknown(10_062, 'Unknown interaction', 404);
    if (interaction.seen.responseMs !== undefined) return unknown(40_060, 'Interaction has already been acknowledged.', 400);
    const type = Number(body.type);
    const data = (body.data ?? {}) as Fields;
    const flags = Number(data.flags ?? 0);
    if (type === 5 && (flags & ~EPHEMERAL) !== 0) return unknown(50_035, 'Invalid Form Body\nflags', 400);
    if (type === 9) {
      const problem = problemOfWindow(data, interaction.type);
      if (problem) return unknown(50_035, `Invalid Form Body\n${problem}`, 400);
      const shown: Shown = { customId: String(data.custom_id), title: String(data.title), fields: data.components as Fields[] };
      interaction.someone.windows.push({ place: interaction.channel.id, shown, message: interaction.message });
    } else if (type !== 5) return unknown(50_035, 'Invalid Form Body\ntype', 400);
    Object.assign(interaction.seen, { responseMs: afterMs, responseType: type, flags });
    if (type === 5) {
      interaction.original = addMessage(interaction.channel, self, { content: '', flags: flags | LOADING });
      interaction.original.for = interaction.someone.id;
    }
    return { status: 204 };
  }

  function editOriginal(key: string, { body, files }: Call): Answer {
    const interaction = interactions.get(key);
    if (!interaction || interaction.seen.isGone || interaction.seen.responseMs === undefined)
      return unknown(10_015, 'Unknown Webhook', 404);
    const { original, channel } = interaction;
    if (!original || !channel.messages.includes(original)) return unknown(10_008, 'Unknown Message', 404);
    const problem = problemOf(body, files.length);
    if (problem) return unknown(50_035, `Invalid Form Body\n${problem}`, 400);
    const kept = Number(original.flags) & EPHEMERAL;
    const attachments = files.map(({ name, mime, bytes }) => attach(channel.id, { name, mime, bytes: new Uint8Array(bytes) }));
    Object.assign(original, { content: body.content, components: body.components ?? [], flags: kept, attachments });
    return ok(original);
  }

  function deleteOriginal(key: string): Answer {
    const interaction = interactions.get(key);
    if (!interaction || interaction.seen.isGone || interaction.seen.responseMs === undefined)
      return unknown(10_015, 'Unknown Webhook', 404);
    const { original, channel } = interaction;
    const at = original ? channel.messages.indexOf(original) : -1;
    if (at < 0) return unknown(10_008, 'Unknown Message', 404);
    channel.messages.splice(at, 1);
    return { status: 204 };
  }

  function followUp(key: string, { body, files }: Call): Answer {
    const interaction = interactions.get(key);
    if (!interaction || interaction.seen.isGone || interaction.seen.responseMs === undefined)
      return unknown(10_015, 'Unknown Webhook', 404);
    const problem = problemOf(body, files.length);
    if (problem) return unknown(50_035, `Invalid Form Body\n${problem}`, 400);
    const message = addMessage(interaction.channel, self, body, files);
    message.for = interaction.someone.id;
    return ok(message);
  }

  // People.

  function someoneOf(name: string, locale: string): Someone {
    const known = people.get(name);
    if (known) return known;
    const id = snowflake();
    const direct: Channel = { id: snowflake(), type: 1, personId: id, messages: [], windowStart: 0, used: 0, unasked: 0 };
    channels.set(direct.id, direct);
    const user = { id, username: name.toLowerCase(), global_name: name, discriminator: '0', avatar: null };
    const someone: Someone = { id, user, locale, closed: false, direct, windows: [] };
    people.set(name, someone);
    return someone;
  }

  function channelOf(name: string, guild: string): Channel {
    const guildId = guilds.get(guild) ?? snowflake();
    guilds.set(guild, guildId);
    const id = byName.get(`${guild}/${name}`) ?? snowflake();
    byName.set(`${guild}/${name}`, id);
    const channel = channels.get(id) ?? { id, type: 0, guildId, messages: [], windowStart: 0, used: 0, unasked: 0 };
    channels.set(id, channel);
    return channel;
  }

  function placeOf(someone: Someone, channel: Channel): Place {
    let waited = 0;
    const ours = () => channel.messages.filter(({ author }) => (author as Fields).id === bot.id);
    const seenBy = () => ours().filter(({ flags, for: whom }) => (Number(flags) & EPHEMERAL) === 0 || whom === someone.id);
    const said = (messages: Fields[]) => messages.filter(({ flags }) => (Number(flags) & LOADING) === 0).map(toHeard);
    const heard = () => said(seenBy());

    function say(text: string, more: Fields = {}): string {
      const { files = [], ...fields } = more as Fields & { files?: { name: string; mime: string; bytes: Uint8Array }[] };
      channel.unasked = 0;
      const message = addMessage(channel, someone.user, { content: text });
      Object.assign(message, { attachments: files.map((file) => attach(channel.id, file)) }, fields);
      const where = channel.guildId ? { guild_id: channel.guildId, member: { nick: null, roles: [] } } : {};
      dispatch('MESSAGE_CREATE', { ...message, channel_type: channel.type, ...where }, channel.guildId);
      return String(message.id);
    }

    const carrying = (matches: (heard: Heard) => boolean): Fields => {
      const found = seenBy().findLast((message) => matches(toHeard(message)));
      if (!found) throw new Error(`there is nothing to press; heard: ${JSON.stringify(heard().at(-1))}`);
      const { for: _, ...message } = found;
      return message;
    };

    return {
      channelId: channel.id,
      guildId: channel.guildId,
      heard,
      public: () => said(ours().filter(({ flags }) => (Number(flags) & EPHEMERAL) === 0)),
      thinking: () => seenBy().filter(({ flags }) => (Number(flags) & LOADING) !== 0).length,
      say,
      mention: (text, more = {}) => say(`<@${bot.id}> ${text}`, { mentions: [self], ...more }),
      command(name, given = {}) {
        const options = Object.entries(given).map(([option, value]) => ({ type: 3, name: option, value }));
        interact(someone, channel, 2, { id: snowflake(), type: 1, name, options });
      },
      press(label) {
        const message = carrying(({ buttons, choices }) => [...buttons, ...choices].some((one) => one.label === label));
        const { buttons, choices } = toHeard(message);
        const choice = choices.find((one) => one.label === label);
        const customId = buttons.find((one) => one.label === label)?.customId;
        if (choice) interact(someone, channel, 3, { component_type: 3, custom_id: 'choose', values: [choice.value] }, message);
        else interact(someone, channel, 3, { component_type: 2, custom_id: customId }, message);
      },
      forge: (customId) =>
        interact(
          someone,
          channel,
          3,
          { component_type: 2, custom_id: customId },
          carrying(() => true),
        ),
      windows: () => someone.windows.filter(({ place }) => place === channel.id).map(({ shown }) => shown),
      submit(values) {
        const { shown, message } = someone.windows.findLast(({ place }) => place === channel.id)!;
        const components = shown.fields.map(({ component }) => {
          const { custom_id: name, type } = component as Fields;
          const value = values[String(name)];
          const entered = type === 3 ? { values: value === undefined ? [] : [value] } : { value: value ?? '' };
          return { type: 18, id: 1, component: { type, id: 2, custom_id: name, ...entered } };
        });
        interact(someone, channel, 5, { custom_id: shown.customId, components }, message);
      },
      dismiss() {
        const at = channel.messages.findLastIndex(({ for: whom }) => whom === someone.id);
        if (at >= 0) channel.messages.splice(at, 1);
      },
      async waitFor(pattern) {
        let found = -1;
        const look = () => {
          found = heard().findIndex(({ text }, index) => index >= waited && pattern.test(text));
          return found >= 0;
        };
        await until(look, `${someone.user.global_name} hears ${pattern}`).catch((cause) => {
          throw new Error(
            `heard only ${JSON.stringify(
              heard().map(({ text }) => text),
              null,
              1,
            )}, ${waited} of them waited for before`,
            { cause },
          );
        });
        waited = found + 1;
        return heard()[found]!;
      },
    };
  }

  // The server.

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const sockets = new WebSocket.Server({ server, path: '/gateway' });
  sockets.on('connection', connect);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiBase: `${origin}/api`,
    token,
    applicationId,
    bot,
    person(name, { locale = 'en-GB' } = {}) {
      const someone = someoneOf(name, locale);
      const direct = placeOf(someone, someone.direct);
      return {
        id: someone.id,
        name,
        directChannelId: someone.direct.id,
        direct,
        in: (channel = 'general', guild = 'Granlia') => placeOf(someone, channelOf(channel, guild)),
        closeDirect: (isClosed = true) => {
          someone.closed = isClosed;
        },
      };
    },
    calls: (route) =>
      calls.filter(
        (call) =>
          route === undefined ||
          (typeof route === 'string' ? `${call.method} ${call.route}` === route : route.test(`${call.method} ${call.path}`)),
      ),
    fault: (fault) => faults.push({ times: 1, skip: 0, ...fault }),
    forgetFaults: () => {
      faults.length = 0;
    },
    commands: (guildId = '') => registered.get(guildId) ?? [],
    gateway: {
      identified,
      resumed: () => resumes,
      heartbeats: () => heartbeats,
      open: () => openSockets().length,
      drop({ code = 4_000, forget = false } = {}) {
        const open = openSockets();
        if (forget) sessions.clear();
        for (const socket of open) socket.close(code);
      },
      askToReconnect() {
        for (const socket of openSockets()) socket.send(JSON.stringify({ op: 7, d: null }));
      },
      invalidate() {
        const open = openSockets();
        sessions.clear();
        for (const socket of open) socket.send(JSON.stringify({ op: 9, d: false }));
      },
      shut(shut) {
        isShut = shut;
      },
    },
    dispatch,
    redeliver() {
      if (last) dispatch(last.event, last.data, last.guildId);
    },
    interactions: () => [...interactions.values()].map(({ seen }) => seen),
    limit: (limit) => {
      bucket = limit;
    },
    endInteractions() {
      for (const { seen } of interactions.values()) seen.isGone = true;
    },
    until,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const SESSION_LIMIT = { total: 1_000, remaining: 1_000, reset_after: 14_400_000, max_concurrency: 16 };

const ok = (body: unknown): Answer => ({ status: 200, body });
const unknown = (code: number, message: string, status: number): Answer => ({ status, body: { code, message } });

function toHeard(message: Fields): Heard {
  const rows = (message.components ?? []) as { components: Fields[] }[];
  const components = rows.flatMap((row) => row.components);
  const reference = message.message_reference as { message_id?: string } | undefined;
  return {
    id: String(message.id),
    content: String(message.content),
    text: String(message.content).replaceAll(/\\([\\*_~`|<#>+.-])/g, '$1'),
    buttons: components
      .filter(({ type }) => type === 2)
      .map(({ label, custom_id: customId, url }) => ({
        label: String(label),
        ...(customId !== undefined && { customId: String(customId) }),
        ...(url !== undefined && { url: String(url) }),
      })),
    choices: components.flatMap(({ type, options }) => (type === 3 ? (options as Heard['choices']) : [])),
    ephemeral: (Number(message.flags) & EPHEMERAL) !== 0,
    files: (message.attachments as Fields[]).map(({ filename, url }) => ({ name: String(filename), url: String(url) })),
    ...(reference?.message_id !== undefined && { repliesTo: reference.message_id }),
    ...(message.nonce !== undefined && { nonce: String(message.nonce) }),
  };
}

/** What Discord would not take of a message. https://discord.com/developers/docs/resources/message#create-message */
function problemOf({ content, components = [], nonce, flags = 0 }: Fields, files: number): string | undefined {
  if (typeof content !== 'string' || (content.trim() === '' && files === 0)) return 'content is empty';
  if (content.length > 2_000) return 'content is longer than 2000';
  if (nonce !== undefined && String(nonce).length > 25) return 'nonce is longer than 25';
  if ((Number(flags) & ~(4 | EPHEMERAL)) !== 0) return 'flags';
  const rows = components as { type: number; components: Fields[] }[];
  if (rows.length > 5) return 'more than 5 rows';
  const ids = new Set<unknown>();
  for (const row of rows) {
    if (row.type !== 1 || row.components.length < 1 || row.components.length > 5) return 'a row of 1 to 5';
    for (const component of row.components) {
      const id = component.custom_id;
      if (id !== undefined && (String(id).length < 1 || String(id).length > 100 || ids.has(id))) return 'custom_id';
      ids.add(id ?? component.url);
      if (component.type === 2 && (String(component.label).length > 80 || (id === undefined) !== (component.style === 5)))
        return 'a button';
      if (component.type === 3 && (row.components.length > 1 || (component.options as Fields[]).length > 25)) return 'a list';
    }
  }
  return undefined;
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
function problemOfWindow({ custom_id: id, title, components = [] }: Fields, interactionType: number): string | undefined {
  if (interactionType === 5) return 'a window cannot answer a window';
  if (String(id).length > 100 || String(title).length > 45) return 'custom_id or title';
  const labels = components as Fields[];
  if (labels.length < 1 || labels.length > 5) return 'components';
  for (const { type, label, component } of labels) {
    const input = component as Fields;
    if (type !== 18 || String(label).length < 1 || String(label).length > 45) return 'a label';
    if (
      input.type === 4 &&
      (input.label !== undefined || Number(input.max_length) > 4_000 || ![1, 2].includes(Number(input.style)))
    )
      return 'a text input';
    if (input.type === 3 && (input.options as Fields[]).length > 25) return 'a list';
    if (input.type !== 3 && input.type !== 4) return 'a component';
  }
  return undefined;
}

async function readBody(incoming: IncomingMessage): Promise<{ body: Fields; files: Call['files'] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const type = incoming.headers['content-type'] ?? '';
  const raw = Buffer.concat(chunks);
  if (raw.length === 0) return { body: {}, files: [] };
  if (!MULTIPART.test(type)) {
    const parsed = JSON.parse(raw.toString()) as unknown;
    return { body: Array.isArray(parsed) ? { '': parsed } : (parsed as Fields), files: [] };
  }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const files: { name: string; mime: string; bytes: number }[] = [];
  for (const [, value] of form)
    if (typeof value !== 'string') files.push({ name: value.name, mime: value.type, bytes: value.size });
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')) as Fields, files };
}
