/**
 * The body of a request as text.
 *
 * @returns undefined as soon as it is longer than `mostBytes`; what comes after that is not read
 * @throws TypeError when it is no UTF-8
 */
export async function readText(request: Request, mostBytes: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length')) > mostBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
