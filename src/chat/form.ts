import { strict as assert } from 'node:assert';
import type { TextKey, Texts } from '../locales/index.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { readEmail } from './email.ts';
import { cleanText } from './message.ts';
import type { Fact, OutboundField, OutboundForm } from './reply.ts';

/**
 * A few typed questions, defined once. A channel shows them in a window (Discord), as a card (Teams), or they are asked one by
 * one; what was entered is checked by the same rules everywhere.
 */
export type Form = {
  readonly name: string;
  readonly title: TextKey;
  readonly openLabel: TextKey;
  readonly submitLabel: TextKey;
  readonly fields: readonly Field[];
  /** The skill that takes what was entered: its input is `{ values, data }`, and it runs in the turn's transaction. */
  readonly submit: string;
};

export type Field = { readonly name: string; readonly label: TextKey; readonly required: boolean } & (
  | { readonly kind: 'text' | 'long_text'; readonly maxLength: number }
  /** Whole numbers, both bounds included. */
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'email' | 'day' }
  | { readonly kind: 'choice'; readonly options: readonly { value: string; label: TextKey }[] }
);

export type Forms = ReadonlyMap<string, Form>;

/** By field: a text, a day ("2026-11-28") or the value of an option as words, a number as a number. An empty field is left out. */
export type FormValues = Readonly<Record<string, string | number>>;

/** What was entered, as it was written, by field. "" is a field that was left empty on purpose; a missing one was not asked yet. */
export type Entered = Readonly<Record<string, string>>;

/** Why an entry will not do. */
export type FieldProblem =
  | { code: 'missing' | 'not_an_email' | 'not_a_day' | 'not_an_option' }
  | { code: 'too_long'; most: number; length: number }
  | { code: 'not_in_range'; min: number; max: number };

/** The words of an option in every language that the programme speaks: people who are asked in a chat write them back. */
export type Labels = (key: TextKey) => readonly string[];

export const labelsIn =
  (texts: Texts, languages: readonly string[]): Labels =>
  (key) =>
    languages.map((language) => texts.format(language, key));

/** Windows and cards have no room for more, or for longer titles. https://discord.com/developers/docs/components/reference#text-input */
const MOST_FIELDS = 5;
const LONGEST_TITLE = 45;
/** Beside a token and a place, Discord has room for this much. */
const NAME = /^[a-z][a-z0-9_]{0,15}$/;
const LONGEST_TEXT = 4_000;
/** A list in a window has 1 to 25 options, with values of at most 100 letters. */
const MOST_OPTIONS = 25;
const LONGEST_OPTION = 100;

/** The forms by name. Throws for one that some channel could not show. */
export function formsOf(forms: readonly Form[]): Forms {
  for (const { name, fields } of forms) {
    assert.match(name, NAME, `the name of a form stands in the id of its button: ${name}`);
    assert(fields.length > 0 && fields.length <= MOST_FIELDS, `${name} has 1 to ${MOST_FIELDS} fields`);
    assert.equal(new Set(fields.map((field) => field.name)).size, fields.length, `the fields of ${name} have different names`);
    for (const field of fields) checkField(`${name}: ${field.name}`, field);
  }
  return new Map(forms.map((form) => [form.name, form]));
}

function checkField(named: string, field: Field): void {
  assert.match(field.name, NAME, `${named}: such a name does not come back from every channel`);
  if ('maxLength' in field) assert(field.maxLength > 0 && field.maxLength <= LONGEST_TEXT, `${named} is too long`);
  if (field.kind === 'number') assert(field.min <= field.max, `${named}: no number lies within its bounds`);
  if (field.kind !== 'choice') return;
  const values = field.options.map(({ value }) => value);
  assert(values.length > 0 && values.length <= MOST_OPTIONS, `${named} has 1 to ${MOST_OPTIONS} options`);
  assert.equal(new Set(values).size, values.length, `${named}: its options have different values`);
  assert(
    values.every((value) => value !== '' && value.length <= LONGEST_OPTION),
    `${named}: the value of an option has 1 to ${LONGEST_OPTION} letters`,
  );
}

/**
 * Checks one entry, by the same rules wherever it was made.
 *
 * @returns the value, undefined for a field that may be and is empty, or what is wrong
 */
export function validate(field: Field, entry: string, labels: Labels): Result<string | number | undefined, FieldProblem> {
  const text = cleanText(entry).trim();
  if (text === '') return field.required ? refuse({ code: 'missing' }) : ok(undefined);
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return text.length <= field.maxLength ? ok(text) : refuse({ code: 'too_long', most: field.maxLength, length: text.length });
    case 'number': {
      const { min, max } = field;
      const value = readWhole(text);
      return value !== undefined && value >= min && value <= max ? ok(value) : refuse({ code: 'not_in_range', min, max });
    }
    case 'email': {
      const email = readEmail(text);
      return email ? ok(email) : refuse({ code: 'not_an_email' });
    }
    case 'day': {
      const day = readDay(text);
      return day ? ok(day) : refuse({ code: 'not_a_day' });
    }
    case 'choice': {
      const wanted = plain(text);
      const option =
        field.options.find(({ value }) => value === text) ??
        field.options.find(
          ({ value, label }) => plain(value) === wanted || labels(label).some((words) => plain(words) === wanted),
        );
      return option ? ok(option.value) : refuse({ code: 'not_an_option' });
    }
  }
}

/** "7", "1 200", "+3"; a comma or point in it could mean two things. */
function readWhole(text: string): number | undefined {
  const digits = text.replaceAll(/[\s\u00A0\u202F]/g, '');
  const value = /^[+-]?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
  return value === 0 ? 0 : value; // never -0
}

/** "2026-11-28", or as people here write it: "28.11.2026", "28/11/2026", "28-11-2026". @returns the former */
function readDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const european = /^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : european ? european.slice(1).toReversed() : [];
  if (!year || !month || !day) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  // A calendar that is read too kindly makes 2 March of 30 February.
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(written) ? written : undefined;
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim();

export type Checked = {
  /** Only what is right. */
  values: FormValues;
  /** In the order of the form. */
  problems: readonly { field: Field; problem: FieldProblem }[];
};

/** Checks all that was entered. */
export function check(form: Form, entered: Entered, labels: Labels): Checked {
  const values: Record<string, string | number> = {};
  const problems: { field: Field; problem: FieldProblem }[] = [];
  for (const field of form.fields) {
    const entry = Object.hasOwn(entered, field.name) ? entered[field.name] : undefined;
    const read = validate(field, entry ?? '', labels);
    if (!read.ok) problems.push({ field, problem: read.refusal });
    else if (read.value !== undefined) values[field.name] = read.value;
  }
  return { values, problems };
}

/** The first field that was not asked yet, or whose entry will not do. */
export function nextField(form: Form, entered: Entered, labels: Labels): Field | undefined {
  return form.fields.find((field) => !Object.hasOwn(entered, field.name) || !validate(field, entered[field.name]!, labels).ok);
}

/** What a problem is told with: what would do. The key is `form-problem-<code>` with dashes. */
export function problemText(problem: FieldProblem, form: Form): { key: TextKey; facts: Readonly<Record<string, Fact>> } {
  const source = { kind: 'form', form: form.name } as const;
  const count = (value: number): Fact => ({ kind: 'count', value, source });
  switch (problem.code) {
    case 'missing':
      return { key: 'form-problem-missing', facts: {} };
    case 'too_long':
      return { key: 'form-problem-too-long', facts: { most: count(problem.most), length: count(problem.length) } };
    case 'not_in_range':
      return { key: 'form-problem-number', facts: { min: count(problem.min), max: count(problem.max) } };
    case 'not_an_email':
      return { key: 'form-problem-email', facts: { example: { kind: 'name', value: 'kari@example.com', source } } };
    case 'not_a_day':
      return { key: 'form-problem-day', facts: { example: { kind: 'name', value: '28.11.2026', source } } };
    case 'not_an_option':
      return { key: 'form-problem-option', facts: {} };
  }
}

/**
 * A form as a person sees it, for the channels that show it in a window or as a card.
 *
 * @param entered what is in its fields already
 * @param token comes back with what is entered (`Content` of kind 'form')
 */
export function renderForm(
  form: Form,
  { entered = {}, token, texts, language }: { entered?: Entered; token: string; texts: Texts; language: string },
): OutboundForm {
  const say = (key: TextKey) => texts.format(language, key);
  return {
    name: form.name,
    token,
    title: cut(say(form.title), LONGEST_TITLE),
    openLabel: say(form.openLabel),
    submitLabel: say(form.submitLabel),
    fields: form.fields.map((field): OutboundField => {
      const value = Object.hasOwn(entered, field.name) ? entered[field.name] : undefined;
      const base = {
        name: field.name,
        label: cut(say(field.label), LONGEST_TITLE),
        required: field.required,
        kind: field.kind,
        ...(value ? { value } : {}),
      };
      if ('maxLength' in field) return { ...base, maxLength: field.maxLength };
      if (field.kind !== 'choice') return base;
      return { ...base, options: field.options.map((option) => ({ value: option.value, label: say(option.label) })) };
    }),
  };
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/**
 * Forms for a channel that must show one before it may ask anybody (a Discord button that opens a window), so without what was
 * entered before.
 *
 * @returns undefined for a form that there no longer is
 */
export const formLookup =
  (forms: Forms, texts: Texts) =>
  (name: string, language: string, token: string): OutboundForm | undefined => {
    const form = forms.get(name);
    if (!form || !texts.languages.includes(language)) return undefined;
    return renderForm(form, { token, texts, language });
  };
