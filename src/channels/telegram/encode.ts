import assert from 'node:assert/strict';
import type { OutboundButton, OutboundMessage } from '../../chat/reply.ts';

/** What `sendMessage` takes (https://core.telegram.org/bots/api#sendmessage), as far as we use it. */
export type SendMessage = {
  chat_id: number;
  message_thread_id?: number;
  text: string;
  link_preview_options: { is_disabled: true };
  reply_markup?: { inline_keyboard: InlineButton[][] };
};

type InlineButton = { text: string; callback_data: string } | { text: string; url: string };

/** Telegram says "1-4096 characters"; it counts UTF-16 code units, as JavaScript does. */
export const MAX_TEXT_LENGTH = 4_096;
const MAX_CALLBACK_BYTES = 64;

/** Two buttons share a row while both labels can be read whole on a narrow phone. */
const MAX_SHARED_LABEL_LENGTH = 15;

/**
 * One message as the calls that say it, in order. The text goes as it is, without a parse mode, so nothing in it can be
 * taken for markup. The buttons are below the last part.
 */
export function encodeMessage({ conversation, text, buttons }: OutboundMessage): [SendMessage, ...SendMessage[]] {
  assert(text.trim() !== '', 'Telegram takes no empty text');
  const address = addressOf(conversation.channelConversationId);
  const [first, ...others] = splitText(text);
  const payload = (part: string): SendMessage => ({ ...address, text: part, link_preview_options: NO_PREVIEW });
  const payloads: [SendMessage, ...SendMessage[]] = [payload(first), ...others.map(payload)];
  if (buttons.length > 0) payloads.at(-1)!.reply_markup = { inline_keyboard: rowsOf(buttons) };
  return payloads;
}

const NO_PREVIEW = { is_disabled: true } as const;

/** The other half of `conversationId` in `decode.ts`. */
function addressOf(channelConversationId: string): Pick<SendMessage, 'chat_id' | 'message_thread_id'> {
  const [chat, topic] = channelConversationId.split(':');
  const chatId = Number(chat);
  assert(Number.isSafeInteger(chatId) && chatId !== 0, 'a conversation on Telegram is named by its chat');
  return topic === undefined ? { chat_id: chatId } : { chat_id: chatId, message_thread_id: Number(topic) };
}

function rowsOf(buttons: readonly OutboundButton[]): InlineButton[][] {
  const rows: InlineButton[][] = [];
  let open: InlineButton[] | undefined;
  for (const button of buttons) {
    const isShort = button.label.length <= MAX_SHARED_LABEL_LENGTH;
    if (open !== undefined && isShort) {
      open.push(encodeButton(button));
      open = undefined;
    } else {
      const row = [encodeButton(button)];
      rows.push(row);
      open = isShort ? row : undefined;
    }
  }
  return rows;
}

function encodeButton(button: OutboundButton): InlineButton {
  if ('url' in button) return { text: button.label, url: button.url };
  const bytes = Buffer.byteLength(button.token);
  assert(bytes > 0 && bytes <= MAX_CALLBACK_BYTES, `a button's token has 1 to ${MAX_CALLBACK_BYTES} bytes, this one ${bytes}`);
  return { text: button.label, callback_data: button.token };
}

/**
 * Cuts a text into parts that a message can hold: between paragraphs if it can, else between lines, else between words.
 * Only a single word longer than `most` is cut inside, and then still not within a number ("12 400" with its no-break
 * space is one) unless that number alone is too long, nor between two halves of a character.
 *
 * White space at the cuts goes, since Telegram would remove it; everything else is kept, in order.
 */
export function splitText(text: string, most: number = MAX_TEXT_LENGTH): [string, ...string[]] {
  if (text.length <= most) return [text];
  const [first, ...others] = partsOf(text.trim(), most);
  return [first!, ...others];
}

function* partsOf(text: string, most: number): Generator<string> {
  let rest = text;
  while (rest.length > most) {
    const end = cutOf(rest, most);
    yield rest.slice(0, end).trimEnd();
    rest = rest.slice(end).trimStart();
  }
  yield rest;
}

/** Where the first part of `text` ends, at most `most` and at least 1. A cut that leaves less than half is a last resort. */
function cutOf(text: string, most: number): number {
  for (const least of [most / 2, 1]) {
    for (const separator of SEPARATORS) {
      const at = text.lastIndexOf(separator, most);
      if (at >= least) return at;
    }
  }
  for (let at = most; at > 0; at--) {
    if (!isInsideNumber(text, at) && !isInsideCharacter(text, at)) return at;
  }
  return most > 1 && isInsideCharacter(text, most) ? most - 1 : most;
}

/** No-break spaces are none: they hold a number's groups, and a number and its unit, together. */
const SEPARATORS = ['\n\n', '\n', ' '];

const DIGIT_BEFORE = /\p{Nd}$/u;
/** The rest of a number: a digit, or one of the signs that join its groups and then a digit. */
const DIGIT_AFTER = /^\p{Nd}/u;
const JOINER_BEFORE = /\p{Nd}[\u00A0\u202F\u2009.,:'’/-]$/u;
const JOINER_AFTER = /^[\u00A0\u202F\u2009.,:'’/-]\p{Nd}/u;

function isInsideNumber(text: string, at: number): boolean {
  // A digit may be two code units long, so three of them hold a digit and its joiner.
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at, at + 3);
  if (DIGIT_AFTER.test(after)) return DIGIT_BEFORE.test(before) || JOINER_BEFORE.test(before);
  return DIGIT_BEFORE.test(before) && JOINER_AFTER.test(after);
}

const isInsideCharacter = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
