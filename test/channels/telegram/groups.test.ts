import { describe, expect, it } from 'vitest';
import { MessageRefused, RecipientUnreachable } from '../../../src/chat/channel.ts';
import type { BotApiOptions } from '../../helpers/bot-api.ts';
import { eventually } from '../../helpers/program.ts';
import { anAnswer, anIntake } from './intake.ts';
import { program } from './program.ts';
import { useTelegram } from './setup.ts';

const GROUP = { id: -100_500, title: 'Granlia fans' };
const alone = { channelConversationId: '-100500/1001', audience: 'private' } as const;
const LONG = ['one', 'two'].map((word) => `${word} `.repeat(600).trim()).join('\n\n');

describe('one person in a group of Telegram', () => {
  const telegram = useTelegram();

  async function start(options: BotApiOptions = {}) {
    const api = await telegram.botApi(options);
    const intake = anIntake();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    const ada = api.customer({ group: GROUP });
    return { api, intake, channel, ada };
  }

  it('is answered alone what they said alone, and nobody else hears it', async () => {
    const { api, intake, channel, ada } = await start();
    ada.whisper('/points');
    await api.until(() => intake.stored.length === 1, 'it is stored');
    expect(intake.stored[0]).toMatchObject(alone);
    const { providerMessageId } = await channel.send(anAnswer(alone, LONG, ['Why?']));
    expect(ada.heardAlone.map(({ text }) => text).join('\n\n')).toBe(LONG);
    expect(ada.heard).toEqual([]);
    expect(api.customer({ id: 1002, group: GROUP }).heardAlone).toEqual([]);
    expect(providerMessageId).toBe(`ephemeral:${ada.heardAlone.at(-1)?.messageId}`);
  });

  it('presses a button below it, and is answered alone again', async () => {
    const { api, intake, channel, ada } = await start();
    ada.whisper('/points');
    await api.until(() => intake.stored.length === 1, 'it is stored');
    await channel.send(anAnswer(alone, 'You have 1 240 points.', ['Why?']));
    ada.pressAlone('Why?');
    await api.until(() => intake.stored.length === 2, 'the press is stored');
    expect(intake.stored[1]).toMatchObject({ ...alone, content: { kind: 'button', token: 'token-of-Why?' } });
    await channel.send(anAnswer(alone, 'Because you bought a jumper.'));
    expect(ada.heardAlone.map(({ text }) => text)).toEqual(['You have 1 240 points.', 'Because you bought a jumper.']);
    expect(ada.heard).toEqual([]);
  });

  it('is told in private what comes unasked or too late', async () => {
    const { channel, ada, api } = await start();
    const inPrivate = api.customer();
    await channel.send(anAnswer(alone, 'Your points expire soon.', ['Show them']));
    await telegram.addresses.save('way back:-100500/1001', { ephemeralMessageId: 1 }, new Date(Date.now() - 1));
    await channel.send(anAnswer(alone, 'You have 1 240 points.'));
    expect(inPrivate.heard).toMatchObject([
      { text: 'Your points expire soon.', buttons: [] },
      { text: 'You have 1 240 points.', buttons: [] },
    ]);
    expect([...ada.heard, ...ada.heardAlone]).toEqual([]);
  });

  it('cannot be reached when they never wrote in private', async () => {
    const { channel, ada } = await start();
    await expect(channel.send(anAnswer(alone, 'Your points expire soon.'))).rejects.toBeInstanceOf(RecipientUnreachable);
    expect([...ada.heard, ...ada.heardAlone]).toEqual([]);
  });

  it('is told nothing by a server that has forgotten what such messages are, beyond what it takes back at once', async () => {
    const { api, channel, ada } = await start({ knowsEphemeral: false });
    await telegram.addresses.save('way back:-100500/1001', { ephemeralMessageId: 1 });
    await expect(channel.send(anAnswer(alone, 'You have 1 240 points.'))).rejects.toBeInstanceOf(MessageRefused);
    expect(api.calls('deleteMessage').length).toBe(1);
    expect(ada.heard).toEqual([]);
  });

  it('can be reached in private although we were thrown out there', async () => {
    const { api, intake, channel, ada } = await start();
    ada.whisper('/points');
    await api.until(() => intake.stored.length === 1, 'it is stored');
    api.kick(GROUP.id);
    await expect(channel.send(anAnswer(alone, 'You have 1 240 points.'))).rejects.toBeInstanceOf(MessageRefused);
    const toAll = { channelConversationId: String(GROUP.id), audience: 'public' } as const;
    await expect(channel.send(anAnswer(toAll, 'Hello'))).rejects.toBeInstanceOf(RecipientUnreachable);
  });
});

describe('a group of Telegram that becomes a supergroup', () => {
  const telegram = useTelegram();
  const OLD = { id: -4_321, title: 'Granlia fans', type: 'group' } as const;
  const toOld = { channelConversationId: '-4321', audience: 'public' } as const;

  it('is told to the core between what was said before and after', async () => {
    const api = await telegram.botApi();
    const heard: string[] = [];
    const onMoved = async ({ from, to }: { from: string; to: string }) => void heard.push(`${from} is ${to}`);
    const ada = api.customer({ group: OLD });
    ada.say('/help@RegularsTestBot');
    api.migrate(OLD.id, -100_900);
    api.customer({ group: { id: -100_900, title: OLD.title } }).say('/points@RegularsTestBot');
    await telegram.pollingChannel(api, { onMoved }).start(async (messages) => {
      heard.push(...messages.map(({ channelConversationId }) => `said in ${channelConversationId}`));
      return messages.map(({ key }) => ({ inboundId: key, duplicate: false, answerInResponse: async () => undefined }));
    });
    await api.until(() => api.pending() === 0, 'all is confirmed');
    expect(heard).toEqual(['said in -4321', '-4321 is -100900', '-4321 is -100900', 'said in -100900']);
  });

  it('is told again until it is recorded, and nothing after it is stored before', async () => {
    const api = await telegram.botApi();
    const intake = anIntake();
    let attempts = 0;
    const onMoved = async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the database is away');
      expect(intake.stored).toEqual([]);
    };
    api.customer({ group: OLD });
    api.migrate(OLD.id, -100_900);
    api.customer({ group: { id: -100_900, title: OLD.title } }).say('/points@RegularsTestBot');
    await telegram.pollingChannel(api, { onMoved }).start(intake.accept);
    await api.until(() => intake.stored.length === 1, 'what was said after it is stored');
    expect(attempts).toBe(3);
  });

  it('gets what was meant for the group, once, also when it was not heard of before', async () => {
    const api = await telegram.botApi();
    const moves: unknown[] = [];
    const channel = telegram.pollingChannel(api, { onMoved: async (moved) => void moves.push(moved) });
    api.customer({ group: OLD });
    api.migrate(OLD.id, -100_900);
    const there = api.customer({ group: { id: -100_900, title: OLD.title } });
    await channel.send(anAnswer(toOld, LONG, ['Help']));
    await channel.send(anAnswer(toOld, 'And one more.'));
    expect(there.heard.map(({ text }) => text).join('\n\n')).toBe(`${LONG}\n\nAnd one more.`);
    expect(moves).toEqual([{ from: '-4321', to: '-100900' }]);
  });

  it('gets it also when the move cannot be recorded', async () => {
    const api = await telegram.botApi();
    const channel = telegram.pollingChannel(api, { onMoved: () => Promise.reject(new Error('the database is away')) });
    api.customer({ group: OLD });
    api.migrate(OLD.id, -100_900);
    await channel.send(anAnswer(toOld, 'Hello'));
    expect(api.customer({ group: { id: -100_900, title: OLD.title } }).heard).toMatchObject([{ text: 'Hello' }]);
  });
});

describe('the whole program in a group of Telegram', () => {
  it.each(['polling', 'webhook'] as const)('says points to one alone and to all where to ask, by %s', async (mode) => {
    const { api, stage } = await program(mode);
    const ada = api.customer();
    ada.say('I want to join');
    await ada.waitFor(/member/i);
    const { rows } = await stage.database.pool.query<{ number: string }>('select number from member');
    const inGroup = api.customer({ group: GROUP });

    inGroup.say('/points@RegularsTestBot');
    const told = await inGroup.waitFor(/private/i);
    expect(told.buttons).toMatchObject([{ url: 'https://t.me/RegularsTestBot' }]);

    inGroup.whisper('/points');
    const { buttons } = await inGroup.waitForAlone(/points/);
    inGroup.pressAlone(buttons.find(({ callback_data: data }) => data !== undefined)!.text);
    await eventually('the press is answered', () => inGroup.heardAlone.length === 2);
    inGroup.whisper('what do you know about me?');
    await inGroup.waitForAlone(new RegExp(rows[0]!.number));
    expect(inGroup.heard.map(({ text }) => text).join('\n')).not.toMatch(new RegExp(`${rows[0]!.number}|100 points`));
    expect(inGroup.heard).toHaveLength(1);
  });

  it('still knows that somebody has blocked it whom it answers among others', async () => {
    const { api, stage } = await program('polling');
    const { pool } = stage.database;
    const reachability = async () => (await pool.query('select reachability from identity')).rows;
    const ada = api.customer();
    ada.say('hello');
    await ada.waitFor(/Granlia/);
    await stage.program.chat.idle();
    ada.block();
    await eventually('it is noted', async () => (await reachability())[0].reachability === 'blocked');
    const inGroup = api.customer({ group: GROUP });
    inGroup.whisper('/help');
    await inGroup.waitForAlone(/./);
    await stage.program.chat.idle();
    const { rows } = await pool.query('select state from outbox_message order by id desc limit 1');
    expect(rows).toEqual([{ state: 'sent' }]);
    expect(await reachability()).toEqual([{ reachability: 'blocked' }]);
  });

  it.each(['polling', 'webhook'] as const)('goes on in a supergroup that was a group, by %s', async (mode) => {
    const { api, stage } = await program(mode);
    const old = { id: -4_321, title: 'Granlia fans', type: 'group' } as const;
    const ada = api.customer({ group: old });
    ada.say('/help@RegularsTestBot');
    await ada.waitFor(/./);
    api.migrate(old.id, -100_900);
    await eventually('it is recorded', async () => {
      const { rows } = await stage.database.pool.query('select channel_conversation_id as id from conversation');
      return rows.length === 1 && rows[0].id === '-100900';
    });
    const there = api.customer({ group: { id: -100_900, title: old.title } });
    there.say('/help@RegularsTestBot');
    await there.waitFor(/./);
    const { rows } = await stage.database.pool.query('select last_number as said from conversation');
    expect(rows).toEqual([{ said: 2 }]);
  });
});
