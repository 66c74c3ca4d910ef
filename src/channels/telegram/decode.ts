import { type Audience, type Content, cleanText, type FileRef, type Media, type Message } from '../../chat/message.ts';
import { conversationId, type WayBack } from './places.ts';

/** What of our own bot an update is read against. */
export type Bot = {
  id: number;
  /** Without the @. */
  username: string;
  /** Its privacy mode is off: in groups it also receives what is meant for others. */
  readsWholeGroups: boolean;
};

export type Decoded =
  /** `wayBack` is there where only its sender sees the message, in a group: an answer is private if it goes this way. */
  | { kind: 'message'; message: Message; callbackQueryId?: string; wayBack?: WayBack }
  /** What was said before, under the same key, now reads so. */
  | { kind: 'edit'; key: string; content: Content }
  /** A group became a supergroup, which is the same place under another id. */
  | { kind: 'moved'; from: string; to: string }
  /** Somebody blocked the bot, or took that back. In a private chat the account's id is the chat's. */
  | { kind: 'reachability'; channelUserId: string; reachability: 'blocked' | 'reachable' }
  /** Nothing for us, with the reason for the log. A pressed button is still to be answered, or its progress bar stays. */
  | { kind: 'nothing'; reason: string; callbackQueryId?: string };

/** The kinds of update that `decodeUpdate` reads: what we ask Telegram for. */
export const UPDATE_KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/**
 * Reads one update (https://core.telegram.org/bots/api#update). Never throws, whatever it is given: what has another shape
 * than we know is nothing. The checks are by hand since this runs for every message.
 */
export function decodeUpdate(update: unknown, bot: Bot): Decoded {
  const { message, edited_message: edited, callback_query: callback, my_chat_member: membership } = fieldsOf(update);
  if (isThere(message)) return decodeMigration(fieldsOf(message)) ?? decodeMessage(fieldsOf(message), bot);
  if (isThere(callback)) return decodeCallback(fieldsOf(callback), bot);
  if (isThere(edited)) return decodeEdit(fieldsOf(edited), bot);
  if (isThere(membership)) return decodeMembership(fieldsOf(membership));
  return nothing('a kind of update that we do not read');
}

/** @returns undefined for what has none, as no update of Telegram does */
export function updateIdOf(update: unknown): number | undefined {
  const { update_id: id } = fieldsOf(update);
  return isId(id) ? id : undefined;
}

function decodeMessage(message: Fields, bot: Bot): Decoded {
  const from = fieldsOf(message.from);
  const chat = fieldsOf(message.chat);
  const { message_id: messageId, ephemeral_message_id: ephemeralId } = message;
  if (!isId(from.id) || !isId(chat.id) || !isId(messageId)) return nothing('a malformed message');
  // `sender_chat` speaks for a group or channel (an anonymous admin, a linked channel's post): there is nobody to answer.
  if (from.is_bot === true || from.id === bot.id || isThere(message.sender_chat))
    return nothing('written by a bot or in the name of a chat');
  const audience = audienceOf(chat.type);
  if (audience === undefined) return nothing('neither a private chat nor a group');
  const alone = audience === 'public' && isId(ephemeralId);
  const content = audience === 'private' || alone ? contentOf(message, bot) : addressedContentOf(message, bot);
  if (content === undefined) return nothing(audience === 'private' ? 'a service message' : 'not meant for us');
  const topicId = audience === 'public' && message.is_topic_message === true ? message.message_thread_id : undefined;
  const place = { chatId: chat.id, ...(isId(topicId) && { topicId }) };
  // An ephemeral message has no id of its own, and its ephemeral id may come again for another: with its date it is one.
  const id = alone ? `${from.id}:e${ephemeralId}:${isId(message.date) ? message.date : 0}` : messageId;
  return {
    kind: 'message',
    message: {
      key: `telegram:${bot.id}:${chat.id}:${id}`,
      channel: 'telegram',
      channelConversationId: conversationId(alone ? { ...place, userId: from.id } : place),
      channelUserId: String(from.id),
      audience: alone ? 'private' : audience,
      ...(alone && { isAside: true }),
      ...personOf(from),
      content,
    },
    ...(alone && { wayBack: { ephemeralMessageId: ephemeralId } }),
  };
}

/** Edits of a message with words; a live location is edited all the time. */
function decodeEdit(message: Fields, bot: Bot): Decoded {
  const decoded = isThere(message.location) ? nothing('a live location') : decodeMessage(message, bot);
  if (decoded.kind !== 'message') return decoded;
  return { kind: 'edit', key: decoded.message.key, content: decoded.message.content };
}

/** Both places tell it, the group that was and the supergroup that is. */
function decodeMigration(message: Fields): Decoded | undefined {
  const { id } = fieldsOf(message.chat);
  const { migrate_to_chat_id: to, migrate_from_chat_id: from } = message;
  if (!isId(id)) return undefined;
  if (isId(to)) return { kind: 'moved', from: conversationId({ chatId: id }), to: conversationId({ chatId: to }) };
  if (isId(from)) return { kind: 'moved', from: conversationId({ chatId: from }), to: conversationId({ chatId: id }) };
  return undefined;
}

function decodeCallback(callback: Fields, bot: Bot): Decoded {
  const { id, data } = callback;
  if (typeof id !== 'string' || !CALLBACK_ID.test(id)) return nothing('a malformed press');
  const from = fieldsOf(callback.from);
  const message = fieldsOf(callback.message);
  const chat = fieldsOf(message.chat);
  const audience = audienceOf(chat.type);
  // Nobody but the person of a private chat can press there, whose id is the chat's. (A stand-in for the Bot API that we are
  // tried against names the bot instead.)
  const userId = audience === 'private' ? chat.id : from.is_bot === true ? undefined : from.id;
  if (!isId(userId) || !isId(chat.id) || audience === undefined || typeof data !== 'string') {
    return { ...nothing('a press on something that is no button of ours'), callbackQueryId: id };
  }
  const alone = audience === 'public' && isId(message.ephemeral_message_id);
  const topicId = audience === 'public' && message.is_topic_message === true ? message.message_thread_id : undefined;
  const place = { chatId: chat.id, ...(isId(topicId) && { topicId }) };
  return {
    kind: 'message',
    callbackQueryId: id,
    message: {
      key: `telegram:${bot.id}:cb:${id}`,
      channel: 'telegram',
      channelConversationId: conversationId(alone ? { ...place, userId } : place),
      channelUserId: String(userId),
      audience: alone ? 'private' : audience,
      ...(alone && { isAside: true }),
      ...(from.id === userId && personOf(from)),
      content: { kind: 'button', token: cleanText(data) },
    },
    ...(alone && { wayBack: { callbackQueryId: id } }),
  };
}

function decodeMembership(membership: Fields): Decoded {
  const chat = fieldsOf(membership.chat);
  if (chat.type !== 'private' || !isId(chat.id)) return nothing('a membership in a group');
  const { status } = fieldsOf(membership.new_chat_member);
  if (status !== 'kicked' && status !== 'member') return nothing('a membership that changes nothing');
  return {
    kind: 'reachability',
    channelUserId: String(chat.id),
    reachability: status === 'kicked' ? 'blocked' : 'reachable',
  };
}

/** @returns undefined for a service message, and for kinds of content that came after this was written */
function contentOf(message: Fields, bot: Bot): Content | undefined {
  if (typeof message.text === 'string') return commandOf(message.text, bot) ?? { kind: 'text', text: cleanText(message.text) };
  const [field, media] = MEDIA.find(([name]) => isThere(message[name])) ?? [];
  if (field === undefined || media === undefined) return undefined;
  // Of a photo with a moment of video, the photo.
  const file = fileOf(field === 'live_photo' ? fieldsOf(message[field]).photo : message[field]);
  const { caption } = message;
  return {
    kind: 'attachment',
    media,
    ...(typeof caption === 'string' && { caption: cleanText(caption) }),
    ...(file && { file }),
  };
}

/**
 * In a group we answer only to a command, to our name, and to a reply to something of ours. A command that names no bot is
 * ours if the bot's privacy mode is on, since Telegram then delivers it to the bot that spoke last.
 */
function addressedContentOf(message: Fields, bot: Bot): Content | undefined {
  const repliedTo = fieldsOf(message.reply_to_message);
  // Whatever is said in a topic of a forum replies to the notice of its beginning, unless it replies to something else.
  const isReply = fieldsOf(repliedTo.from).id === bot.id && !isThere(repliedTo.forum_topic_created);
  const { text, caption } = message;
  if (typeof text === 'string') {
    const command = COMMAND.exec(text);
    if (command !== null) {
      const [, , addressee] = command;
      const isOurs = addressee === undefined ? isReply || !bot.readsWholeGroups : isNamed(addressee, bot);
      return isOurs ? commandOf(text, bot) : undefined;
    }
  }
  const words = typeof text === 'string' ? text : typeof caption === 'string' ? caption : '';
  const rest = words.includes('@') ? words.replace(mentionOf(bot), ' ').trim() : words;
  if (rest === words && !isReply) return undefined;
  return contentOf(typeof text === 'string' ? { text: rest } : { ...message, caption: rest === '' ? undefined : rest }, bot);
}

/** A command that names another bot is a text: in a private chat nobody else would answer it. */
function commandOf(text: string, bot: Bot): Content | undefined {
  if (!text.startsWith('/')) return undefined;
  const [match, name, addressee, argument = ''] = COMMAND.exec(text) ?? [];
  if (match === undefined || name === undefined || (addressee !== undefined && !isNamed(addressee, bot))) return undefined;
  return { kind: 'command', name: name.toLowerCase(), argument: cleanText(argument).trim() };
}

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]{1,64}))?(?:\s([\s\S]*))?$/i;

/** Callback ids are numbers today; the length keeps a forged one out of an index. */
const CALLBACK_ID = /^[\w-]{1,64}$/;

const isNamed = (addressee: string, bot: Bot) => addressee.toLowerCase() === bot.username.toLowerCase();

/** Our @name as a word of its own, neither in an address (ada@name.example) nor at the front of a longer name. */
const mentionOf = (bot: Bot) => new RegExp(`(?<![\\w@.])@${RegExp.escape(bot.username)}(?!\\w)`, 'gi');

/** What is read as an attachment. An animation also carries a `document` for old clients, so it comes before it. */
const MEDIA: readonly (readonly [field: string, media: Media])[] = [
  ['voice', 'voice'],
  ['audio', 'audio'],
  ['photo', 'photo'],
  ['live_photo', 'photo'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['document', 'document'],
  ['sticker', 'sticker'],
  ['venue', 'location'],
  ['location', 'location'],
  ['contact', 'contact'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['game', 'other'],
  ['story', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
];

/** A photo comes in several sizes, of which the largest is the one that was sent. Whatever else is no file has no id of one. */
function fileOf(media: unknown): FileRef | undefined {
  const {
    file_id: ref,
    file_name: name,
    mime_type: mime,
    file_size: bytes,
  } = Array.isArray(media) ? largestOf(media) : fieldsOf(media);
  if (typeof ref !== 'string' || !FILE_ID.test(ref)) return undefined;
  const fileName = typeof name === 'string' ? cleanText(name).slice(0, MAX_FILE_NAME_LENGTH).toWellFormed() : '';
  return {
    ref,
    ...(fileName !== '' && { name: fileName }),
    ...(typeof mime === 'string' && MIME.test(mime) && { mime }),
    ...(isId(bytes) && bytes >= 0 && { bytes }),
  };
}

function largestOf(sizes: readonly unknown[]): Fields {
  const area = ({ width, height }: Fields) => (isId(width) && isId(height) ? width * height : 0);
  return sizes.map(fieldsOf).reduce((most, size) => (area(size) >= area(most) ? size : most), NO_FIELDS);
}

/** Telegram says nothing of their form; these are far beyond today's. */
const FILE_ID = /^[\w-]{1,512}$/;
const MIME = /^[\w.+-]{1,127}\/[\w.+-]{1,127}$/;
const MAX_FILE_NAME_LENGTH = 255;

function audienceOf(chatType: unknown): Audience | undefined {
  if (chatType === 'private') return 'private';
  return chatType === 'group' || chatType === 'supergroup' ? 'public' : undefined;
}

function personOf(from: Fields): Pick<Message, 'displayName' | 'languageHint'> {
  const { first_name: first, last_name: last, language_code: language } = from;
  const names = [first, last].filter((name) => typeof name === 'string');
  const displayName = cleanText(names.join(' ')).trim().slice(0, MAX_NAME_LENGTH).toWellFormed();
  return {
    ...(displayName !== '' && { displayName }),
    ...(typeof language === 'string' && LANGUAGE.test(language) && { languageHint: language }),
  };
}

/** Telegram's own limit is 64 for each of the two names. */
const MAX_NAME_LENGTH = 130;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

const nothing = (reason: string): Decoded & { kind: 'nothing' } => ({ kind: 'nothing', reason });

type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : NO_FIELDS);

const isId = (value: unknown): value is number => Number.isSafeInteger(value);

/** Telegram leaves out what is not there; other servers that speak the Bot API write null. */
const isThere = (value: unknown): boolean => value !== undefined && value !== null;
