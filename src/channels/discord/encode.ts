import assert from 'node:assert/strict';
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInLabel,
  type APIComponentInMessageActionRow,
  type APILabelComponent,
  type APIModalInteractionResponse,
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  TextInputStyle,
} from 'discord.js';
import { cleanText } from '../../chat/message.ts';
import type { OutboundButton, OutboundField, OutboundFile, OutboundForm, OutboundMessage } from '../../chat/reply.ts';
import { evenRows, groupButtons, hasScale } from '../scale.ts';
import { splitText } from '../split-text.ts';

/** One message of Discord's. What depends on how it is sent (nonce, what it replies to, for whose eyes) comes later. */
export type Part = {
  body: {
    content: string;
    /** Without previews of links. */
    flags: MessageFlags.SuppressEmbeds;
    /** Whatever a text contains, it pings nobody. */
    allowed_mentions: { parse: []; replied_user: false };
    components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  };
  files: readonly OutboundFile[];
};

/** https://discord.com/developers/docs/resources/message#create-message */
export const MAX_TEXT_LENGTH = 2_000;
const MAX_CUSTOM_ID_LENGTH = 100;
const BUTTONS_PER_ROW = 5;
/** Beyond one row, choices stand in a list: it can be read on a telephone. */
const MOST_BUTTONS = 5;
const MOST_ROWS = 5;
const MOST_OPTIONS = 25;
const MAX_OPTION_LENGTH = 100;

/**
 * One message as those of Discord that say it, in order. Buttons and files are with the last one.
 *
 * @param from the conversation for which the buttons' tokens were signed, where the message is sent to another place
 */
export function encodeMessage(message: OutboundMessage, from?: string): [Part, ...Part[]] {
  assert(message.text.trim() !== '', 'Discord takes no empty text');
  const parts = partsOf(message.text, MAX_TEXT_LENGTH).map((content): Part => ({ body: bodyOf(content), files: [] }));
  const last = parts.at(-1)!;
  const rows = rowsOf(message, from);
  if (rows.length > 0) last.body.components = rows;
  last.files = message.files ?? [];
  return parts as [Part, ...Part[]];
}

const bodyOf = (content: string): Part['body'] => ({
  content,
  flags: MessageFlags.SuppressEmbeds,
  allowed_mentions: { parse: [], replied_user: false },
});

/** A short text of ours alone. */
export const encodeText = (text: string): Part['body'] => bodyOf(escapeMarkdown(text));

/** What is escaped grows: such a part is cut smaller. */
function partsOf(text: string, most: number): string[] {
  return splitText(text, most).flatMap((part) => {
    const escaped = escapeMarkdown(part);
    return escaped.length <= MAX_TEXT_LENGTH ? [escaped] : partsOf(part, Math.floor(most / 2));
  });
}

/**
 * A text so that Discord shows it as it is: names, quotes and figures are no markup ("28. november" at the front of a line would
 * become the first item of a list). Links stay links.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/https?:\/\/\S+|[\\*_~`|[]|<(?=[@#:/a-z])/gi, (found) => (found.length > 1 ? found : `\\${found}`))
    .replaceAll(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replaceAll(/^(\s*\d+)\.(?=\s)/gm, '$1\\.');
}

function rowsOf({ buttons, form, language }: OutboundMessage, from: string | undefined): NonNullable<Part['body']['components']> {
  const pressed = buttons.filter((button): button is OutboundButton & { token: string } => 'token' in button);
  const scaled = hasScale(buttons) && !form ? rowsOfScale(buttons) : [];
  if (scaled.length > 0 && scaled.length <= MOST_ROWS)
    return scaled.map((row) => ({ type: ComponentType.ActionRow, components: row.map((button) => pressable(button, from)) }));
  const isList = pressed.length > MOST_BUTTONS;
  const shown: APIButtonComponent[] = (isList ? buttons.filter((button) => 'url' in button) : buttons).map((button) =>
    pressable(button, from),
  );
  if (form) shown.unshift(openingButton(form, language, from));
  const rows: NonNullable<Part['body']['components']> = [];
  if (isList) {
    assert(pressed.length <= MOST_OPTIONS, `a list on Discord has at most ${MOST_OPTIONS} choices, this one ${pressed.length}`);
    const options = pressed.map(({ label, token }) => ({ label: short(label, MAX_OPTION_LENGTH), value: customId(token, from) }));
    rows.push({
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.StringSelect, custom_id: 'choose', options }],
    });
  }
  for (let at = 0; at < shown.length; at += BUTTONS_PER_ROW)
    rows.push({ type: ComponentType.ActionRow, components: shown.slice(at, at + BUTTONS_PER_ROW) });
  return rows;
}

const pressable = (button: OutboundButton, from: string | undefined): APIButtonComponent =>
  'url' in button
    ? { type: ComponentType.Button, style: ButtonStyle.Link, label: button.label, url: button.url }
    : { type: ComponentType.Button, style: ButtonStyle.Secondary, label: button.label, custom_id: customId(button.token, from) };

/** The numbers of a scale stand side by side, where a list would hide them; what else there is follows below. */
const rowsOfScale = (buttons: readonly OutboundButton[]): OutboundButton[][] =>
  groupButtons(buttons).flatMap(({ buttons: group }) => evenRows(group, BUTTONS_PER_ROW));

/** All that the window needs stands in the button: it must be shown at once, without asking the store. */
const openingButton = (form: OutboundForm, language: string, from: string | undefined): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  label: form.openLabel,
  custom_id: customId(`f:${language}:${form.name}:${form.token}`, from),
});

/** The other half of `readCustomId` in `decode.ts`. */
function customId(token: string, from: string | undefined): string {
  const id = from === undefined ? token : `${token}@${from}`;
  assert(
    id.length > 0 && id.length <= MAX_CUSTOM_ID_LENGTH,
    `a button's id has 1 to ${MAX_CUSTOM_ID_LENGTH} letters: ${id.length}`,
  );
  return id;
}

// Forms. https://discord.com/developers/docs/components/reference

const MAX_TITLE_LENGTH = 45;
const MOST_FIELDS = 5;
const MAX_INPUT_LENGTH = 4_000;

/** The window that shows a form: the whole response to the press of its button. */
export function encodeForm(form: OutboundForm, from?: string): APIModalInteractionResponse {
  const { fields } = form;
  assert(
    fields.length >= 1 && fields.length <= MOST_FIELDS,
    `a window has 1 to ${MOST_FIELDS} fields, this form ${fields.length}`,
  );
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: customId(form.token, from),
      title: short(form.title, MAX_TITLE_LENGTH),
      components: fields.map(encodeField),
    },
  };
}

const encodeField = (field: OutboundField): APILabelComponent => ({
  type: ComponentType.Label,
  label: short(field.label, MAX_TITLE_LENGTH),
  component: encodeInput(field),
});

function encodeInput({
  name,
  kind,
  required,
  value,
  maxLength = MAX_INPUT_LENGTH,
  options = [],
}: OutboundField): APIComponentInLabel {
  if (kind !== 'choice')
    return {
      type: ComponentType.TextInput,
      custom_id: name,
      style: kind === 'long_text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required,
      max_length: Math.min(maxLength, MAX_INPUT_LENGTH),
      ...(value && { value: cleanText(value.slice(0, maxLength)) }),
    };
  assert(options.length >= 1 && options.length <= MOST_OPTIONS, `a choice has 1 to ${MOST_OPTIONS} options`);
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    options: options.map((option) => ({
      label: short(option.label, MAX_OPTION_LENGTH),
      value: option.value,
      ...(option.value === value && { default: true }),
    })),
  };
}

const short = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
