import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { TELEGRAM_WEBHOOK_PATH, type TelegramChannel, telegramChannel } from '../../../src/channels/telegram/index.ts';
import { ChannelRefused } from '../../../src/chat/channel.ts';
import { serveWebhooks, type Webhook } from '../../../src/http/index.ts';
import { systemClock } from '../../../src/shared/clock.ts';
import type { BotApiOptions } from '../../helpers/bot-api.ts';
import { anAnswer, anIntake } from './intake.ts';
import { SECRET, statusOf, useTelegram } from './setup.ts';

const LONG = ['one', 'two', 'three'].map((word) => `${word} `.repeat(600).trim()).join('\n\n');

const said = (text: string) => ({
  update_id: 1,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: 1001, type: 'private' },
    from: { id: 1001, is_bot: false, first_name: 'Ada' },
    text,
  },
});

describe('Telegram by webhook', () => {
  const telegram = useTelegram();

  /** A channel behind a real server, as the program mounts it. */
  async function start(options: BotApiOptions = {}, more: Parameters<typeof telegram.webhookChannel>[2] = {}) {
    const api = await telegram.botApi(options);
    const intake = anIntake();
    let channel: TelegramChannel | undefined;
    const webhook: Webhook = {
      path: TELEGRAM_WEBHOOK_PATH,
      refuses: (header) => channel!.webhook.refuses(header),
      take: (body) => channel!.webhook.take(body),
    };
    const elsewhere = () => expect.fail('a request went past the webhook');
    const server = createServer(serveWebhooks([webhook], elsewhere, { clock: systemClock, log: telegram.log }));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    telegram.atTheEnd(() => new Promise((resolve) => server.close(resolve)));
    telegram.atTheEnd(async () => server.closeAllConnections());
    channel = telegram.webhookChannel(api, `${url}/`, more);
    await channel.start(intake.accept);
    const post = (body: BodyInit, headers: Record<string, string> = {}) =>
      fetch(url + TELEGRAM_WEBHOOK_PATH, {
        method: 'POST',
        body,
        headers: { 'x-telegram-bot-api-secret-token': SECRET, ...headers },
        ...(body instanceof ReadableStream && { duplex: 'half' }),
      });
    return { api, intake, channel, url, post, ada: api.customer() };
  }

  it('sets its address, its secret and what it wants to hear', async () => {
    const { api, url, channel } = await start();
    await statusOf(channel, 'on');
    expect(api.calls('setWebhook').map(({ parameters }) => parameters)).toEqual([
      {
        url: `${url}/webhooks/telegram`,
        secret_token: SECRET,
        max_connections: 100,
        allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
      },
    ]);
  });

  it('answers in the response, without a call', async () => {
    const { api, intake, ada } = await start();
    intake.answerWith((message) => anAnswer(message, 'You have 1 240 points.', ['Why?']));
    ada.say('points?');
    await ada.waitFor(/1 240/);
    expect(api.calls('sendMessage')).toMatchObject([
      { inResponse: true, parameters: { chat_id: 1001, link_preview_options: { is_disabled: true } } },
    ]);
    ada.press('Why?');
    await ada.waitFor(/1 240/);
    await api.until(() => api.calls('answerCallbackQuery').length === 1, 'the press is answered');
    expect(intake.stored[1]?.content).toEqual({ kind: 'button', token: 'token-of-Why?' });
  });

  it('says no more than "received" when there is no answer in time', async () => {
    const { api, post } = await start();
    const response = await post(JSON.stringify(said('hello')));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(api.calls('sendMessage')).toEqual([]);
  });

  it('gives a redelivered update the stored answer', async () => {
    const { api, intake, ada } = await start();
    intake.answerWith((message) => anAnswer(message, `answer ${intake.stored.length}`));
    ada.say('hello');
    await ada.waitFor(/answer 1/);
    api.redeliver();
    await ada.waitFor(/answer 1/);
    expect(intake.stored.length).toBe(1);
  });

  it('tells of an edit and of a move, and answers neither', async () => {
    const told: unknown[] = [];
    const { api, intake } = await start(
      {},
      {
        onEdit: async (key, content) => void told.push([key, content]),
        onMoved: async (moved) => {
          told.push(moved);
          if (told.length === 1) throw new Error('the database is away');
        },
      },
    );
    const group = { id: -4_321, title: 'Granlia fans', type: 'group' } as const;
    api.customer({ group });
    api.migrate(group.id, -100_900);
    await api.until(() => told.length === 3, 'the move is told by both places, and again after a failure');
    api.customer().edit(77, 'what I said yesterday');
    await api.until(() => told.length === 4, 'the edit is told');
    expect(told.slice(2)).toEqual([
      { from: '-4321', to: '-100900' },
      [`telegram:${api.bot.id}:1001:77`, { kind: 'text', text: 'what I said yesterday' }],
    ]);
    expect(intake.batches).toEqual([]);
  });

  it('lets Telegram bring a message again that could not be stored', async () => {
    const { api, intake, ada } = await start();
    intake.failOnce(new Error('the database is away'));
    ada.say('hello');
    await api.until(() => intake.stored.length === 1, 'it is stored in the end');
    await api.until(() => api.deliveries().length === 2, 'and taken');
    expect(api.deliveries().map(({ status }) => status)).toEqual([503, 200]);
    expect(telegram.logged()).not.toContain('hello');
  });

  it('lets Telegram bring a message again whose answer cannot be read', async () => {
    const { api, intake, ada } = await start();
    let reads = 0;
    intake.answerWith((message) => {
      reads += 1;
      if (reads === 1) throw new Error('the database is away');
      return anAnswer(message, 'You have 1 240 points.');
    });
    ada.say('points?');
    await ada.waitFor(/1 240/);
    expect(api.deliveries().map(({ status }) => status)).toEqual([503, 200]);
    expect(intake.stored.length).toBe(1);
  });

  it('says a long answer by calls, in order, before it confirms', async () => {
    const { api, intake, ada } = await start();
    intake.answerWith((message) => anAnswer(message, LONG, ['Why?']));
    ada.say('tell me everything');
    await api.until(() => api.deliveries().length === 1, 'it is confirmed');
    expect(ada.heard.map(({ text }) => text).join('\n\n')).toBe(LONG);
    expect(api.calls('sendMessage').map(({ inResponse }) => inResponse)).toEqual([false, false, false]);
  });

  it('goes on with a long answer at the next delivery when Telegram asks it to wait', async () => {
    const { api, intake, ada } = await start();
    intake.answerWith((message) => anAnswer(message, LONG));
    api.fault({ method: 'sendMessage', skip: 1, status: 429, retryAfter: 1 });
    ada.say('tell me everything');
    await api.until(() => api.deliveries().length === 2, 'it is confirmed');
    expect(api.deliveries().map(({ status }) => status)).toEqual([503, 200]);
    expect(ada.heard.map(({ text }) => text).join('\n\n')).toBe(LONG);
  });

  it.each([
    ['another secret', { 'x-telegram-bot-api-secret-token': SECRET.replace('a', 'b') }],
    ['the beginning of the secret', { 'x-telegram-bot-api-secret-token': SECRET.slice(0, -1) }],
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
  ])('turns away a request with %s', async (_, headers) => {
    const { intake, post } = await start();
    const response = await post(JSON.stringify(said('hello')), headers);
    expect(response.status).toBe(401);
    expect(intake.batches).toEqual([]);
  });

  it('turns away a request without a secret before it reads it', async () => {
    const { channel } = await start();
    expect(channel.webhook.refuses(() => undefined)).toBe(401);
  });

  it.each(['', '{', '{"update_id":1,', 'hello', '\u0000'])('answers %j, which is no JSON, with 400', async (body) => {
    const { post } = await start();
    expect((await post(body)).status).toBe(400);
  });

  it.each(['null', '[]', '5', '"hello"', '{"message":null}', '{"message":{"text":5}}', '{"callback_query":[]}'])(
    'takes %s, which says nothing, and does not want it again',
    async (body) => {
      const { intake, post } = await start();
      expect((await post(body)).status).toBe(200);
      expect(intake.batches).toEqual([]);
    },
  );

  it('reads no more than a megabyte, declared or not', async () => {
    const { intake, post } = await start();
    const most = JSON.stringify(said('x'.repeat(1_048_576 - JSON.stringify(said('')).length)));
    expect((await post(most)).status).toBe(200);
    expect((await post(`${most} `)).status).toBe(413);
    const streamed = (text: string) => new Blob([text]).stream();
    expect((await post(streamed(most))).status).toBe(200);
    expect((await post(streamed(`${most} `))).status).toBe(413);
    expect(intake.stored.length).toBe(1);
  });

  it('asks Telegram to come back while it is not open', async () => {
    const { api, channel, post } = await start();
    await channel.stop();
    expect((await post(JSON.stringify(said('hello')))).status).toBe(503);
    const unopened = telegram.webhookChannel(api, 'http://127.0.0.1:1');
    expect(unopened.webhook.refuses(() => SECRET)).toBe(503);
    expect(await unopened.webhook.take('{}')).toEqual({ status: 503 });
  });

  it('does not start with an address that Telegram refuses', async () => {
    const api = await telegram.botApi();
    const channel = telegram.webhookChannel(api, 'shop.example');
    await expect(channel.start(anIntake().accept)).rejects.toBeInstanceOf(ChannelRefused);
    expect(channel.status()).toMatchObject({ state: 'off', detail: expect.stringContaining('bad webhook') });
  });

  it.each(['', 'a secret', 'ø', 'x'.repeat(257)])('is not made with the secret %j', (webhookSecret) => {
    const webhook = { mode: 'webhook', webhookSecret, publicUrl: 'https://shop.example' } as const;
    const { log, addresses } = telegram;
    expect(() => telegramChannel({ token: '1:x', log, clock: systemClock, addresses, ...webhook })).toThrow(/secret/);
  });

  it('has no webhook when it polls', async () => {
    const api = await telegram.botApi();
    const channel = telegram.pollingChannel(api);
    expect(channel.webhook.refuses(() => SECRET)).toBe(404);
  });
});
