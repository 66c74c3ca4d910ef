import { ApplicationCommandOptionType, ApplicationCommandType, ChannelType, ComponentType, InteractionType } from 'discord.js';
import { type Content, cleanFileName, cleanText, type FileRef, type Media, type Message } from '../../chat/message.ts';

/** What of our own bot an envelope is read against. */
export type Bot = { id: string };

/** What Discord sends, read. A way to answer comes with an interaction. */
export type Decoded =
  /** `messageId`: what our answer in a public place replies to. */
  | { kind: 'messages'; messages: readonly [Message, ...Message[]]; messageId: string }
  | { kind: 'interaction'; interaction: Interaction; message: Message }
  /** A button that opens a form. `otherwise` is what it says where the form cannot be shown. */
  | { kind: 'open_form'; interaction: Interaction; form: FormName; otherwise: Message }
  /** Nothing for us, with the reason for the log. */
  | { kind: 'nothing'; reason: string };

export type Interaction = {
  id: string;
  token: string;
  userId: string;
  /** Outside a direct message only the person may see our answers. */
  ephemeral: boolean;
};

/** `custom_id` is what comes back with what was entered. */
export type FormName = { name: string; language: string; token: string; from?: string };

/**
 * Reads MESSAGE_CREATE (https://discord.com/developers/docs/resources/message). Never throws, whatever it is given: what has another
 * shape than we know is nothing.
 */
export function decodeMessage(raw: unknown, bot: Bot): Decoded {
  const message = fieldsOf(raw);
  const author = fieldsOf(message.author);
  const { id, channel_id: channelId } = message;
  if (!isSnowflake(id) || !isSnowflake(channelId) || !isSnowflake(author.id)) return nothing('a malformed message');
  if (author.id === bot.id) return nothing('written by ourselves');
  if (author.bot === true || author.system === true || message.webhook_id !== undefined) return nothing('written by a program');
  if (message.type !== undefined && !SAID_BY_PEOPLE.has(message.type)) return nothing('a message of the system');
  const isDirect = message.guild_id === undefined;
  if (isDirect && message.channel_type !== undefined && message.channel_type !== ChannelType.DM)
    return nothing('neither a direct message nor in a server');
  const said = typeof message.content === 'string' ? message.content : '';
  const text = cleanText(said.replaceAll(mentionOf(bot), ' ')).trim();
  if (!isDirect && !isAddressed(message, said, bot)) return nothing('not meant for us');
  const contents = contentsOf(message, text, `${channelId}/${id}`);
  if (contents === undefined) return nothing('a message without content');
  const [first, ...others] = contents;
  const toMessage = (content: Content, index: number): Message => ({
    key: index === 0 ? `discord:${id}` : `discord:${id}:${index}`,
    channel: 'discord',
    channelConversationId: channelId,
    channelUserId: String(author.id),
    audience: isDirect ? 'private' : 'public',
    ...nameOf(author, fieldsOf(message.member)),
    content,
  });
  return {
    kind: 'messages',
    messageId: id,
    messages: [toMessage(first, 0), ...others.map((content, index) => toMessage(content, index + 1))],
  };
}

/** An ordinary message, and a reply. https://discord.com/developers/docs/resources/message#message-object-message-types */
const SAID_BY_PEOPLE = new Set<unknown>([0, 19]);

const mentionOf = (bot: Bot): RegExp => new RegExp(`<@!?${bot.id}>`, 'g');

/** In a server we answer to our name, and to a reply to something of ours. */
function isAddressed(message: Fields, said: string, bot: Bot): boolean {
  const mentions = Array.isArray(message.mentions) ? message.mentions : [];
  if (mentions.some((user) => fieldsOf(user).id === bot.id) || mentionOf(bot).test(said)) return true;
  // Without the ping Discord keeps the words of such a reply from us: we are not asked to read them.
  return said !== '' && fieldsOf(fieldsOf(message.referenced_message).author).id === bot.id;
}

/** One for each attachment, since each is looked at for itself; what was written stands beside the first. */
function contentsOf(message: Fields, text: string, place: string): readonly [Content, ...Content[]] | undefined {
  const attachments = Array.isArray(message.attachments) ? message.attachments.map(fieldsOf) : [];
  const [first, ...others] = attachments.map((attachment) => attachmentOf(attachment, message, place));
  if (first) return [text === '' ? first : { ...first, caption: text }, ...others];
  if (text === '') {
    const media = mediaWithoutFile(message);
    if (media) return [{ kind: 'attachment', media }];
    if (message.content === undefined || message.content === '') return undefined;
  }
  return [{ kind: 'text', text }];
}

const IS_VOICE_MESSAGE = 1 << 13;

function attachmentOf(attachment: Fields, message: Fields, place: string): Content & { kind: 'attachment' } {
  const mime = typeof attachment.content_type === 'string' ? attachment.content_type : undefined;
  const isVoice = hasFlag(message.flags, IS_VOICE_MESSAGE);
  const media = isVoice ? 'voice' : mediaOf(mime);
  if (!isSnowflake(attachment.id)) return { kind: 'attachment', media };
  const name = typeof attachment.filename === 'string' ? cleanFileName(attachment.filename) : undefined;
  const file: FileRef = {
    ref: `${place}/${attachment.id}`,
    ...(name && { name }),
    ...(mime && { mime: cleanText(mime) }),
    ...(Number.isSafeInteger(attachment.size) && { bytes: attachment.size as number }),
  };
  return { kind: 'attachment', media, file };
}

function mediaOf(mime: string | undefined): Media {
  if (mime?.startsWith('image/')) return 'photo';
  if (mime?.startsWith('video/')) return 'video';
  return mime?.startsWith('audio/') ? 'audio' : 'document';
}

function mediaWithoutFile(message: Fields): Media | undefined {
  const has = (field: string) => Array.isArray(message[field]) && message[field].length > 0;
  if (has('sticker_items')) return 'sticker';
  return message.poll !== undefined || has('message_snapshots') ? 'other' : undefined;
}

/** Reads INTERACTION_CREATE (https://discord.com/developers/docs/interactions/receiving-and-responding). Never throws. */
export function decodeInteraction(raw: unknown): Decoded {
  const envelope = fieldsOf(raw);
  const { id, token, channel_id: channelId } = envelope;
  const member = fieldsOf(envelope.member);
  const user = fieldsOf(member.user ?? envelope.user);
  if (!isSnowflake(id) || !isToken(token) || !isSnowflake(user.id) || !isSnowflake(channelId))
    return nothing('a malformed interaction');
  const isDirect =
    envelope.guild_id === undefined &&
    envelope.context !== CONTEXT_PRIVATE_CHANNEL &&
    fieldsOf(envelope.channel).type === ChannelType.DM;
  const userId = user.id;
  const read = readData(envelope, isDirect, channelId);
  if (read === undefined) return nothing('a kind of interaction that we do not read');
  const message: Message = {
    key: `discord:${id}`,
    channel: 'discord',
    // What only this person sees is a conversation of its own.
    channelConversationId: isDirect ? channelId : `${channelId}:${userId}`,
    channelUserId: userId,
    audience: 'private',
    ...(!isDirect && { isAside: true }),
    ...nameOf(user, member),
    ...(typeof envelope.locale === 'string' && LANGUAGE.test(envelope.locale) && { languageHint: envelope.locale }),
    content: read.content,
  };
  const interaction: Interaction = { id, token, userId, ephemeral: !isDirect };
  return read.form === undefined
    ? { kind: 'interaction', interaction, message }
    : { kind: 'open_form', interaction, form: read.form, otherwise: message };
}

/** Among other people, without a server: the bot is there as one person's own. */
const CONTEXT_PRIVATE_CHANNEL = 2;

function readData(envelope: Fields, isDirect: boolean, channelId: string): { content: Content; form?: FormName } | undefined {
  const data = fieldsOf(envelope.data);
  if (envelope.type === InteractionType.ApplicationCommand) return readCommand(data);
  if (envelope.type !== InteractionType.MessageComponent && envelope.type !== InteractionType.ModalSubmit) return undefined;
  const [chosen] = Array.isArray(data.values) ? data.values : [];
  const id = data.component_type === ComponentType.StringSelect ? chosen : data.custom_id;
  if (typeof id !== 'string') return undefined;
  const carrier = fieldsOf(envelope.message);
  const isPublic = !isDirect && isSnowflake(carrier.id) && !hasFlag(carrier.flags, IS_EPHEMERAL);
  const { form, token, from = isPublic ? channelId : undefined } = readCustomId(id);
  const where = from === undefined ? {} : { from };
  if (envelope.type === InteractionType.ModalSubmit)
    return { content: { kind: 'form', token, values: valuesOf(data), ...where } };
  const content: Content = { kind: 'button', token, ...where };
  return form === undefined ? { content } : { content, form: { ...form, token, ...where } };
}

const IS_EPHEMERAL = 1 << 6;

function readCommand(data: Fields): { content: Content } | undefined {
  if (data.type !== ApplicationCommandType.ChatInput || typeof data.name !== 'string') return undefined;
  const options = Array.isArray(data.options) ? data.options.map(fieldsOf) : [];
  const option = options.find(({ type, value }) => type === ApplicationCommandOptionType.String && typeof value === 'string');
  const argument = cleanText(String(option?.value ?? '')).trim();
  return { content: { kind: 'command', name: cleanText(data.name).toLowerCase(), argument } };
}

/**
 * "<token>", or "f:<language>:<form>:<token>" for a button that opens a form. "@<conversation>" at the end names the conversation
 * for which the token was signed, where the message stands in another one. `encode.ts` writes it.
 */
function readCustomId(id: string): { form?: Pick<FormName, 'name' | 'language'>; token: string; from?: string } {
  const [, language, name, token = '', from] = CUSTOM_ID.exec(cleanText(id)) ?? [];
  return {
    ...(language && name && { form: { language, name } }),
    token,
    ...(from && { from }),
  };
}

const CUSTOM_ID = /^(?:f:([a-z]{2,3}):([\w-]{1,40}):)?([^@:]{0,100}?)(?:@([\d:]{1,50}))?$/;

/** What was entered in a window: each field stands in a label of its own. */
function valuesOf(data: Fields): Record<string, string> {
  const labels = Array.isArray(data.components) ? data.components.map(fieldsOf) : [];
  const entries = labels.flatMap(({ component }) => {
    const { custom_id: name, value, values } = fieldsOf(component);
    const entered = Array.isArray(values) ? (values[0] ?? '') : (value ?? '');
    return typeof name === 'string' && typeof entered === 'string' ? [[cleanText(name), cleanText(entered)]] : [];
  });
  return Object.fromEntries(entries);
}

function nameOf(user: Fields, member: Fields): Pick<Message, 'displayName'> {
  const name = [member.nick, user.global_name, user.username].find((one) => typeof one === 'string' && one.trim() !== '');
  const displayName = cleanText(typeof name === 'string' ? name : '')
    .trim()
    .slice(0, MAX_NAME_LENGTH)
    .toWellFormed();
  return displayName === '' ? {} : { displayName };
}

const MAX_NAME_LENGTH = 130;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

const nothing = (reason: string): Decoded & { kind: 'nothing' } => ({ kind: 'nothing', reason });

type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : NO_FIELDS);

const hasFlag = (flags: unknown, flag: number): boolean => typeof flags === 'number' && (flags & flag) !== 0;

const isSnowflake = (value: unknown): value is string => typeof value === 'string' && /^\d{15,20}$/.test(value);

/** It becomes part of an address that we call. */
const isToken = (value: unknown): value is string => typeof value === 'string' && /^[\w.=-]{1,600}$/.test(value);
