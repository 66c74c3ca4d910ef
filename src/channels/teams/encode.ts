import assert from 'node:assert/strict';
import type { OutboundButton, OutboundField, OutboundFile, OutboundForm, OutboundMessage } from '../../chat/reply.ts';
import { evenRows, groupButtons } from '../scale.ts';
import { splitText } from '../split-text.ts';
import { OURS } from './decode.ts';

/** An activity as we send it, as far as we use its fields. Where from and to is the connector's matter. */
export type OutActivity = {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  /** What notifications and lists of chats show of a card. */
  summary?: string;
  attachments?: Attachment[];
  entities?: Entity[];
};

type Attachment = { contentType: string; name?: string; contentUrl?: string; content?: Card };

/** https://adaptivecards.io/explorer/AdaptiveCard.html, at the newest version that Teams shows on every device. */
export type Card = {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  /** What a client says that cannot show the card. */
  fallbackText: string;
  body: Element[];
  actions?: Action[];
};

type Element = { type: string; [property: string]: unknown };
type Action = { type: string; title: string; [property: string]: unknown };

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content */
type Entity = {
  type: 'https://schema.org/Message';
  '@type': 'Message';
  '@context': 'https://schema.org';
  '@id': '';
  additionalType: ['AIGeneratedContent'];
  citation?: Citation[];
};

type Citation = {
  '@type': 'Claim';
  position: number;
  appearance: { '@type': 'DigitalDocument'; name: string; abstract: string };
};

/** Words that no message of ours carries, in its language. */
export type Words = {
  /** Beside a field that must be filled in. */
  fillIn: string;
  /** Instead of files that do not go along. */
  leftOut: string;
};

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/**
 * A message has at most 100 KB in UTF-16 and should stay under 80 (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages):
 * a text is in its card, and once more as its fallback, so this is 48 KB.
 */
export const MAX_TEXT_LENGTH = 12_000;
/** Of a picture, which is an activity by itself, in bytes: base64 makes a third more of it, in single-byte letters that count double. */
const MAX_PICTURE_BYTES = 24_000;
const MAX_SUMMARY_LENGTH = 150;
/** So many actions of one set are shown; others would be dropped. */
const MAX_ACTIONS = 6;
/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content#citations */
const MAX_CITATIONS = 10;
const MAX_CITATION_NAME = 80;
const MAX_CITATION_TEXT = 160;

/**
 * One message as the activities that say it, in order: its text, with buttons and form below the last part, and then its pictures.
 * A single paragraph goes as plain text; all else is a card, whose paragraphs look the same on every device. For files that do not
 * go along there are words.
 */
export function encodeMessage(message: OutboundMessage, words: Words): [OutActivity, ...OutActivity[]] {
  const { buttons, form, model } = message;
  const pictures = (message.files ?? []).filter(isSmallPicture).map(pictureOf);
  const said = withLeftOut(message, words);
  const [picture, ...more] = pictures;
  if (picture && said.text.trim() === '' && buttons.length === 0 && form === undefined) return [picture, ...more];
  const [first, ...others] = partsOf(said);
  const isPlain = others.length === 0 && buttons.length === 0 && form === undefined && !first.includes('\n');
  const activities: [OutActivity, ...OutActivity[]] = isPlain
    ? [{ type: 'message', text: first, textFormat: 'plain' }]
    : [encodePart(first), ...others.map((part) => encodePart(part))];
  const last = activities.at(-1)!;
  if (!isPlain) {
    last.attachments = [attached(cardOf(others.at(-1) ?? first, message, words))];
  }
  if (model) for (const activity of activities) activity.entities = [aiEntity(activity === last ? model.citations : [])];
  return [...activities, ...pictures];
}

function withLeftOut(message: OutboundMessage, { leftOut }: Words): OutboundMessage {
  if (unsentFiles(message).length === 0) return message;
  return { ...message, text: message.text.trim() === '' ? leftOut : `${message.text}\n\n${leftOut}` };
}

/** The same as one card, which takes the place of the card whose button was pressed; undefined for what one card cannot say. */
export function encodeAsCard(message: OutboundMessage, words: Words): Card | undefined {
  const [text, ...others] = partsOf(message);
  if (others.length > 0 || message.model !== undefined || (message.files ?? []).length > 0) return undefined;
  return cardOf(text, message, words);
}

/** The first of its activities, as a card: what an update of the pressed card takes. */
export function asCard(activity: OutActivity): OutActivity {
  if (activity.text === undefined) return activity;
  const { text, textFormat: _, ...rest } = activity;
  const card = { ...plainCard(text), fallbackText: text };
  return { ...rest, summary: summaryOf(text), attachments: [attached(card), ...(rest.attachments ?? [])] };
}

/** Files that do not go along: what is no small picture would need the person's consent and a drive of theirs. */
export const unsentFiles = ({ files = [] }: OutboundMessage): readonly OutboundFile[] =>
  files.filter((file) => !isSmallPicture(file));

function partsOf({ text, model }: OutboundMessage): [string, ...string[]] {
  assert(text.trim() !== '', 'Teams takes no empty text');
  const cited = (model?.citations ?? []).slice(0, MAX_CITATIONS).map((_, i) => `[${i + 1}]`);
  const missing = cited.filter((mark) => !text.includes(mark));
  return splitText(missing.length > 0 ? `${text} ${missing.join(' ')}` : text, MAX_TEXT_LENGTH);
}

const encodePart = (text: string): OutActivity => ({
  type: 'message',
  summary: summaryOf(text),
  attachments: [attached({ ...plainCard(text), fallbackText: text })],
});

const attached = (content: Card): Attachment => ({ contentType: CARD_TYPE, content });

const plainCard = (text: string): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText: text,
  body: paragraphsOf(text),
});

function cardOf(text: string, { buttons, form, language }: OutboundMessage, words: Words): Card {
  const card = plainCard(text);
  if (form) card.body.push({ type: 'TextBlock', text: escaped(form.title), weight: 'Bolder', wrap: true, separator: true });
  if (form) card.body.push(...form.fields.map((field) => inputOf(field, words)));
  const toAction = (button: OutboundButton) => actionOf(button, language, form !== undefined);
  const groups = groupButtons(buttons);
  // The numbers of a scale stand side by side, in rows of their own.
  for (const { buttons: numbers } of groups.filter(({ scale }) => scale))
    for (const row of evenRows(numbers, MAX_ACTIONS)) card.body.push({ type: 'ActionSet', actions: row.map(toAction) });
  const others = groups.filter(({ scale }) => !scale).flatMap((group) => group.buttons);
  const actions = [...(form ? [submitOf(form, language)] : []), ...others.map(toAction)];
  if (actions.length > 0 && actions.length <= MAX_ACTIONS) card.actions = actions;
  else
    for (let from = 0; from < actions.length; from += MAX_ACTIONS)
      card.body.push({ type: 'ActionSet', actions: actions.slice(from, from + MAX_ACTIONS) });
  return card;
}

/** A line of ours is a paragraph, an empty one the space between two. */
function paragraphsOf(text: string): Element[] {
  const blocks: Element[] = [];
  let isApart = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isApart = true;
      continue;
    }
    blocks.push({
      type: 'TextBlock',
      text: escaped(line.trim()),
      wrap: true,
      ...(isApart && blocks.length > 0 && { spacing: 'Large' }),
    });
    isApart = false;
  }
  return blocks;
}

/**
 * Cards read their texts as Markdown, and a text of ours may hold a name that somebody chose. Marks of citations stay as they are,
 * and addresses become links, which cards do not make by themselves.
 */
export function escaped(text: string): string {
  return text
    .split(ADDRESS)
    .map((piece, i) =>
      i % 2 === 1 ? `[${withoutMarks(piece)}](${piece.replaceAll('(', '%28').replaceAll(')', '%29')})` : withoutMarks(piece),
    )
    .join('')
    .replace(LINE_MARK, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

/** What makes a line a heading, a quotation, an item of a list or a rule. */
const LINE_MARK = /^\s*(?:[#>]|[-+](?=\s)|-(?=[\s-]*$)|\d{1,9}[.)](?=\s))/;

const withoutMarks = (text: string): string => text.replaceAll(/[\\*_`~]/g, '\\$&').replaceAll(/\[(?!\d{1,2}\](?!\())/g, '\\[');

/** As a sentence holds it: the full stop after it is not part of it. */
const ADDRESS = /(https?:\/\/[^\s<>[\]]*[^\s<>[\].,:;!?'")])/;

const summaryOf = (text: string): string => {
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  return line.length <= MAX_SUMMARY_LENGTH ? line : `${splitText(line, MAX_SUMMARY_LENGTH - 1)[0]}…`;
};

function actionOf(button: OutboundButton, language: string, besideForm: boolean): Action {
  if ('url' in button) return { type: 'Action.OpenUrl', title: button.label, url: button.url };
  const data = { [OURS]: { token: button.token, language } };
  return executed(button.label, 'press', data, besideForm ? { associatedInputs: 'none' } : {});
}

const submitOf = ({ token, submitLabel }: OutboundForm, language: string): Action =>
  executed(submitLabel, 'submit', { [OURS]: { form: token, language } }, { associatedInputs: 'auto' });

/** Clients that do not know Action.Execute send the same by Action.Submit. */
function executed(title: string, verb: string, data: unknown, more: Record<string, string>): Action {
  return { type: 'Action.Execute', title, verb, data, ...more, fallback: { type: 'Action.Submit', title, data, ...more } };
}

/** What was entered before, unless the input could not hold it: what is wrong with it stands in the message. */
function shownAgain({ kind, value, options = [] }: OutboundField): string | number | undefined {
  if (value === undefined) return undefined;
  if (kind === 'number') return /^[+-]?\d{1,15}$/.test(value) ? Number(value) : undefined;
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
  return kind === 'choice' && !options.some((option) => option.value === value) ? undefined : value;
}

function inputOf(field: OutboundField, { fillIn }: Words): Element {
  const { name, label, required } = field;
  const value = shownAgain(field);
  assert(name !== OURS, `no field is named "${OURS}"`);
  const common = {
    id: name,
    label,
    ...(required && { isRequired: true, errorMessage: fillIn }),
    ...(value !== undefined && { value }),
  };
  const length = field.maxLength === undefined ? {} : { maxLength: field.maxLength };
  switch (field.kind) {
    case 'text':
      return { type: 'Input.Text', ...common, ...length };
    case 'long_text':
      return { type: 'Input.Text', isMultiline: true, ...common, ...length };
    case 'email':
      return { type: 'Input.Text', style: 'Email', ...common, ...length };
    case 'number':
      return { type: 'Input.Number', ...common };
    case 'day':
      return { type: 'Input.Date', ...common };
    case 'choice': {
      const choices = (field.options ?? []).map((option) => ({ title: option.label, value: option.value }));
      return { type: 'Input.ChoiceSet', style: choices.length > MAX_ACTIONS ? 'compact' : 'expanded', ...common, choices };
    }
  }
}

const isSmallPicture = ({ kind, mime, bytes }: OutboundFile): boolean =>
  kind === 'photo' && /^image\/(png|jpeg|gif)$/.test(mime) && bytes.byteLength <= MAX_PICTURE_BYTES;

const pictureOf = ({ name, mime, bytes }: OutboundFile): OutActivity => {
  const contentUrl = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
  return { type: 'message', attachments: [{ contentType: mime, name, contentUrl }] };
};

function aiEntity(citations: NonNullable<OutboundMessage['model']>['citations']): Entity {
  const cited = citations.slice(0, MAX_CITATIONS).map(
    ({ title, text }, i): Citation => ({
      '@type': 'Claim',
      position: i + 1,
      appearance: { '@type': 'DigitalDocument', name: cut(title, MAX_CITATION_NAME), abstract: cut(text, MAX_CITATION_TEXT) },
    }),
  );
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    additionalType: ['AIGeneratedContent'],
    ...(cited.length > 0 && { citation: cited }),
  };
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${splitText(text, most - 1)[0]}…`);
