import assert from 'node:assert/strict';
import type { UserFromGetMe } from 'grammy/types';
import {
  type Accept,
  type Accepted,
  type AddressBook,
  type Channel,
  ChannelRefused,
  type ChannelStatus,
  ChannelUnavailable,
  MessageRefused,
  type Pace,
} from '../../chat/channel.ts';
import type { Content, Message } from '../../chat/message.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Insistence } from '../insist.ts';
import { grammySignal, telegramApi } from './api.ts';
import { type Bot, type Decoded, decodeUpdate, UPDATE_KINDS, updateIdOf } from './decode.ts';
import { describeFailure, insist, toChannelError } from './errors.ts';
import { fetchTelegramFile } from './files.ts';
import { type Menu, setMenus } from './menu.ts';
import { readWayBack, WAY_BACK_MS, type WayBack, wayBackKey } from './places.ts';
import { type Edit, type Moved, pollTelegram } from './polling.ts';
import { telegramSender } from './sending.ts';
import { type WebhookRoute, webhookRoute } from './webhook.ts';

/** Where `webhook` is to be mounted, below the program's public address. */
export const TELEGRAM_WEBHOOK_PATH = '/webhooks/telegram';

export type TelegramOptions = {
  token: string;
  /** Without a slash at its end. Telegram's own by default. */
  apiRoot?: string;
  log: Log;
  clock: Clock;
  /** Keeps how to answer one person alone in a group, for all processes. */
  addresses: Pick<AddressBook, 'save' | 'find'>;
  /** To all chats together; 30 by default. */
  messagesPerSecond?: number;
  /** What the command menus are to be. Without it they are left as they are. */
  menu?(): Menu;
  /** Told what a message of before says now. It is the core that knows whether that still matters. */
  onEdit?(key: string, content: Content): Promise<unknown>;
  /** Told that a group became a supergroup: `to` is the same conversation. May be told the same again. */
  onMoved?(moved: { from: string; to: string }): Promise<void>;
  /** Waits until this process alone may poll with this token. Not needed when there is one process. */
  acquirePollingLease?(signal: AbortSignal): Promise<PollingLease>;
  /** Told when somebody blocks the bot or takes that back. May be told the same again. */
  onReachability?(channelUserId: string, reachability: 'blocked' | 'reachable'): Promise<void>;
  /** How long a webhook's response waits for the answer; 2 s by default. */
  answerWithinMs?: number;
  /** How long Telegram holds a request open when it has nothing for us; 30 s by default. */
  pollSeconds?: number;
  /** Pauses after failures: the first, doubled by each in a row up to the longest. 0.5 s and 30 s by default. */
  pauses?: { firstPauseMs: number; longestPauseMs: number };
} & (
  | { mode: 'polling' }
  /** `webhookSecret`: 1 to 256 of A-Z, a-z, 0-9, _ and -. `publicUrl`: https, as the world sees the program. */
  | { mode: 'webhook'; webhookSecret: string; publicUrl: string }
);

export type TelegramChannel = Channel & {
  /** For the requests at TELEGRAM_WEBHOOK_PATH; refuses them with 404 when the channel polls. */
  webhook: WebhookRoute;
};

export type PollingLease = {
  release(): Promise<void>;
  /** Aborted when another process may have it. */
  lost: AbortSignal;
};

const API_ROOT = 'https://api.telegram.org';
const CALL_TIMEOUT_SECONDS = 20;
/** For calls that carry files. */
const UPLOAD_TIMEOUT_SECONDS = 120;
/** A poll is given this long beyond what Telegram was asked to hold it. */
const POLL_SLACK_SECONDS = 15;
/** `start` waits this long for Telegram; after that it goes on trying by itself, and the program starts without it. */
const START_PATIENCE_MS = 5_000;
/** What Telegram takes. An empty one would let everybody in. */
const WEBHOOK_SECRET = /^[\w-]{1,256}$/;
/** Deliveries that Telegram may have open at once: it allows up to 100. */
const WEBHOOK_CONNECTIONS = 100;
/** What a link to us may carry (https://core.telegram.org/bots/features#deep-linking). */
const START_PAYLOAD = /^[\w-]{1,64}$/;
/** Calls that may be on their way at once; Telegram answers more with 429. */
const MOST_CALLS = 8;
/**
 * "Avoid sending more than one message per second" to one chat, where short bursts may go over that
 * (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): one a second over twenty seconds, three in any.
 * Answers come no faster than what they answer, so a person who presses buttons quickly is not kept waiting.
 */
const PER_CHAT = [
  { messages: 3, withinMs: 1_000 },
  { messages: 20, withinMs: 20_000 },
] as const;
const PER_GROUP = [...PER_CHAT, { messages: 20, withinMs: 60_000 }] as const;
const OVERALL_PER_SECOND = 30;

/**
 * Telegram, by long polling or by webhook. Group chats are answered where the bot is addressed, in public; what somebody says
 * there to the bot alone (a command of the menu, where the Bot API knows ephemeral messages) is answered to them alone.
 *
 * A network that does not work at the start keeps nothing from starting: the channel waits, says so in its status and goes on
 * trying. A token that Telegram does not know makes `start` throw ChannelRefused; if that turns out later, the status says so.
 */
export function telegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, log, clock, apiRoot = API_ROOT, pollSeconds = 30, answerWithinMs = 2_000 } = options;
  assert(
    options.mode === 'polling' || WEBHOOK_SECRET.test(options.webhookSecret),
    'a webhook needs a secret of A-Z, a-z, 0-9, _ and -',
  );
  const api = telegramApi(token, { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS });
  const { addresses } = options;
  const pace: Pace = {
    account: token.split(':')[0]!,
    overall: [{ messages: options.messagesPerSecond ?? OVERALL_PER_SECOND, withinMs: 1_000 }],
    perPrivate: PER_CHAT,
    perPublic: PER_GROUP,
    mostAtOnce: MOST_CALLS,
  };
  const send = telegramSender({
    api,
    uploads: telegramApi(token, { apiRoot, timeoutSeconds: UPLOAD_TIMEOUT_SECONDS }),
    log,
    findWayBack: async (channelConversationId) => readWayBack(await addresses.find(wayBackKey(channelConversationId))),
    onMoved: (moved) => tellMoved(moved).catch((error) => noteFailure(error, 'a group that moved was not recorded')),
  });
  /** Of messages that are about to be stored. */
  const waysBack = new WeakMap<Message, WayBack>();
  const stopping = new AbortController();
  let accept: Accept | undefined;
  let bot: Bot | undefined;
  let opened = false;
  let running: Promise<void> = Promise.resolve();
  let menus: Promise<void> = Promise.resolve();
  let status: ChannelStatus = { state: 'off', detail: 'not started' };

  function waiting(reason: string): void {
    // The time is that of the first failure in a row.
    if (status.state === 'waiting' && status.detail.startsWith(reason)) return;
    status = { state: 'waiting', detail: `${reason} (since ${clock.now().toISOString()})` };
  }

  const insistence: Insistence = {
    firstPauseMs: 500,
    longestPauseMs: 30_000,
    ...options.pauses,
    onFailure(reason) {
      waiting(reason);
      log.warn({ reason }, 'telegram: does not work at the moment; trying again');
    },
  };

  function refused(error: ChannelRefused): void {
    status = { state: 'off', detail: `Telegram refuses us: ${error.message}. Is TELEGRAM_BOT_TOKEN right?` };
    log.error({ reason: error.message }, 'telegram: switched off');
  }

  function on(): void {
    if (status.state !== 'on') log.info({ bot: bot?.username, mode: options.mode }, 'telegram: on');
    status = { state: 'on', detail: `@${bot?.username} by ${options.mode}` };
  }

  /** What the platform must know of us, and we of it, before messages can come. @throws what `toChannelError` gives */
  async function open(signal: AbortSignal): Promise<void> {
    try {
      const me: Partial<UserFromGetMe> | undefined = await api.raw.getMe(grammySignal(signal));
      if (me?.id === undefined || me.username === undefined) throw new ChannelUnavailable('getMe: an answer that names no bot');
      // Known before the webhook is set, since the first delivery may be faster than the answer to that.
      bot = { id: me.id, username: me.username, readsWholeGroups: me.can_read_all_group_messages === true };
      if (options.mode === 'webhook') {
        // Always set: Telegram does not tell the secret that it has.
        const url = options.publicUrl.replace(/\/$/, '') + TELEGRAM_WEBHOOK_PATH;
        const webhook = { url, secret_token: options.webhookSecret, max_connections: WEBHOOK_CONNECTIONS };
        await api.raw.setWebhook({ ...webhook, allowed_updates: UPDATE_KINDS }, grammySignal(signal));
      }
      opened = true;
    } catch (failure) {
      const error = toChannelError(failure);
      // An address that Telegram will never call, for one.
      throw error instanceof MessageRefused ? new ChannelRefused(error.message, { cause: error.cause }) : error;
    }
  }

  /** Receives until it is stopped. @throws ChannelRefused */
  async function run(): Promise<void> {
    const { signal } = stopping;
    if (!opened) await insist(() => open(signal), insistence, signal);
    if (signal.aborted) return;
    menus = keepMenus();
    if (options.mode === 'webhook') return on();
    const { acquirePollingLease } = options;
    if (acquirePollingLease === undefined) return poll(signal);
    while (!signal.aborted) {
      status = { state: 'waiting', detail: 'another process of ours talks to Telegram; this one takes over when that ends' };
      const lease = await insist(() => acquirePollingLease(signal), insistence, signal);
      if (!lease) return;
      try {
        await poll(AbortSignal.any([signal, lease.lost]));
      } finally {
        await lease.release();
      }
    }
  }

  const poll = (signal: AbortSignal): Promise<void> =>
    pollTelegram(
      {
        api: telegramApi(token, { apiRoot, timeoutSeconds: pollSeconds + POLL_SLACK_SECONDS }),
        log,
        pollSeconds,
        insistence,
        decode,
        accept: accept!,
        amend,
        move: tellMoved,
        onSuccess: on,
      },
      signal,
    );

  /** Decodes, and sees to what an update asks for besides being stored: in the background, since nobody waits for it. */
  function decode(update: unknown): Decoded {
    const decoded = decodeUpdate(update, bot!);
    if (decoded.kind === 'reachability') void tellReachability(decoded.channelUserId, decoded.reachability);
    if (decoded.kind === 'nothing') log.debug({ updateId: updateIdOf(update), reason: decoded.reason }, 'telegram: ignored');
    if (decoded.kind === 'message' && decoded.wayBack !== undefined) waysBack.set(decoded.message, decoded.wayBack);
    if ('callbackQueryId' in decoded && decoded.callbackQueryId !== undefined) void answerCallback(decoded.callbackQueryId);
    return decoded;
  }

  /** A webhook's update stands alone: what is no message is seen to in the background. */
  function decodeAlone(update: unknown): Decoded {
    const decoded = decode(update);
    if (decoded.kind === 'edit') void amend(decoded);
    if (decoded.kind === 'moved') {
      void insist(() => tellMoved(decoded), insistence, stopping.signal).catch((error) =>
        noteFailure(error, 'a group that moved was not recorded'),
      );
    }
    return decoded;
  }

  async function amend({ key, content }: Edit): Promise<void> {
    try {
      await options.onEdit?.(key, content);
    } catch (error) {
      noteFailure(error, 'an edit was not heard');
    }
  }

  const tellMoved = async ({ from, to }: Pick<Moved, 'from' | 'to'>): Promise<void> => options.onMoved?.({ from, to });

  const noteFailure = (error: unknown, what: string): void => log.warn({ reason: describeFailure(error) }, `telegram: ${what}`);

  /**
   * Stores messages, and before them how to answer those that one person said to us alone. Such an answer is no matter for the
   * webhook's response, of which nobody learns what became.
   */
  const acceptBy =
    (intake: Accept): Accept =>
    async (messages, how) => {
      for (const message of messages) {
        const wayBack = waysBack.get(message);
        if (wayBack === undefined) continue;
        const until = new Date(clock.now().getTime() + WAY_BACK_MS);
        await addresses.save(wayBackKey(message.channelConversationId), wayBack, until);
      }
      const accepted = await intake(messages, messages.some((message) => waysBack.has(message)) ? {} : how);
      return accepted.map((one, index) => (waysBack.has(messages[index]!) ? withoutResponse(one) : one));
    };

  /** A menu that cannot be set is no reason for anything else not to work. */
  async function keepMenus(): Promise<void> {
    const { menu } = options;
    if (menu === undefined) return;
    const { signal } = stopping;
    try {
      const attempts = { ...insistence, onFailure: (reason: string) => log.debug({ reason }, 'telegram: the menus wait') };
      const changes = await insist(() => setMenus(api, menu(), signal), attempts, signal);
      if (changes !== undefined && changes > 0) log.info({ changes }, 'telegram: command menus set');
    } catch (error) {
      noteFailure(error, 'the command menus were not set');
    }
  }

  async function answerCallback(id: string): Promise<void> {
    try {
      await api.raw.answerCallbackQuery({ callback_query_id: id });
    } catch (error) {
      log.debug({ reason: describeFailure(error) }, 'telegram: a pressed button keeps its progress bar');
    }
  }

  async function tellReachability(channelUserId: string, reachability: 'blocked' | 'reachable'): Promise<void> {
    try {
      await options.onReachability?.(channelUserId, reachability);
    } catch (error) {
      log.error({ err: error, channelUserId, reachability }, 'telegram: a blocked or unblocked bot was not recorded');
    }
  }

  return {
    name: 'telegram',
    forms: 'steps',
    pace,
    async start(intake) {
      assert(accept === undefined, 'a channel is started once');
      accept = acceptBy(intake);
      status = { state: 'starting', detail: 'asking Telegram who we are' };
      const patience = AbortSignal.timeout(START_PATIENCE_MS);
      try {
        await open(AbortSignal.any([stopping.signal, patience]));
      } catch (error) {
        if (error instanceof ChannelRefused) {
          refused(error);
          throw error;
        }
        insistence.onFailure(patience.aborted ? `no answer from ${apiRoot} in time` : describeFailure(error));
      }
      running = run().catch((error: unknown) => {
        if (error instanceof ChannelRefused) return refused(error);
        status = { state: 'off', detail: `stopped by a fault: ${describeFailure(error)}` };
        log.error({ err: error }, 'telegram: stopped by a fault');
      });
    },
    async stop() {
      stopping.abort();
      await running;
      await menus;
      status = { state: 'off', detail: 'stopped' };
    },
    async send(message) {
      try {
        return await send(message);
      } catch (error) {
        if (error instanceof ChannelRefused) refused(error);
        throw error;
      }
    },
    status: () => status,
    privateUrl(payload) {
      assert(
        payload === undefined || START_PAYLOAD.test(payload),
        'a link to Telegram carries 1 to 64 of A-Z, a-z, 0-9, _ and -',
      );
      if (bot === undefined) return undefined;
      return `https://t.me/${bot.username}${payload === undefined ? '' : `?start=${payload}`}`;
    },
    fetchFile: (file, maxBytes) => fetchTelegramFile({ api, apiRoot, token }, file, maxBytes),
    webhook:
      options.mode === 'webhook'
        ? webhookRoute({
            secret: options.webhookSecret,
            log,
            answerWithinMs,
            intake: () => (bot === undefined || stopping.signal.aborted ? undefined : accept),
            decode: decodeAlone,
            send,
          })
        : { refuses: () => 404, take: async () => ({ status: 404 }) },
  };
}

const withoutResponse = (accepted: Accepted): Accepted => ({ ...accepted, answerInResponse: async () => undefined });
