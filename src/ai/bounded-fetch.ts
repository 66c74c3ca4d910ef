/** No answer of use is longer; a connection that sends without end shall not fill the memory. */
const MOST_BYTES = 512 * 1024;

class AnswerTooLarge extends Error {
  override name = 'AnswerTooLarge';
}

/** What the OpenAI client tells of this machine with every call. */
const TELLTALES = 'x-stainless-';

/**
 * As `fetch`, but the body is read to the end, up to a limit, nobody is followed elsewhere, and nothing is told that the question does not
 * need.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const told = new Headers(init?.headers);
  for (const name of [...told.keys()]) if (name.startsWith(TELLTALES)) told.delete(name);
  const response = await fetch(input, { ...init, headers: told, redirect: 'error' });
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
