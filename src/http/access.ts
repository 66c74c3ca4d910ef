import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from './address.ts';

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** What proxies and tunnels add to what they pass on. */
const PROXY_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'via',
];

const OWN_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a call may see how the program is doing: it comes from this machine, or knows METRICS_TOKEN. A call that a proxy passed
 * on is not from this machine, whatever its socket says; nor is one under another name than this machine's own, which a page in
 * somebody's browser may have sent here (DNS rebinding).
 *
 * @param header the value of a request's header
 */
export function maySeeOperation(
  { remoteAddress, header }: { remoteAddress: string | undefined; header: (name: string) => string | undefined },
  token: string | undefined,
): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(header('authorization') ?? '')?.[1];
  if (token && bearer && isSameSecret(bearer, token)) return true;
  if (remoteAddress === undefined || !isLoopback(remoteAddress)) return false;
  return OWN_NAME.test(header('host') ?? '') && PROXY_HEADERS.every((name) => header(name) === undefined);
}
