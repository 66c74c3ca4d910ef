import assert from 'node:assert/strict';

/** Where something is said. A topic of a forum is a place of its own, and so is what one person alone sees in a group. */
export type Place = { chatId: number; topicId?: number; userId?: number };

/**
 * What lets us answer one person alone in a group: the message of theirs that came to us alone, or their press on one of ours.
 * Telegram takes an answer for 15 seconds (https://core.telegram.org/bots/api#replyparameters).
 */
export type WayBack = { ephemeralMessageId: number } | { callbackQueryId: string };

export const WAY_BACK_MS = 15_000;

/** "1001", "-100123:45" for a topic, "-100123/1001" or "-100123:45/1001" for what one person alone sees. */
export function conversationId({ chatId, topicId, userId }: Place): string {
  const chat = topicId === undefined ? String(chatId) : `${chatId}:${topicId}`;
  return userId === undefined ? chat : `${chat}/${userId}`;
}

export function placeOf(channelConversationId: string): Place {
  const [match, chat, topic, user] = /^(-?\d+)(?::(-?\d+))?(?:\/(\d+))?$/.exec(channelConversationId) ?? [];
  const chatId = Number(chat);
  assert(match !== undefined && Number.isSafeInteger(chatId) && chatId !== 0, 'a conversation on Telegram is named by its chat');
  return {
    chatId,
    ...(topic !== undefined && { topicId: Number(topic) }),
    ...(user !== undefined && { userId: Number(user) }),
  };
}

/** Under which the way back to a conversation is kept (`AddressBook`). */
export const wayBackKey = (channelConversationId: string): string => `way back:${channelConversationId}`;

/** @returns undefined for what is none: another version of the program may have kept it */
export function readWayBack(kept: unknown): WayBack | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  if ('ephemeralMessageId' in kept && Number.isSafeInteger(kept.ephemeralMessageId))
    return { ephemeralMessageId: kept.ephemeralMessageId as number };
  if ('callbackQueryId' in kept && typeof kept.callbackQueryId === 'string') return { callbackQueryId: kept.callbackQueryId };
  return undefined;
}
