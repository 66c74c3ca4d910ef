import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  DefaultWebSocketManagerOptions,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  WebSocketShardStatus,
} from 'discord.js';
import { ChannelRefused } from '../../chat/channel.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import { describeFailure, toChannelError } from './errors.ts';
import { type RestOptions, restOptions } from './rest.ts';

export type Gateway = Pick<RestOptions, 'token' | 'apiBase' | 'requestsPerSecond'> & {
  /** Connections; undefined for as many as Discord recommends. */
  shards?: number;
  /** A new session: what was sent before it is not delivered any more. Direct messages come to shard 0. */
  onSession(shard: number): void;
  /** Works again, without a gap. */
  onResumed(shard: number): void;
  onMessage(message: unknown): void;
  onInteraction(interaction: unknown): void;
  /** The connection is being made anew. */
  onTrouble(reason: string): void;
};

/**
 * What we listen to: direct messages, and in servers the messages that name us. Message Content, which would show us everything that
 * people write to each other, is not among them. Interactions come by themselves.
 */
const INTENTS = [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessages];

const GOODBYE_MS = 2 * SECOND_MS;
const LOOK_MS = 20;

/**
 * Holds the connections to Discord's gateway; the library keeps them alive, resumes and reconnects. Envelopes are read as they
 * come (`client.ws`), not as the library's objects: those wait until it knows all servers, during which an interaction would
 * be over, and are kept in memory.
 *
 * @returns when `signal` is aborted
 * @throws ChannelRefused for a token, or a number of shards, that Discord does not take; otherwise what `insist` repeats
 */
export async function holdGateway(gateway: Gateway, signal: AbortSignal): Promise<void> {
  const { token, shards, onSession, onResumed, onMessage, onInteraction, onTrouble } = gateway;
  signal.throwIfAborted();
  const ending = new AbortController();
  const connections = connectionsUntil(ending.signal);
  const client = new Client({
    intents: INTENTS,
    ...(shards === undefined
      ? { shards: 'auto' }
      : { shardCount: shards, shards: Array.from({ length: shards }, (_, id) => id) }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: 0,
      GuildMemberManager: 0,
    }),
    rest: restOptions(gateway),
    ws: { buildStrategy: connections.buildStrategy },
  });
  const ended = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => ended.resolve(), { once: true });

  const whileOpen =
    <Args extends unknown[]>(listener: (...args: Args) => void) =>
    (...args: Args) => {
      if (!signal.aborted && !ending.signal.aborted) listener(...args);
    };
  client.ws.on(
    GatewayDispatchEvents.Ready,
    whileOpen((_: unknown, shard: number) => onSession(shard)),
  );
  client.ws.on(
    GatewayDispatchEvents.Resumed,
    whileOpen((_: unknown, shard: number) => onResumed(shard)),
  );
  client.ws.on(GatewayDispatchEvents.MessageCreate, whileOpen(onMessage));
  client.ws.on(GatewayDispatchEvents.InteractionCreate, whileOpen(onInteraction));
  client.on(
    Events.ShardReconnecting,
    whileOpen((shard: number) => onTrouble(`connection ${shard} is being made anew`)),
  );
  client.on(
    Events.ShardError,
    whileOpen((error: Error) => onTrouble(describeFailure(error))),
  );
  client.on(Events.Error, (error) => ended.reject(error));
  // The library gives up on these codes alone.
  client.on(Events.ShardDisconnect, ({ code }) =>
    ended.reject(new ChannelRefused(CLOSED_BECAUSE[code] ?? `closed with ${code}`)),
  );
  client.login(token).catch((failure: unknown) => ended.reject(toChannelError(failure)));
  try {
    await ended.promise;
  } finally {
    ending.abort();
    // It waits for the other side's goodbye, which may be gone.
    await Promise.race([leave(), sleep(GOODBYE_MS, undefined, { ref: false })]);
  }

  /** Goes on in the background where it takes long: nothing is heard any more. */
  async function leave(): Promise<void> {
    await connections.settled();
    await client.destroy().catch((error: unknown) => onTrouble(describeFailure(error)));
  }
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const CLOSED_BECAUSE: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'it does not know our token',
  [GatewayCloseCodes.InvalidShard]: 'it does not take our number of shards; see DISCORD_SHARDS',
  [GatewayCloseCodes.ShardingRequired]: 'it wants more shards; see DISCORD_SHARDS',
  [GatewayCloseCodes.InvalidAPIVersion]: 'it no longer speaks the version of our library',
  [GatewayCloseCodes.InvalidIntents]: 'it does not know what we ask to hear',
  [GatewayCloseCodes.DisallowedIntents]: 'it does not let us hear what we ask for',
};

/**
 * The library's own strategy, but for two things that it does when it is told to end while it connects. It would connect once more
 * half a second later, which nobody could end: its first step there is to ask for the session to resume, and from the end on that
 * question gets no answer. And the failure of a connection that it has let go of would end the whole program: so it is told to
 * end when none is being made (`settled`).
 */
function connectionsUntil(signal: AbortSignal) {
  type BuildStrategy = typeof DefaultWebSocketManagerOptions.buildStrategy;
  let manager: Parameters<BuildStrategy>[0] | undefined;
  const buildStrategy: BuildStrategy = (built) => {
    manager = built;
    const { retrieveSessionInfo } = built.options;
    built.options.retrieveSessionInfo = (shard) => (signal.aborted ? new Promise(() => {}) : retrieveSessionInfo(shard));
    return DefaultWebSocketManagerOptions.buildStrategy(built);
  };
  return {
    buildStrategy,
    async settled(): Promise<void> {
      while ((await manager?.fetchStatus())?.some((status) => status === WebSocketShardStatus.Connecting))
        await sleep(LOOK_MS, undefined, { ref: false });
    },
  };
}
