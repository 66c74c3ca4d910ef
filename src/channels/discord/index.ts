import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIUser, Routes } from 'discord.js';
import {
  type Accept,
  type AddressBook,
  type Channel,
  ChannelRefused,
  type ChannelStatus,
  MessageRefused,
  RecipientUnreachable,
} from '../../chat/channel.ts';
import type { MenuCommand } from '../../chat/menu.ts';
import type { Message } from '../../chat/message.ts';
import type { OutboundForm } from '../../chat/reply.ts';
import { type Clock, MINUTE_MS, SECOND_MS } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Insistence } from '../insist.ts';
import { registerCommands } from './commands.ts';
import { type Bot, type Decoded, decodeInteraction, decodeMessage, type FormName, type Interaction } from './decode.ts';
import { encodeForm, encodeText } from './encode.ts';
import { describeFailure, insist, toChannelError } from './errors.ts';
import { discordFiles } from './files.ts';
import { holdGateway } from './gateway.ts';
import { interactionDesk } from './interactions.ts';
import { createLanes } from './lanes.ts';
import { missedMessages } from './missed.ts';
import { discordRest } from './rest.ts';
import { discordSender, OPENED } from './sending.ts';

export type DiscordOptions = {
  token: string;
  applicationId: string;
  /** Where commands are registered instead of everywhere. */
  guildId?: string;
  /** Of the REST API without its version, without a slash at the end. Discord's own by default; the gateway's address comes from it. */
  apiBase?: string;
  /** Connections to the gateway; undefined for as many as Discord recommends. */
  shards?: number;
  requestsPerSecond: number;
  /** Discord bars us at 10,000 refusals in 10 minutes; at this many, 5,000 by default, we make no call until that time is over. */
  mostInvalidRequests?: number;
  log: Log;
  clock: Clock;
  addresses: AddressBook;
  menu(): { commands: readonly MenuCommand[]; defaultLanguage: string };
  /** The form as its window shows it. Pure: whoever pressed the button waits for the window. */
  renderForm(name: string, language: string, token: string): OutboundForm | undefined;
  /** What is said where a press or a command could not be taken in. */
  apology(languageHint: string | undefined): string;
  /** The private conversations in which somebody wrote to us lately, the newest first. */
  directChannels(): Promise<readonly string[]>;
  /** Waits until this process alone may hold the gateway. Not needed when there is one process. */
  acquireGatewayLease?(signal: AbortSignal): Promise<GatewayLease>;
  /** Pauses after failures: the first, doubled by each in a row up to the longest. 0.5 s and 30 s by default. */
  pauses?: { firstPauseMs: number; longestPauseMs: number };
  /** So long a press or a command may wait to be stored; then its sender is told that it was not. 10 s by default. */
  storeWithinMs?: number;
};

export type GatewayLease = {
  release(): Promise<void>;
  /** Aborted when another process may have it. */
  lost: AbortSignal;
};

/** `start` waits this long for Discord; after that it goes on trying by itself, and the program starts without it. */
const START_PATIENCE_MS = 5 * SECOND_MS;
const STORE_WITHIN_MS = 10 * SECOND_MS;
/** When it stops, the channel waits this long for what it tells those whose interaction was not taken in. */
const LAST_WORDS_MS = 2 * SECOND_MS;
/** Calls that may be on their way at once. Each conversation is a bucket of its own at Discord. */
const MOST_AT_ONCE = 16;
/** Mentions whose answers may still come as replies to them. */
const MENTIONS_KEPT_MS = 15 * MINUTE_MS;

/**
 * Discord: direct messages, mentions in servers, slash commands, buttons, lists and windows. Whatever is personal is said in direct
 * messages or for the person's eyes alone; what only one person sees in a server is a private conversation of its own.
 *
 * Every process sends, over REST; the one that has the lease listens, on the gateway. A network that does not work at the start
 * keeps nothing from starting. A token that Discord does not know makes `start` throw ChannelRefused; if that turns out later, the
 * status says so.
 */
export function discordChannel(options: DiscordOptions): Channel {
  const { applicationId, guildId, apiBase, log, clock, addresses, storeWithinMs = STORE_WITHIN_MS } = options;
  const { rest, checkBreaker } = discordRest(options);
  const stopping = new AbortController();
  const lanes = createLanes();
  const mentions = new Map<string, { messageId: string; until: number }>();
  /** Of each press and command that is not stored yet: aborted when its time is over. */
  const unstored = new Set<AbortController>();
  const apologies = new Set<Promise<void>>();
  const interactions = interactionDesk({ rest, addresses, clock, log });
  const mentionOf = (inboundId: string) => mentions.get(inboundId)?.messageId;
  const send = discordSender({ rest, applicationId, interactions, mentionOf, addresses, clock, log });
  const fetchFile = discordFiles(rest, apiBase);
  let accept: Accept | undefined;
  let bot: (Bot & { name: string }) | undefined;
  let refusal: ChannelRefused | undefined;
  let running: Promise<void> = Promise.resolve();
  let status: ChannelStatus = { state: 'off', detail: 'not started' };

  function waiting(reason: string): void {
    // The time is that of the first failure in a row.
    if (status.state === 'waiting' && status.detail.startsWith(reason)) return;
    status = { state: 'waiting', detail: `${reason} (since ${clock.now().toISOString()})` };
  }

  const pauses = { firstPauseMs: 500, longestPauseMs: 30_000, ...options.pauses };
  const insistence: Insistence = {
    ...pauses,
    onFailure(reason) {
      waiting(reason);
      log.warn({ reason }, 'discord: does not work at the moment; trying again');
    },
  };
  /** For what goes on beside the connection, which may work meanwhile. */
  const quietly = (what: string): Insistence => ({
    ...pauses,
    onFailure: (reason) => log.warn({ reason }, `discord: ${what}; trying again`),
  });

  function refused(error: ChannelRefused): void {
    refusal = error;
    status = { state: 'off', detail: `Discord refuses us: ${error.message}. Is DISCORD_TOKEN right?` };
    log.error({ reason: error.message }, 'discord: switched off');
  }

  /** @throws ChannelRefused for every call once Discord has refused one, and ChannelRateLimited while we make none */
  async function unlessRefused<Value>(call: () => Promise<Value>): Promise<Value> {
    if (refusal) throw refusal;
    checkBreaker();
    try {
      return await call();
    } catch (error) {
      if (error instanceof ChannelRefused) refused(error);
      throw error;
    }
  }

  function on(): void {
    if (status.state !== 'on') log.info({ bot: bot?.name }, 'discord: on');
    status = { state: 'on', detail: `${bot?.name} on the gateway` };
  }

  // What comes in.

  const missed = missedMessages({
    rest,
    addresses,
    lanes,
    log,
    insistence: quietly('what was missed could not be asked for'),
    directChannels: async () => [...new Set([...(await options.directChannels()), ...(await openedByUs())])],
    take: async (message) => {
      const decoded = decodeMessage(message, bot!);
      if (decoded.kind === 'messages') await store(decoded.messages);
    },
    signal: stopping.signal,
  });

  /** Their people may have written there for the first time. */
  async function openedByUs(): Promise<string[]> {
    return (await addresses.list(OPENED)).filter((id) => typeof id === 'string');
  }

  function onMessage(raw: unknown): void {
    const decoded = decodeMessage(raw, bot!);
    if (decoded.kind !== 'messages') {
      ignored(decoded);
      return;
    }
    const { messages, messageId } = decoded;
    const [{ channelConversationId, audience }] = messages;
    const receipt = missed.given(messageId);
    inLane(channelConversationId, async () => {
      if (audience === 'private') await missed.before(channelConversationId);
      const inboundIds = await store(messages);
      if (inboundIds === undefined) return; // told to stop: after the restart it is asked for again
      receipt.stored();
      if (audience === 'public') keepMention(inboundIds[0], messageId);
    });
  }

  /** After what came there before. Its errors are told: nobody waits for it. */
  function inLane(channelConversationId: string, work: () => Promise<void>): void {
    lanes.run(channelConversationId, work).catch(stumbled);
  }

  function stumbled(error: unknown): void {
    if (error instanceof ChannelRefused) refused(error);
    else log.error({ err: error }, 'discord: a fault');
  }

  /** However long the database is away. @returns undefined when the program stops first */
  async function store(messages: readonly Message[]): Promise<string[] | undefined> {
    const accepted = await insist(() => accept!(messages), quietly('a message could not be stored'), stopping.signal);
    for (const { inboundId } of accepted ?? []) interactions.keepNone(inboundId);
    return accepted?.map(({ inboundId }) => inboundId);
  }

  function keepMention(inboundId: string | undefined, messageId: string): void {
    const now = clock.now().getTime();
    for (const [old, { until }] of mentions) {
      if (until > now) break;
      mentions.delete(old);
    }
    if (inboundId) mentions.set(inboundId, { messageId, until: now + MENTIONS_KEPT_MS });
  }

  function onInteraction(raw: unknown): void {
    const decoded = decodeInteraction(raw);
    if (decoded.kind === 'interaction') takeInteraction(decoded.interaction, decoded.message);
    else if (decoded.kind === 'open_form') openForm(decoded.interaction, decoded.form, decoded.otherwise);
    else ignored(decoded);
  }

  /** The window must be the first response, so nothing is asked for it. */
  function openForm(interaction: Interaction, { name, language, token: formToken, from }: FormName, otherwise: Message): void {
    const form = options.renderForm(name, language, formToken);
    if (form === undefined) {
      takeInteraction(interaction, otherwise); // of another version of the program
      return;
    }
    try {
      void interactions.respond(interaction, encodeForm(form, from));
    } catch (error) {
      log.error({ err: error, form: name }, 'discord: a form that cannot be shown there');
      takeInteraction(interaction, otherwise);
    }
  }

  /** Discord hears at once that we have it, while it is being stored. */
  function takeInteraction(interaction: Interaction, message: Message): void {
    const deferred = interactions.defer(interaction);
    const receipt = missed.given(interaction.id);
    const late = new AbortController();
    unstored.add(late);
    late.signal.addEventListener('abort', () => {
      const apology = apologise(interaction, message, deferred).finally(() => apologies.delete(apology));
      apologies.add(apology);
    });
    const deadline = setTimeout(() => late.abort(), storeWithinMs);
    inLane(message.channelConversationId, async () => {
      if (!interaction.ephemeral) await Promise.race([missed.before(message.channelConversationId), aborted(late.signal)]);
      const accepted = await insist(() => accept!([message]), quietly('an interaction could not be stored'), late.signal);
      clearTimeout(deadline);
      unstored.delete(late);
      // Nobody brings it again: what was not stored by now is over, and its sender has been told.
      receipt.stored();
      if (accepted?.[0]) interactions.keep(accepted[0].inboundId, interaction, deferred);
    });
  }

  async function apologise(interaction: Interaction, { key, languageHint }: Message, deferred: Promise<boolean>): Promise<void> {
    log.error({ key }, 'discord: an interaction could not be stored; its sender is told');
    try {
      if (!(await deferred)) return;
      const route = Routes.webhookMessage(applicationId, interaction.token, '@original');
      await rest.patch(route, { body: encodeText(options.apology(languageHint)), auth: false });
    } catch (error) {
      log.error({ key, reason: describeFailure(error) }, 'discord: nor could that');
    }
  }

  const ignored = (decoded: Decoded): void => {
    if (decoded.kind === 'nothing') log.debug({ reason: decoded.reason }, 'discord: ignored');
  };

  // The connection.

  /** Who we are. @throws what `toChannelError` gives */
  async function open(signal: AbortSignal): Promise<void> {
    try {
      const me = (await rest.get(Routes.user(), { signal })) as APIUser;
      bot = { id: me.id, name: me.username };
    } catch (failure) {
      throw toChannelError(failure);
    }
  }

  /** Listens until it is stopped. @throws ChannelRefused */
  async function run(): Promise<void> {
    const { signal } = stopping;
    if (!bot) await insist(() => open(signal), insistence, signal);
    const { acquireGatewayLease } = options;
    while (!signal.aborted) {
      if (!acquireGatewayLease) {
        await listen(signal);
        return;
      }
      status = { state: 'waiting', detail: 'another process of ours listens to Discord; this one takes over when that ends' };
      const lease = await insist(() => acquireGatewayLease(signal), insistence, signal);
      if (!lease) return;
      try {
        await listen(AbortSignal.any([signal, lease.lost]));
      } finally {
        await lease.release();
      }
    }
  }

  async function listen(signal: AbortSignal): Promise<void> {
    status = { state: 'waiting', detail: 'connecting to the gateway' };
    void register(signal);
    await insist(
      () =>
        holdGateway(
          {
            ...options,
            onSession(shard) {
              on();
              if (shard === 0) missed.begin().catch(stumbled);
            },
            onResumed: on,
            onMessage,
            onInteraction,
            onTrouble(reason) {
              waiting(reason);
              log.info({ reason }, 'discord: the gateway');
            },
          },
          signal,
        ),
      insistence,
      signal,
    );
    await missed.save();
  }

  /** Without its menu the channel works all the same. */
  async function register(signal: AbortSignal): Promise<void> {
    try {
      const { commands, defaultLanguage } = options.menu();
      const registration = { applicationId, guildId, menu: commands, defaultLanguage };
      const attempt = async () => {
        try {
          return await registerCommands(rest, registration, signal);
        } catch (failure) {
          const error = toChannelError(failure);
          if (!(error instanceof MessageRefused || error instanceof RecipientUnreachable)) throw failure;
          // The same again would be refused again.
          log.error({ reason: error.message }, 'discord: the menu of commands was refused; everything else works');
          return 0;
        }
      };
      const calls = await insist(attempt, quietly('the menu of commands could not be registered'), signal);
      if (calls) log.info({ calls }, 'discord: the menu of commands was brought up to date');
    } catch (error) {
      stumbled(error);
    }
  }

  return {
    name: 'discord',
    forms: 'modal',
    pace: {
      account: `discord:${applicationId}`,
      overall: [{ messages: options.requestsPerSecond, withinMs: SECOND_MS }],
      // What a conversation can bear is in Discord's headers, and kept by the library.
      perPrivate: [],
      perPublic: [],
      mostAtOnce: MOST_AT_ONCE,
    },
    async start(intake) {
      assert(accept === undefined, 'a channel is started once');
      accept = intake;
      status = { state: 'starting', detail: 'asking Discord who we are' };
      const patience = AbortSignal.timeout(START_PATIENCE_MS);
      try {
        await open(AbortSignal.any([stopping.signal, patience]));
      } catch (error) {
        if (error instanceof ChannelRefused) {
          refused(error);
          throw error;
        }
        insistence.onFailure(patience.aborted ? 'no answer from Discord in time' : describeFailure(error));
      }
      running = run().catch((error: unknown) => {
        if (error instanceof ChannelRefused) return refused(error);
        status = { state: 'off', detail: `stopped by a fault: ${describeFailure(error)}` };
        log.error({ err: error }, 'discord: stopped by a fault');
      });
    },
    async stop() {
      stopping.abort();
      await running;
      for (const late of unstored) late.abort();
      await lanes.empty();
      await Promise.race([Promise.all(apologies), sleep(LAST_WORDS_MS, undefined, { ref: false })]);
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
      status = { state: 'off', detail: 'stopped' };
    },
    async send(message) {
      return unlessRefused(() => send(message));
    },
    async unanswered(inboundId) {
      const way = await interactions.find(inboundId, false);
      if (way) await rest.delete(Routes.webhookMessage(applicationId, way.token, '@original'), { auth: false });
    },
    status: () => status,
    privateUrl: () => bot && `https://discord.com/users/${bot.id}`,
    fetchFile: (file, maxBytes) => unlessRefused(() => fetchFile(file, maxBytes)),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
