import { type APIMessage, type REST, Routes } from 'discord.js';
import { ChannelUnavailable, type FetchedFile, FileRefused } from '../../chat/channel.ts';
import type { FileRef } from '../../chat/message.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import { describeFailure, toChannelError } from './errors.ts';

/** Where Discord keeps attachments. */
const HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];
const PATIENCE_MS = 30 * SECOND_MS;
const REF = /^(\d{15,20})\/(\d{15,20})\/(\d{15,20})$/;

/**
 * The content of an attachment. Its address is asked for anew each time, since Discord's addresses end after a day and the name
 * of a file (channel, message, attachment) does not; what is asked for can only lie with Discord, or on the host of `apiBase`.
 */
export function discordFiles(rest: REST, apiBase: string | undefined) {
  return async function fetchFile({ ref }: FileRef, maxBytes: number): Promise<FetchedFile> {
    const [, channelId, messageId, attachmentId] = REF.exec(ref) ?? [];
    if (!channelId || !messageId) throw new FileRefused('no file of Discord is named so');
    const { attachments } = await findMessage(channelId, messageId);
    const attachment = attachments.find(({ id }) => id === attachmentId);
    if (!attachment) throw new FileRefused('the message no longer has this file');
    if (attachment.size > maxBytes) throw new FileRefused(`the file has ${attachment.size} bytes, more than ${maxBytes}`);
    const url = URL.parse(attachment.url);
    if (!url || !isTheirs(url)) throw new FileRefused('the file does not lie with Discord');
    const bytes = await download(url, maxBytes);
    return {
      bytes,
      name: attachment.filename,
      ...(attachment.content_type && { mime: attachment.content_type }),
    };
  };

  function isTheirs(url: URL): boolean {
    if (apiBase !== undefined && url.host === new URL(apiBase).host) return true;
    return url.protocol === 'https:' && HOSTS.includes(url.host);
  }

  async function findMessage(channelId: string, messageId: string): Promise<APIMessage> {
    try {
      return (await rest.get(Routes.channelMessage(channelId, messageId))) as APIMessage;
    } catch (failure) {
      const reason = describeFailure(failure);
      const error = toChannelError(failure);
      const isThere = error instanceof ChannelUnavailable || !/: 4\d\d /.test(reason);
      throw isThere ? new ChannelUnavailable(reason, { cause: error }) : new FileRefused(reason, { cause: error });
    }
  }
}

async function download(url: URL, maxBytes: number): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status >= 500) throw new ChannelUnavailable(`status ${response.status} from where Discord keeps files`);
    if (!response.ok || !response.body) throw new FileRefused(`status ${response.status} from where Discord keeps files`);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body) {
      length += chunk.byteLength;
      if (length > maxBytes) throw new FileRefused(`the file is larger than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof FileRefused || error instanceof ChannelUnavailable) throw error;
    throw new ChannelUnavailable(describeFailure(error), { cause: error });
  }
}
