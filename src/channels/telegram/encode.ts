import assert from 'node:assert/strict';
import type { OutboundButton, OutboundFile, OutboundMessage } from '../../chat/reply.ts';
import { evenRows, groupButtons } from '../scale.ts';
import { splitText } from '../split-text.ts';
import { placeOf, type WayBack } from './places.ts';

/** What every call that says something takes: where, to whom, and the buttons below. */
type Common = {
  chat_id: number;
  message_thread_id?: number;
  ephemeral_message_parameters?: { receiver_user_id: number; callback_query_id?: string };
  reply_parameters?: { ephemeral_message_id: number };
  reply_markup?: { inline_keyboard: InlineButton[][] };
};

/** What `sendMessage` takes (https://core.telegram.org/bots/api#sendmessage), as far as we use it. */
export type SendMessage = Common & { text: string; link_preview_options: { is_disabled: true } };

/** What `sendPhoto` and `sendDocument` take, beside the file. */
export type SendFile = Common & { caption?: string };

/** One call. */
export type Part =
  | { method: 'sendMessage'; payload: SendMessage }
  | { method: 'sendPhoto' | 'sendDocument'; payload: SendFile; file: OutboundFile };

type InlineButton = { text: string; callback_data: string } | { text: string; url: string };

/** Telegram says "1-4096 characters"; it counts UTF-16 code units, as JavaScript does. */
export const MAX_TEXT_LENGTH = 4_096;
const MAX_CAPTION_LENGTH = 1_024;
/** https://core.telegram.org/bots/api#sending-files */
const MAX_PHOTO_BYTES = 10 * 1_024 * 1_024;
const MAX_FILE_BYTES = 50 * 1_024 * 1_024;
const MAX_CALLBACK_BYTES = 64;

/** Two buttons share a row while both labels can be read whole on a narrow phone. */
const MAX_SHARED_LABEL_LENGTH = 15;
/** Of numbers, six are easily hit with a thumb. */
const MAX_NUMBERS_IN_ROW = 6;

/**
 * One message as the calls that say it, in order. The text is the caption of the last file, or follows the files where it is too
 * long for one. The buttons are below the last call's.
 */
export function encodeParts(message: OutboundMessage, wayBack?: WayBack): [Part, ...Part[]] {
  const { files = [], text, buttons } = message;
  const texts = (): [Part, ...Part[]] => {
    const [first, ...others] = encodeMessage(message, wayBack);
    const part = (payload: SendMessage): Part => ({ method: 'sendMessage', payload });
    return [part(first), ...others.map(part)];
  };
  if (files.length === 0) return texts();
  const common = addressOf(message.conversation.channelConversationId, wayBack);
  const parts = files.map((file): Part => ({ method: methodFor(file), payload: { ...common }, file }));
  if (text.length > MAX_CAPTION_LENGTH) return [...parts, ...texts()] as [Part, ...Part[]];
  const last = parts.at(-1)!.payload as SendFile;
  if (text.trim() !== '') last.caption = text;
  if (buttons.length > 0) last.reply_markup = { inline_keyboard: rowsOf(buttons) };
  return parts as [Part, ...Part[]];
}

/** A picture that is too large for one goes as a document. */
function methodFor({ kind, bytes, name }: OutboundFile): 'sendPhoto' | 'sendDocument' {
  assert(bytes.byteLength > 0 && bytes.byteLength <= MAX_FILE_BYTES, `Telegram does not take ${name}: ${bytes.byteLength} bytes`);
  return kind === 'photo' && bytes.byteLength <= MAX_PHOTO_BYTES ? 'sendPhoto' : 'sendDocument';
}

/**
 * The text of a message as the calls that say it, in order. It goes as it is, without a parse mode, so nothing in it can be
 * taken for markup. The buttons are below the last part.
 */
export function encodeMessage(message: OutboundMessage, wayBack?: WayBack): [SendMessage, ...SendMessage[]] {
  const { conversation, text, buttons } = message;
  assert(text.trim() !== '', 'Telegram takes no empty text');
  const address = addressOf(conversation.channelConversationId, wayBack);
  const [first, ...others] = splitText(text, MAX_TEXT_LENGTH);
  const payload = (part: string): SendMessage => ({ ...address, text: part, link_preview_options: NO_PREVIEW });
  const payloads: [SendMessage, ...SendMessage[]] = [payload(first), ...others.map(payload)];
  if (buttons.length > 0) payloads.at(-1)!.reply_markup = { inline_keyboard: rowsOf(buttons) };
  return payloads;
}

const NO_PREVIEW = { is_disabled: true } as const;

/**
 * What one person alone may see is only ever said by a way back. That is what makes it safe: only a server that knows ephemeral
 * messages has given us one, and one that does not know them would show our words to the whole group.
 */
function addressOf(channelConversationId: string, wayBack: WayBack | undefined): Common {
  const { chatId, topicId, userId } = placeOf(channelConversationId);
  const place = topicId === undefined ? { chat_id: chatId } : { chat_id: chatId, message_thread_id: topicId };
  if (userId === undefined) return place;
  assert(wayBack !== undefined, 'there is no way back to one person in a group, or no longer');
  if ('callbackQueryId' in wayBack)
    return { ...place, ephemeral_message_parameters: { receiver_user_id: userId, callback_query_id: wayBack.callbackQueryId } };
  return {
    ...place,
    ephemeral_message_parameters: { receiver_user_id: userId },
    reply_parameters: { ephemeral_message_id: wayBack.ephemeralMessageId },
  };
}

/** The numbers of a scale stand side by side; other buttons share a row by twos where they are short. */
const rowsOf = (buttons: readonly OutboundButton[]): InlineButton[][] =>
  groupButtons(buttons).flatMap(({ scale, buttons: group }) =>
    scale ? evenRows(group, MAX_NUMBERS_IN_ROW).map((row) => row.map(encodeButton)) : pairsOf(group),
  );

function pairsOf(buttons: readonly OutboundButton[]): InlineButton[][] {
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
