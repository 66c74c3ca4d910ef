import { z } from 'zod';
import { type Content, cleanText, type Message } from '../../chat/message.ts';
import { isPayload } from '../../shared/payload.ts';

/** Longest text that is taken, in UTF-16 code units: more than anyone types, and within MOST_BYTES. */
export const MOST_LENGTH = 20_000;

/** What the page posts: the words, a pressed button's token, or what its link carried, under an id that the page made for it. */
const posted = z.union([
  z.strictObject({ id: z.uuid(), text: z.string().max(MOST_LENGTH) }),
  z.strictObject({ id: z.uuid(), token: z.string().min(1).max(512) }),
  z.strictObject({ id: z.uuid(), start: z.string().refine(isPayload) }),
]);
type Posted = z.infer<typeof posted>;

const seen = z.strictObject({ ids: z.array(z.uuid()).min(1).max(50) });

/** The ids of our messages that a page says somebody has seen; undefined for what no page of ours would say. */
export const decodeSeen = (body: unknown): string[] | undefined => seen.safeParse(body).data?.ids;

/** Turns a posted body into our neutral message; undefined for one that no page of ours would send. */
export function decodePosted(body: unknown, visitorId: string, languageHint: string | undefined): Message | undefined {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return undefined;
  const content = contentOf(parsed.data);
  if (!content) return undefined;
  return {
    key: messageKey(visitorId, parsed.data.id.toLowerCase()),
    channel: 'web',
    channelConversationId: visitorId,
    channelUserId: visitorId,
    audience: 'private',
    ...(languageHint ? { languageHint } : {}),
    content,
  };
}

function contentOf(body: Posted): Content | undefined {
  if ('token' in body) return { kind: 'button', token: body.token };
  if ('start' in body) return { kind: 'command', name: 'start', argument: body.start };
  return written(body.text);
}

function written(raw: string): Content | undefined {
  const text = cleanText(raw).trim();
  if (text === '') return undefined;
  const command = /^\/([a-z][a-z0-9_]{0,31})(?:\s+([\s\S]*))?$/i.exec(text);
  return command ? { kind: 'command', name: command[1]!.toLowerCase(), argument: command[2] ?? '' } : { kind: 'text', text };
}

export const messageKey = (visitorId: string, id: string) => `web:${visitorId}:${id}`;

/** The id that the page gave a message; undefined for a message that did not come from it. */
export function postedId(key: string, visitorId: string): string | undefined {
  const prefix = messageKey(visitorId, '');
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}
