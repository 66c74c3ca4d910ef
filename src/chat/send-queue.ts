import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, MINUTE_MS } from '../shared/clock.ts';
import { firstIdAt } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import { type Channel, ChannelRateLimited, type Pace } from './channel.ts';
import { createPacer, type Passage } from './pacer.ts';
import type { Hold, Presence } from './presence.ts';
import type { OutboundMessage, Purpose } from './reply.ts';

/** The most urgent first. */
const PURPOSES = ['reply', 'service', 'campaign'] as const satisfies readonly Purpose[];
/** Messages that are held in memory, and below how many more are read: whatever else waits, waits in the database. */
const MOST_HELD: Readonly<Record<Purpose, number>> = { reply: 1_000, service: 200, campaign: 200 };
const FEW = 100;
/** A row is claimed so long before its moment: the claim's round trip shall cost none of the platform's rate. */
const LEAD_MS = 40;
/** A claimed message that would have to wait longer is given back, so that a crash leaves little in doubt. */
const LONGEST_CLAIMED_MS = 250;
/** A claim was refused: somebody else is at that conversation, or something earlier of it waits in the database. */
const REFUSED_CLAIM_MS = 200;
/** What must wait longer for its next try is forgotten here, and read again when it is due. */
const LONGEST_HELD_MS = MINUTE_MS;
/** Without limits of the platform's own, this many calls may be under way. */
const NO_LIMITS = { overall: [], perPrivate: [], perPublic: [], mostAtOnce: 8 } as const satisfies Omit<Pace, 'account'>;
/** From one process to the next at the helm, the sends of the last so many messages are remembered. */
const MOST_REMEMBERED = 2_000;
/** Whoever had to wait for this long was waiting for another process, which may have sent until now. */
const SUCCESSION_MS = 100;

export type Wanted = { channel: string; purpose: Purpose; after: string; without: readonly string[]; most: number };
/** `last` is the id of the last row that was looked at. */
export type Page = { messages: readonly OutboundMessage[]; isAll: boolean; last?: string };
/** What was sent lately, by the clock. */
export type Recent = { conversationId: string; audience: 'private' | 'public'; sentAt: Date };

/**
 * What became of one attempt. `not_ours`: somebody else has the row. `not_yet`: it is queued, and something of its conversation goes
 * before it. `given_back`: it was claimed and not called.
 */
export type Attempt = 'not_ours' | 'not_yet' | 'given_back' | { raised?: unknown; retryAt?: Date };

export type SendQueueDeps = {
  channel: Channel;
  presence: Pick<Presence, 'hold'>;
  clock: Clock;
  log: Log;
  /** Claims a row, calls the platform when `mayGo` resolves with true, and writes down what became of it. */
  attempt(channel: Channel, message: OutboundMessage, passage: Going): Promise<Attempt>;
  /** Rows that are queued and due, in the order of their ids. */
  load(wanted: Wanted): Promise<Page>;
  loadRecent(channel: string, since: Date, most: number): Promise<readonly Recent[]>;
  /** Tells the process that sends: there is something in the outbox, or so many answers went out in responses. */
  tell(channel: string, responses?: number): void;
};

/** The pace of one attempt, as `attempt` keeps it. */
export type Going = {
  mayGo(): Promise<boolean>;
  ended(parts?: number): void;
  refused(error: ChannelRateLimited): void;
  cancel(): void;
};

export type SendQueue = {
  /** A message of ours that is committed. Another process sends it where that one keeps the pace. */
  add(message: OutboundMessage): void;
  /** An answer that went out in a webhook's response. */
  rode(conversation: Pick<OutboundMessage['conversation'], 'id' | 'audience'>): void;
  /** So many answers went out in responses of other processes. */
  othersRode(count: number): void;
  /** The outbox may hold something new. */
  wake(): Promise<void>;
  isBusy(conversationId?: string): boolean;
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** One conversation: a message at a time, and when the next may go, by purpose. */
type Lane = { isBusy: boolean; held: number; closedUntil: number; waitsUntil: Record<Purpose, number> };

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * What waits to be sent by one channel, in the order in which it goes: replies before service messages before campaigns, and
 * within one conversation those of one purpose in the order of their ids; a reply overtakes a campaign's message that waits.
 *
 * A channel that declares a pace has one process that sends for its account: the one that holds the lease. The others leave
 * their rows in the outbox and tell it. When it dies, its lease is free and the next one reads on.
 */
export function createSendQueue(deps: SendQueueDeps): SendQueue {
  const { channel, clock, log } = deps;
  const { pace } = channel;
  const pacer = createPacer(pace ?? NO_LIMITS);
  const lists: Record<Purpose, OutboundMessage[]> = { reply: [], service: [], campaign: [] };
  const lanes = new Map<string, Lane>();
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  /** Purposes of which the database may hold more than we do, and up to where we have read. */
  const unread = new Set<Purpose>(PURPOSES);
  const readUpTo: Record<Purpose, string> = { reply: FIRST_ID, service: FIRST_ID, campaign: FIRST_ID };
  let wholeReadAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  let hold: Hold | undefined;
  let timer: NodeJS.Timeout | undefined;
  let responses = 0;
  const waiting: (() => void)[] = [];
  const leading = pace ? lead(pace) : Promise.resolve();

  const isOpen = (): boolean => !stopping.signal.aborted && (!pace || (hold !== undefined && !hold.lost.aborted));
  const isEmpty = (): boolean => running.size === 0 && PURPOSES.every((purpose) => lists[purpose].length === 0);

  /** Sends for as long as this process lives and holds the lease; waits for it otherwise. */
  async function lead({ account, overall, perPrivate, perPublic }: Pace): Promise<void> {
    const longestMs = Math.max(0, ...[...overall, ...perPrivate, ...perPublic].map(({ withinMs }) => withinMs));
    while (!stopping.signal.aborted) {
      const askedAt = performance.now();
      try {
        const given = await deps.presence.hold(`send:${channel.name}:${account}`, stopping.signal);
        if (performance.now() - askedAt > SUCCESSION_MS)
          pacer.closeUntil(performance.now() + Math.max(0, ...overall.map(({ withinMs }) => withinMs)));
        await remember(longestMs);
        hold = given;
        for (const purpose of PURPOSES) readUpTo[purpose] = FIRST_ID;
        void wake();
        await aborted(AbortSignal.any([given.lost, stopping.signal]));
        forgetAll();
        await Promise.all(running.values());
        hold = undefined;
        await given.release();
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ err: error, account }, 'the lease to send was not to be had; asking again');
      }
    }
  }

  /** What was sent lately counts, whoever sent it: the platform does not care which process of ours did. */
  async function remember(withinMs: number): Promise<void> {
    const [now, at] = [clock.now().getTime(), performance.now()];
    try {
      const recent = await deps.loadRecent(channel.name, new Date(now - withinMs), MOST_REMEMBERED);
      for (const { conversationId, audience, sentAt } of recent)
        pacer.remember({ conversationId, audience }, at - Math.max(0, now - sentAt.getTime()));
    } catch (error) {
      log.warn({ err: error, channel: channel.name }, 'what was sent lately is not known; the platform says if it was too much');
    }
  }

  function forgetAll(): void {
    clearTimeout(timer);
    for (const purpose of PURPOSES) lists[purpose].length = 0;
    for (const [id, lane] of lanes) if (!lane.isBusy) lanes.delete(id);
    for (const lane of lanes.values()) lane.held = 0;
    tellIfEmpty();
  }

  function tellIfEmpty(): void {
    if (!isEmpty()) return;
    for (const told of waiting.splice(0)) told();
  }

  function laneOf(id: string): Lane {
    const lane = lanes.get(id) ?? { isBusy: false, held: 0, closedUntil: 0, waitsUntil: { reply: 0, service: 0, campaign: 0 } };
    lanes.set(id, lane);
    return lane;
  }

  function dropIdle(id: string, lane: Lane, now: number): void {
    if (lane.isBusy || lane.held > 0 || lane.closedUntil > now) return;
    if (PURPOSES.every((purpose) => lane.waitsUntil[purpose] <= now)) lanes.delete(id);
  }

  function put(message: OutboundMessage): void {
    if (running.has(message.id)) return;
    const list = lists[message.purpose];
    const at = list.findLastIndex(({ id }) => id <= message.id);
    if (list[at]?.id === message.id) return;
    list.splice(at + 1, 0, message);
    laneOf(message.conversation.id).held += 1;
  }

  /** Starts whatever may go now, and looks again when more may. */
  function pump(): void {
    clearTimeout(timer);
    while (isOpen()) {
      const now = performance.now();
      const next = findNext(now);
      if (typeof next === 'object') {
        start(next, now);
        continue;
      }
      if (next < Number.POSITIVE_INFINITY) timer = setTimeout(pump, Math.max(1, Math.ceil(next - now))).unref();
      break;
    }
    if (isOpen() && toRead()) void read();
  }

  /** @returns the most urgent message that may go, or the moment at which one might */
  function findNext(now: number): OutboundMessage | number {
    let lookAt = Number.POSITIVE_INFINITY;
    for (const purpose of PURPOSES) {
      if (lists[purpose].length === 0) continue;
      const at = pacer.nextAt(now, purpose !== 'reply');
      if (at > now + LEAD_MS) {
        lookAt = Math.min(lookAt, at - LEAD_MS);
        continue;
      }
      const passed = new Set<string>();
      for (const message of lists[purpose]) {
        const { id, audience } = message.conversation;
        if (passed.has(id)) continue;
        passed.add(id);
        const lane = laneOf(id);
        if (lane.isBusy) continue;
        const inLaneAt = pacer.nextInAt({ conversationId: id, audience }, now);
        const goesAt = Math.max(lane.closedUntil, lane.waitsUntil[purpose], inLaneAt);
        if (goesAt <= Math.max(now, at)) return message;
        lookAt = Math.min(lookAt, goesAt);
      }
    }
    return lookAt;
  }

  function start(message: OutboundMessage, now: number): void {
    const { id, purpose, conversation } = message;
    lists[purpose].splice(lists[purpose].indexOf(message), 1);
    const lane = laneOf(conversation.id);
    lane.held -= 1;
    lane.isBusy = true;
    const sent = { conversationId: conversation.id, audience: conversation.audience, isPush: purpose !== 'reply' };
    const going = goingBy(pacer.reserve(sent, now), lane);
    const run = deps
      .attempt(channel, message, going)
      .then((outcome) => afterAttempt(message, lane, outcome))
      // The row is still in the outbox, and is read again.
      .catch((error) => {
        if (stopping.signal.aborted) return;
        log.error({ err: error, outbox: id }, 'left for the sweep');
        lane.waitsUntil[purpose] = performance.now() + REFUSED_CLAIM_MS;
      })
      .finally(() => {
        lane.isBusy = false;
        running.delete(id);
        dropIdle(conversation.id, lane, performance.now());
        tellIfEmpty();
        pump();
      });
    running.set(id, run);
  }

  function goingBy(passage: Passage, lane: Lane): Going {
    let beganAt = 0;
    return {
      async mayGo() {
        for (;;) {
          const now = performance.now();
          const waitMs = passage.startsAt(now) - now;
          if (!isOpen() || waitMs > LONGEST_CLAIMED_MS) return false;
          if (waitMs <= 0) {
            beganAt = now;
            passage.begin(now);
            return true;
          }
          await sleep(Math.ceil(waitMs));
        }
      },
      ended(parts) {
        passage.end(performance.now(), parts);
        pump();
      },
      refused({ retryAfterMs, scope }) {
        const now = performance.now();
        if (scope === 'account') pacer.refused(beganAt, retryAfterMs, now);
        else lane.closedUntil = Math.max(lane.closedUntil, now + retryAfterMs);
      },
      cancel: passage.cancel,
    };
  }

  function afterAttempt(message: OutboundMessage, lane: Lane, outcome: Attempt): void {
    const { purpose } = message;
    running.delete(message.id);
    if (outcome === 'not_ours' || outcome === 'not_yet') {
      lane.waitsUntil[purpose] = performance.now() + REFUSED_CLAIM_MS;
      unread.add(purpose);
    }
    // With a pace there may be a long backlog, of which we hold what comes later: kept, it would keep what it waits for from being read.
    if (outcome === 'not_ours' || (outcome === 'not_yet' && pace)) return;
    if (typeof outcome === 'object') {
      if (!outcome.retryAt) return;
      const waitMs = Math.max(0, outcome.retryAt.getTime() - clock.now().getTime());
      if (!(outcome.raised instanceof ChannelRateLimited)) lane.waitsUntil[purpose] = performance.now() + waitMs;
      if (waitMs > LONGEST_HELD_MS) return;
    }
    keep(message);
  }

  /** Puts back what is queued again, unless the database had better keep it. */
  function keep(message: OutboundMessage): void {
    if (isOpen() && lists[message.purpose].length < MOST_HELD[message.purpose]) put(message);
    else unread.add(message.purpose);
  }

  /** Reads what waits in the outbox, as far as there is room for it. */
  function read(): Promise<void> {
    reading ??= readAll();
    return reading;
  }

  async function readAll(): Promise<void> {
    await undefined; // whoever asks while we begin is answered by this reading
    try {
      for (let purpose = toRead(); purpose && isOpen(); purpose = toRead()) await readSome(purpose);
    } catch (error) {
      for (const purpose of PURPOSES) unread.add(purpose);
      log.warn({ err: error, channel: channel.name }, 'the outbox could not be read; the sweep comes again');
    } finally {
      reading = undefined; // in the same moment in which nothing was left to read: whoever asks later gets a reading of their own
    }
  }

  const toRead = (): Purpose | undefined => PURPOSES.find((purpose) => unread.has(purpose) && lists[purpose].length < FEW);

  async function readSome(purpose: Purpose): Promise<void> {
    unread.delete(purpose);
    const most = MOST_HELD[purpose] - lists[purpose].length;
    const held = [...lists[purpose].map(({ id }) => id), ...running.keys()];
    const { messages, isAll, last } = await deps.load({
      channel: channel.name,
      purpose,
      after: readUpTo[purpose],
      without: held,
      most,
    });
    if (!isOpen()) return;
    for (const message of messages) put(message);
    // Replies are always read from the first: they are few, and whichever was committed late must not wait. Of the others, what is
    // new comes after what is a minute old; what is not, is found by the next reading of the whole.
    const newest = isAll ? firstIdAt(new Date(clock.now().getTime() - MINUTE_MS)) : last;
    readUpTo[purpose] = purpose === 'reply' ? FIRST_ID : (newest ?? FIRST_ID);
    if (!isAll) unread.add(purpose);
    pump();
  }

  async function wake(): Promise<void> {
    await reading; // it may have looked already where there is something new
    // What was committed late, or became due, behind what we have read. By the clock, which ids are made by, and which may be put back.
    const now = clock.now().getTime();
    if (Math.abs(now - wholeReadAt) > MINUTE_MS) {
      for (const purpose of PURPOSES) readUpTo[purpose] = FIRST_ID;
      for (const [id, lane] of lanes) dropIdle(id, lane, performance.now());
      wholeReadAt = now;
    }
    for (const purpose of PURPOSES) unread.add(purpose);
    await read();
  }

  return {
    add(message) {
      if (!isOpen()) {
        if (pace) deps.tell(channel.name);
        return;
      }
      keep(message);
      pump();
    },
    rode({ id, audience }) {
      if (!pace) return;
      if (isOpen()) {
        pacer.rode({ conversationId: id, audience }, performance.now());
        return;
      }
      if (responses === 0)
        setTimeout(() => {
          deps.tell(channel.name, responses);
          responses = 0;
        }, 100).unref();
      responses += 1;
    },
    othersRode(count) {
      if (pace && isOpen()) pacer.rode(undefined, performance.now(), count);
    },
    wake,
    isBusy(conversationId) {
      if (conversationId === undefined) return !isEmpty();
      const lane = lanes.get(conversationId);
      return lane !== undefined && (lane.isBusy || lane.held > 0);
    },
    async settled() {
      while (!isEmpty()) await new Promise<void>((told) => waiting.push(told));
    },
    async stop() {
      stopping.abort();
      forgetAll();
      await Promise.all(running.values());
      await reading;
      await leading;
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
