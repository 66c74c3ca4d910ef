import { isIP } from 'node:net';
import { ChannelUnavailable, type FetchedFile, FileRefused } from '../../chat/channel.ts';
import type { FileRef } from '../../chat/message.ts';
import { SECOND_MS } from '../../shared/clock.ts';

const FETCH_TIMEOUT_MS = 30 * SECOND_MS;

/**
 * Fetches what a customer sent. `service:` is on the Bot Connector's own host, as a proven activity said, and alone gets our token;
 * `download:` is a link that Teams made for a file in a drive, which needs none. Links to anywhere else are followed only by a
 * bot that nobody authenticates, on this machine: else anybody could have us call addresses inside the retailer's network.
 *
 * @param token undefined for a bot that has none
 */
export async function fetchTeamsFile(
  { ref, name, mime }: FileRef,
  maxBytes: number,
  { token, isAnonymous }: { token: string | undefined; isAnonymous: boolean },
): Promise<FetchedFile> {
  const [, kind, link = ''] = /^(service|download|elsewhere):(.*)$/s.exec(ref) ?? [];
  if (!URL.canParse(link)) throw new FileRefused('no file of Teams');
  const url = new URL(link);
  const mayBeFetched = isAnonymous || kind === 'service' || (kind === 'download' && isPublic(url));
  if (!mayBeFetched) throw new FileRefused(`a link to ${url.host} is not followed`);
  const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
  const headers: Record<string, string> = kind === 'service' && token !== undefined ? { authorization: `Bearer ${token}` } : {};
  try {
    const response = await fetch(url, { headers, signal, redirect: kind === 'download' ? 'follow' : 'error' });
    if (response.status === 404 || response.status === 410 || response.status === 403)
      throw new FileRefused(`the file is gone (${response.status})`);
    if (!response.ok) throw new ChannelUnavailable(`the file could not be fetched now (${response.status})`);
    const bytes = await readAtMost(response, maxBytes);
    const told = response.headers.get('content-type')?.split(';')[0]?.trim();
    return { bytes, ...((told ?? mime) && { mime: told ?? mime }), ...(name !== undefined && { name }) };
  } catch (error) {
    if (error instanceof FileRefused || error instanceof ChannelUnavailable) throw error;
    throw new ChannelUnavailable(`the file could not be fetched now (${(error as Error).message})`, { cause: error });
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new FileRefused(`the file is larger than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of response.body ?? []) {
    read += chunk.byteLength;
    if (read > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A name of the public internet, by its looks. */
const isPublic = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && hostname.includes('.') && isIP(hostname) === 0 && !/\.(local|internal|localhost)\.?$/.test(hostname);
