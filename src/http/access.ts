import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Whether a call may see how the program is doing: it comes from this machine, or knows METRICS_TOKEN. A call that a proxy
 * passed on is not from this machine, whatever its socket says.
 */
export function maySeeOperation(
  request: { remoteAddress?: string; forwarded: boolean; authorization?: string },
  token: string | undefined,
): boolean {
  const bearer = request.authorization?.replace(/^Bearer /, '');
  if (token && bearer && isSameSecret(bearer, token)) return true;
  return !request.forwarded && request.remoteAddress !== undefined && LOOPBACK.test(request.remoteAddress);
}
