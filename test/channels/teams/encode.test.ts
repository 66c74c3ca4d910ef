import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesIn } from '../../../src/channels/teams/codes.ts';
import {
  type Card,
  encodeAsCard,
  encodeMessage,
  escaped,
  MAX_TEXT_LENGTH,
  unsentFiles,
} from '../../../src/channels/teams/encode.ts';
import type { OutboundFile, OutboundForm, OutboundMessage } from '../../../src/chat/reply.ts';
import { anAnswer } from './setup.ts';

const words = { fillIn: 'Fyll ut dette.', leftOut: 'Noe mangler.' };
const toAda = { channelConversationId: 'a:1ada', audience: 'private' } as const;

const message = (text: string, more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  ...anAnswer(toAda, text),
  language: 'nb',
  ...more,
});

const cardOf = (told: OutboundMessage): Card => encodeMessage(told, words).at(-1)!.attachments![0]!.content!;
const textsOf = ({ body }: Card) => body.filter(({ type }) => type === 'TextBlock').map(({ text }) => text);

describe('codes', () => {
  it.each([
    ['Your case is K-2107 (order 48213).', ['K-2107']],
    ['Dis joune: KF7-M2Q-9XR-4TH', ['KF7-M2Q-9XR-4TH']],
    ['On 2026-11-22, 10-12 cups, e-mail, COVID, T-shirts, a K-2107x', []],
  ])('are found in %s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });
});

describe('a message in Teams', () => {
  it('is plain text when it is one paragraph', () => {
    expect(encodeMessage(message('Du har 1 240 poeng *nå*.'), words)).toEqual([
      { type: 'message', text: 'Du har 1 240 poeng *nå*.', textFormat: 'plain' },
    ]);
  });

  it('is a card when it has paragraphs, with each as a block', () => {
    const [activity, ...others] = encodeMessage(message('Du har 1 240 poeng.\n80 er på vei.\n\nHvorfor? Spør.'), words);
    expect(others).toEqual([]);
    expect(activity).toMatchObject({ summary: 'Du har 1 240 poeng. 80 er på vei. Hvorfor? Spør.' });
    expect(activity).not.toHaveProperty('text');
    const card = activity.attachments![0]!.content!;
    expect(card).toMatchObject({
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: 'Du har 1 240 poeng.\n80 er på vei.\n\nHvorfor? Spør.',
    });
    expect(card.body).toEqual([
      { type: 'TextBlock', text: 'Du har 1 240 poeng.', wrap: true },
      { type: 'TextBlock', text: '80 er på vei.', wrap: true },
      { type: 'TextBlock', text: 'Hvorfor? Spør.', wrap: true, spacing: 'Large' },
    ]);
  });

  it('offers buttons as actions that older clients know under another name', () => {
    const told = message('Hei.', {
      buttons: [
        { label: 'Hvorfor?', token: 'token-1' },
        { label: 'Vilkår', url: 'https://granlia.example' },
      ],
    });
    const data = { regulars: { token: 'token-1', language: 'nb' } };
    expect(cardOf(told).actions).toEqual([
      {
        type: 'Action.Execute',
        title: 'Hvorfor?',
        verb: 'press',
        data,
        fallback: { type: 'Action.Submit', title: 'Hvorfor?', data },
      },
      { type: 'Action.OpenUrl', title: 'Vilkår', url: 'https://granlia.example' },
    ]);
  });

  it('shows every button, in sets of six', () => {
    const labels = ['English', 'Norsk', 'Dansk', 'Suomi', 'Afrikaans', 'Svenska', 'Deutsch'];
    const card = cardOf(message('Which language?', { buttons: labels.map((label) => ({ label, token: label })) }));
    expect(card.actions).toBeUndefined();
    const sets = card.body.filter(({ type }) => type === 'ActionSet').map(({ actions }) => actions as { title: string }[]);
    expect(sets.map(({ length }) => length)).toEqual([6, 1]);
    expect(sets.flat().map(({ title }) => title)).toEqual(labels);
  });

  it('shows the numbers of a scale in even rows of their own', () => {
    const labels = [...Array.from({ length: 11 }, (_, i) => String(i)), 'Ikke nå'];
    const card = cardOf(message('Hvor sannsynlig?', { buttons: labels.map((label) => ({ label, token: label })) }));
    const sets = card.body.filter(({ type }) => type === 'ActionSet').map(({ actions }) => actions as { title: string }[]);
    expect(sets.map((actions) => actions.map(({ title }) => title).join(' '))).toEqual(['0 1 2 3 4 5', '6 7 8 9 10']);
    expect(card.actions?.map(({ title }) => title)).toEqual(['Ikke nå']);
  });

  it('shows a form as fields that are checked before they are sent', () => {
    const form: OutboundForm = {
      name: 'address',
      token: 'form-1',
      title: 'Adressen din',
      openLabel: 'Skriv adressen',
      submitLabel: 'Send',
      fields: [
        { name: 'street', label: 'Gate', required: true, kind: 'text', maxLength: 80, value: 'Storgata 1' },
        { name: 'note', label: 'Merknad', required: false, kind: 'long_text', maxLength: 500 },
        { name: 'count', label: 'Antall', required: true, kind: 'number', value: '2' },
        { name: 'email', label: 'E-post', required: true, kind: 'email' },
        { name: 'day', label: 'Dag', required: false, kind: 'day', value: '2026-11-28' },
        {
          name: 'size',
          label: 'Størrelse',
          required: true,
          kind: 'choice',
          options: [
            { value: 's', label: 'Liten' },
            { value: 'l', label: 'Stor' },
          ],
        },
      ],
    };
    const card = cardOf(message('Hvor bor du?', { form, buttons: [{ label: 'Avbryt', token: 'token-2' }] }));
    const wrong = { ...form, fields: form.fields.map((field) => ({ ...field, value: 'a dozen' })) };
    const again = cardOf(message('Hvor bor du?', { form: wrong })).body.filter(({ type }) => type.startsWith('Input.'));
    expect(again.map((input) => ('value' in input ? input.value : undefined))).toEqual([
      'a dozen',
      'a dozen',
      undefined,
      'a dozen',
      undefined,
      undefined,
    ]);
    expect(textsOf(card)).toEqual(['Hvor bor du?', 'Adressen din']);
    const required = { isRequired: true, errorMessage: 'Fyll ut dette.' };
    expect(card.body.filter(({ type }) => type.startsWith('Input.'))).toEqual([
      { type: 'Input.Text', id: 'street', label: 'Gate', ...required, value: 'Storgata 1', maxLength: 80 },
      { type: 'Input.Text', isMultiline: true, id: 'note', label: 'Merknad', maxLength: 500 },
      { type: 'Input.Number', id: 'count', label: 'Antall', ...required, value: 2 },
      { type: 'Input.Text', style: 'Email', id: 'email', label: 'E-post', ...required },
      { type: 'Input.Date', id: 'day', label: 'Dag', value: '2026-11-28' },
      {
        type: 'Input.ChoiceSet',
        style: 'expanded',
        id: 'size',
        label: 'Størrelse',
        ...required,
        choices: [
          { title: 'Liten', value: 's' },
          { title: 'Stor', value: 'l' },
        ],
      },
    ]);
    expect(card.actions).toMatchObject([
      { title: 'Send', verb: 'submit', associatedInputs: 'auto', data: { regulars: { form: 'form-1', language: 'nb' } } },
      { title: 'Avbryt', associatedInputs: 'none', fallback: { associatedInputs: 'none' } },
    ]);
  });

  it('says that a model had a part, with its receipts', () => {
    const model = {
      citations: [
        { title: 'Ledger', text: 'Purchase of 3 August: 40 points' },
        { title: 'x'.repeat(200), text: 'y '.repeat(200) },
      ],
    };
    const [activity] = encodeMessage(message('You have 40 points [1].', { model }), words);
    expect(activity.text).toBe('You have 40 points [1]. [2]');
    expect(activity.entities).toMatchObject([
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        additionalType: ['AIGeneratedContent'],
        citation: [
          {
            '@type': 'Claim',
            position: 1,
            appearance: { '@type': 'DigitalDocument', name: 'Ledger', abstract: 'Purchase of 3 August: 40 points' },
          },
          { position: 2 },
        ],
      },
    ]);
    const { name, abstract } = activity.entities![0]!.citation![1]!.appearance;
    expect([name.length, abstract.length <= 160]).toEqual([80, true]);
    expect(encodeMessage(message('Hello.', { model: { citations: [] } }), words)[0].entities![0]).not.toHaveProperty('citation');
    expect(encodeMessage(message('Hello.'), words)[0]).not.toHaveProperty('entities');
  });

  it('takes small pictures along, and names what it leaves out', () => {
    const picture = (bytes: number, more: Partial<OutboundFile> = {}): OutboundFile => ({
      kind: 'photo',
      name: 'code.png',
      mime: 'image/png',
      bytes: new Uint8Array(bytes),
      ...more,
    });
    const small = message('Vis denne.', { files: [picture(3)] });
    expect(encodeMessage(small, words)).toEqual([
      { type: 'message', text: 'Vis denne.', textFormat: 'plain' },
      {
        type: 'message',
        attachments: [{ contentType: 'image/png', name: 'code.png', contentUrl: 'data:image/png;base64,AAAA' }],
      },
    ]);
    expect(unsentFiles(small)).toEqual([]);
    const others = message('Vis denne.', {
      files: [picture(100_000), picture(3, { kind: 'document', mime: 'application/pdf' })],
    });
    expect(encodeMessage(others, words).length).toBe(1);
    expect(textsOf(cardOf(others))).toEqual(['Vis denne.', 'Noe mangler.']);
    expect(unsentFiles(others).length).toBe(2);
    const largest = Array.from({ length: 3 }, () => picture(24_000));
    const long = message('x '.repeat(MAX_TEXT_LENGTH), { files: largest, buttons: [{ label: 'Hvorfor?', token: 'token-1' }] });
    for (const activity of encodeMessage(long, words))
      expect(Buffer.byteLength(JSON.stringify(activity), 'utf16le')).toBeLessThan(80_000);
    expect(encodeMessage(message('', { files: [picture(3)] }), words)).toEqual([encodeMessage(small, words)[1]]);
    expect(encodeMessage(message('', { files: [picture(100_000)] }), words)).toMatchObject([{ text: 'Noe mangler.' }]);
  });

  it('is cut between paragraphs when it is long, with the buttons below the last part, and stays below 80 KB', () => {
    const paragraphs = Array.from({ length: 40 }, (_, i) => `${i}: ${'ø'.repeat(990)}`);
    const buttons = [{ label: 'Hvorfor?', token: 'token-1' }];
    const activities = encodeMessage(message(paragraphs.join('\n\n'), { buttons }), words);
    expect(activities.length).toBeGreaterThan(1);
    for (const activity of activities) expect(Buffer.byteLength(JSON.stringify(activity), 'utf16le')).toBeLessThan(80_000);
    const cards = activities.map(({ attachments }) => attachments![0]!.content!);
    expect(cards.flatMap(textsOf)).toEqual(paragraphs);
    expect(cards.map(({ actions }) => actions?.length ?? 0)).toEqual([...cards.slice(1).map(() => 0), 1]);
  });

  it('stays below 100 KB whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30_000 }), fc.boolean(), (text, hasButton) => {
        if (text.trim() === '') return;
        const buttons = hasButton ? [{ label: 'Hvorfor?', token: 'token-1' }] : [];
        for (const activity of encodeMessage(message(text, { buttons }), words))
          expect(Buffer.byteLength(JSON.stringify(activity), 'utf16le')).toBeLessThan(100 * 1_024);
      }),
      { numRuns: 8 },
    );
  });

  it('is one card where it takes the place of another, unless one card cannot say it', () => {
    expect(encodeAsCard(message('Du har 1 240 poeng.'), words)).toMatchObject({ body: [{ text: 'Du har 1 240 poeng.' }] });
    expect(encodeAsCard(message('x '.repeat(MAX_TEXT_LENGTH)), words)).toBeUndefined();
    expect(encodeAsCard(message('Hei.', { model: { citations: [] } }), words)).toBeUndefined();
  });

  it.each(['', '  \n '])('is refused when it says nothing: %j', (text) => {
    expect(() => encodeMessage(message(text), words)).toThrow(/empty/);
  });
});

describe('a text in a card', () => {
  it.each([
    ['Du har 1 240 poeng (35,5 %), Ada.', 'Du har 1 240 poeng (35,5 %), Ada.'],
    ['*bold* _thin_ `code` ~gone~', '\\*bold\\* \\_thin\\_ \\`code\\` \\~gone\\~'],
    ['[Win](https://evil.example)', '\\[Win]([https://evil.example](https://evil.example))'],
    ['[1](http:x)', '\\[1](http:x)'],
    ['You have 40 points [1].', 'You have 40 points [1].'],
    ['- no list', '\\- no list'],
    ['+85 points', '+85 points'],
    ['# no heading', '\\# no heading'],
    ['> no quotation', '\\> no quotation'],
    ['---', '\\---'],
    ['-85 points', '-85 points'],
    ['1. desember', '1\\. desember'],
    ['12) twelve', '12\\) twelve'],
    ['KF7-M2Q-9XR-4TH', 'KF7-M2Q-9XR-4TH'],
    ['See https://granlia.example/a_b.', 'See [https://granlia.example/a\\_b](https://granlia.example/a_b).'],
  ])('is no Markdown: %s', (text, written) => {
    expect(escaped(text)).toBe(written);
  });
});
