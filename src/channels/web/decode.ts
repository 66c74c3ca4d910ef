import { z } from 'zod';
import { type Content, cleanText, type Message } from '../../chat/message.ts';

/** Longest text that is taken, in UTF-16 code units: more than anyone types, and within MOST_BYTES. */
export const MOST_LENGTH = 20_000;

/** What the page posts: the words, or a pressed button's token, under an id that the page made for it. */
const posted = z.union([
  z.strictObject({ id: z.uuid(), text: z.string().max(MOST_LENGTH) }),
  z.strictObject({ id: z.uuid(), token: z.string().min(1).max(512) }),
]);

/** Turns a posted body into our neutral message; undefined for one that no page of ours would send. */
export function decodePosted(body: unknown, visitorId: string, languageHint: string | undefined): Message | undefined {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return undefined;
  const content = 'token' in parsed.data ? { kind: 'button' as const, token: parsed.data.token } : written(parsed.data.text);
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

function written(raw: string): Content | undefined {
  const text = cleanText(raw).trim();
  if (text === '') return undefined;
  const command = /^\/([a-z][a-z0-9_]{0,31})(?:\s+([\s\S]*))?$/i.exec(text);
  return command ? { kind: 'command', name: command[1]!.toLowerCase(), argument: command[2] ?? '' } : { kind: 'text', text };
}

const messageKey = (visitorId: string, id: string) => `web:${visitorId}:${id}`;

/** The id that the page gave a message; undefined for a message that did not come from it. */
export function postedId(key: string, visitorId: string): string | undefined {
  const prefix = messageKey(visitorId, '');
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}
