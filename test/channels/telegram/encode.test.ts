import { describe, expect, it } from 'vitest';
import { encodeMessage } from '../../../src/channels/telegram/encode.ts';
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

  it('puts the numbers of a scale side by side, in rows as even as they can be', () => {
    const scale = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => button(String(from + i)));
    const rows = (buttons: ReturnType<typeof button>[]) =>
      encodeMessage(aMessage({ buttons }))[0].reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text).join(' '));
    expect(rows([...scale(0, 10), button('Not now')])).toEqual(['0 1 2 3 4 5', '6 7 8 9 10', 'Not now']);
    expect(rows([...scale(1, 5), button('Not now')])).toEqual(['1 2 3 4 5', 'Not now']);
    expect(rows([button('1'), button('Why?')])).toEqual(['1', 'Why?']);
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
