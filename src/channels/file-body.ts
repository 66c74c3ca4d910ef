import { FileTooLarge } from '../chat/channel.ts';

/**
 * The content of a file that a platform gives us. No more of it than `maxBytes` is kept, whatever length was declared.
 *
 * @throws FileTooLarge
 */
export async function readFileBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new FileTooLarge(`the file has more than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(); // leaving the loop ends the download
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
