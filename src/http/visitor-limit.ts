import { isIP } from 'node:net';
import { MINUTE_MS } from '../shared/clock.ts';

/** Behind one address there may be a whole shop's guests, or a mobile network's: only a script opens more. */
const BURST = 300;
const PER_MINUTE = 60;
/** The address heard of longest ago is forgotten first, and starts anew. */
const MOST_ADDRESSES = 20_000;

/**
 * How many new visitors one address may open: a token bucket each, in memory, so it is per process and a restart forgets it. A
 * visitor who has a cookie is never held up by it.
 *
 * @returns a function that takes one token: 0 if there was one, else the milliseconds until there is
 */
export function newVisitorLimit(): (address: string, now: Date) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (address, now) => {
    const at = now.getTime();
    const key = household(address);
    const last = buckets.get(key);
    // A clock that was set back gives nothing and takes nothing.
    const gained = last ? (Math.max(0, at - last.at) / MINUTE_MS) * PER_MINUTE : 0;
    const tokens = Math.min(BURST, last ? last.tokens + gained : BURST);
    const waitMs = tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / PER_MINUTE) * MINUTE_MS);
    buckets.delete(key);
    buckets.set(key, { tokens: waitMs === 0 ? tokens - 1 : tokens, at });
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value!);
    return waitMs;
  };
}

/** In IPv6, one household has a network of 2^64 addresses. */
function household(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::') as [string, string?];
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
