import { isIP } from 'node:net';
import { MINUTE_MS, SECOND_MS } from '../shared/clock.ts';
import { tokenBuckets } from '../shared/token-buckets.ts';

/** Behind one address there may be a whole shop's guests, or a mobile network's: only a script does more. */
const RULES = {
  /** Becoming a new visitor. A visitor who has a cookie is never held up by it. */
  visitor: { burst: 300, everyMs: SECOND_MS, mostKeys: 20_000 },
  /** Sending a file: who makes themselves ever new visitors would fill our disk. */
  file: { burst: 60, everyMs: 2 * MINUTE_MS, mostKeys: 20_000 },
  /** Trying a password of the console, or the link of an invitation: an office behind one address does so in the morning. */
  signIn: { burst: 40, everyMs: 15 * SECOND_MS, mostKeys: 20_000 },
};

/** What one address may do so many times. */
export type Limited = keyof typeof RULES;

/** @returns a function that counts one more, and gives the milliseconds to wait if it was one too many */
export function addressLimit(): (what: Limited, address: string, now: Date) => number {
  const take = {
    visitor: tokenBuckets(RULES.visitor),
    file: tokenBuckets(RULES.file),
    signIn: tokenBuckets(RULES.signIn),
  };
  return (what, address, now) => take[what](household(address), now);
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
