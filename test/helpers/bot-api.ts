import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ordered, takeFault } from './faults.ts';
import { watching } from './watching.ts';

/**
 * A small Bot API server of our own, made after https://core.telegram.org/bots/api: what the bot calls, what it is refused,
 * how updates are polled, delivered to a webhook and delivered again. With it come customers who talk to the bot. It listens
 * on loopback, keeps all in memory and needs nothing else.
 *
 * Ephemeral messages are made after the documentation alone: nobody here has seen Telegram's own. Not there: inline mode,
 * albums' own methods, stickers, payments.
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
  /** Messages that were taken, in how many milliseconds from the start of the server, and messages that were refused with 429. */
  traffic(): { readonly takenAtMs: readonly number[]; readonly refused: number };
  /** The commands that the bot has set for this scope and language ("" for all others). */
  commands(scope?: string, language?: string): readonly MenuCommand[];
  /** A group becomes a supergroup with a new id: both places get their service message, and the old one takes nothing more. */
  migrate(groupId: number, supergroupId: number): void;
  /** The bot is thrown out of a group. */
  kick(groupId: number): void;
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
  /** A supergroup, unless its type is told. */
  group?: { id: number; title: string; type?: 'group' | 'supergroup' };
};

export type MenuCommand = { command: string; description: string; is_ephemeral?: boolean };

/** `text` is the caption where there is a file. */
export type Heard = {
  messageId: number;
  text: string;
  buttons: { text: string; callback_data?: string; url?: string }[];
  file?: HeardFile;
};
export type HeardFile = { kind: 'photo' | 'document'; name: string; bytes: Uint8Array };

export type CustomerFile = {
  kind: 'photo' | 'document' | 'voice' | 'video';
  bytes: Uint8Array;
  name?: string;
  mime?: string;
  caption?: string;
};

export type Customer = {
  id: number;
  chatId: number;
  /** What the bot has said in this chat so far, for everybody there to see. */
  heard: readonly Heard[];
  /** What it has said in this group to this person alone. */
  heardAlone: readonly Heard[];
  /** @returns the id of the message */
  say(text: string, more?: Fields): number;
  /** Says it in this group to the bot alone: with a command that the menu has as ephemeral, or in reply to such a message. */
  whisper(text: string, more?: Fields): void;
  edit(messageId: number, text: string, more?: Fields): void;
  /** @returns the id of the message */
  sendFile(file: CustomerFile, more?: Fields): number;
  /** Presses the newest button with this label. */
  press(label: string): void;
  /** Presses the newest button with this label below something that only this person sees. */
  pressAlone(label: string): void;
  block(): void;
  unblock(): void;
  /** The first message of the bot, after those that were waited for before, that matches. */
  waitFor(pattern: RegExp): Promise<Heard>;
  /** The same among what only this person sees. */
  waitForAlone(pattern: RegExp): Promise<Heard>;
};

/** At most so many messages in any span of this length, as Telegram counts: what it refused does not count. */
export type SlidingLimit = { messages: number; withinMs: number };

export type BotApiOptions = {
  port?: number;
  token?: string;
  username?: string;
  readsWholeGroups?: boolean;
  /** Between two attempts to deliver an update to the webhook. */
  redeliveryMs?: number;
  /** What the bot may send: to all chats together, to each private chat, to each group. More is refused with 429. Without it, anything. */
  limits?: { overall?: SlidingLimit; perPrivate?: SlidingLimit; perGroup?: SlidingLimit };
  /** How long a call is on its way, there and back. Half of it passes before the call is looked at. */
  roundTripMs?: () => number;
  /** Ephemeral messages are known here: `ephemeral_message_parameters`, `is_ephemeral`. An older server ignores both. */
  knowsEphemeral?: boolean;
};

type Answer = { ok: true; result: unknown } | { ok: false; error_code: number; description: string; parameters?: Fields };
type Chat = {
  chat: Fields;
  heard: Heard[];
  /** By person. */
  heardAlone: Map<number, Heard[]>;
  blocked: boolean;
  kicked?: boolean;
  migratedTo?: number;
  lastMessageId: number;
  lastEphemeralId: number;
  /** What people said to the bot alone, and when: it may be replied to for 15 seconds. */
  whisperedAtMs: Map<string, number>;
  sent: SlidingWindow;
};
type Update = Fields & { update_id: number };

const PATIENCE_MS = 10_000;
const EPHEMERAL_REPLY_MS = 15_000;
/** What getFile gives, at most. */
const MAX_DOWNLOAD_BYTES = 20 * 1_024 * 1_024;
const MAX_CAPTION_LENGTH = 1_024;

export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
  const { token = '666000:AAtest-token-of-no-value_0123456789', username = 'RegularsTestBot', redeliveryMs = 20 } = options;
  const { readsWholeGroups = false, limits, roundTripMs, knowsEphemeral = true } = options;
  const bot = { id: Number(token.split(':')[0]), username };
  const self = { id: bot.id, is_bot: true, first_name: 'Regulars', username };
  const chats = new Map<number, Chat>();
  const calls: Call[] = [];
  const deliveries: { updateId: number; status: number }[] = [];
  const faults: (Fault & Ordered)[] = [];
  /** Polling: not confirmed yet. `again` is shown once more although it was. */
  let queue: Update[] = [];
  let again: Update[] = [];
  const delivered: Update[] = [];
  let lastUpdateId = 1_000;
  let lastCallbackId = 7_000_000;
  let hook: { url: string; secret?: string } | undefined;
  let poll: { limit: number; finish(answer: Answer): void } | undefined;
  let closed = false;
  const startedAtMs = performance.now();
  const takenAtMs: number[] = [];
  let refused = 0;
  const sentOverall = new SlidingWindow(limits?.overall);
  const menus = new Map<string, MenuCommand[]>();
  const files = new Map<string, Uint8Array>();
  const callbacksAtMs = new Map<string, { at: number; personId: number }>();
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });

  const { happened, until } = watching(PATIENCE_MS);

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
    setMyCommands({ commands, scope, language_code: language }) {
      if (!Array.isArray(commands) || !commands.every(isMenuCommand)) return refusal(400, 'Bad Request: BOT_COMMAND_INVALID');
      if (!/^([a-z]{2})?$/.test(String(language ?? ''))) return refusal(400, 'Bad Request: LANG_CODE_INVALID');
      const kept = commands.map(({ command, description, is_ephemeral: isEphemeral }) => ({
        command,
        description,
        ...(knowsEphemeral && isEphemeral === true && { is_ephemeral: true }),
      }));
      menus.set(menuKey(scope, language), kept);
      return done(true);
    },
    getMyCommands: ({ scope, language_code: language }) => done(menus.get(menuKey(scope, language)) ?? []),
    sendChatAction: () => done(true),
    sendPhoto: (parameters) => sendFile('photo', parameters),
    sendDocument: (parameters) => sendFile('document', parameters),
    getFile({ file_id: id }) {
      const bytes = files.get(String(id));
      if (bytes === undefined) return refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
      if (bytes.byteLength > MAX_DOWNLOAD_BYTES) return refusal(400, 'Bad Request: file is too big');
      return done({ file_id: id, file_unique_id: id, file_size: bytes.byteLength, file_path: `files/${String(id)}.bin` });
    },
    deleteMessage({ chat_id: chatId, message_id: messageId }) {
      const place = chats.get(Number(chatId));
      const at = place?.heard.findIndex((heard) => heard.messageId === Number(messageId)) ?? -1;
      if (place === undefined || at < 0) return refusal(400, 'Bad Request: message to delete not found');
      place.heard.splice(at, 1);
      return done(true);
    },
  };

  function sendMessage(parameters: Fields): Answer {
    const { text } = parameters;
    if (typeof text !== 'string' || text.trim() === '') return refusal(400, 'Bad Request: message text is empty');
    if (text.length > 4_096) return refusal(400, 'Bad Request: message is too long');
    return say(parameters, text, { text });
  }

  function sendFile(kind: HeardFile['kind'], parameters: Fields): Answer {
    const { [kind]: file, caption = '' } = parameters;
    if (typeof caption !== 'string' || caption.length > MAX_CAPTION_LENGTH)
      return refusal(400, 'Bad Request: message caption is too long');
    if (!(file instanceof UploadedFile)) return refusal(400, `Bad Request: there is no ${kind} in the request`);
    const { bytes } = file;
    if (bytes.byteLength === 0) return refusal(400, 'Bad Request: file must be non-empty');
    const id = keepFile(bytes);
    const about = { file_id: id, file_unique_id: id, file_size: bytes.byteLength };
    const media = kind === 'photo' ? [{ ...about, width: 1, height: 1 }] : { ...about, file_name: file.name };
    return say(parameters, caption, { caption, [kind]: media }, { kind, name: file.name, bytes });
  }

  function keepFile(bytes: Uint8Array): string {
    const id = `file-${files.size + 1}`;
    files.set(id, bytes);
    return id;
  }

  /** What all methods that send have in common: where, to whom, how often, and with which buttons. */
  function say(parameters: Fields, words: string, content: Fields, file?: HeardFile): Answer {
    const place = chats.get(Number(parameters.chat_id));
    if (place === undefined) return refusal(400, 'Bad Request: chat not found');
    if (place.migratedTo !== undefined) {
      const answer = refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat');
      return { ...answer, parameters: { migrate_to_chat_id: place.migratedTo } };
    }
    if (place.kicked) return refusal(403, 'Forbidden: bot was kicked from the supergroup chat');
    if (place.blocked) return refusal(403, 'Forbidden: bot was blocked by the user');
    const { inline_keyboard: rows = [] } = fieldsOf(parameters.reply_markup) as { inline_keyboard?: Heard['buttons'][] };
    const buttons = rows.flat();
    for (const { callback_data: data } of buttons) {
      if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64))
        return refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
    }
    const to = knowsEphemeral ? parameters.ephemeral_message_parameters : undefined;
    const personId = to === undefined ? undefined : Number(fieldsOf(to).receiver_user_id);
    if (personId !== undefined) {
      const why = whyNotAlone(place, personId, parameters);
      if (why !== undefined) return refusal(400, `Bad Request: ${why}`);
    }
    const waitMs = Math.max(sentOverall.waitMs(), place.sent.waitMs());
    if (waitMs > 0) {
      refused += 1;
      const seconds = Math.ceil(waitMs / 1_000);
      return refusal(429, `Too Many Requests: retry after ${seconds}`, seconds);
    }
    sentOverall.count();
    place.sent.count();
    takenAtMs.push(performance.now() - startedAtMs);
    const about = { date: nowSeconds(), chat: place.chat, from: self, ...content };
    const heard = { text: words.trim(), buttons, ...(file && { file }) };
    if (personId === undefined) {
      place.lastMessageId += 1;
      place.heard.push({ messageId: place.lastMessageId, ...heard });
      return done({ message_id: place.lastMessageId, ...about });
    }
    place.lastEphemeralId += 1;
    heardAloneBy(place, personId).push({ messageId: place.lastEphemeralId, ...heard });
    return done({ message_id: 0, ephemeral_message_id: place.lastEphemeralId, receiver_user: { id: personId }, ...about });
  }

  /** Without being an administrator, which it never is here, a bot may write to one person only in answer to them. */
  function whyNotAlone(place: Chat, personId: number, parameters: Fields): string | undefined {
    if (place.chat.type === 'private') return 'BOT_NOT_ADMIN';
    const { callback_query_id: callbackId } = fieldsOf(parameters.ephemeral_message_parameters);
    const { ephemeral_message_id: repliedTo } = fieldsOf(parameters.reply_parameters);
    const pressed = callbacksAtMs.get(String(callbackId));
    const isAnswer =
      (pressed?.personId === personId && performance.now() - pressed.at <= EPHEMERAL_REPLY_MS) ||
      performance.now() - (place.whisperedAtMs.get(`${personId}:${String(repliedTo)}`) ?? -Infinity) <= EPHEMERAL_REPLY_MS;
    return isAnswer ? undefined : 'BOT_NOT_ADMIN';
  }

  function heardAloneBy(place: Chat, personId: number): Heard[] {
    const heard = place.heardAlone.get(personId) ?? [];
    place.heardAlone.set(personId, heard);
    return heard;
  }

  function call(method: string, parameters: Fields, update?: Update): Answer {
    calls.push({ method, parameters, inResponse: update !== undefined, ...(update && { update }) });
    const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    return run === undefined ? refusal(404, 'Not Found: method not found') : run(parameters);
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, fileToken, fileId = ''] = /^\/file\/bot([^/]+)\/files\/([\w-]+)\.bin$/.exec(incoming.url ?? '') ?? [];
    if (fileToken !== undefined) return serveFile(fileToken, fileId, response);
    const [, givenToken, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(incoming.url ?? '') ?? [];
    const parameters = await readParameters(incoming);
    const tripMs = method === 'getUpdates' ? 0 : (roundTripMs?.() ?? 0);
    if (tripMs > 0) await sleep(tripMs / 2);
    const answer = async (body: Answer) => {
      const text = JSON.stringify(body);
      if (tripMs > 0) await sleep(tripMs / 2);
      response.writeHead(body.ok ? 200 : body.error_code, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
      happened();
    };
    if (givenToken !== token) return answer(refusal(401, 'Unauthorized'));
    const fault = takeFault(faults, (one) => one.method === method);
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

  function serveFile(givenToken: string, id: string, response: ServerResponse): void {
    const fault = takeFault(faults, (one) => one.method === 'file');
    if (fault?.drop !== undefined) {
      response.destroy();
      return;
    }
    const bytes = givenToken === token ? files.get(id) : undefined;
    if (fault !== undefined || bytes === undefined) {
      response.writeHead(fault?.status ?? 404).end(fault?.body ?? '{"ok":false,"error_code":404,"description":"Not Found"}');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.byteLength }).end(bytes);
  }

  // Updates by polling.

  function getUpdates(parameters: Fields, answer: (body: Answer) => unknown, response: ServerResponse): void {
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
    const chat = group === undefined ? { id, type: 'private', first_name: firstName } : { type: 'supergroup', ...group };
    const place = chats.get(chatId) ?? newPlace(chat);
    chats.set(chatId, place);
    const heardAlone = heardAloneBy(place, id);

    function setBlocked(blocked: boolean): void {
      place.blocked = blocked;
      const status = (is: boolean) => ({ user: self, status: is ? 'kicked' : 'member', ...(is && { until_date: 0 }) });
      const change = { old_chat_member: status(!blocked), new_chat_member: status(blocked) };
      push({ my_chat_member: { chat, from, date: nowSeconds(), ...change } });
    }

    function post(content: Fields, more: Fields): number {
      place.lastMessageId += 1;
      push({ message: { message_id: place.lastMessageId, date: nowSeconds(), chat, from, ...content, ...more } });
      return place.lastMessageId;
    }

    function pressOne(heard: readonly Heard[], label: string, idsOf: (messageId: number) => Fields): void {
      const message = heard.findLast(({ buttons }) => buttons.some(({ text }) => text === label));
      const data = message?.buttons.find(({ text }) => text === label)?.callback_data;
      assert(message !== undefined && data !== undefined, `nobody offered a button "${label}"`);
      lastCallbackId += 1;
      callbacksAtMs.set(String(lastCallbackId), { at: performance.now(), personId: id });
      const about = { date: nowSeconds(), chat, from: self, text: message.text, ...idsOf(message.messageId) };
      push({ callback_query: { id: String(lastCallbackId), from, chat_instance: String(chatId), data, message: about } });
    }

    function waitingFor(heard: readonly Heard[]) {
      let waited = 0;
      return async (pattern: RegExp): Promise<Heard> => {
        let found: Heard | undefined;
        await until(() => {
          const at = heard.findIndex(({ text }, index) => index >= waited && pattern.test(text));
          if (at < 0) return false;
          waited = at + 1;
          found = heard[at];
          return true;
        }, `${firstName} hears ${pattern}`);
        return found!;
      };
    }

    return {
      id,
      chatId,
      heard: place.heard,
      heardAlone,
      say: (text, more = {}) => post({ text, ...entitiesOf(text) }, more),
      whisper(text, more = {}) {
        assert(group !== undefined && knowsEphemeral, 'only in a group, and where ephemeral messages are known');
        place.lastEphemeralId += 1;
        place.whisperedAtMs.set(`${id}:${place.lastEphemeralId}`, performance.now());
        const about = { message_id: 0, ephemeral_message_id: place.lastEphemeralId, receiver_user: self, date: nowSeconds() };
        push({ message: { ...about, chat, from, text, ...entitiesOf(text), ...more } });
      },
      edit(messageId, text, more = {}) {
        const about = { message_id: messageId, date: nowSeconds(), edit_date: nowSeconds() };
        push({ edited_message: { ...about, chat, from, text, ...entitiesOf(text), ...more } });
      },
      sendFile({ kind, bytes, name, mime, caption }, more = {}) {
        const fileId = keepFile(bytes);
        const about = { file_id: fileId, file_unique_id: fileId, file_size: bytes.byteLength };
        const thumbnail = { file_id: 'thumbnail', file_unique_id: 'thumbnail', file_size: 1, width: 90, height: 67 };
        const media =
          kind === 'photo'
            ? [thumbnail, { ...about, width: 800, height: 600 }]
            : { ...about, ...(name !== undefined && { file_name: name }), ...(mime !== undefined && { mime_type: mime }) };
        return post({ [kind]: media, ...(caption !== undefined && { caption }) }, more);
      },
      press: (label) => pressOne(place.heard, label, (messageId) => ({ message_id: messageId })),
      pressAlone: (label) =>
        pressOne(heardAlone, label, (messageId) => ({
          message_id: 0,
          ephemeral_message_id: messageId,
          receiver_user: from,
        })),
      block: () => setBlocked(true),
      unblock: () => setBlocked(false),
      waitFor: waitingFor(place.heard),
      waitForAlone: waitingFor(heardAlone),
    };
  }

  function newPlace(chat: Fields): Chat {
    return {
      chat,
      heard: [],
      heardAlone: new Map(),
      blocked: false,
      lastMessageId: 0,
      lastEphemeralId: 0,
      whisperedAtMs: new Map(),
      sent: new SlidingWindow(chat.type === 'private' ? limits?.perPrivate : limits?.perGroup),
    };
  }

  function migrate(groupId: number, supergroupId: number): void {
    const place = chats.get(groupId);
    assert(place !== undefined && !chats.has(supergroupId), 'an existing group becomes a new supergroup');
    const supergroup = newPlace({ id: supergroupId, type: 'supergroup', title: place.chat.title });
    supergroup.lastMessageId = 1;
    chats.set(supergroupId, supergroup);
    place.migratedTo = supergroupId;
    place.lastMessageId += 1;
    const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
    const about = { date: nowSeconds(), from };
    const { chat, lastMessageId } = place;
    push({ message: { message_id: lastMessageId, ...about, chat, sender_chat: chat, migrate_to_chat_id: supergroupId } });
    const { chat: newChat } = supergroup;
    push({ message: { message_id: 1, ...about, chat: newChat, sender_chat: newChat, migrate_from_chat_id: groupId } });
  }

  function kick(groupId: number): void {
    const place = chats.get(groupId);
    assert(place !== undefined, 'an existing group');
    place.kicked = true;
    const status = (is: string) => ({ user: self, status: is, ...(is === 'kicked' && { until_date: 0 }) });
    const change = { old_chat_member: status('member'), new_chat_member: status('kicked') };
    const from = { id: 1_999, is_bot: false, first_name: 'Admin' };
    push({ my_chat_member: { chat: place.chat, from, date: nowSeconds(), ...change } });
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
    traffic: () => ({ takenAtMs, refused }),
    commands: (scope = 'default', language = '') => menus.get(menuKey({ type: scope }, language)) ?? [],
    migrate,
    kick,
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

/** When messages were taken, as far back as the limit looks. */
class SlidingWindow {
  readonly #limit: SlidingLimit | undefined;
  #takenAtMs: number[] = [];

  constructor(limit: SlidingLimit | undefined) {
    this.#limit = limit;
  }

  /** 0 when one more may be taken now. */
  waitMs(): number {
    if (this.#limit === undefined) return 0;
    const { messages, withinMs } = this.#limit;
    const now = performance.now();
    const inside = this.#takenAtMs.findIndex((at) => at > now - withinMs);
    this.#takenAtMs = inside < 0 ? [] : this.#takenAtMs.slice(inside);
    if (this.#takenAtMs.length < messages) return 0;
    return this.#takenAtMs[this.#takenAtMs.length - messages]! + withinMs - now;
  }

  count(): void {
    if (this.#limit !== undefined) this.#takenAtMs.push(performance.now());
  }
}

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

const menuKey = (scope: unknown, language: unknown): string =>
  `${String(fieldsOf(scope).type ?? 'default')}:${String(language ?? '')}`;

function isMenuCommand(value: unknown): value is MenuCommand {
  const { command, description } = fieldsOf(value);
  const isName = typeof command === 'string' && /^[a-z0-9_]{1,32}$/.test(command);
  return isName && typeof description === 'string' && description.length >= 1 && description.length <= 256;
}

function entitiesOf(text: string): Fields {
  const [command] = /^\/\w+(@\w+)?/.exec(text) ?? [];
  return command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
}

/** Updates of one chat share a lane. */
function laneOf(update: Update): unknown {
  const { message, callback_query: callback } = update as { message?: Fields; callback_query?: { message?: Fields } };
  return ((message ?? callback?.message)?.chat as Fields | undefined)?.id;
}

/** A file of a form. */
class UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
}

/** The arguments of a call, as JSON or as a form with files. Fields of a form that hold JSON are read as such, as Telegram does. */
async function readParameters(incoming: IncomingMessage): Promise<Fields> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body.length === 0 ? {} : (JSON.parse(body.toString()) as Fields);
  const [, boundary = ''] = /boundary=([^;]+)/.exec(type) ?? [];
  return readForm(body, boundary);
}

/** Read by hand: clients leave quotes away that `Request.formData` insists on. */
function readForm(body: Buffer, boundary: string): Fields {
  const fields: Fields = {};
  const attached = new Map<string, UploadedFile>();
  const separator = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(separator); at >= 0; ) {
    const next = body.indexOf(separator, at + separator.length);
    if (next < 0) break;
    const part = body.subarray(at + separator.length + 2, next - 2);
    at = next;
    const end = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, end).toString();
    const value = part.subarray(end + 4);
    const [, name = ''] = /name="([^"]*)"/i.exec(head) ?? [];
    const [, fileName] = /filename="?([^"\r\n;]*)"?/i.exec(head) ?? [];
    if (fileName === undefined) fields[name] = readField(value.toString());
    else attached.set(name, new UploadedFile(fileName, Uint8Array.from(value)));
  }
  for (const [name, value] of Object.entries(fields)) {
    const [, id = ''] = typeof value === 'string' ? (/^attach:\/\/(.+)$/.exec(value) ?? []) : [];
    if (attached.has(id)) fields[name] = attached.get(id);
  }
  return fields;
}

function readField(text: string): unknown {
  if (!/^[{[]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
