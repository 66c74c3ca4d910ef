import { type APIMessage, ChannelType, type REST, Routes } from 'discord.js';
import { type AddressBook, MessageRefused, RecipientUnreachable } from '../../chat/channel.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Insistence } from '../insist.ts';
import { insist, toChannelError } from './errors.ts';
import type { Lanes } from './lanes.ts';

type Deps = {
  rest: REST;
  addresses: AddressBook;
  lanes: Lanes;
  log: Log;
  insistence: Insistence;
  /** The private conversations in which somebody wrote to us lately, the newest first. */
  directChannels(): Promise<readonly string[]>;
  /** Takes in a direct message as if it came by the gateway. Resolves when it is stored, or never will be. */
  take(message: unknown): Promise<void>;
  signal: AbortSignal;
};

/** Ids are given in order of time, but envelopes may overtake each other a little; what we have already is known again. */
const SLACK_MS = 60n * BigInt(SECOND_MS);
const PAGE = 100;
/** Channels that are asked at once: the answers to those who write now come first. */
const AT_ONCE = 4;
const SAVE_EVERY_MS = 5 * SECOND_MS;
const KEY = 'seen';

/**
 * What came while nobody listened: after a gap, the direct messages of each known channel are asked for over REST. Up to where we
 * have everything is kept in the address book as an id of Discord's, since such ids hold the time of the platform itself.
 */
export function missedMessages({ rest, addresses, lanes, log, insistence, directChannels, take, signal }: Deps) {
  /** The greatest id that we were given. */
  let seen = 0n;
  /** Given to us, and not stored yet. */
  const pending = new Set<bigint>();
  let gap: { since: bigint; closed: Set<string> } | undefined;
  /** Where the gap begins is being found out. */
  let opening: Promise<void> | undefined;
  let savedAt = Number.NEGATIVE_INFINITY;

  /** Everything up to this id is stored. */
  function complete(): bigint {
    let least = gap?.since ?? seen;
    for (const id of pending) if (id <= least) least = id - 1n;
    return least;
  }

  async function save(): Promise<void> {
    if (seen === 0n || opening) return;
    savedAt = performance.now();
    try {
      await addresses.save(KEY, String(complete()));
    } catch (error) {
      log.warn({ err: error }, 'discord: how far messages were taken in was not kept; after a restart more are asked for');
    }
  }

  async function findStart(): Promise<bigint> {
    const kept = seen > 0n ? complete() : BigInt(((await addresses.find(KEY)) as string | undefined) ?? 0);
    const slack = SLACK_MS << 22n; // https://discord.com/developers/docs/reference#snowflakes
    return kept > slack ? kept - slack : 0n;
  }

  /** Asks for what one channel has. To be called in the channel's own lane. */
  async function close(channelId: string, of: NonNullable<typeof gap>): Promise<void> {
    if (gap !== of || of.closed.has(channelId)) return;
    for (let after = of.since; !signal.aborted; ) {
      const page = await insist(() => fetchPage(channelId, after), insistence, signal);
      if (page === undefined) return;
      for (const message of page.toSorted(byId)) {
        await take({ ...message, channel_type: ChannelType.DM });
        after = BigInt(message.id);
      }
      if (page.length < PAGE) break;
    }
    of.closed.add(channelId);
  }

  async function fetchPage(channelId: string, after: bigint): Promise<readonly APIMessage[]> {
    try {
      const query = new URLSearchParams({ after: String(after), limit: String(PAGE) });
      return (await rest.get(Routes.channelMessages(channelId), { query, signal })) as APIMessage[];
    } catch (failure) {
      const error = toChannelError(failure);
      // A channel that is not there any more has nothing for us; what may pass is tried again.
      if (!(error instanceof RecipientUnreachable || error instanceof MessageRefused)) throw error;
      log.debug({ reason: error.message }, 'discord: a channel of direct messages is gone');
      return [];
    }
  }

  async function closeAll(of: NonNullable<typeof gap>): Promise<void> {
    const channels = await insist(directChannels, insistence, signal);
    // What only one person sees in a server has no messages of theirs.
    const waiting = (channels ?? []).filter((id) => /^\d+$/.test(id));
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !signal.aborted && gap === of; id = waiting.shift()) {
        const channelId = id;
        await lanes.run(channelId, () => close(channelId, of));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (signal.aborted || gap !== of) return;
    gap = undefined;
    log.info({ channels: of.closed.size }, 'discord: asked for the direct messages of the time when nobody listened');
    await save();
  }

  return {
    /** The gateway gave us this; `stored` is to be called when it is stored, or never will be. */
    given(id: string): { stored(): void } {
      const number = BigInt(id);
      if (number > seen) seen = number;
      pending.add(number);
      return {
        stored() {
          pending.delete(number);
          if (performance.now() - savedAt >= SAVE_EVERY_MS) void save();
        },
      };
    },
    /** A session has begun that knows nothing of what was before. Everybody's messages keep their order. */
    async begin(): Promise<void> {
      const opened = insist(findStart, insistence, signal).then((since) => {
        if (since) gap = { since, closed: new Set() };
      });
      opening = opened;
      await opened;
      if (opening === opened) opening = undefined;
      if (gap) await closeAll(gap);
    },
    /** To be called in a channel's lane before what it says now is taken in. */
    async before(channelId: string): Promise<void> {
      await opening;
      if (gap) await close(channelId, gap);
    },
    save,
  };
}

const byId = (a: APIMessage, b: APIMessage): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);
