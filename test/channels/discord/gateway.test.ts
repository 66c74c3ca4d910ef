import { describe, expect, it } from 'vitest';
import { ChannelRefused } from '../../../src/chat/channel.ts';
import { eventually } from '../../helpers/program.ts';
import { anIntake } from '../telegram/intake.ts';
import { anAnswer, on, useDiscord } from './setup.ts';

describe("Discord's gateway", () => {
  const discord = useDiscord();

  async function start(more: Parameters<typeof discord.channel>[1] = {}) {
    const server = await discord.server();
    const intake = anIntake();
    const channel = discord.channel(server, more);
    await channel.start(intake.accept);
    await eventually('the channel is on', on(channel));
    return { server, intake, channel };
  }

  it('hears a customer in a direct message and answers there', async () => {
    const { server, intake, channel } = await start();
    const ada = server.person('Ada');
    const id = ada.direct.say('how many points do I have?');
    await server.until(() => intake.stored.length === 1, 'it is stored');
    expect(intake.stored[0]).toEqual({
      key: `discord:${id}`,
      channel: 'discord',
      channelConversationId: ada.directChannelId,
      channelUserId: ada.id,
      audience: 'private',
      displayName: 'Ada',
      content: { kind: 'text', text: 'how many points do I have?' },
    });
    const { providerMessageId } = await channel.send(anAnswer(intake.stored[0]!, 'You have 1 240 points.'));
    expect(await ada.direct.waitFor(/1 240/)).toMatchObject({ id: providerMessageId });
    expect(channel.status()).toEqual({ state: 'on', detail: 'Regulars on the gateway' });
    expect(channel.privateUrl?.()).toBe(`https://discord.com/users/${server.bot.id}`);
  });

  it('asks to hear no more than it needs', async () => {
    const { server } = await start();
    const [DIRECT_MESSAGES, GUILD_MESSAGES] = [1 << 12, 1 << 9];
    expect(server.gateway.identified).toEqual([{ shard: 0, of: 1, intents: DIRECT_MESSAGES | GUILD_MESSAGES }]);
  });

  it('hears in a server only what is meant for it', async () => {
    const { server, intake } = await start();
    const ada = server.person('Ada').in();
    ada.say('does anybody have a coffee?');
    const id = ada.mention('what can you do?');
    await server.until(() => intake.stored.length === 1, 'the mention is stored');
    expect(intake.stored).toMatchObject([
      { key: `discord:${id}`, audience: 'public', channelConversationId: ada.channelId, content: { text: 'what can you do?' } },
    ]);
  });

  it('answers a mention as a reply to it', async () => {
    const { server, intake, channel } = await start();
    const ada = server.person('Ada').in();
    const id = ada.mention('what can you do?');
    await server.until(() => intake.stored.length === 1, 'the mention is stored');
    await eventually('it is known which message is answered', async () => {
      await channel.send(anAnswer(intake.stored[0]!, 'A lot.', { answers: intake.stored[0]!.key }));
      return ada.heard().at(-1)?.repliesTo === id;
    });
  });

  it('never hears itself, other bots and the system', async () => {
    const { server, intake, channel } = await start();
    const ada = server.person('Ada');
    await channel.send(anAnswer({ channelConversationId: ada.directChannelId, audience: 'private' }, 'hello'));
    const mentions = [{ id: server.bot.id }];
    ada.in().say('I am a robot', { author: { id: '111111111111111111', bot: true }, mentions });
    ada.in().say('I am a webhook', { webhook_id: '111111111111111111', mentions });
    ada.in().say('', { type: 7, mentions });
    ada.direct.say('the last one');
    await server.until(() => intake.stored.length === 1, 'the last one is stored');
    expect(intake.texts()).toEqual(['the last one']);
  });

  it('offers the same message again under the same key', async () => {
    const { server, intake } = await start();
    server.person('Ada').direct.say('hello');
    server.redeliver();
    await server.until(() => intake.batches.length === 2, 'it is offered twice');
    expect(intake.batches[1]).toEqual(intake.batches[0]);
    expect(intake.stored).toHaveLength(1);
  });

  it('offers a message until it is stored, and those after it later', async () => {
    const { server, intake } = await start();
    const letGo = intake.hold();
    intake.failOnce(new Error('the database is away'));
    const ada = server.person('Ada');
    for (const text of ['one', 'two', 'three']) ada.direct.say(text);
    server.person('Ben').direct.say('me too');
    await server.until(() => intake.batches.length === 2, 'the first of each is offered');
    letGo();
    await server.until(() => intake.stored.length === 4, 'all are stored');
    expect(intake.stored.filter(({ displayName }) => displayName === 'Ada').map(({ content }) => content)).toMatchObject([
      { text: 'one' },
      { text: 'two' },
      { text: 'three' },
    ]);
  });

  it('goes on after envelopes that it cannot read', async () => {
    const { server, intake } = await start();
    server.dispatch('MESSAGE_CREATE', { id: 5, author: null, content: ['?'] });
    server.dispatch('INTERACTION_CREATE', { id: 'x', type: 99, data: { type: 7 } });
    server.dispatch('SOMETHING_NEW', {});
    server.person('Ada').direct.say('hello');
    await server.until(() => intake.stored.length === 1, 'the message behind them is stored');
  });

  it('resumes after the connection broke, and has what was said meanwhile', async () => {
    const { server, intake } = await start();
    const ada = server.person('Ada');
    ada.direct.say('before');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    server.gateway.drop();
    ada.direct.say('meanwhile');
    await server.until(() => server.gateway.resumed() === 1 && intake.stored.length === 2, 'the second is stored');
    server.gateway.askToReconnect();
    await server.until(() => server.gateway.resumed() === 2, 'it comes again when it is asked to');
    ada.direct.say('after');
    await server.until(() => intake.stored.length === 3, 'the third is stored');
    expect(intake.texts()).toEqual(['before', 'meanwhile', 'after']);
    expect(server.gateway.identified).toHaveLength(1);
  });

  it('keeps its connection alive', async () => {
    const server = await discord.server({ heartbeatMs: 30 });
    await discord.channel(server).start(anIntake().accept);
    await server.until(() => server.gateway.heartbeats() >= 3, 'it beats');
  });

  it('holds as many connections as it is told', async () => {
    const server = await discord.server();
    const channel = discord.channel(server, { shards: 2 });
    await channel.start(anIntake().accept);
    await server.until(() => server.gateway.open() === 2, 'both are open');
    expect(server.gateway.identified.map(({ shard, of }) => [shard, of]).toSorted()).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('is switched off by a token that Discord does not know', async () => {
    const server = await discord.server();
    const wrong = discord.channel({ ...server, token: 'MTIz.another-token-of-no-value.012345' });
    await expect(wrong.start(anIntake().accept)).rejects.toBeInstanceOf(ChannelRefused);
    expect(wrong.status()).toMatchObject({ state: 'off', detail: expect.stringContaining('DISCORD_TOKEN') });
    await expect(wrong.send(anAnswer({ channelConversationId: '1', audience: 'private' }, 'x'))).rejects.toBeInstanceOf(
      ChannelRefused,
    );
    expect(discord.logged()).not.toContain('another-token');
  });

  it('is switched off by a gateway that refuses it for good', async () => {
    const { server, channel } = await start();
    server.gateway.drop({ code: 4_014 });
    await eventually('it is off', () => channel.status().state === 'off');
    expect(channel.status().detail).toMatch(/does not let us hear/);
  });

  it('starts without a network, says so, and goes on by itself', async () => {
    const server = await discord.server();
    server.fault({ route: 'GET /users/@me', status: 503, times: 2 });
    server.fault({ route: 'GET /gateway/bot', status: 503, times: 2 });
    const channel = discord.channel(server);
    await channel.start(anIntake().accept);
    expect(channel.status().state).toBe('waiting');
    await eventually('it is on', on(channel));
  });

  it('leaves the gateway to the one that has the lease, and takes over', async () => {
    const server = await discord.server();
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    gates[0]!.resolve();
    const lost = new AbortController();
    const [first, second] = gates.map(({ promise }) =>
      discord.channel(server, {
        acquireGatewayLease: async () => {
          await promise;
          return { lost: lost.signal, release: async () => {} };
        },
      }),
    );
    const intake = anIntake();
    await first!.start(anIntake().accept);
    await second!.start(intake.accept);
    await eventually('the first is on', on(first!));
    expect(second!.status()).toMatchObject({ state: 'waiting', detail: expect.stringContaining('another process') });
    const ada = server.person('Ada');
    await second!.send(anAnswer({ channelConversationId: ada.directChannelId, audience: 'private' }, 'sent by the second'));
    await ada.direct.waitFor(/sent by the second/);
    await first!.stop();
    expect(server.gateway.open()).toBe(0);
    gates[1]!.resolve();
    await eventually('the second is on', on(second!));
    ada.direct.say('hello');
    await server.until(() => intake.stored.length === 1, 'the second hears');
  });

  it('ends for good, also while it connects', async () => {
    const { server, channel } = await start();
    server.gateway.shut(true);
    server.gateway.drop();
    await eventually('it is waiting', () => channel.status().state === 'waiting');
    await channel.stop();
    server.gateway.shut(false);
    await new Promise((resolve) => setTimeout(resolve, 1_200)); // the library's pause is half a second
    expect(server.gateway.open()).toBe(0);
  });
});
