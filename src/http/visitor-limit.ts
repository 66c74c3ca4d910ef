import { isIP } from 'node:net';
import { SECOND_MS } from '../shared/clock.ts';
import { tokenBuckets } from '../shared/token-buckets.ts';

/** Behind one address there may be a whole shop's guests, or a mobile network's: only a script opens more. */
const NEW_VISITORS = { burst: 300, everyMs: SECOND_MS, mostKeys: 20_000 };

/** How many new visitors one address may open. A visitor who has a cookie is never held up by it. */
export function newVisitorLimit(): (address: string, now: Date) => number {
  const take = tokenBuckets(NEW_VISITORS);
  return (address, now) => take(household(address), now);
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
