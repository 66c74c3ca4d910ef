import { isIP } from 'node:net';
import { ChannelUnavailable, type FetchedFile, FileRefused, FileTooLarge } from '../../chat/channel.ts';
import type { FileRef } from '../../chat/message.ts';
import { SECOND_MS } from '../../shared/clock.ts';
import { readFileBody } from '../file-body.ts';

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
    const response =
      kind === 'download' ? await download(url, isAnonymous, signal) : await fetch(url, { headers, signal, redirect: 'error' });
    if (!response.ok) {
      await response.body?.cancel();
      if (GONE.has(response.status)) throw new FileRefused(`the file is gone (${response.status})`);
      throw new ChannelUnavailable(`the file could not be fetched now (${response.status})`);
    }
    const bytes = await readFileBody(response, maxBytes);
    const told = response.headers.get('content-type')?.split(';')[0]?.trim();
    return { bytes, ...((told ?? mime) && { mime: told ?? mime }), ...(name !== undefined && { name }) };
  } catch (error) {
    if (error instanceof FileRefused || error instanceof FileTooLarge || error instanceof ChannelUnavailable) throw error;
    throw new ChannelUnavailable(`the file could not be fetched now (${(error as Error).message})`, { cause: error });
  }
}

const GONE = new Set([403, 404, 410]);
const MOST_REDIRECTS = 5;

/** Drives lead on to where a file lies. Wherever they lead, it is no further than we would have gone by ourselves. */
async function download(link: URL, isAnonymous: boolean, signal: AbortSignal): Promise<Response> {
  let url = link;
  for (let followed = 0; followed <= MOST_REDIRECTS; followed += 1) {
    const response = await fetch(url, { signal, redirect: 'manual' });
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    const next = URL.parse(location, url);
    if (!next || !(isAnonymous || isPublic(next)))
      throw new FileRefused(`it leads to ${next?.host ?? 'nowhere'}, which is not followed`);
    url = next;
  }
  throw new FileRefused('it leads from place to place');
}

/** A name of the public internet, by its looks. */
const isPublic = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' &&
  hostname.includes('.') &&
  isIP(hostname) === 0 &&
  !/(^|\.)(local|internal|localhost)\.?$/.test(hostname);
