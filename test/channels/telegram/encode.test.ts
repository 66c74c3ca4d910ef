import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMessage, MAX_TEXT_LENGTH, splitText } from '../../../src/channels/telegram/encode.ts';
import type { OutboundButton, OutboundMessage } from '../../../src/chat/reply.ts';

const aMessage = (more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id: '019a0000-0000-7000-8000-000000000001',
  conversation: { id: '019a0000-0000-7000-8000-000000000002', channelConversationId: '1001', audience: 'private' },
  purpose: 'reply',
  language: 'nb',
  text: 'Du har 1 240 poeng.',
  buttons: [],
  ...more,
});

const inTopic = { id: '', channelConversationId: '-100123:45', audience: 'public' } as const;

const button = (label: string, token = 'token'): OutboundButton => ({ label, token });

describe('encoding a message for Telegram', () => {
  it('sends plain text without a preview of its links', () => {
    expect(encodeMessage(aMessage({ text: '<b>*5*</b> https://shop.example' }))).toEqual([
      { chat_id: 1001, text: '<b>*5*</b> https://shop.example', link_preview_options: { is_disabled: true } },
    ]);
  });

  it('answers in the topic of the forum where it was asked', () => {
    expect(encodeMessage(aMessage({ conversation: inTopic }))[0]).toMatchObject({ chat_id: -100123, message_thread_id: 45 });
  });

  it('puts two short labels side by side and a long one alone', () => {
    const buttons = [button('Why?'), button('History'), button('What can you do?!'), button('Help'), button('Stop')];
    const [{ reply_markup: markup }] = encodeMessage(aMessage({ buttons }));
    expect(markup?.inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([
      ['Why?', 'History'],
      ['What can you do?!'],
      ['Help', 'Stop'],
    ]);
  });

  it('gives a button its token or its address', () => {
    const [{ reply_markup: markup }] = encodeMessage(
      aMessage({ buttons: [button('Why?', 'a1'), { label: 'Shop', url: 'https://shop.example' }] }),
    );
    expect(markup?.inline_keyboard).toEqual([
      [
        { text: 'Why?', callback_data: 'a1' },
        { text: 'Shop', url: 'https://shop.example' },
      ],
    ]);
  });

  it('takes a token of 64 bytes and none that is longer', () => {
    expect(() => encodeMessage(aMessage({ buttons: [button('a', 'x'.repeat(64))] }))).not.toThrow();
    expect(() => encodeMessage(aMessage({ buttons: [button('a', `${'x'.repeat(63)}ø`)] }))).toThrow(/65/);
    expect(() => encodeMessage(aMessage({ buttons: [button('a', '')] }))).toThrow();
  });

  it('takes no empty text', () => {
    expect(() => encodeMessage(aMessage({ text: ' \n' }))).toThrow(/empty/);
  });

  it('puts the buttons below the last part of a long text', () => {
    const parts = encodeMessage(aMessage({ text: 'word '.repeat(2_000), buttons: [button('Why?')] }));
    expect(parts.length).toBe(3);
    expect(parts.map((part) => part.reply_markup !== undefined)).toEqual([false, false, true]);
    expect(parts.every((part) => part.chat_id === 1001)).toBe(true);
  });
});

describe('splitting a text', () => {
  it('leaves a text of exactly 4096 characters whole', () => {
    expect(splitText('x'.repeat(MAX_TEXT_LENGTH))).toEqual(['x'.repeat(MAX_TEXT_LENGTH)]);
  });

  it.each([
    ['paragraphs first', 'One two three.\n\nFour\nfive six', 20, ['One two three.', 'Four\nfive six']],
    ['then lines', 'One two\nthree four', 12, ['One two', 'three four']],
    ['then words', 'One two three', 10, ['One two', 'three']],
    ['not at a paragraph that would leave a scrap', 'Hi\n\nhow are you today', 14, ['Hi\n\nhow are', 'you today']],
    ['at a scrap rather than inside a word', 'Hi abcdefghijkl', 12, ['Hi', 'abcdefghijkl']],
    ['inside a word only if it must', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['never inside a number', 'abcdef12345', 8, ['abcdef', '12345']],
    ['never between the groups of a number', 'abcdef1\u00A0240', 8, ['abcdef', '1\u00A0240']],
    ['nor of one with a narrow space', 'abcdef1\u202F240', 8, ['abcdef', '1\u202F240']],
    ['nor of a sum with its øre', 'abcdef1.240,50', 12, ['abcdef', '1.240,50']],
    ['nor between a number and its unit', 'You have 1\u00A0240\u00A0kr', 14, ['You have', '1\u00A0240\u00A0kr']],
    ['nor inside a character', 'abc😀', 4, ['abc', '😀']],
    ['a number that is too long by itself where it must', '1234567890', 4, ['1234', '5678', '90']],
  ])('cuts %s', (_, text, most, parts) => {
    expect(splitText(text, most)).toEqual(parts);
  });

  const aText = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ' ',
          '  ',
          '\n',
          '\n\n',
          '\u00A0',
          '\u202F',
          '.',
          ',',
          '😀',
          '👩‍👩‍👧',
          'ø',
          'poeng',
          '1',
          '240',
          '1\u00A0240',
          '12.50',
        ),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.stringMatching(/^[0-9]{1,12}$/),
      ),
      { minLength: 1, maxLength: 60 },
    )
    .map((pieces) => pieces.join(''))
    .filter((text) => text.trim() !== '');

  const withoutSpace = (text: string) => text.replace(/\s/g, '');

  it('keeps every part within the limit and loses nothing but white space', () => {
    fc.assert(
      fc.property(aText, fc.integer({ min: 8, max: 40 }), (text, most) => {
        const parts = splitText(text, most);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most);
          expect(part.trim()).not.toBe('');
          expect(part.isWellFormed()).toBe(true);
        }
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(text));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves every number that fits into a part whole', () => {
    const NUMBER = /\p{Nd}+(?:[\u00A0\u202F.,:'’/-]\p{Nd}+)*/gu;
    fc.assert(
      fc.property(aText, fc.integer({ min: 8, max: 40 }), (text, most) => {
        const numbers = text.match(NUMBER) ?? [];
        fc.pre(numbers.every((number) => number.length <= most));
        expect(splitText(text, most).flatMap((part) => part.match(NUMBER) ?? [])).toEqual(numbers);
      }),
      { numRuns: 500 },
    );
  });
});
