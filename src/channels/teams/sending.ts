import { DeliveryUnknown, RecipientUnreachable } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import type { Log } from '../../shared/log.ts';
import type { CardCodes } from './codes.ts';
import type { Connector } from './connector.ts';
import { asCard, encodeMessage, type OutActivity, unsentFiles, type Words } from './encode.ts';
import { isGoneForUpdate, toChannelError } from './errors.ts';
import type { Places } from './places.ts';

/** How far a message of several parts has come. */
type Progress = { next: number; unknown?: DeliveryUnknown; providerMessageId?: string };

/** More messages that were broken off half-way than this are not remembered; the oldest is forgotten first. */
const MOST_REMEMBERED = 1_000;

export type Sending = {
  connector: Pick<Connector, 'send' | 'update'>;
  places: Places;
  words(language: string): Words;
  /** The card whose button the message answers, which its outcome replaces. */
  pressedCard(inboundId: string): Promise<string | undefined>;
  codes: CardCodes;
  log: Log;
};

/**
 * Sends messages, those of several parts part by part. After a failure that may be repeated, the next call for the same
 * message goes on with the part that failed. This is remembered by this process alone.
 *
 * A part whose fate is unknown counts as sent. The others follow it, and then the whole is reported as DeliveryUnknown.
 */
export function teamsSender({ connector, places, words, pressedCard, codes, log }: Sending) {
  const progress = new Map<string, Progress>();

  function remember(id: string, reached: Progress): void {
    progress.delete(id);
    progress.set(id, reached);
    if (progress.size > MOST_REMEMBERED) progress.delete(progress.keys().next().value!);
  }

  async function sendPart(activity: OutActivity, to: Parameters<Connector['send']>[0], replaced: string | undefined) {
    if (replaced === undefined) return connector.send(to, activity);
    try {
      await connector.update(to, replaced, asCard(activity));
      return replaced;
    } catch (error) {
      if (!isGoneForUpdate(error)) throw error;
      return connector.send(to, activity);
    }
  }

  /** That it was said is more than that its codes are remembered. */
  async function noteCodes(activityId: string, said: OutboundMessage): Promise<void> {
    try {
      await codes.shown(activityId, said);
    } catch (error) {
      log.warn({ err: error, outbox: said.id }, 'teams: what takes the place of a card may not show its codes');
    }
  }

  /** @returns the id of the last part */
  return async function send(message: OutboundMessage): Promise<{ providerMessageId?: string; parts?: number }> {
    const { id, conversation, language, answers } = message;
    let reached = progress.get(id) ?? { next: 0 };
    let said = message;
    try {
      const to = await places.find(conversation.channelConversationId);
      if (!to) throw new RecipientUnreachable('Teams has not told us where this conversation is');
      if (reached.next === 0)
        for (const { name, mime, bytes } of unsentFiles(message))
          log.warn(
            { outbox: id, name, mime, bytes: bytes.byteLength },
            'teams: a file that Teams does not take from us was left out',
          );
      const replaced = answers === undefined ? undefined : await pressedCard(answers);
      if (replaced !== undefined) said = await codes.withCodesOf(replaced, message);
      const activities = encodeMessage(said, words(language));
      for (const activity of activities.slice(reached.next)) {
        try {
          const providerMessageId = await sendPart(activity, to, reached.next === 0 ? replaced : undefined);
          reached = { ...reached, next: reached.next + 1, providerMessageId };
        } catch (failure) {
          const error = toChannelError(failure);
          if (!(error instanceof DeliveryUnknown)) throw error;
          reached = { next: reached.next + 1, unknown: error };
        }
      }
    } catch (failure) {
      places.forget(conversation.channelConversationId);
      if (reached.next > 0) remember(id, reached);
      throw toChannelError(failure);
    }
    progress.delete(id);
    if (reached.providerMessageId !== undefined) await noteCodes(reached.providerMessageId, said);
    if (reached.unknown !== undefined) throw reached.unknown;
    const { providerMessageId, next: parts } = reached;
    return { ...(providerMessageId !== undefined && { providerMessageId }), ...(parts > 1 && { parts }) };
  };
}
