import { describe, expect, it } from 'vitest';
import type { DiscordOptions } from '../../../src/channels/discord/index.ts';
import {
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../../src/chat/channel.ts';
import { MINUTE_MS, SECOND_MS } from '../../../src/shared/clock.ts';
import { newId } from '../../../src/shared/ids.ts';
import { anIntake } from '../telegram/intake.ts';
import { anAnswer, buttons, useDiscord } from './setup.ts';

const LONG = ['one', 'two', 'three'].map((word) => `${word} `.repeat(300).trim()).join('\n\n');
const POST = 'POST /channels/:id/messages';

describe('sending to Discord', () => {
  const discord = useDiscord();

  /** Sending needs no gateway: every process does it. */
  async function open(more: Partial<DiscordOptions> = {}) {
    const server = await discord.server();
    const channel = discord.channel(server, more);
    const ada = server.person('Ada');
    const to = { channelConversationId: ada.directChannelId, audience: 'private' } as const;
    return { server, channel, ada, to };
  }

  const failure = (sending: Promise<unknown>): Promise<unknown> => sending.catch((error: unknown) => error);

  it.each([
    ['a limit', { status: 429, retryAfter: 3 }, ChannelRateLimited],
    ['a limit of all calls', { status: 429, retryAfter: 1.5, isGlobal: true }, ChannelRateLimited],
    ['direct messages that are closed', { status: 403, code: 50_007 }, RecipientUnreachable],
    ['no server in common', { status: 403, code: 50_278 }, RecipientUnreachable],
    ['a channel that is gone', { status: 404, code: 10_003 }, RecipientUnreachable],
    ['a message that it does not take', { status: 400, code: 50_035 }, MessageRefused],
    ['a ban of our address', { status: 403, text: '<h1>error code: 1015</h1>' }, ChannelUnavailable],
    ['a fault of Discord', { status: 500 }, ChannelUnavailable],
    ['a gateway before Discord', { status: 502, text: '<h1>Bad Gateway</h1>' }, ChannelUnavailable],
    ['a connection that broke off', { drop: 'before' }, ChannelUnavailable],
    ['an answer that was lost', { drop: 'after' }, ChannelUnavailable],
    ['a token that does not hold any more', { status: 401 }, ChannelRefused],
  ] as const)('tells the core of %s', async (_, fault, kind) => {
    const { server, channel, to } = await open();
    server.fault({ route: POST, ...fault });
    const error = await failure(channel.send(anAnswer(to, 'hello')));
    expect(error).toBeInstanceOf(kind);
    // The library adds 50 ms to be on the safe side.
    if (error instanceof ChannelRateLimited)
      expect(error.retryAfterMs).toBe(('retryAfter' in fault ? fault.retryAfter : 0) * 1_000 + 50);
    expect(server.calls(POST)).toHaveLength(1);
  });

  it('tells the core when nobody listens', async () => {
    const { server, channel, to } = await open();
    await server.close();
    await expect(channel.send(anAnswer(to, 'hello'))).rejects.toBeInstanceOf(ChannelUnavailable);
    await server.close().catch(() => {}); // it is closed
  });

  it.each([
    ['all calls', { status: 429, retryAfter: 1.5, isGlobal: true }, 'account'],
    ['our address', { status: 429, retryAfter: 60 }, 'account'],
    ['a conversation in slow mode', { status: 400, code: 20_016 }, 'conversation'],
  ] as const)('says whom a limit concerns: %s', async (_, fault, scope) => {
    const { server, channel, to } = await open();
    server.fault({ route: POST, ...fault });
    await expect(channel.send(anAnswer(to, 'hello'))).rejects.toMatchObject({ name: ChannelRateLimited.name, scope });
  });

  it('waits where the library knows that a bucket is used up, and sends everything', async () => {
    const { server, channel, ada, to } = await open();
    server.limit({ messages: 2, withinMs: 200 });
    await Promise.all([1, 2, 3, 4, 5].map((number) => channel.send(anAnswer(to, `number ${number}`))));
    expect(ada.direct.heard()).toHaveLength(5);
    expect(server.calls(POST).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('lets the pacer wait where it takes long', async () => {
    const { server, channel, to } = await open();
    server.limit({ messages: 1, withinMs: 60_000 });
    await channel.send(anAnswer(to, 'the library learns which bucket it is'));
    for (const text of ['second', 'third']) {
      const error = await failure(channel.send(anAnswer(to, text)));
      expect(error).toBeInstanceOf(ChannelRateLimited);
      expect((error as ChannelRateLimited).retryAfterMs).toBeGreaterThan(50_000);
      expect(error).toMatchObject({ scope: 'conversation' });
    }
    expect(server.calls(POST).map(({ status }) => status)).toEqual([200, 429]);
  });

  it('says one thing once, however often its answer is lost', async () => {
    const { server, channel, ada, to } = await open();
    const message = anAnswer(to, 'You have 640 points.');
    server.fault({ route: POST, drop: 'after', times: 3 });
    for (let i = 0; i < 3; i += 1) await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelUnavailable);
    const { providerMessageId } = await channel.send(message);
    expect(ada.direct.heard()).toMatchObject([{ id: providerMessageId, text: 'You have 640 points.' }]);
    expect(new Set(server.calls(POST).map(({ body }) => body.nonce)).size).toBe(1);
  });

  it('does not repeat it when Discord may have forgotten the nonce, not even after a restart', async () => {
    const { server, channel, ada, to } = await open();
    const message = anAnswer(to, 'You have 640 points.', { id: newId(discord.clock.now().getTime()) });
    server.fault({ route: POST, drop: 'after' });
    await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelUnavailable);
    discord.clock.moveBy(3 * MINUTE_MS);
    await expect(discord.channel(server).send(message)).rejects.toBeInstanceOf(DeliveryUnknown);
    await expect(channel.send(message)).rejects.toBeInstanceOf(DeliveryUnknown);
    expect(ada.direct.heard()).toHaveLength(1);
    expect(server.calls(POST)).toHaveLength(1);
  });

  it('sends what surely did not arrive, however late', async () => {
    const { server, channel, ada, to } = await open();
    const message = anAnswer(to, 'hello', { id: newId(discord.clock.now().getTime()) });
    server.fault({ route: POST, status: 429, retryAfter: 1 });
    await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelRateLimited);
    discord.clock.moveBy(10 * MINUTE_MS);
    await channel.send(message);
    expect(ada.direct.heard()).toHaveLength(1);
  });

  it('sends a long text in parts, in order, with the buttons last, and goes on with the part that failed', async () => {
    const { server, channel, ada, to } = await open();
    const message = anAnswer(to, LONG, { buttons: buttons('Why?') });
    server.fault({ route: POST, skip: 1, status: 429, retryAfter: 0.05 });
    await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelRateLimited);
    server.fault({ route: POST, skip: 1, drop: 'after' });
    await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelUnavailable);
    const { providerMessageId } = await channel.send(message);
    const heard = ada.direct.heard();
    expect(heard.map(({ text }) => text).join('\n\n')).toBe(LONG);
    expect(heard.map((one) => one.buttons.length)).toEqual([0, 0, 1]);
    expect(heard.at(-1)?.id).toBe(providerMessageId);
  });

  it('shows every text as it is', async () => {
    const { channel, ada, to } = await open();
    const text = [
      '# No title, *no* _emphasis_, `no code`, ||no secret||, ~~no line~~ and no <@123456789012345678>.',
      '28. november: 1 240 poeng',
      '- 100 points',
      '> a quote',
      'C:\\points, and https://granlia.example/a_b_c*d as it is',
    ].join('\n');
    await channel.send(anAnswer(to, text));
    const [heard] = ada.direct.heard();
    expect(heard?.text).toBe(text);
    expect(heard?.content).toContain('28\\. november');
    expect(heard?.content).toContain('https://granlia.example/a_b_c*d');
    expect(heard?.content).toContain('\\*no\\* \\_emphasis\\_');
  });

  it('pings nobody, whatever a text says', async () => {
    const { server, channel, to } = await open();
    await channel.send(anAnswer(to, '@everyone <@123456789012345678>'));
    expect(server.calls(POST)[0]?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  });

  it('sends pictures and documents along', async () => {
    const { server, channel, ada, to } = await open();
    const files = [{ kind: 'photo', name: 'qr.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) }] as const;
    await channel.send(anAnswer(to, 'Here is your code.', { files }));
    expect(server.calls(POST)[0]?.files).toEqual([{ name: 'qr.png', mime: 'image/png', bytes: 3 }]);
    expect(ada.direct.heard()[0]?.files).toMatchObject([{ name: 'qr.png' }]);
  });

  it('opens a direct message for what one person alone may see, once', async () => {
    const { server, channel, ada } = await open();
    const alone = { channelConversationId: `${ada.in().channelId}:${ada.id}`, audience: 'private' } as const;
    await channel.send(anAnswer(alone, 'Your parcel is here.'));
    await discord.channel(server).send(anAnswer(alone, 'Your parcel is still here.'));
    expect(ada.direct.heard()).toHaveLength(2);
    expect(ada.in().heard()).toEqual([]);
    expect(server.calls('POST /users/@me/channels')).toHaveLength(1);
    ada.closeDirect();
    await expect(channel.send(anAnswer(alone, 'And now?'))).rejects.toBeInstanceOf(RecipientUnreachable);
    expect(ada.in().heard()).toEqual([]);
  });

  it.each([
    ['too many at once', { status: 400, code: 40_003 }, ChannelRateLimited],
    ['somebody who is no more', { status: 404, code: 10_013 }, RecipientUnreachable],
    ['an answer that was lost', { drop: 'after' }, ChannelUnavailable],
  ] as const)('tells the core what becomes of a direct message that is opened: %s', async (_, fault, kind) => {
    const { server, channel, ada } = await open();
    server.fault({ route: 'POST /users/@me/channels', ...fault });
    const alone = { channelConversationId: `${ada.in().channelId}:${ada.id}`, audience: 'private' } as const;
    await expect(channel.send(anAnswer(alone, 'hello'))).rejects.toBeInstanceOf(kind);
    expect(server.calls(POST)).toHaveLength(0);
  });

  it('opens no more direct messages for a while when there were too many, and writes on where they are open', async () => {
    const { server, channel, ada, to } = await open();
    const opening = 'POST /users/@me/channels';
    server.fault({ route: opening, status: 400, code: 40_003 });
    const alone = (name: string) => ({ ...to, channelConversationId: `${ada.in().channelId}:${server.person(name).id}` });
    for (const name of ['Ben', 'Cleo'])
      await expect(channel.send(anAnswer(alone(name), 'hello'))).rejects.toMatchObject({ scope: 'conversation' });
    expect(server.calls(opening)).toHaveLength(1);
    await channel.send(anAnswer(to, 'hello'));
    discord.clock.moveBy(MINUTE_MS);
    await channel.send(anAnswer(alone('Ben'), 'hello'));
    expect(server.calls(opening)).toHaveLength(2);
  });

  it('answers a mention also where it may not reply to it', async () => {
    const { server, channel, ada } = await open();
    const intake = anIntake();
    await channel.start(intake.accept);
    await server.until(() => channel.status().state === 'on', 'the channel is on');
    ada.in().mention('hello');
    await server.until(() => intake.stored.length === 1, 'it is stored');
    server.fault({ route: POST, status: 400, code: 160_002, message: 'Cannot reply without permission to read message history' });
    await channel.send(anAnswer(intake.stored[0]!, 'Hello!', { answers: intake.stored[0]!.key }));
    expect(ada.in().public()).toHaveLength(1);
    expect(server.calls(POST).map(({ body }) => 'message_reference' in body)).toEqual([true, false]);
  });

  it('lets what surely was not said be said again when the store is away', async () => {
    const find = async () => {
      throw Object.assign(new Error('the database is away'), { code: '57P01' });
    };
    const { server, channel, to } = await open({ addresses: { find, save: find, list: find } });
    const old = { id: newId(discord.clock.now().getTime() - 10 * SECOND_MS), answers: newId() };
    for (const message of [anAnswer(to, 'x', old), anAnswer({ ...to, channelConversationId: '1:2' }, 'x')])
      await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelUnavailable);
    expect(server.calls(POST)).toHaveLength(0);
  });

  it('stops calling before Discord bars us', async () => {
    const { server, channel, ada, to } = await open({ mostInvalidRequests: 10 });
    ada.closeDirect();
    const errors: unknown[] = [];
    for (let i = 0; i < 40; i += 1) errors.push(await failure(channel.send(anAnswer(to, `try ${i}`))));
    expect(errors[0]).toBeInstanceOf(RecipientUnreachable);
    expect(errors.at(-1)).toBeInstanceOf(ChannelRateLimited);
    expect((errors.at(-1) as ChannelRateLimited).retryAfterMs).toBeGreaterThan(10 * SECOND_MS);
    expect(server.calls(POST).length).toBeLessThan(30);
  });

  it('gives up a message that cannot be said', async () => {
    const { channel, to } = await open();
    await expect(channel.send(anAnswer(to, ' '))).rejects.toBeInstanceOf(MessageRefused);
    await expect(channel.send(anAnswer(to, 'hello', { buttons: buttons('x'.repeat(100)) }))).rejects.toBeInstanceOf(
      MessageRefused,
    );
  });

  it('keeps texts out of the log', async () => {
    const { server, channel, to } = await open();
    await channel.start(anIntake().accept);
    server.fault({ route: POST, status: 400, code: 50_035 });
    const error = await failure(channel.send(anAnswer(to, 'a secret of many points')));
    expect(JSON.stringify([error, String(error), discord.logged()])).not.toContain('many points');
  });
});
