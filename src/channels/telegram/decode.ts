import { type Audience, type Content, cleanText, type Media, type Message } from '../../chat/message.ts';

/** What of our own bot an update is read against. */
export type Bot = {
  id: number;
  /** Without the @. */
  username: string;
  /** Its privacy mode is off: in groups it also receives what is meant for others. */
  readsWholeGroups: boolean;
};

export type Decoded =
  | { kind: 'message'; message: Message; callbackQueryId?: string }
  /** Somebody blocked the bot, or took that back. In a private chat the account's id is the chat's. */
  | { kind: 'reachability'; channelUserId: string; reachability: 'blocked' | 'reachable' }
  /** Nothing for us, with the reason for the log. A pressed button is still to be answered, or its progress bar stays. */
  | { kind: 'nothing'; reason: string; callbackQueryId?: string };

/** The kinds of update that `decodeUpdate` reads: what we ask Telegram for. */
export const UPDATE_KINDS = ['message', 'callback_query', 'my_chat_member'] as const;

/**
 * Reads one update (https://core.telegram.org/bots/api#update). Never throws, whatever it is given: what has another shape
 * than we know is nothing. The checks are by hand since this runs for every message.
 */
export function decodeUpdate(update: unknown, bot: Bot): Decoded {
  const { message, callback_query: callback, my_chat_member: membership } = fieldsOf(update);
  if (message !== undefined) return decodeMessage(fieldsOf(message), bot);
  if (callback !== undefined) return decodeCallback(fieldsOf(callback), bot);
  if (membership !== undefined) return decodeMembership(fieldsOf(membership));
  return nothing('a kind of update that we do not read');
}

function decodeMessage(message: Fields, bot: Bot): Decoded {
  const from = fieldsOf(message.from);
  const chat = fieldsOf(message.chat);
  const { message_id: messageId } = message;
  if (!isId(from.id) || !isId(chat.id) || !isId(messageId)) return nothing('a malformed message');
  // `sender_chat` speaks for a group or channel (an anonymous admin, a linked channel's post): there is nobody to answer.
  if (from.is_bot === true || message.sender_chat !== undefined) return nothing('written by a bot or in the name of a chat');
  const audience = audienceOf(chat.type);
  if (audience === undefined) return nothing('neither a private chat nor a group');
  const content = audience === 'private' ? contentOf(message, bot) : addressedContentOf(message, bot);
  if (content === undefined) return nothing(audience === 'private' ? 'a service message' : 'not meant for us');
  const inTopic = audience === 'public' && message.is_topic_message === true && isId(message.message_thread_id);
  return {
    kind: 'message',
    message: {
      key: `telegram:${bot.id}:${chat.id}:${messageId}`,
      channel: 'telegram',
      channelConversationId: conversationId(chat.id, inTopic ? message.message_thread_id : undefined),
      channelUserId: String(from.id),
      audience,
      ...personOf(from),
      content,
    },
  };
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
  const inTopic = audience === 'public' && message.is_topic_message === true;
  return {
    kind: 'message',
    callbackQueryId: id,
    message: {
      key: `telegram:${bot.id}:cb:${id}`,
      channel: 'telegram',
      channelConversationId: conversationId(chat.id, inTopic ? message.message_thread_id : undefined),
      channelUserId: String(userId),
      audience,
      ...(from.id === userId && personOf(from)),
      content: { kind: 'button', token: cleanText(data) },
    },
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
  const media = mediaOf(message);
  if (media === undefined) return undefined;
  if (typeof message.caption !== 'string') return { kind: 'attachment', media };
  return { kind: 'attachment', media, caption: cleanText(message.caption) };
}

/**
 * In a group we answer only to a command, to our name, and to a reply to something of ours. A command that names no bot is
 * ours if the bot's privacy mode is on, since Telegram then delivers it to the bot that spoke last.
 */
function addressedContentOf(message: Fields, bot: Bot): Content | undefined {
  const isReply = fieldsOf(fieldsOf(message.reply_to_message).from).id === bot.id;
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

const mediaOf = (message: Fields): Media | undefined => MEDIA.find(([field]) => message[field] !== undefined)?.[1];

function audienceOf(chatType: unknown): Audience | undefined {
  if (chatType === 'private') return 'private';
  return chatType === 'group' || chatType === 'supergroup' ? 'public' : undefined;
}

/** "1001", or "-100123:45" for a topic of a forum, which is a place of its own. `encode.ts` reads it. */
const conversationId = (chatId: number, topicId: unknown): string => (isId(topicId) ? `${chatId}:${topicId}` : String(chatId));

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
