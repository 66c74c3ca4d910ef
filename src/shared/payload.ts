/**
 * What a link carries into a chat ("t.me/bot?start=osl-storo"): where somebody found us, or a one-time code. Telegram takes 64 of
 * these characters (https://core.telegram.org/bots/features#deep-linking).
 */
export const isPayload = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);

/** Payloads that begin so carry a one-time code; all others name a source. */
export const LINK_PAYLOAD = 'link-';

/** The one-time code of a payload; undefined where it carries none. */
export const codeInPayload = (payload: string): string | undefined =>
  payload.toLowerCase().startsWith(LINK_PAYLOAD) ? payload.slice(LINK_PAYLOAD.length) || undefined : undefined;
