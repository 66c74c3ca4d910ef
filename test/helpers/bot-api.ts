import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A small Bot API server of our own, made after https://core.telegram.org/bots/api: what the bot calls, what it is refused,
 * how updates are polled, delivered to a webhook and delivered again. With it come customers who talk to the bot. It listens
 * on loopback, keeps all in memory and needs nothing else.
 *
 * Not there: files, edits, inline mode, limits on its own account (see `fault`).
 */
export type BotApi = {
  /** For `apiRoot`. */
  root: string;
  token: string;
  bot: { id: number; username: string };
  /** A person, in a private chat of theirs or in the group that is given. The same id gives the same person again. */
  customer(options?: CustomerOptions): Customer;
  /** What the bot called, in order. `inResponse`: as the answer to a webhook request. */
  calls(method: string): readonly Call[];
  /** The next calls of this method that go wrong. `before` drops the call, `after` only its answer. */
  fault(fault: Fault): void;
  /** An update as it is given: without `update_id` it gets the next one. */
  push(update: Fields): void;
  /** The last `count` updates that the bot got, once more with their ids. */
  redeliver(count?: number): void;
  /** Updates that the bot has not confirmed yet. */
  pending(): number;
  /** The responses of the webhook, in order. */
  deliveries(): readonly { updateId: number; status: number }[];
  webhook(): { url: string; secret?: string } | undefined;
  /** Resolves when `condition` holds; looked at after everything that happens here, and often. */
  until(condition: () => boolean, what: string): Promise<void>;
  close(): Promise<void>;
};

export type Fields = Record<string, unknown>;

/** `update`: what the webhook's response was for. */
export type Call = { method: string; parameters: Fields; inResponse: boolean; update?: Fields };

export type Fault = {
  method: string;
  times?: number;
  status?: number;
  description?: string;
  retryAfter?: number;
  drop?: 'before' | 'after';
  /** Instead of an answer of the Bot API. */
  body?: string;
  /** The first so many calls go well. */
  skip?: number;
};

export type CustomerOptions = {
  id?: number;
  firstName?: string;
  languageCode?: string;
  group?: { id: number; title: string };
};

export type Heard = { messageId: number; text: string; buttons: { text: string; callback_data?: string; url?: string }[] };

export type Customer = {
  id: number;
  chatId: number;
  /** What the bot has said in this chat so far. */
  heard: readonly Heard[];
  say(text: string, more?: Fields): void;
  /** Presses the newest button with this label. */
  press(label: string): void;
  block(): void;
  unblock(): void;
  /** The first message of the bot, after those that were waited for before, that matches. */
  waitFor(pattern: RegExp): Promise<Heard>;
};

export type BotApiOptions = {
  port?: number;
  token?: string;
  username?: string;
  readsWholeGroups?: boolean;
  /** Between two attempts to deliver an update to the webhook. */
  redeliveryMs?: number;
};

type Answer = { ok: true; result: unknown } | { ok: false; error_code: number; description: string; parameters?: Fields };
type Chat = { chat: Fields; customer?: Fields; heard: Heard[]; blocked: boolean; lastMessageId: number };
type Update = Fields & { update_id: number };

const PATIENCE_MS = 10_000;
const LOOK_MS = 5;

export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
  const { token = '666000:AAtest-token-of-no-value_0123456789', username = 'RegularsTestBot', redeliveryMs = 20 } = options;
  const { readsWholeGroups = false } = options;
  const bot = { id: Number(token.split(':')[0]), username };
  const self = { id: bot.id, is_bot: true, first_name: 'Regulars', username };
  const chats = new Map<number, Chat>();
  const calls: Call[] = [];
  const deliveries: { updateId: number; status: number }[] = [];
  const faults: (Fault & { times: number; skip: number })[] = [];
  /** Polling: not confirmed yet. `again` is shown once more although it was. */
  let queue: Update[] = [];
  let again: Update[] = [];
  const delivered: Update[] = [];
  let lastUpdateId = 1_000;
  let lastCallbackId = 7_000_000;
  let hook: { url: string; secret?: string } | undefined;
  let poll: { limit: number; finish(answer: Answer): void } | undefined;
  let closed = false;
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const watchers = new Set<() => void>();

  const happened = () => {
    for (const look of watchers) look();
  };

  function until(condition: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(new Error(`did not happen in ${PATIENCE_MS} ms: ${what}`)), PATIENCE_MS);
      const finish = (error?: Error) => {
        clearTimeout(timer);
        clearInterval(looking);
        watchers.delete(look);
        error === undefined ? resolve() : reject(error);
      };
      const look = () => {
        if (condition()) finish();
      };
      // What happens in the bot and not here is seen a moment later.
      const looking = setInterval(look, LOOK_MS);
      watchers.add(look);
      look();
    });
  }

  // What the bot may call.

  const METHODS: Record<string, (parameters: Fields) => Answer> = {
    getMe: () =>
      done({ ...self, can_join_groups: true, can_read_all_group_messages: readsWholeGroups, supports_inline_queries: false }),
    setWebhook({ url, secret_token: secret }) {
      if (url === '') return METHODS.deleteWebhook!({});
      if (typeof url !== 'string' || !URL.canParse(url)) return refusal(400, 'Bad Request: bad webhook: invalid URL');
      hook = { url, ...(typeof secret === 'string' && { secret }) };
      const waiting = queue;
      queue = [];
      for (const update of waiting) deliver(update);
      return done(true);
    },
    deleteWebhook() {
      hook = undefined;
      return done(true);
    },
    getWebhookInfo: () => done({ url: hook?.url ?? '', has_custom_certificate: false, pending_update_count: queue.length }),
    sendMessage: (parameters) => sendMessage(parameters),
    answerCallbackQuery: ({ callback_query_id: id }) =>
      typeof id === 'string' ? done(true) : refusal(400, 'Bad Request: query is too old or query ID is invalid'),
    setMyCommands: () => done(true),
    sendChatAction: () => done(true),
  };

  function sendMessage({ chat_id: chatId, text, reply_markup: markup }: Fields): Answer {
    const place = chats.get(Number(chatId));
    if (place === undefined) return refusal(400, 'Bad Request: chat not found');
    if (place.blocked) return refusal(403, 'Forbidden: bot was blocked by the user');
    if (typeof text !== 'string' || text.trim() === '') return refusal(400, 'Bad Request: message text is empty');
    if (text.length > 4_096) return refusal(400, 'Bad Request: message is too long');
    const { inline_keyboard: rows = [] } = (markup ?? {}) as { inline_keyboard?: Heard['buttons'][] };
    const buttons = rows.flat();
    for (const { callback_data: data } of buttons) {
      if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64))
        return refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
    }
    place.lastMessageId += 1;
    place.heard.push({ messageId: place.lastMessageId, text: text.trim(), buttons });
    return done({ message_id: place.lastMessageId, date: nowSeconds(), chat: place.chat, from: self, text });
  }

  function call(method: string, parameters: Fields, update?: Update): Answer {
    calls.push({ method, parameters, inResponse: update !== undefined, ...(update && { update }) });
    const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    return run === undefined ? refusal(404, 'Not Found: method not found') : run(parameters);
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, givenToken, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(incoming.url ?? '') ?? [];
    const parameters = await readJson(incoming);
    const answer = (body: Answer) => {
      const text = JSON.stringify(body);
      response.writeHead(body.ok ? 200 : body.error_code, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
      happened();
    };
    if (givenToken !== token) return answer(refusal(401, 'Unauthorized'));
    const fault = nextFault(method);
    if (fault?.drop === 'before') {
      calls.push({ method, parameters, inResponse: false });
      incoming.socket.destroy();
      return happened();
    }
    if (fault !== undefined && fault.drop === undefined) {
      calls.push({ method, parameters, inResponse: false });
      if (fault.body !== undefined) {
        response.writeHead(fault.status ?? 502).end(fault.body);
        return happened();
      }
      return answer(refusal(fault.status ?? 500, fault.description ?? 'Internal Server Error', fault.retryAfter));
    }
    if (method === 'getUpdates') return getUpdates(parameters, answer, response);
    const result = call(method, parameters);
    if (fault?.drop !== 'after') return answer(result);
    incoming.socket.destroy();
    happened();
  }

  function nextFault(method: string): Fault | undefined {
    const fault = faults.find((candidate) => candidate.method === method);
    if (fault === undefined) return undefined;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return undefined;
    }
    fault.times -= 1;
    if (fault.times === 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
  }

  // Updates by polling.

  function getUpdates(parameters: Fields, answer: (body: Answer) => void, response: ServerResponse): void {
    calls.push({ method: 'getUpdates', parameters, inResponse: false });
    if (hook !== undefined) {
      answer(refusal(409, "Conflict: can't use getUpdates method while webhook is active"));
      return;
    }
    poll?.finish(refusal(409, 'Conflict: terminated by other getUpdates request'));
    const offset = Number(parameters.offset ?? 0);
    queue = queue.filter((update) => update.update_id >= offset);
    const timer = setTimeout(() => mine.finish(done([])), Number(parameters.timeout ?? 0) * 1_000);
    const mine = {
      limit: Number(parameters.limit ?? 100),
      finish(body: Answer) {
        clearTimeout(timer);
        if (poll === mine) poll = undefined;
        answer(body);
      },
    };
    poll = mine;
    response.once('close', () => {
      clearTimeout(timer);
      if (poll === mine) poll = undefined;
    });
    answerPoll();
  }

  function answerPoll(): void {
    if (poll === undefined || (queue.length === 0 && again.length === 0)) return;
    // What waits comes anyway, and never before what was said earlier.
    const updates = [...again.filter((update) => !queue.includes(update)), ...queue].slice(0, poll.limit);
    again = [];
    remember(updates);
    poll.finish(done(updates));
  }

  // Updates by webhook: those of one chat one after the other, each until it is taken.

  const lanes = new Map<unknown, Promise<void>>();
  let underWay = 0;

  function deliver(update: Update): void {
    const lane = laneOf(update);
    const previous = lanes.get(lane) ?? Promise.resolve();
    const next = previous.then(() => insist(update));
    lanes.set(lane, next);
    underWay += 1;
    void next.then(() => {
      underWay -= 1;
      if (lanes.get(lane) === next) lanes.delete(lane);
    });
  }

  async function insist(update: Update): Promise<void> {
    while (hook !== undefined && !closed) {
      const { status, body } = await post(hook, update);
      deliveries.push({ updateId: update.update_id, status });
      if (status >= 200 && status < 300) {
        remember([update]);
        const { method, ...parameters } = (body === '' ? {} : JSON.parse(body)) as Fields;
        if (typeof method === 'string') call(method, parameters, update);
        happened();
        return;
      }
      happened();
      await new Promise((resolve) => setTimeout(resolve, redeliveryMs));
    }
    if (closed) return;
    queue.push(update);
    answerPoll();
  }

  function post(to: { url: string; secret?: string }, update: Update): Promise<{ status: number; body: string }> {
    const text = JSON.stringify(update);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...(to.secret !== undefined && { 'x-telegram-bot-api-secret-token': to.secret }),
    };
    return new Promise((resolve) => {
      // A connection that fails is an attempt that failed, as for Telegram.
      const outgoing = request(to.url, { method: 'POST', headers, agent }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
        response.on('error', () => resolve({ status: 0, body: '' }));
      });
      outgoing.on('error', () => resolve({ status: 0, body: '' }));
      outgoing.end(text);
    });
  }

  function push(fields: Fields): void {
    lastUpdateId += 1;
    const update: Update = { update_id: lastUpdateId, ...fields };
    if (hook !== undefined) {
      deliver(update);
    } else {
      queue.push(update);
      answerPoll();
    }
  }

  function remember(updates: Update[]): void {
    delivered.push(...updates);
  }

  function redeliver(count = 1): void {
    const updates = delivered.slice(-count);
    if (hook !== undefined) {
      for (const update of updates) deliver(update);
    } else {
      again.push(...updates);
      answerPoll();
    }
  }

  // Customers.

  function customer({ id = 1_001, firstName = 'Ada', languageCode = 'en', group }: CustomerOptions = {}): Customer {
    const from = { id, is_bot: false, first_name: firstName, language_code: languageCode };
    const chatId = group?.id ?? id;
    const chat = group === undefined ? { id, type: 'private', first_name: firstName } : { ...group, type: 'supergroup' };
    const place = chats.get(chatId) ?? { chat, heard: [], blocked: false, lastMessageId: 0 };
    chats.set(chatId, place);
    let waited = 0;

    function setBlocked(blocked: boolean): void {
      place.blocked = blocked;
      const status = (is: boolean) => ({ user: self, status: is ? 'kicked' : 'member', ...(is && { until_date: 0 }) });
      const change = { old_chat_member: status(!blocked), new_chat_member: status(blocked) };
      push({ my_chat_member: { chat, from, date: nowSeconds(), ...change } });
    }

    return {
      id,
      chatId,
      heard: place.heard,
      say(text, more = {}) {
        place.lastMessageId += 1;
        const [command] = /^\/\w+(@\w+)?/.exec(text) ?? [];
        const entities = command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
        push({ message: { message_id: place.lastMessageId, date: nowSeconds(), chat, from, text, ...entities, ...more } });
      },
      press(label) {
        const message = place.heard.findLast(({ buttons }) => buttons.some(({ text }) => text === label));
        const data = message?.buttons.find(({ text }) => text === label)?.callback_data;
        assert(message !== undefined && data !== undefined, `nobody offered a button "${label}"`);
        lastCallbackId += 1;
        push({
          callback_query: {
            id: String(lastCallbackId),
            from,
            chat_instance: String(chatId),
            data,
            message: { message_id: message.messageId, date: nowSeconds(), chat, from: self, text: message.text },
          },
        });
      },
      block: () => setBlocked(true),
      unblock: () => setBlocked(false),
      async waitFor(pattern) {
        let found: Heard | undefined;
        await until(() => {
          const at = place.heard.findIndex(({ text }, index) => index >= waited && pattern.test(text));
          if (at < 0) return false;
          waited = at + 1;
          found = place.heard[at];
          return true;
        }, `${firstName} hears ${pattern}`);
        return found!;
      },
    };
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    bot,
    customer,
    calls: (method) => calls.filter((made) => made.method === method),
    fault: (fault) => faults.push({ times: 1, skip: 0, ...fault }),
    push,
    redeliver,
    pending: () => queue.length + underWay,
    deliveries: () => deliveries,
    webhook: () => hook,
    until,
    async close() {
      closed = true;
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const done = (result: unknown): Answer => ({ ok: true, result });

function refusal(code: number, description: string, retryAfter?: number): Answer & { ok: false } {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { ok: false, error_code: code, description, ...parameters };
}

const nowSeconds = () => Math.floor(Date.now() / 1_000);

/** Updates of one chat share a lane. */
function laneOf(update: Update): unknown {
  const { message, callback_query: callback } = update as { message?: Fields; callback_query?: { message?: Fields } };
  return ((message ?? callback?.message)?.chat as Fields | undefined)?.id;
}

async function readJson(incoming: IncomingMessage): Promise<Fields> {
  let text = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) text += chunk;
  return text === '' ? {} : (JSON.parse(text) as Fields);
}
