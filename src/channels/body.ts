import { SECOND_MS } from '../shared/clock.ts';

/**
 * The body of a request as text. Node's server holds a body to the length that it declares, so one that declares little is read
 * at once.
 *
 * @returns undefined for one longer than `mostBytes`, of which no more than that is read
 */
export async function readBody(request: Request, mostBytes: number): Promise<string | undefined> {
  const declared = request.headers.get('content-length');
  if (declared !== null) return Number(declared) <= mostBytes ? request.text() : undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Slower than so many bytes a second over all, once `graceMs` are over, somebody only keeps us busy. */
export type Slowest = { graceMs: number; bytesPerSecond: number };

/** A body that may be large, as bytes. No more than `mostBytes` of it is read, and nothing that trickles. */
export async function readBytes(
  request: Request,
  mostBytes: number,
  slowest: Slowest,
): Promise<Uint8Array | 'too_large' | 'too_slow'> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return 'too_large';
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isTooSlow = false;
  const startedMs = performance.now();
  const watch = setInterval(() => {
    const elapsedMs = performance.now() - startedMs;
    isTooSlow = elapsedMs > slowest.graceMs && bytes < (elapsedMs / SECOND_MS) * slowest.bytesPerSecond;
    if (isTooSlow) reader.cancel().catch(() => {}); // the connection is gone, and so is what it brought
  }, slowest.graceMs);
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      bytes += piece.value.byteLength;
      if (bytes > mostBytes) {
        await reader.cancel();
        return 'too_large';
      }
      chunks.push(piece.value);
    }
  } finally {
    clearInterval(watch);
  }
  return isTooSlow ? 'too_slow' : Buffer.concat(chunks);
}

/** @returns undefined for what is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
