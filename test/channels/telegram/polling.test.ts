import { describe, expect, it } from 'vitest';
import type { PollingLease } from '../../../src/channels/telegram/index.ts';
import { ChannelRefused } from '../../../src/chat/channel.ts';
import type { Content } from '../../../src/chat/message.ts';
import { anAnswer, anIntake, toAda } from './intake.ts';
import { statusOf, useTelegram } from './setup.ts';

describe('Telegram by polling', () => {
  const telegram = useTelegram();

  it('hears a customer, answers and is pressed', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    const ada = api.customer();
    ada.say('how many points do I have?');
    await api.until(() => api.pending() === 0 && intake.stored.length === 1, 'the message is stored');
    expect(intake.stored[0]).toMatchObject({ key: `telegram:${api.bot.id}:1001:1`, content: { kind: 'text' } });
    expect(channel.status()).toEqual({ state: 'on', detail: '@RegularsTestBot by polling' });
    expect(channel.privateUrl?.()).toBe('https://t.me/RegularsTestBot'); // where a group is led to

    const { providerMessageId } = await channel.send(anAnswer(toAda, 'You have 1 240 points.', ['Why?']));
    expect(await ada.waitFor(/1 240/)).toMatchObject({ messageId: Number(providerMessageId) });
    ada.press('Why?');
    await api.until(() => intake.stored.length === 2, 'the press is stored');
    expect(intake.stored[1]?.content).toEqual({ kind: 'button', token: 'token-of-Why?' });
    await api.until(() => api.calls('answerCallbackQuery').length === 1, 'the press is answered');
  });

  it('confirms an update only when it is stored', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const letGo = intake.hold();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    api.customer().say('hello');
    await api.until(() => intake.batches.length === 1, 'the message is offered');
    const polls = api.calls('getUpdates').length;
    api.customer({ id: 1002 }).say('me too');
    expect(api.pending()).toBe(2);
    expect(api.calls('getUpdates').length).toBe(polls);
    letGo();
    await api.until(() => api.pending() === 0, 'both are confirmed');
    expect(intake.texts()).toEqual(['hello', 'me too']);
  });

  it('offers messages again that could not be stored, and confirms none of them before', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    intake.failOnce(new Error('the database is away'));
    const letGo = intake.hold();
    const channel = telegram.pollingChannel(api, { pauses: { firstPauseMs: 200, longestPauseMs: 200 } });
    await channel.start(intake.accept);
    const ada = api.customer();
    ada.say('first');
    await api.until(() => intake.batches.length === 1, 'the message is offered');
    letGo();
    expect(await statusOf(channel, 'waiting')).toMatch(/the database is away/);
    expect(api.pending()).toBe(1);
    await api.until(() => api.pending() === 0, 'the message is confirmed');
    expect(intake.batches.map((batch) => batch.map(({ key }) => key))).toEqual([
      [intake.stored[0]!.key],
      [intake.stored[0]!.key],
    ]);
    expect(channel.status().state).toBe('on');
    expect(intake.texts()).toEqual(['first']);
  });

  it('takes in hundreds of chats at once, each message once and in order', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const customers = Array.from({ length: 300 }, (_, index) => api.customer({ id: 2_000 + index }));
    for (const said of ['one', 'two', 'three']) for (const customer of customers) customer.say(said);
    await telegram.pollingChannel(api).start(intake.accept);
    await api.until(() => api.pending() === 0 && intake.stored.length === 900, 'all are stored');
    for (const { id } of customers) {
      const said = intake.stored.filter(({ channelUserId }) => channelUserId === String(id));
      expect(said.map(({ content }) => content)).toMatchObject([{ text: 'one' }, { text: 'two' }, { text: 'three' }]);
    }
  });

  it('gives a redelivered update the same key', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    await telegram.pollingChannel(api).start(intake.accept);
    api.customer().say('hello');
    await api.until(() => api.pending() === 0 && intake.stored.length === 1, 'it is stored');
    api.redeliver();
    await api.until(() => intake.batches.length === 2, 'it is offered again');
    expect(intake.batches[1]).toEqual(intake.batches[0]);
    api.customer().say('and now');
    await api.until(() => intake.stored.length === 2, 'the next one comes');
  });

  it('goes on after updates that it cannot read', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    await telegram.pollingChannel(api).start(intake.accept);
    api.push({ message: { from: null, text: ['?'] } });
    api.push({ something_new: {} });
    api.customer().say('hello');
    await api.until(() => api.pending() === 0 && intake.stored.length === 1, 'the message behind them is stored');
  });

  it.each(['{}', 'true', '"later"'])('goes on after the answer %s, which is no list of updates', async (result) => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    api.fault({ method: 'getUpdates', status: 200, body: `{"ok":true,"result":${result}}` });
    api.customer().say('hello');
    api.customer().say('again');
    await api.until(() => api.pending() === 0 && intake.stored.length === 2, 'the messages behind it are stored');
    expect(channel.status().state).toBe('on');
  });

  it('goes on after a list that holds more than updates', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    api.fault({ method: 'getUpdates', status: 200, body: '{"ok":true,"result":[null,{"update_id":"7"},5]}' });
    api.customer().say('hello');
    api.customer().say('again');
    await api.until(() => api.pending() === 0 && intake.stored.length === 2, 'the messages behind it are stored');
    expect(channel.status().state).toBe('on');
  });

  it('works with a server that knows no webhooks', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    api.fault({ method: 'deleteWebhook', status: 404, description: 'Not Found' });
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    api.customer().say('hello');
    await api.until(() => intake.stored.length === 1, 'the message is stored');
    expect(channel.status().state).toBe('on');
  });

  it.each(['{}', '{"id":666}', 'true'])('asks again who it is after the answer %s', async (result) => {
    const api = await telegram.botApi();
    const intake = anIntake();
    api.fault({ method: 'getMe', status: 200, body: `{"ok":true,"result":${result}}` });
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    api.customer({ group: { id: -100_500, title: 'Granlia fans' } }).say('/help@RegularsTestBot');
    await api.until(() => intake.stored.length === 1, 'the message is stored');
    expect(channel.status()).toEqual({ state: 'on', detail: '@RegularsTestBot by polling' });
  });

  it('takes a webhook away that was set before, and nothing that waits', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    api.customer().say('said before');
    await fetch(`${api.root}/bot${api.token}/setWebhook`, { method: 'POST', body: '{"url":"http://127.0.0.1:1/"}' });
    expect(api.webhook()).toBeDefined();
    await telegram.pollingChannel(api).start(intake.accept);
    await api.until(() => intake.texts().includes('said before'), 'what waited is stored');
    expect(api.webhook()).toBeUndefined();
  });

  it('waits while another program polls with its token, and says so', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const conflict = { status: 409, description: 'Conflict: terminated by other getUpdates request' };
    api.fault({ method: 'getUpdates', times: 1, ...conflict });
    const channel = telegram.pollingChannel(api, { pauses: { firstPauseMs: 100, longestPauseMs: 100 } });
    await channel.start(intake.accept);
    expect(await statusOf(channel, 'waiting')).toMatch(/409 Conflict: terminated by other getUpdates.* \(since 20/);
    api.customer().say('hello');
    await api.until(() => intake.stored.length === 1, 'it polls again');
    expect(channel.status().state).toBe('on');
  });

  it('refuses to start with a token that Telegram does not know', async () => {
    const api = await telegram.botApi();
    const channel = telegram.pollingChannel({ root: api.root, token: '666:wrong' });
    await expect(channel.start(anIntake().accept)).rejects.toBeInstanceOf(ChannelRefused);
    expect(channel.status()).toMatchObject({
      state: 'off',
      detail: expect.stringMatching(/401 Unauthorized.*TELEGRAM_BOT_TOKEN/),
    });
    expect(telegram.logged()).not.toContain('666:wrong');
  });

  it('is switched off when its token is taken away', async () => {
    const api = await telegram.botApi();
    api.fault({ method: 'getUpdates', status: 401, description: 'Unauthorized' });
    const channel = telegram.pollingChannel(api);
    await channel.start(anIntake().accept);
    expect(await statusOf(channel, 'off')).toMatch(/Unauthorized/);
  });

  it('starts without a network, waits, and works when it is there', async () => {
    const before = await telegram.botApi();
    await before.close();
    const channel = telegram.pollingChannel(before);
    const intake = anIntake();
    await channel.start(intake.accept);
    expect(channel.status()).toMatchObject({ state: 'waiting', detail: expect.stringContaining('ECONNREFUSED') });
    const api = await telegram.botApi({ port: Number(new URL(before.root).port) });
    api.customer().say('at last');
    await api.until(() => intake.texts().includes('at last'), 'it is stored');
    expect(channel.status().state).toBe('on');
    expect(telegram.logged()).not.toContain(before.token);
  });

  it('polls only with the lease, and hands it on when it stops', async () => {
    const api = await telegram.botApi();
    const lease = aLease();
    const intake = anIntake();
    const first = telegram.pollingChannel(api, { acquirePollingLease: lease });
    const second = telegram.pollingChannel(api, { acquirePollingLease: lease });
    await first.start(intake.accept);
    await second.start(intake.accept);
    await statusOf(first, 'on');
    expect(second.status()).toMatchObject({ state: 'waiting', detail: expect.stringContaining('another process') });
    await first.stop();
    await statusOf(second, 'on');
    api.customer().say('hello');
    await api.until(() => intake.stored.length === 1, 'the second one hears');
    expect(first.status()).toEqual({ state: 'off', detail: 'stopped' });
  });

  it('polls no longer when the lease is lost, until it has one again', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const losing = new AbortController();
    const next = Promise.withResolvers<PollingLease>();
    const leases = [Promise.resolve({ release: async () => {}, lost: losing.signal }), next.promise];
    const channel = telegram.pollingChannel(api, { acquirePollingLease: () => leases.shift()! });
    await channel.start(intake.accept);
    await statusOf(channel, 'on');
    losing.abort();
    await statusOf(channel, 'waiting');
    api.customer().say('while nobody polls');
    expect(api.pending()).toBe(1);
    next.resolve({ release: async () => {}, lost: new AbortController().signal });
    await api.until(() => intake.texts().includes('while nobody polls'), 'it is stored');
    expect(channel.status().state).toBe('on');
  });

  it('tries again for a lease that cannot be asked for', async () => {
    const api = await telegram.botApi();
    let attempts = 0;
    const acquirePollingLease = async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the database is away');
      return { release: async () => {}, lost: new AbortController().signal };
    };
    const channel = telegram.pollingChannel(api, { acquirePollingLease });
    await channel.start(anIntake().accept);
    await statusOf(channel, 'on');
    expect(attempts).toBe(2);
  });

  it('has told Telegram what is stored when it stops', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const letGo = intake.hold();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    api.customer().say('just in time');
    await api.until(() => intake.batches.length === 1, 'the message is offered');
    const stopped = channel.stop();
    letGo();
    await stopped;
    expect(intake.texts()).toEqual(['just in time']);
    expect(api.pending()).toBe(0);
  });

  it('tells who blocked it and who came back', async () => {
    const api = await telegram.botApi();
    const told: string[] = [];
    const onReachability = async (id: string, reachability: string) => void told.push(`${id} ${reachability}`);
    await telegram.pollingChannel(api, { onReachability }).start(anIntake().accept);
    const ada = api.customer();
    ada.block();
    ada.unblock();
    await api.until(() => api.pending() === 0, 'both are confirmed');
    expect(told).toEqual(['1001 blocked', '1001 reachable']);
  });

  it('stores what was edited before it came as it is now, and tells of other edits when all is stored', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const told: unknown[] = [];
    const onEdit = async (key: string, content: Content) => void told.push([key, content, intake.texts()]);
    const ada = api.customer();
    const first = ada.say('how many ponts?');
    ada.edit(first, 'how many points?');
    ada.edit(77, 'what I said yesterday');
    ada.say('and why?');
    await telegram.pollingChannel(api, { onEdit }).start(intake.accept);
    await api.until(() => told.length === 1, 'the other edit is told');
    const stored = ['how many points?', 'and why?'];
    expect(told).toEqual([[`telegram:${api.bot.id}:1001:77`, { kind: 'text', text: 'what I said yesterday' }, stored]]);
    expect(intake.stored.map(({ key }) => key)).toEqual([1, 2].map((id) => `telegram:${api.bot.id}:1001:${id}`));
  });

  it('goes on after an edit that could not be stored', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const channel = telegram.pollingChannel(api, { onEdit: () => Promise.reject(new Error('the database is away')) });
    await channel.start(intake.accept);
    api.customer().edit(77, 'what I said yesterday');
    api.customer().say('hello');
    await api.until(() => api.pending() === 0 && intake.stored.length === 1, 'the next message is stored');
    expect(telegram.logged()).toContain('an edit was not heard');
  });

  it('has links to it that carry something', async () => {
    const api = await telegram.botApi();
    const channel = telegram.pollingChannel(api);
    expect(channel.privateUrl?.('poster-7')).toBeUndefined();
    await channel.start(anIntake().accept);
    expect(channel.privateUrl?.('poster-7')).toBe('https://t.me/RegularsTestBot?start=poster-7');
    for (const payload of ['', 'two words', 'x'.repeat(65)]) expect(() => channel.privateUrl?.(payload)).toThrow();
  });

  it('says what may be sent, under the public number of the bot', async () => {
    const api = await telegram.botApi();
    expect(telegram.pollingChannel(api, { messagesPerSecond: 500 }).pace).toMatchObject({
      account: '666000',
      overall: [{ messages: 500, withinMs: 1_000 }],
      perPublic: expect.arrayContaining([{ messages: 20, withinMs: 60_000 }]),
    });
  });

  it('bears a press that Telegram does not let it answer', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    const ada = api.customer();
    await channel.send(anAnswer(toAda, 'Well?', ['Yes']));
    api.fault({ method: 'answerCallbackQuery', status: 400, description: 'Bad Request: query is too old' });
    ada.press('Yes');
    await api.until(() => intake.stored.length === 1, 'the press is stored');
    await api.until(() => telegram.logged().includes('query is too old'), 'the log has it');
  });

  it('logs no words of customers', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    intake.failOnce(new Error('the database is away'));
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    api.customer().say('my secret words');
    api.customer().say('/edited secret words', { sender_chat: { id: 1 } });
    await api.until(() => api.pending() === 0, 'they are confirmed');
    api.fault({ method: 'sendMessage', status: 500 });
    await expect(channel.send(anAnswer(toAda, 'my secret words'))).rejects.toThrow();
    expect(telegram.logged()).toContain('trying again');
    expect(telegram.logged()).not.toContain('secret words');
  });
});

/** A lease within this process: one holder, the others wait in line. */
function aLease() {
  let tail: Promise<void> = Promise.resolve();
  return async (signal: AbortSignal): Promise<PollingLease> => {
    const previous = tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    tail = promise;
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await Promise.race([previous, aborted]);
    return { release: async () => resolve(), lost: new AbortController().signal };
  };
}
