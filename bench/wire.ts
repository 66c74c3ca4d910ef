import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a bot is answered. */
export type WireAnswer = { status: '200 OK' | '201 Created'; json: string };

export type WireServer = { root: string; close(): Promise<void> };

/**
 * An HTTP/1.1 server over connections that stay open: as little work as it takes to be one, since it shares the machine with what is
 * measured.
 * @param answerTo is given the request line and the body
 * @param onFault is given what `answerTo` throws
 */
export async function startWireServer(
  answerTo: (start: string, body: string) => WireAnswer,
  onFault: (error: unknown) => void,
): Promise<WireServer> {
  const callers = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    callers.add(socket);
    socket.once('close', () => callers.delete(socket));
    socket.on('error', () => {}); // a bot that was stopped
    const answer = (start: string, body: string) => {
      const { status, json } = answerTo(start, body);
      const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}`;
      socket.write(`${head}\r\n\r\n${json}`);
    };
    socket.on('data', httpReader(answer, onFault));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of callers) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Reads HTTP/1.1 messages with a Content-Length (or without a body) from a connection, however they are cut.
 * @param onMessage is given the first line and the body
 * @param onFault is given what it throws
 */
export function httpReader(
  onMessage: (start: string, body: string) => void,
  onFault: (error: unknown) => void,
): (chunk: Buffer) => void {
  let rest: Buffer | undefined;
  return (chunk) => {
    try {
      rest = read(rest ? Buffer.concat([rest, chunk]) : chunk);
    } catch (error) {
      onFault(error);
    }
  };

  /** @returns the beginning of a message that has not come whole yet */
  function read(chunk: Buffer): Buffer | undefined {
    let bytes = chunk;
    for (;;) {
      const headEnd = bytes.indexOf('\r\n\r\n');
      if (headEnd < 0) break;
      const head = bytes.toString('latin1', 0, headEnd);
      const length = Number(CONTENT_LENGTH.exec(head)?.[1] ?? 0);
      assert(length > 0 || !head.toLowerCase().includes('\r\ntransfer-encoding:'), 'this platform reads no chunked bodies');
      const end = headEnd + 4 + length;
      if (bytes.length < end) break;
      const body = bytes.toString('utf8', headEnd + 4, end);
      bytes = bytes.subarray(end);
      onMessage(head.slice(0, head.indexOf('\r\n')), body);
    }
    return bytes.length > 0 ? bytes : undefined;
  }
}

const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;
