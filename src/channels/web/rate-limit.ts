import { SECOND_MS } from '../../shared/clock.ts';

/** A person who types never meets this; a stuck key or a script does. */
const BURST = 20;
const PER_SECOND = 1;
/** Visitors remembered. The one heard of longest ago is forgotten first, and starts with a full bucket. */
const MOST_VISITORS = 10_000;

/**
 * How fast one visitor may write: a token bucket each, in memory, so it is per process and a restart forgets it. It protects
 * the shop from a page gone wild; who asks for ever new visitor cookies is stopped by address, in front of this.
 *
 * @returns a function that takes one token: 0 if there was one, else the milliseconds until there is
 */
export function visitorLimit(): (visitorId: string, now: Date) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (visitorId, now) => {
    const at = now.getTime();
    const last = buckets.get(visitorId);
    // A clock that was set back gives nothing and takes nothing.
    const gained = last ? (Math.max(0, at - last.at) / SECOND_MS) * PER_SECOND : 0;
    const tokens = Math.min(BURST, last ? last.tokens + gained : BURST);
    const waitMs = tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / PER_SECOND) * SECOND_MS);
    buckets.delete(visitorId);
    buckets.set(visitorId, { tokens: waitMs === 0 ? tokens - 1 : tokens, at });
    if (buckets.size > MOST_VISITORS) buckets.delete(buckets.keys().next().value!);
    return waitMs;
  };
}
