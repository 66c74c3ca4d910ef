import { describe, expect, it, vi } from 'vitest';
import {
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  FileRefused,
  FileTooLarge,
  MessageRefused,
  RecipientUnreachable,
} from '../../../src/chat/channel.ts';
import { anAnswer, anIntake, statusOf, useTeams } from './setup.ts';

const toAda = { channelConversationId: 'a:1ada', audience: 'private' } as const;
const paragraphs = (count: number) => Array.from({ length: count }, (_, i) => `${i} ${'x'.repeat(1_000)}`).join('\n\n');

describe('sending to Teams', () => {
  const teams = useTeams();

  it('reaches a conversation that another process has seen, also after a restart', async () => {
    const { connector, ada, channel } = await teams.start();
    await ada.say('hello');
    await channel.stop();
    const later = teams.channelOn(connector);
    await later.start(anIntake().accept);
    await later.send(anAnswer(toAda, 'Your parcel is on its way.'));
    await ada.waitFor(/parcel/);
    expect(connector.calls('send').at(-1)).toMatchObject({
      body: { recipient: { id: '29:1ada' }, from: { id: `28:${connector.appId}` }, conversation: { id: 'a:1ada' } },
    });
  });

  it('writes down where a conversation is only when that is new', async () => {
    const { connector, ada } = await teams.start();
    const { pool } = teams.database.current;
    await pool.query("delete from channel_address where channel = 'teams'");
    const stored = async () => {
      const { rows } = await pool.query<{ key: string; saved_at: Date; address: { serviceUrl: string } }>(
        "select key, saved_at, address from channel_address where channel = 'teams'",
      );
      return rows;
    };
    const grace = connector.customer({ id: '29:1grace' });
    await grace.say('hello');
    const first = await stored();
    expect(first).toMatchObject([{ key: 'conversation:a:1grace', address: { serviceUrl: connector.serviceUrl } }]);
    await grace.say('again');
    expect(await stored()).toEqual(first);
    const moved = `${connector.serviceUrl}moved/`;
    const activity = { type: 'message', id: '99', channelId: 'msteams', serviceUrl: moved, text: 'I moved' };
    const where = {
      from: { id: '29:1grace' },
      recipient: { id: '28:x' },
      conversation: { id: 'a:1grace', conversationType: 'personal' },
    };
    await connector.deliver({ ...activity, ...where }, `Bearer ${connector.token({ serviceurl: moved })}`);
    expect(await stored()).toMatchObject([{ address: { serviceUrl: moved } }]);
    expect(ada.heard).toEqual([]);
  });

  it('does not know where to write before anything has come from there', async () => {
    const { channel, connector } = await teams.start();
    const nowhere = { channelConversationId: 'a:1nobody', audience: 'private' } as const;
    await expect(channel.send(anAnswer(nowhere, 'Hello?'))).rejects.toBeInstanceOf(RecipientUnreachable);
    expect(connector.calls('send')).toEqual([]);
  });

  it('writes to a channel of a team of which it knows one thread', async () => {
    const { channel, connector } = await teams.start();
    const thread = {
      conversationId: '19:staff@thread.tacv2;messageid=7',
      serviceUrl: connector.serviceUrl,
      kind: 'channel',
      botId: '28:x',
    };
    await teams.database.current.pool.query(
      `insert into channel_address (channel, key, address, saved_at) values ('teams', $1, $2, now())`,
      [`conversation:${thread.conversationId}`, JSON.stringify(thread)],
    );
    await channel
      .send(anAnswer({ channelConversationId: '19:staff@thread.tacv2', audience: 'public' }, 'K-1001 waits.'))
      .catch(() => {});
    expect(connector.calls('send').at(-1)?.body).toMatchObject({ conversation: { id: '19:staff@thread.tacv2' } });
  });

  it('tells somebody who blocked us from a platform that is down', async () => {
    const { channel, ada } = await teams.start();
    await ada.say('hello');
    ada.block();
    await expect(channel.send(anAnswer(toAda, 'Hello?'))).rejects.toThrow(/403 MessageWritesBlocked/);
    await expect(channel.send(anAnswer(toAda, 'Hello?'))).rejects.toBeInstanceOf(RecipientUnreachable);
    ada.unblock();
    await channel.send(anAnswer(toAda, 'Hello again.'));
    await ada.waitFor(/again/);
  });

  it.each([
    [{ status: 429, retryAfter: 7 }, ChannelRateLimited, { retryAfterMs: 7_000 }],
    [{ status: 429 }, ChannelRateLimited, { retryAfterMs: 2_000 }],
    [{ status: 503, retryAfter: 3 }, ChannelRateLimited, { retryAfterMs: 3_000 }],
    [{ status: 412 }, ChannelUnavailable, {}],
    [{ status: 500 }, ChannelUnavailable, {}],
    [{ status: 502 }, ChannelUnavailable, {}],
    [{ status: 503 }, ChannelUnavailable, {}],
    [{ status: 504 }, ChannelUnavailable, {}],
    [{ status: 403, code: 'ConversationBlockedByUser' }, RecipientUnreachable, {}],
    [{ status: 403, code: 'BotDisabledByAdmin' }, RecipientUnreachable, {}],
    [{ status: 404, code: 'ConversationNotFound' }, RecipientUnreachable, {}],
    [{ status: 413, code: 'MessageSizeTooBig' }, MessageRefused, {}],
    [{ status: 400, code: 'BadSyntax' }, MessageRefused, {}],
    [{ drop: 'before' }, DeliveryUnknown, {}],
    [{ drop: 'after' }, DeliveryUnknown, {}],
  ] as const)('takes %j for what it is, and calls once', async (fault, kind, more) => {
    const { connector, channel, ada } = await teams.start();
    await ada.say('hello');
    connector.fault({ name: 'send', ...fault });
    const failure = await channel.send(anAnswer(toAda, 'a secret figure')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(kind);
    expect(failure).toMatchObject(more);
    expect(connector.calls('send').length).toBe(1);
    const { message, cause } = failure as Error;
    expect(`${message} ${JSON.stringify(cause)} ${(cause as Error | undefined)?.message} ${teams.logged()}`).not.toMatch(
      /secret|issued-/,
    );
  });

  it('surely did not arrive where nobody listens', async () => {
    const { connector, channel, ada } = await teams.start();
    await ada.say('hello');
    await connector.close().then(() => undefined);
    await expect(channel.send(anAnswer(toAda, 'Hello?'))).rejects.toBeInstanceOf(ChannelUnavailable);
    teams.atTheEnd(async () => {});
  });

  it('goes on with a message of several parts where it stopped', async () => {
    const { connector, channel, ada } = await teams.start();
    await ada.say('hello');
    const long = anAnswer(toAda, paragraphs(30));
    connector.fault({ name: 'send', skip: 1, status: 429, retryAfter: 1 });
    await expect(channel.send(long)).rejects.toBeInstanceOf(ChannelRateLimited);
    expect(await channel.send(long)).toMatchObject({ parts: 3 });
    expect(ada.heard.map(({ text }) => text).join('\n')).toBe(long.text.replaceAll('\n\n', '\n'));
  });

  it('says the rest when it does not know of one part, and that it does not', async () => {
    const { connector, channel, ada } = await teams.start();
    await ada.say('hello');
    connector.fault({ name: 'send', drop: 'after' });
    await expect(channel.send(anAnswer(toAda, paragraphs(30)))).rejects.toBeInstanceOf(DeliveryUnknown);
    expect(ada.heard.length).toBe(3);
  });

  it('fetches one token for all, and another when the connector takes it no more', async () => {
    const { connector, channel, ada } = await teams.start();
    await ada.say('hello');
    await Promise.all(['one', 'two', 'three'].map((text) => channel.send(anAnswer(toAda, text))));
    expect(connector.calls('token').length).toBe(1);
    connector.revokeTokens();
    await expect(channel.send(anAnswer(toAda, 'four'))).rejects.toBeInstanceOf(ChannelUnavailable);
    await channel.send(anAnswer(toAda, 'five'));
    expect(connector.calls('token').length).toBe(2);
    expect(ada.heard.map(({ text }) => text)).toEqual(
      ['one', 'two', 'three', 'five'].toSorted((a, b) => order(ada, a) - order(ada, b)),
    );
  });

  it('needs no token where nobody is authenticated', async () => {
    const { connector, channel, ada } = await teams.start({ app: undefined });
    await ada.say('hello');
    await expect(channel.send(anAnswer(toAda, 'Hello.'))).rejects.toBeInstanceOf(ChannelUnavailable); // this connector wants one
    expect(connector.calls('send')[0]?.authorization).toBeUndefined();
    expect(channel.privateUrl?.()).toBeUndefined();
  });
});

describe('opening Teams', () => {
  const teams = useTeams();

  it('is on once Microsoft has given a token', async () => {
    const { channel, connector } = await teams.start();
    expect(channel.status()).toEqual({ state: 'on', detail: `app ${connector.appId}` });
    expect(channel.pace).toMatchObject({ account: connector.appId, overall: [{ messages: 50, withinMs: 1_000 }] });
  });

  it('is refused with a wrong password, which stands in its status, and takes nothing', async () => {
    const connector = await teams.botConnector();
    const channel = teams.channelOn(connector, { app: { id: connector.appId, password: 'wrong', tenantId: undefined } });
    await expect(channel.start(anIntake().accept)).rejects.toBeInstanceOf(ChannelRefused);
    expect(channel.status()).toMatchObject({
      state: 'off',
      detail: expect.stringMatching(/invalid_client.*MICROSOFT_APP_PASSWORD/),
    });
    expect(channel.webhook.refuses(() => 'Bearer x')).toBe(503);
    expect(teams.logged()).not.toContain('wrong');
  });

  it('waits for a network that does not work, and keeps nothing from starting', async () => {
    const connector = await teams.botConnector();
    connector.fault({ name: 'token', drop: 'before', times: 2 });
    connector.fault({ name: 'token', status: 503 });
    const channel = teams.channelOn(connector);
    await channel.start(anIntake().accept);
    await statusOf(channel, 'on');
    expect(connector.calls('token').length).toBe(4);
    expect(teams.logged()).toContain('trying again');
  });

  it('asks the directory of its organisation where it has one', async () => {
    const connector = await teams.botConnector();
    const app = { id: connector.appId, password: connector.password, tenantId: '66666666-7777-8888-9999-000000000000' };
    const channel = teams.channelOn(connector, { app });
    await channel.start(anIntake().accept);
    expect(channel.status().state).toBe('on');
  });
});

describe('a file from Teams', () => {
  const teams = useTeams();
  const picture = new Uint8Array([137, 80, 78, 71]);

  it('is fetched from the service with our token', async () => {
    const { connector, channel, intake, ada } = await teams.start();
    const contentUrl = connector.attach(picture, 'image/png');
    await ada.say('It came like this', { more: { attachments: [{ contentType: 'image/*', contentUrl, name: 'cup.png' }] } });
    const { content } = intake.stored[0]!;
    if (content.kind !== 'attachment') throw new Error('it is an attachment');
    const fetched = await channel.fetchFile!(content.file!, 1_000);
    expect(fetched).toMatchObject({ mime: 'image/png', name: 'cup.png' });
    expect([...fetched.bytes]).toEqual([...picture]);
    await expect(channel.fetchFile!(content.file!, 3)).rejects.toBeInstanceOf(FileTooLarge);
    connector.fault({ name: 'file', status: 503 });
    await expect(channel.fetchFile!(content.file!, 1_000)).rejects.toBeInstanceOf(ChannelUnavailable);
  });

  it.each([
    'elsewhere:https://evil.example/p.png',
    'download:http://granlia.example/1',
    'download:https://10.0.0.1/1',
    'download:https://intranet/1',
    'download:https://localhost./1',
    'download:https://[::ffff:127.0.0.1]/1',
    'ftp:x',
    '',
  ])('is not fetched from anywhere else: %s', async (ref) => {
    const { channel } = await teams.start();
    await expect(channel.fetchFile!({ ref }, 1_000)).rejects.toBeInstanceOf(FileRefused);
  });

  it.each([
    ['http://127.0.0.1:9/secret', /leads to 127\.0\.0\.1:9/],
    ['https://intranet/secret', /leads to intranet/],
    ['/again', /from place to place/],
  ])('is not fetched where a drive leads to %s', async (location, reason) => {
    const { channel } = await teams.start();
    const drive = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => new Response(null, { status: 302, headers: { location } }));
    try {
      await expect(channel.fetchFile!({ ref: 'download:https://granlia.sharepoint.example/1' }, 1_000)).rejects.toThrow(reason);
      expect(drive.mock.calls.every(([url]) => new URL(String(url)).host === 'granlia.sharepoint.example')).toBe(true);
    } finally {
      drive.mockRestore();
    }
  });
});

const order = (customer: { heard: { text: string }[] }, text: string) => customer.heard.findIndex((one) => one.text === text);
