import type { Limit, Pace } from './channel.ts';

/**
 * The earliest moment at which one more message may go, so that a platform that lets `limit.messages` through in any span of
 * `limit.withinMs` never sees more.
 *
 * The platform counts a message at some moment between our call and its answer. So a message holds one of the limit's places from
 * its call until `withinMs` after the answer, and the next one goes when a place is free. A call needs time to get there, and
 * the answer needed time to get here: the smallest round trip is time that passes at the platform's end anyway (`creditMs`).
 *
 * @param ends when the calls of earlier messages came back, in ascending order; Infinity for those under way
 * @returns `now` or later; Infinity while every place is held by a call that is under way
 */
export function nextAt({ messages, withinMs }: Limit, ends: readonly number[], creditMs: number, now: number): number {
  const end = ends[ends.length - messages];
  return end === undefined ? now : Math.max(now, end + withinMs - creditMs);
}

/** Messages whose round trips are measured before the smallest of them counts for anything. */
const SENDS_BEFORE_CREDIT = 120;
/** Of the smallest round trip, since its two ways may have been quick at different times. */
const CREDITED_SHARE = 0.9;
/** A message that nobody waits for leaves this share of a place's time after the one before: places then become free one by one. */
const PUSH_SPACING = 0.8;
/** Answers in webhook responses hold at most this share of the places: what has to be sent by a call always gets through. */
const SHARE_OF_RESPONSES = 0.9;
/** How long an answer in a response is taken to be on its way, while no round trip is known. */
const RESPONSE_TRIP_MS = 100;
/** What is left of the rate when the platform asked us to wait, and the least that is ever left. */
const RATE_AFTER_REFUSAL = 0.8;
const LEAST_RATE = 0.2;
/** In which a rate of nothing would become the full one again: what one refusal took is back after a minute. */
const RECOVERY_MS = 5 * 60_000;
/** Windows that say nothing any more are dropped when there are this many conversations, and from then on at each doubling. */
const MOST_IDLE_CONVERSATIONS = 1_000;

/** Where a message goes, and whether somebody waits for it. */
export type Sent = { conversationId: string; audience: 'private' | 'public'; isPush: boolean };

/** One message's places, from its reservation until its call came back. */
export type Passage = {
  /** When its call may begin, as far as is known now: being told to wait may move it. */
  startsAt(now: number): number;
  /** The call begins. */
  begin(now: number): void;
  /** The call came back; `messages` is what it became where the platform got more than one. */
  end(now: number, messages?: number): void;
  /** Nothing was called: the places are free as they were. */
  cancel(): void;
};

/** What may be sent to one account of a platform, and when. Knows no clock: `now` is any clock in milliseconds that never goes back. */
export type Pacer = {
  /** When the next message may go, wherever it goes. */
  nextAt(now: number, isPush: boolean): number;
  /** The same for the next message of one conversation, the account's own limits left out. */
  nextInAt(to: Pick<Sent, 'conversationId' | 'audience'>, now: number): number;
  /** Takes the places of a message that goes when `nextAt` and `nextInAt` say. */
  reserve(sent: Sent, now: number): Passage;
  /** The platform asked us to wait with everything. Lowers the rate, once for all calls that were under way together. */
  refused(beganAt: number, retryAfterMs: number, now: number): void;
  /** Answers went out in webhook responses. Without a conversation they count for the account alone. */
  rode(to: Pick<Sent, 'conversationId' | 'audience'> | undefined, now: number, count?: number): void;
  /** A message that went out at `at`, as the store remembers it from the process before us. */
  remember(to: Pick<Sent, 'conversationId' | 'audience'>, at: number): void;
  /** Nothing goes before this moment. */
  closeUntil(moment: number): void;
  /** Of the full rate, from 0 to 1. */
  rate(now: number): number;
};

type Places = { limit: Limit; ends: number[]; inResponses: number[] };

export function createPacer(pace: Omit<Pace, 'account'>): Pacer {
  const overall = pace.overall.map(placesOf);
  const conversations = new Map<string, Places[]>();
  let mostConversations = MOST_IDLE_CONVERSATIONS;
  let underWay = 0;
  let closedUntil = Number.NEGATIVE_INFINITY;
  let pushAt = Number.NEGATIVE_INFINITY;
  let sends = 0;
  let smallestTripMs = Number.POSITIVE_INFINITY;
  let lowered = { rate: 1, at: 0 };

  const rate = (now: number): number => Math.min(1, lowered.rate + Math.max(0, now - lowered.at) / RECOVERY_MS);
  const creditMs = (): number => (sends < SENDS_BEFORE_CREDIT ? 0 : CREDITED_SHARE * smallestTripMs);
  const slowed = ({ messages, withinMs }: Limit, now: number): Limit => ({ messages, withinMs: withinMs / rate(now) });

  /** Limits that are the tightest at a steady flow say how far apart messages are that nobody waits for. */
  const spacingMs = (now: number): number =>
    PUSH_SPACING * Math.max(0, ...pace.overall.map((limit) => slowed(limit, now).withinMs / limit.messages));

  function placesIn({ conversationId, audience }: Pick<Sent, 'conversationId' | 'audience'>, now: number): Places[] {
    const known = conversations.get(conversationId);
    if (known) return known;
    if (conversations.size >= mostConversations) forgetIdle(now);
    const places = (audience === 'private' ? pace.perPrivate : pace.perPublic).map(placesOf);
    if (places.length > 0) conversations.set(conversationId, places);
    return places;
  }

  function forgetIdle(now: number): void {
    for (const [id, places] of conversations)
      if (places.every(({ limit, ends }) => (ends.at(-1) ?? 0) + limit.withinMs <= now)) conversations.delete(id);
    mostConversations = Math.max(MOST_IDLE_CONVERSATIONS, 2 * conversations.size);
  }

  return {
    nextAt(now, isPush) {
      if (underWay >= pace.mostAtOnce) return Number.POSITIVE_INFINITY;
      const open = Math.max(now, closedUntil, isPush ? pushAt : now);
      return Math.max(open, ...overall.map(({ limit, ends }) => nextAt(slowed(limit, now), ends, creditMs(), now)));
    },
    nextInAt: (to, now) => Math.max(now, ...placesIn(to, now).map(({ limit, ends }) => nextAt(limit, ends, 0, now))),
    reserve(sent, now) {
      const inAll = overall.map((places) => ({ places, freed: take(places) }));
      const inOne = placesIn(sent, now).map((places) => ({ places, freed: take(places) }));
      const pushBefore = pushAt;
      if (sent.isPush) pushAt = Math.max(pushAt, now - spacingMs(now)) + spacingMs(now);
      underWay += 1;
      let beganAt = now;
      return {
        startsAt: (at) =>
          Math.max(
            at,
            closedUntil,
            ...inAll.map(({ places, freed }) => (freed ?? -Infinity) + slowed(places.limit, at).withinMs - creditMs()),
            ...inOne.map(({ places, freed }) => (freed ?? -Infinity) + places.limit.withinMs),
          ),
        begin(at) {
          beganAt = at;
        },
        end(at, messages = 1) {
          underWay -= 1;
          for (const { places } of [...inAll, ...inOne]) {
            places.ends.splice(places.ends.lastIndexOf(Number.POSITIVE_INFINITY), 1);
            for (let i = 0; i < messages; i += 1) note(places, at);
          }
          sends += 1;
          smallestTripMs = Math.min(smallestTripMs, at - beganAt);
        },
        cancel() {
          underWay -= 1;
          if (sent.isPush) pushAt = Math.min(pushAt, Math.max(pushBefore, now));
          for (const { places, freed } of [...inAll, ...inOne]) {
            places.ends.splice(places.ends.lastIndexOf(Number.POSITIVE_INFINITY), 1);
            if (freed !== undefined) places.ends.unshift(freed);
          }
        },
      };
    },
    refused(beganAt, retryAfterMs, now) {
      closedUntil = Math.max(closedUntil, now + retryAfterMs);
      if (beganAt < lowered.at) return; // it was under way when another one was refused
      lowered = { rate: Math.max(LEAST_RATE, rate(now) * RATE_AFTER_REFUSAL), at: now };
    },
    rode(to, now, count = 1) {
      const arrivesAt = now + (smallestTripMs === Number.POSITIVE_INFINITY ? RESPONSE_TRIP_MS : 2 * smallestTripMs);
      for (const places of [...overall, ...(to ? placesIn(to, now) : [])])
        for (let i = 0; i < Math.min(count, places.limit.messages); i += 1) noteResponse(places, arrivesAt, now);
    },
    remember(to, at) {
      for (const places of [...overall, ...placesIn(to, at)]) note(places, at);
    },
    closeUntil(moment) {
      closedUntil = Math.max(closedUntil, moment);
    },
    rate,
  };
}

const placesOf = (limit: Limit): Places => ({ limit, ends: [], inResponses: [] });

/** Takes a place for a call. @returns since when it was free, if the limit had been reached before */
function take({ limit, ends }: Places): number | undefined {
  ends.push(Number.POSITIVE_INFINITY);
  return ends.length > limit.messages ? ends.shift() : undefined;
}

/** Only as many ends as the limit has places ever matter: the latest ones. */
function note({ limit, ends }: Places, at: number): void {
  const later = ends.findLastIndex((end) => end <= at) + 1;
  ends.splice(later, 0, at);
  if (ends.length > limit.messages) ends.shift();
}

function noteResponse(places: Places, arrivesAt: number, now: number): void {
  const { limit, ends, inResponses } = places;
  while (inResponses.length > 0 && inResponses[0]! + limit.withinMs <= now) inResponses.shift();
  if (inResponses.length >= Math.max(1, Math.floor(limit.messages * SHARE_OF_RESPONSES))) {
    const earliest = ends.indexOf(inResponses.shift()!);
    if (earliest >= 0) ends.splice(earliest, 1);
  }
  inResponses.push(arrivesAt);
  note(places, arrivesAt);
}
