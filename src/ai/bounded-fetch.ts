/** No answer of use is longer; a connection that sends without end shall not fill the memory. */
const MOST_BYTES = 512 * 1024;

class AnswerTooLarge extends Error {
  override name = 'AnswerTooLarge';
}

/** As `fetch`, but the body is read to the end, up to a limit, and nobody is followed elsewhere. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new AnswerTooLarge(`more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  // The bytes are unpacked by now.
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(new Blob(chunks), { status: response.status, statusText: response.statusText, headers });
};
