import { describe, expect, it } from 'vitest';
import { ChannelRateLimited, ChannelRefused, ChannelUnavailable, FileRefused, FileTooLarge } from '../../../src/chat/channel.ts';
import { eventually } from '../../helpers/program.ts';
import { anIntake } from '../telegram/intake.ts';
import { anAnswer, on, useDiscord } from './setup.ts';

const PHOTO = { name: 'parcel.jpg', mime: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) };
const GET = 'GET /channels/:id/messages/:id';

describe('files of customers on Discord', () => {
  const discord = useDiscord();

  async function sent(...files: (typeof PHOTO)[]) {
    const server = await discord.server();
    const intake = anIntake();
    const channel = discord.channel(server);
    await channel.start(intake.accept);
    await eventually('the channel is on', on(channel));
    const ada = server.person('Ada');
    const id = ada.direct.say('look at this', { files });
    await server.until(() => intake.stored.length === files.length, 'all are stored');
    const refs = intake.stored.map(({ content }) => (content.kind === 'attachment' ? content.file! : undefined)!);
    return { server, intake, channel, ada, id, refs, fetch: (most = 1_000) => channel.fetchFile!(refs[0]!, most) };
  }

  it('are named by their message, and fetched', async () => {
    const { intake, id, refs, fetch } = await sent(PHOTO);
    expect(intake.stored[0]?.content).toMatchObject({ kind: 'attachment', media: 'photo', caption: 'look at this' });
    expect(refs[0]).toMatchObject({ ref: expect.stringContaining(`/${id}/`), name: 'parcel.jpg', mime: 'image/jpeg', bytes: 7 });
    expect(await fetch()).toEqual({ bytes: Buffer.from(PHOTO.bytes), name: 'parcel.jpg', mime: 'image/jpeg' });
  });

  it('come one by one, what was written beside the first', async () => {
    const { intake } = await sent(PHOTO, { ...PHOTO, name: 'invoice.pdf', mime: 'application/pdf' });
    expect(intake.stored.map(({ content }) => content)).toMatchObject([
      { media: 'photo', caption: 'look at this' },
      { media: 'document' },
    ]);
    expect(intake.stored[1]?.content).not.toHaveProperty('caption');
    expect(new Set(intake.stored.map(({ key }) => key)).size).toBe(2);
  });

  it('are refused when they are too large, gone, or somewhere else', async () => {
    const { server, channel, ada, refs, fetch } = await sent(PHOTO);
    await expect(fetch(6)).rejects.toBeInstanceOf(FileTooLarge);
    await expect(channel.fetchFile!({ ref: '../../etc/passwd' }, 10)).rejects.toBeInstanceOf(FileRefused);
    await expect(channel.fetchFile!({ ref: refs[0]!.ref.replace(/\d{18,20}$/, '123456789012345678') }, 10)).rejects.toThrow(
      /no longer/,
    );
    server.fault({ route: GET, status: 404, code: 10_008 });
    await expect(fetch()).rejects.toBeInstanceOf(FileRefused);
    const attachment = { id: '123456789012345678', filename: 'x', size: 3, url: 'http://127.0.0.1:9/x' };
    const id = ada.direct.say('a trap', { attachments: [attachment] });
    const ref = `${ada.directChannelId}/${id}/${attachment.id}`;
    await expect(channel.fetchFile!({ ref }, 10)).rejects.toThrow(/does not lie with Discord/);
  });

  it('can be asked for again when Discord is away', async () => {
    const { server, fetch } = await sent(PHOTO);
    server.fault({ route: GET, status: 503 });
    await expect(fetch()).rejects.toBeInstanceOf(ChannelUnavailable);
    server.fault({ route: GET, status: 429, retryAfter: 1 });
    await expect(fetch()).rejects.toMatchObject({ name: ChannelRateLimited.name, retryAfterMs: 1_050 });
    expect((await fetch()).bytes).toHaveLength(7);
  });

  it('tell of a token that does not hold any more, and nothing is taken for sent after it', async () => {
    const { server, channel, ada, fetch } = await sent(PHOTO);
    server.fault({ route: GET, status: 401 });
    await expect(fetch()).rejects.toBeInstanceOf(ChannelRefused);
    expect(channel.status()).toMatchObject({ state: 'off' });
    const to = { channelConversationId: ada.directChannelId, audience: 'private' } as const;
    await expect(channel.send(anAnswer(to, 'hello'))).rejects.toBeInstanceOf(ChannelRefused);
  });
});
