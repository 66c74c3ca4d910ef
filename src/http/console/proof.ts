import { createHmac, timingSafeEqual } from 'node:crypto';

/** The name of the hidden field that every form carries. */
export const PROOF_FIELD = 'csrf';

/** What a form of one session carries, and no other page can know. */
export const proofOf = (secret: string, sessionId: string): string =>
  createHmac('sha256', secret).update(`console form ${sessionId}`).digest('base64url');

export function isProof(given: string | null, secret: string, sessionId: string): boolean {
  const expected = Buffer.from(proofOf(secret, sessionId));
  const bytes = Buffer.from(given ?? '');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/**
 * Whether a call that changes something comes from a page of ours. Browsers say where a request was made, in two ways; a page of
 * somebody else cannot change either. A call that says neither is not from a browser that we know.
 */
export function isOwnPage(request: Request, publicUrl: string | undefined): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return site === 'same-origin';
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return origin === `http://${host}` || origin === `https://${host}`;
}
