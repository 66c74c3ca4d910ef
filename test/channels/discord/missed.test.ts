import { describe, expect, it } from 'vitest';
import type { DiscordOptions } from '../../../src/channels/discord/index.ts';
import { addressBook } from '../../../src/chat/addresses.ts';
import { eventually } from '../../helpers/program.ts';
import { anIntake } from '../telegram/intake.ts';
import { anAnswer, on, useDiscord } from './setup.ts';

const GET = 'GET /channels/:id/messages';

describe('what came while nobody listened on Discord', () => {
  const discord = useDiscord();

  async function start(more: Partial<DiscordOptions> = {}) {
    const server = await discord.server();
    const intake = anIntake();
    const [ada, ben] = [server.person('Ada'), server.person('Ben')];
    const directChannels = async () => [ada.directChannelId, ben.directChannelId];
    const restart = async () => {
      const channel = discord.channel(server, { directChannels, ...more });
      await channel.start(intake.accept);
      await eventually('the channel is on', on(channel));
      return channel;
    };
    return { server, intake, ada, ben, restart };
  }

  it('is nothing at the first start', async () => {
    const { server, intake, ada, restart } = await start();
    ada.direct.say('before the shop was open');
    await restart();
    ada.direct.say('hello');
    await server.until(() => intake.stored.length === 1, 'the second is stored');
    expect(server.calls(GET)).toHaveLength(0);
  });

  it('is asked for after a restart, once and in order', async () => {
    const { server, intake, ada, ben, restart } = await start();
    const channel = await restart();
    ada.direct.say('one');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    await channel.stop();
    for (const text of ['two', 'three']) ada.direct.say(text);
    ben.direct.say('me too');
    await restart();
    ada.direct.say('four');
    await server.until(() => intake.stored.length === 5, 'all are stored');
    const said = (person: { id: string }) =>
      intake.stored
        .filter(({ channelUserId }) => channelUserId === person.id)
        .map(({ content }) => (content.kind === 'text' ? content.text : ''));
    expect(said(ada)).toEqual(['one', 'two', 'three', 'four']);
    expect(said(ben)).toEqual(['me too']);
    expect(intake.stored.every(({ audience }) => audience === 'private')).toBe(true);
  });

  it.each([
    ['turned away before Discord', { status: 403, text: '<h1>error code: 1015</h1>' }, 2],
    ['a channel that is gone', { status: 403, code: 50_001 }, 1],
  ] as const)('is asked for again where that may help: %s', async (_, fault, calls) => {
    const { server, intake, ada, restart } = await start();
    const channel = await restart();
    ada.direct.say('one');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    await channel.stop();
    ada.direct.say('two');
    server.fault({ route: GET, ...fault });
    await restart();
    const asked = () => server.calls(GET).filter(({ path }) => path.includes(ada.directChannelId)).length;
    await server.until(() => asked() === calls, 'it is asked for');
    if (calls === 2) await server.until(() => intake.stored.length === 2, 'the second is stored');
  });

  it('is asked for also where we wrote first, to somebody of a server', async () => {
    const { server, intake, ada, ben, restart } = await start({ directChannels: async () => [] });
    const channel = await restart();
    ben.direct.say('hello');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    const alone = { channelConversationId: `${ada.in().channelId}:${ada.id}`, audience: 'private' } as const;
    await channel.send(anAnswer(alone, 'Your parcel is here.'));
    await channel.stop();
    ada.direct.say('It is empty!');
    await restart();
    await server.until(() => intake.stored.length === 2, 'it is stored');
    expect(intake.stored[1]).toMatchObject({ channelUserId: ada.id, content: { text: 'It is empty!' } });
  });

  it('is asked for when a session cannot be resumed', async () => {
    const { server, intake, ada, restart } = await start();
    await restart();
    ada.direct.say('one');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    server.gateway.shut(true);
    server.gateway.drop({ forget: true });
    ada.direct.say('two');
    server.gateway.shut(false);
    await server.until(() => intake.stored.length === 2, 'the second is stored');
    expect(server.gateway.identified).toHaveLength(2);
    expect(server.gateway.resumed()).toBe(0);
  });

  it('is asked for in pages, until the end', async () => {
    const { server, intake, ada, restart } = await start();
    const channel = await restart();
    ada.direct.say('0');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    await channel.stop();
    for (let i = 1; i <= 230; i += 1) ada.direct.say(String(i));
    await restart();
    await server.until(() => intake.stored.length === 231, 'all are stored');
    expect(intake.texts()).toEqual(Array.from({ length: 231 }, (_, i) => String(i)));
  });

  it('is asked for again after another restart in between', async () => {
    const { server, intake, ada, ben, restart } = await start();
    const first = await restart();
    ada.direct.say('one');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    await first.stop();
    ben.direct.say('two');
    server.fault({ route: GET, status: 503, times: 1_000_000 });
    const second = await restart();
    await server.until(() => server.calls(GET).length > 2, 'it is asked for, in vain');
    await second.stop();
    server.forgetFaults();
    await restart();
    await server.until(() => intake.stored.length === 2, 'the second is stored');
  });

  it('is what was not stored when the program was told to stop', async () => {
    const { server, intake, ada, restart } = await start();
    const first = await restart();
    ada.direct.say('one');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    intake.failOnce(new Error('the database is away'));
    const letGo = intake.hold();
    ada.direct.say('two');
    await server.until(() => intake.batches.length === 2, 'the second is offered');
    const stopped = first.stop();
    letGo();
    await stopped;
    expect(intake.stored).toHaveLength(1);
    await restart();
    await server.until(() => intake.stored.length === 2, 'the second is stored');
  });

  it('leaves out channels that are gone', async () => {
    const { server, intake, ada, restart } = await start();
    const channel = await restart();
    ada.direct.say('one');
    await server.until(() => intake.stored.length === 1, 'the first is stored');
    await channel.stop();
    ada.direct.say('two');
    server.fault({ route: GET, status: 403, code: 50_001 });
    const book = addressBook(discord.database.current, 'discord', discord.clock);
    const before = await book.find('seen');
    await restart();
    await eventually('the gap is closed', async () => server.calls(GET).length >= 2);
    expect(before).toMatch(/^\d+$/);
  });
});
