import { type APIMessage, type REST, Routes } from 'discord.js';
import {
  ChannelUnavailable,
  DeliveryUnknown,
  type FetchedFile,
  FileRefused,
  FileTooLarge,
  MessageRefused,
  RecipientUnreachable,
} from '../../chat/channel.ts';
import type { FileRef } from '../../chat/message.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import { readFileBody } from '../file-body.ts';
import { describeFailure, MessageGone, toChannelError } from './errors.ts';

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
    if (attachment.size > maxBytes) throw new FileTooLarge(`the file has ${attachment.size} bytes`);
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
      const error = toChannelError(failure);
      const isGone = error instanceof MessageGone || error instanceof RecipientUnreachable || error instanceof MessageRefused;
      if (isGone) throw new FileRefused(error.message, { cause: error });
      // To ask for it changes nothing, so what may have arrived may be asked again.
      throw error instanceof DeliveryUnknown ? new ChannelUnavailable(error.message, { cause: error }) : error;
    }
  }
}

const GONE = new Set([403, 404, 410]);

async function download(url: URL, maxBytes: number): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return await readFileBody(response, maxBytes);
    await response.body?.cancel();
    const reason = `status ${response.status} from where Discord keeps files`;
    throw GONE.has(response.status) ? new FileRefused(reason) : new ChannelUnavailable(reason);
  } catch (error) {
    if (error instanceof FileRefused || error instanceof FileTooLarge || error instanceof ChannelUnavailable) throw error;
    throw new ChannelUnavailable(describeFailure(error), { cause: error });
  }
}
