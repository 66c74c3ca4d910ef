import { GrammyError, InputFile } from 'grammy';
import { DeliveryUnknown, MessageRefused, RecipientUnreachable } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import type { Log } from '../../shared/log.ts';
import type { TelegramApi } from './api.ts';
import { encodeParts, type Part } from './encode.ts';
import { toChannelError } from './errors.ts';
import { conversationId, placeOf, type WayBack } from './places.ts';

export type Sending = {
  api: TelegramApi;
  /** For calls with files, which take longer. */
  uploads: TelegramApi;
  log: Log;
  /** The way back to what one person alone sees in a group, while there is one. */
  findWayBack(channelConversationId: string): Promise<WayBack | undefined>;
  /** Told when Telegram says that a group is now a supergroup, before the message is said there. */
  onMoved(moved: { from: string; to: string }): Promise<void>;
};

/** How far a message of several parts has come. */
type Progress = { next: number; unknown?: DeliveryUnknown; providerMessageId?: string };

type Sent = { message_id?: number; ephemeral_message_id?: number };

/** More messages that were broken off half-way than this are not remembered; the oldest is forgotten first. */
const MOST_REMEMBERED = 1_000;

/**
 * Sends messages, those of several parts part by part. After a failure that may be repeated, the next call for the same
 * message goes on with the part that failed, so that no part comes twice. This is remembered by this process alone: after a
 * restart, a message that stopped half-way begins again.
 *
 * A part whose fate is unknown counts as sent. The others follow it, and then the whole is reported as DeliveryUnknown.
 */
export function telegramSender({ api, uploads, log, findWayBack, onMoved }: Sending) {
  const progress = new Map<string, Progress>();
  /** Groups that became supergroups, as Telegram told us when we wrote to them. */
  const moved = new Map<number, number>();

  function remember(id: string, reached: Progress): void {
    progress.delete(id);
    progress.set(id, reached);
    if (progress.size > MOST_REMEMBERED) progress.delete(progress.keys().next().value!);
  }

  function call(part: Part): Promise<Sent> {
    const chatId = part.payload.chat_id;
    const to = { chat_id: moved.get(chatId) ?? chatId };
    if (part.method === 'sendMessage') return api.raw.sendMessage({ ...part.payload, ...to });
    const file = new InputFile(part.file.bytes, plainFileName(part.file.name));
    return part.method === 'sendPhoto'
      ? uploads.raw.sendPhoto({ ...part.payload, ...to, photo: file })
      : uploads.raw.sendDocument({ ...part.payload, ...to, document: file });
  }

  /** Says one part; where the group has moved meanwhile, in the place that it is now, and what is no picture for Telegram as a document. */
  async function say(part: Part): Promise<Sent> {
    try {
      return await call(part);
    } catch (failure) {
      if (part.method === 'sendPhoto' && isNoPicture(failure)) return say({ ...part, method: 'sendDocument' });
      const to = failure instanceof GrammyError ? failure.parameters.migrate_to_chat_id : undefined;
      const from = part.payload.chat_id;
      if (to === undefined || moved.get(from) === to) throw failure;
      moved.set(from, to);
      await onMoved({ from: conversationId({ chatId: from }), to: conversationId({ chatId: to }) });
      return call(part);
    }
  }

  /**
   * What was meant for one person alone must have gone to one person alone: the answer tells. It never went elsewhere, as only
   * servers that know such messages let us begin; should one do so all the same, the message is taken away at once.
   */
  async function assertAlone(sent: Sent, { payload }: Part): Promise<void> {
    if (payload.ephemeral_message_parameters === undefined || !sent.message_id) return;
    log.error('telegram: an answer for one person was shown to a group, and is being deleted');
    const chatId = moved.get(payload.chat_id) ?? payload.chat_id;
    await api.raw.deleteMessage({ chat_id: chatId, message_id: sent.message_id });
    throw new MessageRefused('this Bot API server does not know ephemeral messages');
  }

  /** @returns the id of the last part, which carries the buttons, and how many parts were said now */
  async function send(message: OutboundMessage): Promise<{ providerMessageId?: string; parts: number }> {
    let reached = progress.get(message.id) ?? { next: 0 };
    const before = reached.next;
    const { channelConversationId } = message.conversation;
    try {
      const { userId } = placeOf(channelConversationId);
      const wayBack = userId === undefined ? undefined : await findWayBack(channelConversationId);
      const isToPrivate = userId !== undefined && wayBack === undefined;
      const parts = encodeParts(isToPrivate ? inPrivateChat(message, userId) : message, wayBack);
      for (const part of parts.slice(reached.next)) {
        try {
          const sent = await say(part);
          await assertAlone(sent, part);
          reached = { ...reached, next: reached.next + 1, providerMessageId: idOf(sent) };
        } catch (failure) {
          const error = toChannelError(failure);
          // They can still be written to in private.
          if (wayBack !== undefined && error instanceof RecipientUnreachable)
            throw new MessageRefused(error.message, { cause: error.cause });
          if (!(error instanceof DeliveryUnknown)) throw error;
          reached = { next: reached.next + 1, unknown: error };
        }
      }
    } catch (failure) {
      if (reached.next > 0) remember(message.id, reached);
      throw toChannelError(failure);
    }
    progress.delete(message.id);
    if (reached.unknown !== undefined) throw reached.unknown;
    const { next, providerMessageId } = reached;
    return { parts: next - before, ...(providerMessageId !== undefined && { providerMessageId }) };
  }

  return send;
}

/** Some servers that speak the Bot API say no more than that it is sent. */
function idOf({ message_id: id, ephemeral_message_id: ephemeralId }: Sent): string | undefined {
  if (Number.isSafeInteger(ephemeralId)) return `ephemeral:${ephemeralId}`;
  return Number.isSafeInteger(id) ? String(id) : undefined;
}

export type TelegramSend = ReturnType<typeof telegramSender>;

/**
 * What comes too late for a group, or unasked, goes to the person's private chat with us, which has their id. Buttons of ours know
 * the conversation they were made for, and would not work there.
 */
function inPrivateChat(message: OutboundMessage, userId: number): OutboundMessage {
  const conversation = { ...message.conversation, channelConversationId: conversationId({ chatId: userId }) };
  return { ...message, conversation, buttons: message.buttons.filter((button) => 'url' in button) };
}

/** Too long and narrow, or of a kind that Telegram does not scale. These descriptions are no part of its documentation. */
const isNoPicture = (failure: unknown): boolean =>
  failure instanceof GrammyError && failure.error_code === 400 && /PHOTO_|IMAGE_PROCESS_FAILED/.test(failure.description);

/** grammY writes the name into the form as it stands, without quotes. */
const plainFileName = (name: string): string => name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-100);
