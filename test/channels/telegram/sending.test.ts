import { describe, expect, it } from 'vitest';
import {
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../../src/chat/channel.ts';
import { anAnswer, anIntake, toAda } from './intake.ts';
import { useTelegram } from './setup.ts';

const LONG = ['one', 'two', 'three'].map((word) => `${word} `.repeat(600).trim()).join('\n\n');

describe('sending to Telegram', () => {
  const telegram = useTelegram();

  async function start() {
    const api = await telegram.botApi();
    const channel = telegram.pollingChannel(api);
    await channel.start(anIntake().accept);
    return { api, channel, ada: api.customer() };
  }

  it.each([
    ['a limit', { status: 429, description: 'Too Many Requests', retryAfter: 3 }, ChannelRateLimited],
    ['somebody who blocked us', { status: 403, description: 'Forbidden: bot was blocked by the user' }, RecipientUnreachable],
    ['a fault of Telegram', { status: 500 }, ChannelUnavailable],
    ['a gateway before Telegram', { status: 502, body: '<h1>Bad Gateway</h1>' }, ChannelUnavailable],
    ['a gateway that speaks JSON', { status: 503, body: '{"error":"upstream unavailable"}' }, ChannelUnavailable],
    ['a page that stands in the way', { status: 200, body: '<h1>Welcome to the hotel</h1>' }, DeliveryUnknown],
    ['a connection that broke off', { drop: 'before' }, DeliveryUnknown],
    ['an answer that was lost', { drop: 'after' }, DeliveryUnknown],
  ] as const)('tells the core of %s', async (_, fault, kind) => {
    const { api, channel } = await start();
    api.fault({ method: 'sendMessage', ...fault });
    const error: unknown = await channel.send(anAnswer(toAda, 'hello')).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(kind);
    if (error instanceof ChannelRateLimited) expect(error.retryAfterMs).toBe(3_000);
    expect(api.calls('sendMessage').length).toBe(1);
  });

  it('counts as sent what a server says no more of than that', async () => {
    const { api, channel } = await start();
    api.fault({ method: 'sendMessage', status: 200, body: '{"ok":true,"result":{}}' });
    expect(await channel.send(anAnswer(toAda, 'hello'))).toEqual({ parts: 1 });
  });

  it('tells the core when nobody listens', async () => {
    const api = await telegram.botApi();
    await api.close();
    await expect(telegram.pollingChannel(api).send(anAnswer(toAda, 'hello'))).rejects.toBeInstanceOf(ChannelUnavailable);
  });

  it('gives up a message to a chat that does not exist, and one that cannot be said', async () => {
    const { channel } = await start();
    const nobody = { ...toAda, channelConversationId: '999' };
    await expect(channel.send(anAnswer(nobody, 'hello'))).rejects.toBeInstanceOf(RecipientUnreachable);
    await expect(channel.send(anAnswer(toAda, ' '))).rejects.toBeInstanceOf(MessageRefused);
    await expect(channel.send(anAnswer(toAda, 'hello', ['x'.repeat(60)]))).rejects.toBeInstanceOf(MessageRefused);
  });

  it('is switched off by a token that does not hold any more', async () => {
    const { api, channel } = await start();
    api.fault({ method: 'sendMessage', status: 401, description: 'Unauthorized' });
    await expect(channel.send(anAnswer(toAda, 'hello'))).rejects.toBeInstanceOf(ChannelRefused);
  });

  it('sends a long text in parts, in order, with the buttons last', async () => {
    const { channel, ada } = await start();
    const { providerMessageId, parts } = await channel.send(anAnswer(toAda, LONG, ['Why?']));
    expect(parts).toBe(3);
    expect(ada.heard.map(({ text }) => text).join('\n\n')).toBe(LONG);
    expect(ada.heard.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    expect(providerMessageId).toBe(String(ada.heard[2]?.messageId));
  });

  it('goes on with the part that failed when it is asked again', async () => {
    const { api, channel, ada } = await start();
    const message = anAnswer(toAda, LONG);
    api.fault({ method: 'sendMessage', skip: 1, status: 429, retryAfter: 1 });
    await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelRateLimited);
    api.fault({ method: 'sendMessage', skip: 1, status: 500 });
    await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelUnavailable);
    await channel.send(message);
    expect(ada.heard.map(({ text }) => text).join('\n\n')).toBe(LONG);
  });

  it('does not repeat a part whose answer was lost, says the rest, and reports that it does not know', async () => {
    const { api, channel, ada } = await start();
    const message = anAnswer(toAda, LONG);
    api.fault({ method: 'sendMessage', skip: 1, drop: 'after' });
    await expect(channel.send(message)).rejects.toBeInstanceOf(DeliveryUnknown);
    expect(ada.heard.map(({ text }) => text).join('\n\n')).toBe(LONG);
  });
});
