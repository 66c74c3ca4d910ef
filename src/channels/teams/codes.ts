import type { AddressBook } from '../../chat/channel.ts';
import type { OutboundMessage } from '../../chat/reply.ts';
import { type Clock, DAY_MS } from '../../shared/clock.ts';

/** The codes that a card shows (a case's number, a voucher's code): what takes its place goes on showing them. */
export type CardCodes = {
  /** The message with the codes of the card that it takes the place of, where it does not say them itself. */
  withCodesOf(activityId: string, message: OutboundMessage): Promise<OutboundMessage>;
  /** The message is shown as this activity from now on. */
  shown(activityId: string, message: OutboundMessage): Promise<void>;
};

type Shown = { activityId: string; codes: string[] };

/** Of a conversation: the oldest cards are far up in the chat. */
const MOST_CARDS = 20;
const MOST_CODES = 4;
const KEPT_MS = 30 * DAY_MS;

/** Capital letters and digits with hyphens between them, at least one of each: "K-2107", "KF7-M2Q-9XR-4TH". */
const CODE = /(?<![\p{L}\p{N}-])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)+(?![\p{L}\p{N}-])/gu;

export const codesIn = (text: string): string[] => [...new Set(text.match(CODE) ?? [])];

/** Kept under the conversation, so that they are forgotten with it; another process may have shown the card. */
export function cardCodes(addresses: AddressBook, clock: Clock): CardCodes {
  const load = async (conversationId: string) =>
    ((await addresses.find(keyOf(conversationId))) as { cards: Shown[] } | undefined)?.cards ?? [];

  return {
    async withCodesOf(activityId, message) {
      const cards = await load(message.conversation.channelConversationId);
      const codes = cards.find((card) => card.activityId === activityId)?.codes ?? [];
      const missing = codes.filter((code) => !message.text.includes(code));
      return missing.length === 0 ? message : { ...message, text: `${message.text}\n\n${missing.join(' · ')}` };
    },
    async shown(activityId, { text, conversation: { channelConversationId } }) {
      const codes = codesIn(text).slice(0, MOST_CODES);
      if (codes.length === 0) return;
      const others = (await load(channelConversationId)).filter((card) => card.activityId !== activityId);
      const cards = [...others, { activityId, codes }].slice(-MOST_CARDS);
      await addresses.save(keyOf(channelConversationId), { cards }, new Date(clock.now().getTime() + KEPT_MS));
    },
  };
}

const keyOf = (conversationId: string): string => `codes:${conversationId}`;
