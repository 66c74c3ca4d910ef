import { describe, expect, it } from 'vitest';
import type { DiscordOptions } from '../../../src/channels/discord/index.ts';
import { addressBook } from '../../../src/chat/addresses.ts';
import type { Message } from '../../../src/chat/message.ts';
import { MINUTE_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import type { DiscordServer } from '../../helpers/discord-server.ts';
import { eventually } from '../../helpers/program.ts';
import { anIntake } from '../telegram/intake.ts';
import { aForm, anAnswer, buttons, on, useDiscord } from './setup.ts';

describe('Interactions on Discord', () => {
  const discord = useDiscord();

  async function start(more: Partial<DiscordOptions> = {}) {
    const server = await discord.server();
    const intake = anIntake();
    const channel = discord.channel(server, more);
    await channel.start(intake.accept);
    await eventually('the channel is on', on(channel));
    const stored = async (count: number): Promise<Message> => {
      await server.until(() => intake.stored.length === count, `${count} are stored`);
      return intake.stored[count - 1]!;
    };
    return { server, intake, channel, stored };
  }

  /** An answer to a message that was taken in. */
  const answer = (to: Message, text: string, more = {}) => anAnswer(to, text, { answers: to.key, ...more });

  it('takes a command in a direct message, and answers in the place that it held', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada', { locale: 'sv-SE' });
    ada.direct.command('points');
    const message = await stored(1);
    expect(message).toMatchObject({
      key: expect.stringMatching(/^discord:\d+$/),
      channelConversationId: ada.directChannelId,
      audience: 'private',
      languageHint: 'sv-SE',
      content: { kind: 'command', name: 'points', argument: '' },
    });
    await server.until(() => ada.direct.thinking() === 1, 'it is deferred');
    await channel.send(answer(message, 'Du har 640 poäng.', { buttons: buttons('Varför?') }));
    expect(await ada.direct.waitFor(/640/)).toMatchObject({ ephemeral: false, buttons: [{ label: 'Varför?' }] });
    expect(ada.direct.thinking()).toBe(0);
    expect(server.calls('POST /channels/:id/messages')).toHaveLength(0);
  });

  it('answers in a server for the eyes of one person alone, in a conversation of their own', async () => {
    const { server, channel, stored } = await start();
    const [ada, ben] = [server.person('Ada'), server.person('Ben')];
    ada.in().command('link', { code: 'KF7-M2Q' });
    const message = await stored(1);
    expect(message).toMatchObject({
      channelConversationId: `${ada.in().channelId}:${ada.id}`,
      audience: 'private',
      content: { kind: 'command', name: 'link', argument: 'KF7-M2Q' },
    });
    await channel.send(answer(message, `You have 640 points. ${'And more. '.repeat(300)}`));
    const said = ada.in().heard();
    expect(said.length).toBeGreaterThan(1);
    expect(said.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(ben.in().heard()).toEqual([]);
    expect(ada.in().public()).toEqual([]);
  });

  it('defers at once, however slow intake is', async () => {
    const { server, intake } = await start();
    const letGo = intake.hold();
    const ada = server.person('Ada');
    for (let i = 0; i < 20; i += 1) ada.in().command('points');
    await server.until(() => server.interactions().every(({ responseType }) => responseType === 5), 'all are deferred');
    expect(server.interactions().every(({ flags }) => flags === 64)).toBe(true);
    expect(Math.max(...server.interactions().map(({ responseMs }) => responseMs!))).toBeLessThan(500);
    expect(intake.stored).toHaveLength(0);
    letGo();
    await server.until(() => intake.stored.length === 20, 'all are stored');
  });

  it('says sorry where it could not be taken in, and takes the next', async () => {
    const { server, intake, stored } = await start({ storeWithinMs: 100 });
    const letGo = intake.hold();
    const ada = server.person('Ada');
    ada.in().command('points');
    expect(await ada.in().waitFor(/did not reach us/)).toMatchObject({ ephemeral: true });
    letGo();
    await stored(1); // it came through after all, and will be answered there
    ada.in().command('history');
    await stored(2);
    expect(intake.stored[1]?.content).toMatchObject({ name: 'history' });
  });

  it('says sorry also when the program stops before it is taken in', async () => {
    const { server, channel, intake } = await start();
    const letGo = intake.hold();
    const ada = server.person('Ada');
    ada.in().command('points');
    await server.until(() => ada.in().thinking() === 1, 'it is deferred');
    server.fault({ route: 'PATCH /webhooks/:id/:token/messages/@original', delayMs: 200 });
    const stopped = channel.stop();
    await server.until(() => server.calls(/^PATCH/).length === 1, 'the apology is under way');
    letGo();
    await stopped;
    expect(ada.in().heard()).toMatchObject([{ text: 'Sorry, that did not reach us.', ephemeral: true }]);
  });

  it('takes a pressed button where it stands, and one of a public message in private', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    const [place, general] = [ada.in(), ada.in().channelId];
    ada.direct.say('hello');
    const direct = await stored(1);
    await channel.send(anAnswer(direct, 'Hello!', { buttons: buttons('My points') }));
    ada.direct.press('My points');
    expect(await stored(2)).toMatchObject({
      channelConversationId: ada.directChannelId,
      content: { kind: 'button', token: 'token-of-My-points' },
    });
    expect((await stored(2)).content).not.toHaveProperty('from');

    place.mention('hello');
    await channel.send(anAnswer(await stored(3), 'Hello everybody!', { buttons: buttons('Join') }));
    place.press('Join');
    const press = await stored(4);
    expect(press).toMatchObject({
      channelConversationId: `${general}:${ada.id}`,
      audience: 'private',
      content: { kind: 'button', token: 'token-of-Join', from: general },
    });
    await channel.send(answer(press, 'Welcome!', { buttons: buttons('Terms') }));
    await place.waitFor(/Welcome/);
    place.press('Terms');
    expect((await stored(5)).content).toEqual({ kind: 'button', token: 'token-of-Terms' });
    expect(place.public()).toHaveLength(1);
  });

  it('puts many choices into a list, links below', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    ada.direct.command('language');
    const offered = [
      ...buttons('English', 'Norsk', 'Dansk', 'Suomi', 'Afrikaans', 'Svenska', 'Deutsch'),
      { label: 'Help', url: 'https://granlia.example/help' },
    ];
    await channel.send(answer(await stored(1), 'Which language?', { buttons: offered }));
    const heard = await ada.direct.waitFor(/Which language/);
    expect(heard.choices.map(({ label }) => label)).toEqual([
      'English',
      'Norsk',
      'Dansk',
      'Suomi',
      'Afrikaans',
      'Svenska',
      'Deutsch',
    ]);
    expect(heard.buttons).toEqual([{ label: 'Help', url: 'https://granlia.example/help' }]);
    ada.direct.press('Suomi');
    expect((await stored(2)).content).toEqual({ kind: 'button', token: 'token-of-Suomi' });
  });

  it('opens a window at once, and takes what was entered', async () => {
    const asked: string[][] = [];
    const renderForm: DiscordOptions['renderForm'] = (name, language, token) => {
      asked.push([name, language, token]);
      return name === aForm.name ? { ...aForm, token } : undefined;
    };
    const { server, channel, intake, stored } = await start({ renderForm });
    const letGo = intake.hold();
    letGo();
    const ada = server.person('Ada');
    ada.in().mention('my parcel is wet');
    await channel.send(
      anAnswer(await stored(1), 'I am sorry. Tell us more.', { form: aForm, language: 'nb', buttons: buttons('No thanks') }),
    );
    const before = intake.batches.length;
    ada.in().press('Tell us');
    await server.until(() => ada.in().windows().length === 1, 'the window is there');
    expect(asked).toEqual([['parcel', 'nb', aForm.token]]);
    expect(server.interactions().at(-1)).toMatchObject({ responseType: 9 });
    expect(intake.batches).toHaveLength(before);
    expect(ada.in().windows()[0]).toMatchObject({ title: 'Your parcel', fields: [{ label: 'Number of the parcel' }, {}, {}] });

    ada.in().submit({ number: '12 400', story: '', wish: 'back' });
    const message = await stored(2);
    expect(message).toMatchObject({
      channelConversationId: `${ada.in().channelId}:${ada.id}`,
      content: {
        kind: 'form',
        token: aForm.token,
        values: { number: '12 400', story: '', wish: 'back' },
        from: ada.in().channelId,
      },
    });
    await channel.send(answer(message, 'Thank you.'));
    expect(await ada.in().waitFor(/Thank you/)).toMatchObject({ ephemeral: true });
  });

  it('says kindly what a button of a form means that there no longer is', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    ada.direct.say('hello');
    await channel.send(anAnswer(await stored(1), 'Tell us more.', { form: aForm }));
    ada.direct.press('Tell us');
    expect((await stored(2)).content).toEqual({ kind: 'button', token: aForm.token });
    await server.until(() => ada.direct.thinking() === 1, 'it is deferred');
  });

  it('takes a press that we never offered for what it is', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    ada.direct.say('hello');
    await channel.send(anAnswer(await stored(1), 'Hello!'));
    for (const [index, id] of ['A'.repeat(36), 'f:en:parcel', '<@1>; drop table', 'x@12:34@56'].entries()) {
      ada.direct.forge(id);
      expect((await stored(2 + index)).content).toMatchObject({ kind: 'button' });
    }
  });

  it('says the next thing below the first', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    ada.in().command('points');
    const message = await stored(1);
    await channel.send(answer(message, 'first'));
    await channel.send(answer(message, 'second'));
    expect(
      ada
        .in()
        .heard()
        .map(({ text, ephemeral }) => [text, ephemeral]),
    ).toEqual([
      ['first', true],
      ['second', true],
    ]);
  });

  it('thinks no longer about what nobody but people will answer', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    for (const [index, place] of [ada.direct, ada.in()].entries()) {
      place.command('points');
      const { key } = await stored(index + 1);
      await server.until(() => place.thinking() === 1, 'it is deferred');
      await channel.unanswered?.(key);
      expect(place.thinking()).toBe(0);
    }
    await channel.unanswered?.('a message that was no interaction');
    expect(server.calls(/^DELETE/)).toHaveLength(2);
  });

  it('answers anew where the person closed what it was to answer', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    ada.in().command('points');
    const message = await stored(1);
    await server.until(() => ada.in().thinking() === 1, 'it is deferred');
    ada.in().dismiss();
    await channel.send(answer(message, 'You have 640 points.'));
    expect(ada.in().heard()).toMatchObject([{ text: 'You have 640 points.', ephemeral: true }]);
  });

  it('is answered by another process as well', async () => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    ada.in().command('points');
    const message = await stored(1);
    const { addresses, ...other } = anotherProcess(server);
    await eventually('the way is in the address book', async () => (await addresses(message.key)) !== undefined);
    await channel.stop();
    await other.channel.send(answer(message, 'You have 640 points.'));
    expect(await ada.in().waitFor(/640/)).toMatchObject({ ephemeral: true });
  });

  it('is answered by another process also before the first response is through', async () => {
    const { server, stored } = await start();
    const ada = server.person('Ada');
    server.fault({ route: 'POST /interactions/:id/:token/callback', delayMs: 400 });
    ada.in().command('points');
    const message = await stored(1);
    // The process that took it in is slow to write down how to answer.
    await discord.database.current.pool.query('delete from channel_address');
    const other = anotherProcess(server);
    const sending = other.channel.send(answer(message, 'You have 640 points.', { id: newId(discord.clock.now().getTime()) }));
    await other.write(message.key, server);
    await sending;
    expect(await ada.in().waitFor(/640/)).toMatchObject({ ephemeral: true });
    expect(ada.direct.heard()).toEqual([]);
  });

  function anotherProcess(server: DiscordServer) {
    const book = addressBook(discord.database.current, 'discord', discord.clock);
    const channel = discord.channel(server, { acquireGatewayLease: () => new Promise(() => {}) });
    const write = (key: string, { interactions }: DiscordServer) =>
      book.save(`message:${key}`, { token: interactions().at(-1)!.token, ephemeral: true, since: discord.clock.now().getTime() });
    return { channel, write, addresses: (key: string) => book.find(`message:${key}`) };
  }

  it.each([
    ['after a quarter of an hour', (_: unknown) => discord.clock.moveBy(15 * MINUTE_MS)],
    ['when Discord says that it is over', (server: { endInteractions(): void }) => server.endInteractions()],
  ])('writes a direct message %s, and never into the channel', async (_, pass) => {
    const { server, channel, stored } = await start();
    const ada = server.person('Ada');
    ada.in().command('points');
    const message = await stored(1);
    await server.until(() => ada.in().thinking() === 1, 'it is deferred');
    pass(server);
    await channel.send(answer(message, 'You have 640 points.', { buttons: buttons('Why?') }));
    await ada.direct.waitFor(/640/);
    expect(ada.in().public()).toEqual([]);
    ada.direct.press('Why?');
    expect(await stored(2)).toMatchObject({
      channelConversationId: ada.directChannelId,
      content: { kind: 'button', token: 'token-of-Why?', from: `${ada.in().channelId}:${ada.id}` },
    });
    await channel.send(anAnswer(message, 'once more'));
    expect(server.calls('POST /users/@me/channels')).toHaveLength(1);
  });

  it('goes on in direct messages where a server bears no more', async () => {
    const { server, channel, stored } = await start();
    server.fault({
      route: 'POST /webhooks/:id/:token',
      status: 400,
      code: 40_094,
      message: 'the maximum number of follow up messages',
    });
    const ada = server.person('Ada');
    ada.in().command('points');
    await channel.send(answer(await stored(1), `You have 640 points. ${'And more. '.repeat(300)}The end.`));
    expect(ada.in().heard()).toHaveLength(1);
    await ada.direct.waitFor(/The end/);
  });

  it('goes another way where Discord never had our first response', async () => {
    const { server, channel, stored } = await start();
    server.fault({ route: 'POST /interactions/:id/:token/callback', status: 404, code: 10_062, message: 'Unknown interaction' });
    const ada = server.person('Ada');
    ada.in().command('points');
    await channel.send(answer(await stored(1), 'You have 640 points.'));
    await ada.direct.waitFor(/640/);
  });

  it('tries the first response again while there is time', async () => {
    const { server, channel, stored } = await start();
    server.fault({ route: 'POST /interactions/:id/:token/callback', drop: 'before' });
    server.fault({ route: 'POST /interactions/:id/:token/callback', drop: 'after' });
    const ada = server.person('Ada');
    ada.in().command('points');
    await channel.send(answer(await stored(1), 'You have 640 points.'));
    await ada.in().waitFor(/640/);
  });

  it('keeps the ways to answer out of the log', async () => {
    const { server, channel, stored } = await start();
    server.fault({ route: 'PATCH /webhooks/:id/:token/messages/@original', status: 500 });
    server.person('Ada').in().command('points');
    await expect(channel.send(answer(await stored(1), 'a secret of 640 points'))).rejects.toThrow(/hidden/);
    expect(discord.logged()).not.toMatch(/interaction-token|a secret of 640/);
  });
});
