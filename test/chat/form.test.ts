import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  check,
  type Field,
  type Form,
  formLookup,
  formsOf,
  labelsIn,
  nextField,
  problemText,
  renderForm,
  validate,
} from '../../src/chat/form.ts';
import { loadTexts, type TextKey } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';

const texts = loadTexts(LANGUAGES);
const labels = labelsIn(texts, LANGUAGES);
const base = { name: 'field', label: 'button-help', required: true } as const;
const text: Field = { ...base, kind: 'text', maxLength: 10 };
const number: Field = { ...base, kind: 'number', min: 1, max: 2_000 };
const email: Field = { ...base, kind: 'email' };
const day: Field = { ...base, kind: 'day' };
const answer: Field = {
  ...base,
  kind: 'choice',
  options: [
    { value: 'yes', label: 'button-yes-unlink' },
    { value: 'no', label: 'button-no' },
  ],
};
const readAs = (field: Field, entry: string) => {
  const read = validate(field, entry, labels);
  return read.ok ? read.value : read.refusal.code;
};

describe('an entry', () => {
  it.each<[Field, string, string | number | undefined]>([
    [text, '  a cup ', 'a cup'],
    [text, 'eleven char', 'too_long'],
    [text, ' ', 'missing'],
    [{ ...text, required: false }, ' ', undefined],
    [number, '7', 7],
    [number, ' 1 200 ', 1_200],
    [number, '+3', 3],
    [number, '0', 'not_in_range'],
    [number, '2001', 'not_in_range'],
    [number, '1.5', 'not_in_range'],
    [number, '1,200', 'not_in_range'],
    [number, 'seven', 'not_in_range'],
    [number, '1e3', 'not_in_range'],
    [{ ...number, min: -5 }, '-0', 0],
    [email, 'kari@granlia.example', 'kari@granlia.example'],
    [email, 'kari@granlia', 'not_an_email'],
    [email, 'kari granlia.example', 'not_an_email'],
    [email, 'a@b.c, d@e.f', 'not_an_email'],
    [email, `${'a'.repeat(250)}@b.example`, 'not_an_email'],
    [day, '2026-11-28', '2026-11-28'],
    [day, '28.11.2026', '2026-11-28'],
    [day, '8/1/2026', '2026-01-08'],
    [day, '28. 11. 2026', '2026-11-28'],
    [day, '30.02.2026', 'not_a_day'],
    [day, '29.02.2028', '2028-02-29'],
    [day, '28.11.', 'not_a_day'],
    [day, 'tomorrow', 'not_a_day'],
    [answer, 'no', 'no'],
    [answer, 'Nei', 'no'],
    [answer, 'NEIN!', 'no'],
    [answer, 'perhaps', 'not_an_option'],
  ])('%# is read the same wherever it was made: %j', (field, entry, expected) => {
    expect(readAs(field, entry)).toBe(expected);
  });

  it('is judged whatever it holds, and what was read is read the same again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(text, number, email, day, answer),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (field, entry) => {
          const read = validate(field, entry, labels);
          if (!read.ok) return;
          expect(validate(field, String(read.value ?? ''), labels)).toEqual(read);
        },
      ),
    );
  });
});

const order: Form = {
  name: 'order',
  title: 'help-what',
  openLabel: 'button-help',
  submitLabel: 'button-person',
  submit: 'take_order',
  fields: [
    { ...text, name: 'what' },
    { ...number, name: 'many', required: false },
    { ...answer, name: 'sure' },
  ],
};

describe('a form', () => {
  it('asks for what was not asked yet, or will not do, in its order', () => {
    const next = (entered: Record<string, string>) => nextField(order, entered, labels)?.name;
    expect(next({})).toBe('what');
    expect(next({ what: 'a cup' })).toBe('many');
    expect(next({ what: 'a cup', many: '' })).toBe('sure');
    expect(next({ what: 'a cup', many: 'x', sure: 'no' })).toBe('many');
    expect(next({ what: 'a cup', many: '2', sure: 'no' })).toBeUndefined();
  });

  it('gives the values that are right, and says what is wrong with the others', () => {
    const { values, problems } = check(order, { what: 'a cup', many: '0', toString: 'x' }, labels);
    expect(values).toEqual({ what: 'a cup' });
    expect(problems.map(({ field, problem }) => [field.name, problem.code])).toEqual([
      ['many', 'not_in_range'],
      ['sure', 'missing'],
    ]);
  });

  it('says in every language what would do', () => {
    for (const language of LANGUAGES)
      for (const problem of [
        { code: 'missing' },
        { code: 'too_long', most: 10, length: 11 },
        { code: 'not_in_range', min: 1, max: 9 },
        { code: 'not_an_email' },
        { code: 'not_a_day' },
        { code: 'not_an_option' },
      ] as const) {
        const { key, facts } = problemText(problem, order);
        const values = Object.fromEntries(
          Object.entries(facts).map(([name, fact]) => [
            name,
            fact.kind === 'count' ? { whole: fact.value } : (fact as { value: string }).value,
          ]),
        );
        expect(texts.format(language, key, values)).toMatch(/\.$/);
      }
  });

  it('is shown with what was entered before, and within what windows hold', () => {
    const shown = renderForm(order, { token: 'a token', texts, language: 'nb', entered: { what: 'en kopp', many: '' } });
    expect(shown).toMatchObject({
      name: 'order',
      token: 'a token',
      openLabel: 'Hva kan du?',
      submitLabel: 'Snakk med et menneske',
    });
    expect(shown.title).toMatch(/^.{40,44}…$/);
    expect(shown.fields).toEqual([
      { name: 'what', label: 'Hva kan du?', required: true, kind: 'text', value: 'en kopp', maxLength: 10 },
      { name: 'many', label: 'Hva kan du?', required: false, kind: 'number' },
      {
        name: 'sure',
        label: 'Hva kan du?',
        required: true,
        kind: 'choice',
        options: [
          { value: 'yes', label: 'Ja, koble fra' },
          { value: 'no', label: 'Nei' },
        ],
      },
    ]);
  });

  it('is found by its name without any reading, in the languages that there are', () => {
    const find = formLookup(formsOf([order]), texts);
    expect(find('order', 'de', 'a token')).toMatchObject({ token: 'a token', openLabel: 'Was können Sie?' });
    expect(find('another', 'de', 'a token')).toBeUndefined();
    expect(find('order', 'xx', 'a token')).toBeUndefined();
  });

  it('has no more fields than a window holds', () => {
    const fields = Array.from({ length: 6 }, (_, i): Field => ({ ...text, name: `field_${i}`, label: 'button-help' as TextKey }));
    expect(() => formsOf([{ ...order, fields }])).toThrow(/1 to 5 fields/);
    expect(() => formsOf([{ ...order, fields: [text, text] }])).toThrow(/different names/);
  });

  const options = (count: number, value = (i: number) => `v${i}`) =>
    Array.from({ length: count }, (_, i) => ({ value: value(i), label: 'button-no' as TextKey }));
  it.each<[RegExp, Field]>([
    [/1 to 25 options/, { ...base, kind: 'choice', options: [] }],
    [/1 to 25 options/, { ...base, kind: 'choice', options: options(26) }],
    [/different values/, { ...base, kind: 'choice', options: options(2, () => 'same') }],
    [/1 to 100 letters/, { ...base, kind: 'choice', options: options(1, () => '') }],
    [/within its bounds/, { ...base, kind: 'number', min: 2, max: 1 }],
    [/such a name/, { ...text, name: 'of: a field' }],
  ])('has no field that some channel could not show: %s', (reason, field) => {
    expect(() => formsOf([{ ...order, fields: [field] }])).toThrow(reason);
  });
});
