import { GrammyError } from 'grammy';
import { ChannelUnavailable, type FetchedFile, FileRefused, FileTooLarge } from '../../chat/channel.ts';
import type { FileRef } from '../../chat/message.ts';
import { readFileBody } from '../file-body.ts';
import type { TelegramApi } from './api.ts';
import { describeFailure, describeNetworkFailure } from './errors.ts';

export type FileSource = {
  api: TelegramApi;
  apiRoot: string;
  token: string;
};

/** For the whole content; Telegram gives 20 MB at most. */
const DOWNLOAD_MS = 60_000;

/**
 * Fetches what a customer sent: the Bot API tells where it is, for an hour, and gives it there
 * (https://core.telegram.org/bots/api#getfile).
 *
 * @throws ChannelUnavailable, FileRefused, FileTooLarge (also where it is larger than Telegram gives to bots)
 */
export async function fetchTelegramFile(
  { api, apiRoot, token }: FileSource,
  { ref, mime, name }: FileRef,
  maxBytes: number,
): Promise<FetchedFile> {
  const { path, bytes: declared } = await findFile(api, ref);
  if (declared !== undefined && declared > maxBytes) throw new FileTooLarge(`the file has ${declared} bytes`);
  const address = `${apiRoot}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!response.ok) {
      await response.body?.cancel();
      const reason = `the file's address answers ${response.status}`;
      // A path holds for an hour, and the token was good a moment ago: what is not there is gone.
      throw response.status === 404 || response.status === 403 ? new FileRefused(reason) : new ChannelUnavailable(reason);
    }
    const bytes = await readFileBody(response, maxBytes);
    return { bytes, ...(mime !== undefined && { mime }), ...(name !== undefined && { name }) };
  } catch (error) {
    if (error instanceof FileRefused || error instanceof FileTooLarge || error instanceof ChannelUnavailable) throw error;
    const reason = describeNetworkFailure(error);
    throw new ChannelUnavailable(reason, { cause: new Error(reason) });
  }
}

async function findFile(api: TelegramApi, ref: string): Promise<{ path: string; bytes?: number }> {
  try {
    const { file_path: path, file_size: bytes } = await api.raw.getFile({ file_id: ref });
    if (typeof path !== 'string' || !path.isWellFormed()) throw new FileRefused('Telegram does not say where the file is');
    // A Bot API server that runs with --local names a file on its own disk.
    if (path.startsWith('/') || path.split('/').includes('..'))
      throw new FileRefused('the Bot API server keeps its files to itself');
    return bytes === undefined ? { path } : { path, bytes };
  } catch (failure) {
    if (failure instanceof FileRefused) throw failure;
    const options = { cause: new Error(describeFailure(failure)) };
    const isRefused = failure instanceof GrammyError && failure.error_code === 400;
    if (!isRefused) throw new ChannelUnavailable(describeFailure(failure), options);
    throw /file is too big/.test(failure.description)
      ? new FileTooLarge(describeFailure(failure), options)
      : new FileRefused(describeFailure(failure), options);
  }
}
