import { describe, expect, it } from 'vitest';
import {
  ChannelRateLimited,
  ChannelUnavailable,
  DeliveryUnknown,
  FileRefused,
  FileTooLarge,
  MessageRefused,
} from '../../../src/chat/channel.ts';
import type { FileRef } from '../../../src/chat/message.ts';
import type { OutboundFile } from '../../../src/chat/reply.ts';
import { anAnswer, anIntake, toAda } from './intake.ts';
import { useTelegram } from './setup.ts';

const PARCEL = Uint8Array.from({ length: 5_000 }, (_, index) => index % 251);
const MEGABYTE = 1_024 * 1_024;

const photo = (more: Partial<OutboundFile> = {}): OutboundFile => ({
  kind: 'photo',
  name: 'parcel.jpg',
  mime: 'image/jpeg',
  bytes: PARCEL,
  ...more,
});
const receipt: OutboundFile = { kind: 'document', name: 'Kvittering nr. 7; "kopi".pdf', mime: 'application/pdf', bytes: PARCEL };

describe('files on Telegram', () => {
  const telegram = useTelegram();

  async function start() {
    const api = await telegram.botApi();
    const intake = anIntake();
    const channel = telegram.pollingChannel(api);
    await channel.start(intake.accept);
    const ada = api.customer();
    const fileAt = async (index: number): Promise<FileRef> => {
      await api.until(() => intake.stored.length > index, 'it is stored');
      const { content } = intake.stored[index]!;
      if (content.kind !== 'attachment' || content.file === undefined) throw new Error('that is no file');
      return content.file;
    };
    return { api, intake, channel, ada, fileAt };
  }

  it('come from a customer as they were sent: the largest size of a photo, a document with its name and type', async () => {
    const { channel, ada, fileAt } = await start();
    ada.sendFile({ kind: 'photo', bytes: PARCEL, caption: 'It came like this' });
    ada.sendFile({ kind: 'document', bytes: PARCEL.slice(0, 10), name: 'kvittering.pdf', mime: 'application/pdf' });
    expect(await channel.fetchFile!(await fileAt(0), MEGABYTE)).toEqual({ bytes: Buffer.from(PARCEL) });
    expect(await fileAt(0)).toMatchObject({ bytes: 5_000 });
    expect(await channel.fetchFile!(await fileAt(1), MEGABYTE)).toEqual({
      bytes: Buffer.from(PARCEL.slice(0, 10)),
      name: 'kvittering.pdf',
      mime: 'application/pdf',
    });
  });

  it('come each by itself from an album', async () => {
    const { api, intake, ada } = await start();
    for (const caption of ['Front', undefined, undefined])
      ada.sendFile({ kind: 'photo', bytes: PARCEL, ...(caption && { caption }) }, { media_group_id: '77' });
    await api.until(() => intake.stored.length === 3, 'all are stored');
    expect(intake.stored.map(({ content }) => content.kind === 'attachment' && content.file?.ref)).toEqual([
      'file-1',
      'file-2',
      'file-3',
    ]);
  });

  it('are refused when they are larger than asked for, declared or not, and when Telegram gives no such to bots', async () => {
    const { api, channel, ada, fileAt } = await start();
    ada.sendFile({ kind: 'document', bytes: PARCEL });
    const file = await fileAt(0);
    await expect(channel.fetchFile!(file, 4_999)).rejects.toBeInstanceOf(FileTooLarge);
    await expect(channel.fetchFile!(file, 5_000)).resolves.toMatchObject({ bytes: { byteLength: 5_000 } });
    ada.sendFile({ kind: 'video', bytes: new Uint8Array(20 * MEGABYTE + 1) });
    await expect(channel.fetchFile!(await fileAt(1), 100 * MEGABYTE)).rejects.toBeInstanceOf(FileTooLarge);
    await expect(channel.fetchFile!({ ref: 'nobody-knows' }, MEGABYTE)).rejects.toBeInstanceOf(FileRefused);
    expect(api.calls('getFile').length).toBe(4);
  });

  it.each([
    ['a limit', { method: 'getFile', status: 429, retryAfter: 1 }, ChannelUnavailable],
    ['a fault of Telegram', { method: 'getFile', status: 500 }, ChannelUnavailable],
    ['an answer that was lost', { method: 'getFile', drop: 'after' }, ChannelUnavailable],
    ['an address that does not answer', { method: 'file', drop: 'before' }, ChannelUnavailable],
    ['an address that is down', { method: 'file', status: 502 }, ChannelUnavailable],
    ['an address that holds no more', { method: 'file', status: 404 }, FileRefused],
  ] as const)('are told to be had later or never: %s', async (_, fault, kind) => {
    const { api, channel, ada, fileAt } = await start();
    ada.sendFile({ kind: 'document', bytes: PARCEL });
    api.fault(fault);
    const error: unknown = await channel.fetchFile!(await fileAt(0), MEGABYTE).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(kind);
    expect(JSON.stringify([error, (error as Error).stack, String((error as Error).cause)])).not.toContain(api.token);
  });

  it('go out with the text beside them and the buttons below', async () => {
    const { channel, ada } = await start();
    const { providerMessageId } = await channel.send({
      ...anAnswer(toAda, 'Here it is.', ['Thanks']),
      files: [photo(), receipt],
    });
    expect(ada.heard).toMatchObject([
      { text: '', buttons: [], file: { kind: 'photo', name: 'parcel.jpg' } },
      { text: 'Here it is.', buttons: [{ text: 'Thanks' }], file: { kind: 'document', name: 'Kvittering_nr._7_kopi_.pdf' } },
    ]);
    expect(ada.heard.map(({ file }) => Buffer.from(file!.bytes).equals(PARCEL))).toEqual([true, true]);
    expect(providerMessageId).toBe(String(ada.heard[1]?.messageId));
  });

  it('go before a text that is too long to stand beside them', async () => {
    const { channel, ada } = await start();
    const text = 'word '.repeat(205).trim();
    expect(text.length).toBe(1_024);
    await channel.send({ ...anAnswer(toAda, text, ['Thanks']), files: [photo()] });
    await channel.send({ ...anAnswer(toAda, `${text}s`, ['Thanks']), files: [photo()] });
    expect(ada.heard.map((heard) => [heard.file?.kind, heard.text.length, heard.buttons.length])).toEqual([
      ['photo', 1_024, 1],
      ['photo', 0, 0],
      [undefined, 1_025, 1],
    ]);
  });

  it('go as documents when Telegram cannot show them as pictures', async () => {
    const { api, channel, ada } = await start();
    api.fault({ method: 'sendPhoto', status: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' });
    await channel.send({ ...anAnswer(toAda, 'A long receipt', ['Thanks']), files: [photo()] });
    expect(ada.heard).toMatchObject([{ text: 'A long receipt', buttons: [{ text: 'Thanks' }], file: { kind: 'document' } }]);
  });

  it('go as documents when they are too large for pictures, and not at all when nothing takes them', async () => {
    const { channel, ada } = await start();
    const large = photo({ bytes: new Uint8Array(10 * MEGABYTE + 1) });
    await channel.send({ ...anAnswer(toAda, 'Large'), files: [large] });
    expect(ada.heard).toMatchObject([{ file: { kind: 'document' } }]);
    const tooLarge = photo({ bytes: new Uint8Array(50 * MEGABYTE + 1) });
    for (const file of [tooLarge, photo({ bytes: new Uint8Array() })])
      await expect(channel.send({ ...anAnswer(toAda, 'No'), files: [file] })).rejects.toBeInstanceOf(MessageRefused);
  });

  it('are repeated only from the one that failed', async () => {
    const { api, channel, ada } = await start();
    const message = { ...anAnswer(toAda, 'Two'), files: [photo({ name: '1.jpg' }), photo({ name: '2.jpg' })] };
    api.fault({ method: 'sendPhoto', skip: 1, status: 429, retryAfter: 1 });
    await expect(channel.send(message)).rejects.toBeInstanceOf(ChannelRateLimited);
    await channel.send(message);
    api.fault({ method: 'sendPhoto', drop: 'after' });
    await expect(channel.send({ ...anAnswer(toAda, 'Lost'), files: [photo({ name: '3.jpg' })] })).rejects.toBeInstanceOf(
      DeliveryUnknown,
    );
    expect(ada.heard.map(({ file }) => file?.name)).toEqual(['1.jpg', '2.jpg', '3.jpg']);
  });
});
