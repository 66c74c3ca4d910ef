import { DeliveryUnknown } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import type { TelegramApi } from './api.ts';
import { encodeMessage } from './encode.ts';
import { toChannelError } from './errors.ts';

/** How far a message of several parts has come. */
type Progress = { next: number; unknown?: DeliveryUnknown; providerMessageId?: string };

/** More messages that were broken off half-way than this are not remembered; the oldest is forgotten first. */
const MOST_REMEMBERED = 1_000;

/**
 * Sends messages, those of several parts part by part. After a failure that may be repeated, the next call for the same
 * message goes on with the part that failed, so that no part comes twice. This is remembered by this process alone: after a
 * restart, a message that stopped half-way begins again.
 *
 * A part whose fate is unknown counts as sent. The others follow it, and then the whole is reported as DeliveryUnknown.
 */
export function telegramSender(api: TelegramApi) {
  const progress = new Map<string, Progress>();

  function remember(id: string, reached: Progress): void {
    progress.delete(id);
    progress.set(id, reached);
    if (progress.size > MOST_REMEMBERED) progress.delete(progress.keys().next().value!);
  }

  /** @returns the id of the last part, which carries the buttons */
  async function send(message: OutboundMessage): Promise<{ providerMessageId?: string }> {
    let reached = progress.get(message.id) ?? { next: 0 };
    try {
      const parts = encodeMessage(message);
      for (const part of parts.slice(reached.next)) {
        try {
          const { message_id } = await api.raw.sendMessage(part);
          reached = { ...reached, next: reached.next + 1, providerMessageId: String(message_id) };
        } catch (failure) {
          const error = toChannelError(failure);
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
    return reached.providerMessageId === undefined ? {} : { providerMessageId: reached.providerMessageId };
  }

  return send;
}
