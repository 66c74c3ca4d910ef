import { MENU_COMMANDS } from '../../chat/menu.ts';
import { type Audience, type Content, cleanText, type FileRef, type Media, type Message } from '../../chat/message.ts';

/** Where a conversation is written to, from its latest activity: Teams asks bots to keep it, and to keep it fresh. */
export type Place = {
  /** Of the region's Bot Connector; it may move. */
  serviceUrl: string;
  conversationId: string;
  kind: ConversationKind;
  tenantId?: string;
  botId: string;
  /** The person of a private chat. */
  userId?: string;
};

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

export type Decoded = {
  /** In the order in which they are to be stored. Empty for what says nothing to us; then `reason` is for the log. */
  messages: readonly Message[];
  reason?: string;
  place?: Place;
  /** Somebody installed the app, or removed it. */
  reachability?: { channelUserId: string; reachability: 'blocked' | 'reachable' };
  /** A button of ours, or a form, in a card that the outcome replaces. */
  pressed?: { activityId?: string; language?: string };
  /** Teams waits for a response with a body. */
  isInvoke: boolean;
};

/** The key of our own data in the cards' actions: whatever a form's fields are named, they stand beside it. */
export const OURS = 'regulars';

/**
 * Reads one activity (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object)
 * of Teams. Never throws, whatever it is given: what has another shape than we know is nothing.
 */
export function decodeActivity(activity: unknown): Decoded {
  const fields = fieldsOf(activity);
  const isInvoke = fields.type === 'invoke';
  const nothing = (reason: string, place?: Place): Decoded => ({ messages: [], reason, isInvoke, ...(place && { place }) });
  const from = fieldsOf(fields.from);
  const recipient = fieldsOf(fields.recipient);
  const conversation = fieldsOf(fields.conversation);
  const { id, serviceUrl } = fields;
  if (!isId(id) || !isId(from.id) || !isId(recipient.id) || !isId(conversation.id) || !isId(serviceUrl))
    return nothing('a malformed activity');
  if (from.id === recipient.id || from.role === 'bot' || from.id.startsWith('28:')) return nothing('written by a bot');
  const kind = kindOf(conversation);
  if (kind === undefined) return nothing('neither a private chat, nor a group, nor a team');
  const audience: Audience = kind === 'personal' ? 'private' : 'public';
  const place: Place = {
    serviceUrl,
    conversationId: conversation.id,
    kind,
    ...tenantOf(conversation, fields),
    botId: recipient.id,
    ...(audience === 'private' && { userId: from.id }),
  };
  const message = (content: Content, nth = 0): Message => ({
    key: `teams:${conversation.id}:${id}${nth === 0 ? '' : `:${nth}`}`,
    channel: 'teams',
    channelConversationId: place.conversationId,
    channelUserId: from.id as string,
    audience,
    ...personOf(from, fields),
    content,
  });

  if (fields.type === 'installationUpdate') {
    const { action } = fields;
    const isGreeted = action === 'add' && kind !== 'channel';
    const reachability = action === 'add' ? 'reachable' : action === 'remove' ? 'blocked' : undefined;
    return {
      // A team's channel is no place to greet everybody unasked.
      messages: isGreeted ? [message({ kind: 'command', name: 'start', argument: '' })] : [],
      reason: 'an installation',
      place,
      isInvoke,
      ...(reachability && audience === 'private' && { reachability: { channelUserId: from.id, reachability } }),
    };
  }
  if (isInvoke) {
    const { action, trigger } = fieldsOf(fields.value);
    const { data } = fieldsOf(action);
    if (fields.name !== 'adaptiveCard/action' || trigger === 'automatic') return nothing('an invoke that we do not know', place);
    return pressedBy(data);
  }
  if (fields.type !== 'message') return nothing('a kind of activity that we do not read', place);
  if (fieldsOf(fields.value)[OURS] !== undefined) return pressedBy(fields.value);
  const text = textOf(fields, audience, recipient.id, recipient.name);
  if (text === undefined) return nothing('not meant for us', place);
  const contents = contentsOf(text, fields.attachments, serviceUrl);
  if (contents.length === 0) return nothing('a message without words of a person', place);
  return { messages: contents.map((content, nth) => message(content, nth)), place, isInvoke };

  /** What a card of ours sends, by Action.Execute or by Action.Submit: our own data, and the fields beside it. */
  function pressedBy(data: unknown): Decoded {
    const { [OURS]: ours, ...values } = fieldsOf(data);
    const { token, form, language } = fieldsOf(ours);
    const content: Content | undefined =
      typeof token === 'string'
        ? { kind: 'button', token: cleanText(token) }
        : typeof form === 'string'
          ? { kind: 'form', token: cleanText(form), values: enteredOf(values) }
          : undefined;
    if (content === undefined) return nothing('a press on something that is no button of ours', place);
    const pressed = { ...(isId(fields.replyToId) && { activityId: fields.replyToId }), ...(isId(language) && { language }) };
    return { messages: [message(content)], place, pressed, isInvoke };
  }
}

function kindOf({ conversationType, isGroup }: Fields): ConversationKind | undefined {
  if (conversationType === 'personal' || conversationType === 'groupChat' || conversationType === 'channel')
    return conversationType;
  if (conversationType !== undefined && conversationType !== null) return undefined;
  return isGroup === true ? 'groupChat' : isGroup === false ? 'personal' : undefined;
}

function tenantOf(conversation: Fields, activity: Fields): { tenantId?: string } {
  const tenantId = conversation.tenantId ?? fieldsOf(fieldsOf(activity.channelData).tenant).id;
  return isId(tenantId) ? { tenantId } : {};
}

/**
 * What was written to us. Where others read along, only what mentions us is, without our name; the names of others stay, as
 * words. The entity of a mention says how it is written in the text, but not every client writes it so.
 *
 * @returns undefined for what is not meant for us
 */
function textOf({ text, entities }: Fields, audience: Audience, botId: string, botName: unknown): string | undefined {
  let words = typeof text === 'string' ? text : '';
  const mentions = (Array.isArray(entities) ? entities : [])
    .map(fieldsOf)
    .filter(({ type, mentioned }) => type === 'mention' && fieldsOf(mentioned).id === botId);
  if (audience === 'public' && mentions.length === 0) return undefined;
  for (const { text: mention } of mentions)
    if (typeof mention === 'string' && mention !== '') words = words.replaceAll(mention, ' ');
  const ours = new Set([botName, ...mentions.map(({ mentioned }) => fieldsOf(mentioned).name)].map(plainName));
  const isOurs = (name: string) => mentions.length > 0 && ours.has(plainName(name));
  words = words.replaceAll(MENTIONED, (_, name: string) => (isOurs(name) ? ' ' : name));
  return cleanText(words.replaceAll('&nbsp;', ' ')).trim();
}

const MENTIONED = /<at[^>]*>([^<]*)<\/at>/gi;

const plainName = (name: unknown): string => (typeof name === 'string' ? name.trim().toLowerCase() : '');

function contentsOf(text: string, attachments: unknown, serviceUrl: string): Content[] {
  const files = (Array.isArray(attachments) ? attachments : []).flatMap(
    (attachment) => attachedOf(fieldsOf(attachment), serviceUrl) ?? [],
  );
  if (files.length === 0) return text === '' ? [] : [commandOf(text) ?? { kind: 'text', text }];
  return files.map((file, nth) => ({ kind: 'attachment', ...file, ...(nth === 0 && text !== '' && { caption: text }) }));
}

/** "/points", and the bare word as the app's menu of commands writes it. */
function commandOf(text: string): Content | undefined {
  const [, name, argument = ''] = COMMAND.exec(text) ?? [];
  if (name !== undefined) return { kind: 'command', name: name.toLowerCase(), argument: argument.trim() };
  const word = text.toLowerCase();
  return (MENU_COMMANDS as readonly string[]).includes(word) ? { kind: 'command', name: word, argument: '' } : undefined;
}

const COMMAND = /^\/([a-z0-9_]{1,32})(?:\s([\s\S]*))?$/i;

type Attached = { media: Media; file?: FileRef };

/** Teams adds the text itself as HTML; and a card in a message was never written by a person. */
function attachedOf({ contentType, contentUrl, content, name }: Fields, serviceUrl: string): Attached | undefined {
  if (typeof contentType !== 'string' || contentType === 'text/html') return undefined;
  const named = typeof name === 'string' && name !== '' ? { name: cleanText(name).slice(0, MAX_NAME_LENGTH).toWellFormed() } : {};
  if (contentType === FILE_DOWNLOAD) {
    const { downloadUrl, fileType } = fieldsOf(content);
    const media = typeof fileType === 'string' && PICTURES.has(fileType.toLowerCase()) ? 'photo' : 'document';
    return { media, ...(isUrl(downloadUrl) && { file: { ref: `download:${downloadUrl}`, ...named } }) };
  }
  const media = mediaOf(contentType);
  if (!isUrl(contentUrl)) return { media };
  const kind = new URL(contentUrl).origin === originOf(serviceUrl) ? 'service' : 'elsewhere';
  const mime = /^[a-z]+\/[\w.+-]+$/.test(contentType) ? { mime: contentType } : {};
  return { media, file: { ref: `${kind}:${contentUrl}`, ...named, ...mime } };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const FILE_DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
const PICTURES = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'heic', 'bmp']);

function mediaOf(contentType: string): Media {
  if (contentType.startsWith('image/')) return 'photo';
  if (contentType.startsWith('audio/')) return 'audio';
  if (contentType.startsWith('video/')) return 'video';
  return contentType.startsWith('application/vnd.microsoft.') ? 'other' : 'document';
}

function enteredOf(values: Fields): Record<string, string> {
  const entered: [string, string][] = [];
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      entered.push([cleanText(name), cleanText(String(value))]);
  return Object.fromEntries(entered);
}

function personOf({ name }: Fields, { locale, entities }: Fields): Pick<Message, 'displayName' | 'languageHint'> {
  const client = (Array.isArray(entities) ? entities : []).map(fieldsOf).find(({ type }) => type === 'clientInfo');
  const language = locale ?? client?.locale;
  const displayName = typeof name === 'string' ? cleanText(name).trim().slice(0, MAX_NAME_LENGTH).toWellFormed() : '';
  return {
    ...(displayName !== '' && { displayName }),
    ...(typeof language === 'string' && LANGUAGE.test(language) && { languageHint: language }),
  };
}

const MAX_NAME_LENGTH = 130;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

const isUrl = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:/i.test(value) && value.length <= MAX_ID_LENGTH && URL.canParse(value);

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);

type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : NO_FIELDS);

/** Ids of Teams are opaque, and become keys of ours. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH && value.isWellFormed() && !CONTROLS.test(value);

const MAX_ID_LENGTH = 2_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
const CONTROLS = /[\u0000-\u001F\u007F]/;
