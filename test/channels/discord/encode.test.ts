import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeForm, encodeMessage, escapeMarkdown, MAX_TEXT_LENGTH } from '../../../src/channels/discord/encode.ts';
import { aForm, anAnswer, buttons } from './setup.ts';

const to = { channelConversationId: '123456789012345678', audience: 'private' } as const;
const shown = (content: string) => content.replaceAll(/\\([\\*_~`|[<#>+.-])/g, '$1');

describe('saying something on Discord', () => {
  it('puts up to five buttons into a row, more into a list', () => {
    const rows = (count: number) =>
      encodeMessage(anAnswer(to, 'x', { buttons: buttons(...Array.from({ length: count }, (_, i) => `B${i}`)) }))[0].body
        .components;
    expect(rows(0)).toBeUndefined();
    expect(rows(5)).toMatchObject([{ components: [{ type: 2 }, {}, {}, {}, {}] }]);
    expect(rows(6)).toMatchObject([
      { components: [{ type: 3, options: [{ label: 'B0', value: 'token-of-B0' }, {}, {}, {}, {}, {}] }] },
    ]);
    expect(() => rows(26)).toThrow(/25/);
  });

  it('puts the numbers of a scale side by side, and hides none of them in a list', () => {
    const rows = (...labels: string[]) =>
      encodeMessage(anAnswer(to, 'x', { buttons: buttons(...labels) }))[0].body.components?.map(({ components }) =>
        components.map((one) => ('label' in one ? one.label : '?')).join(' '),
      );
    const nps = Array.from({ length: 11 }, (_, i) => String(i));
    expect(rows(...nps, 'Not now')).toEqual(['0 1 2 3', '4 5 6 7', '8 9 10', 'Not now']);
    expect(rows('1', '2', '3', '4', '5', 'Not now')).toEqual(['1 2 3 4 5', 'Not now']);
  });

  it('names the form, its language and its token in the button that opens it', () => {
    const [{ body }] = encodeMessage(anAnswer(to, 'x', { form: aForm, language: 'af' }));
    expect(body.components).toMatchObject([{ components: [{ label: 'Tell us', custom_id: `f:af:parcel:${aForm.token}` }] }]);
  });

  it('shows each field in a label of its own, with what was entered before', () => {
    expect(encodeForm(aForm, '12:34')).toEqual({
      type: 9,
      data: {
        custom_id: `${aForm.token}@12:34`,
        title: 'Your parcel',
        components: [
          {
            type: 18,
            label: 'Number of the parcel',
            component: { type: 4, custom_id: 'number', style: 1, required: true, max_length: 20 },
          },
          {
            type: 18,
            label: 'What happened?',
            component: { type: 4, custom_id: 'story', style: 2, required: false, max_length: 1_000, value: 'It was ...' },
          },
          {
            type: 18,
            label: 'What shall we do?',
            component: {
              type: 3,
              custom_id: 'wish',
              required: true,
              min_values: 1,
              options: [
                { label: 'Send it again', value: 'new' },
                { label: 'Money back', value: 'back' },
              ],
            },
          },
        ],
      },
    });
  });

  it('cuts labels that are too long, and refuses a form that is', () => {
    const [field] = aForm.fields;
    const { data } = encodeForm({ ...aForm, title: 'x'.repeat(60), fields: [{ ...field!, label: 'y'.repeat(60) }] });
    expect(data.title).toHaveLength(45);
    expect(data.components[0]).toMatchObject({ label: expect.stringMatching(/^y{44}…$/) });
    expect(() => encodeForm({ ...aForm, fields: Array.from({ length: 6 }, () => field!) })).toThrow(/fields/);
  });

  it('makes no link of words that somebody wrote', () => {
    expect(escapeMarkdown('[Your prize](https://evil.example/x_y)')).toBe('\\[Your prize](https://evil.example/x_y)');
  });

  it('cuts what was entered before inside no letter', () => {
    const [field] = aForm.fields;
    const { data } = encodeForm({ ...aForm, fields: [{ ...field!, maxLength: 3, value: 'ab😀' }] });
    expect(data.components[0]).toMatchObject({ component: { value: 'ab' } });
  });

  it('loses nothing of any text, in parts that Discord takes', () => {
    const words = fc.array(fc.oneof(fc.lorem(), fc.constantFrom('*', '_x_', '`', '\n', '\n\n', '1 240', '||', '\\')), {
      minLength: 1,
      maxLength: 600,
    });
    fc.assert(
      fc.property(words, (some) => {
        const text = some.join(' ').trim();
        fc.pre(text !== '');
        const parts = encodeMessage(anAnswer(to, text)).map(({ body }) => body.content);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
        const letters = (said: string) => said.replaceAll(/\s/g, '');
        expect(letters(parts.map(shown).join(''))).toBe(letters(text));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['*a* _b_', '\\*a\\* \\_b\\_'],
    ['# a', '\\# a'],
    ['1. a\n2. b', '1\\. a\n2\\. b'],
    ['28.11. og 1.240 point', '28.11. og 1.240 point'],
    ['see https://a.example/x_y_z?q=*', 'see https://a.example/x_y_z?q=*'],
    ['<@1> a < b', '\\<@1> a < b'],
  ])('shows %j as it is', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
