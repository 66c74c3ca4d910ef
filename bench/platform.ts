import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type PlatformOptions = {
  token: string;
  /** What the webhook is to be called with. */
  secret: string;
  /** Private chats, numbered on from `firstChat`. */
  chats: number;
  firstChat: number;
  /** What everybody says. */
  words: string;
};

export type Platform = {
  /** For `apiRoot`. */
  root: string;
  /**
   * Lets every chat talk to the bot at `url` until `stop` is called: it says its words, waits for the answer, and says them again.
   * @param isRight whether this answer is the one that was to be given
   */
  talkTo(url: string, isRight: (text: string) => boolean): { answered(): number; stop(): Promise<void> };
  /** Rejects when something was asked or told that is wrong: then the benchmark is to end. */
  fault: Promise<never>;
  close(): Promise<void>;
};

/** Deliveries that are open at once: the most that Telegram allows. */
const CONNECTIONS = 100;

/** One customer. What they say next waits until the delivery was taken and its answer was heard. */
type Chat = { id: number; update: string; messages: number; isTaken: boolean; isHeard: boolean };

/** One open connection to the bot, which carries one delivery at a time. */
type Line = { socket: Socket; chat?: Chat };

/**
 * A Bot API server for benchmarks, with the customers behind it: as little work as it takes to be one, since it shares the machine
 * with what is measured. It speaks HTTP/1.1 over connections that stay open, delivers updates to a webhook with its secret, and
 * takes answers by `sendMessage`, called or in the webhook's response. Whatever else it is asked or told is a fault.
 */
export async function startPlatform({ token, secret, chats: count, firstChat, words }: PlatformOptions): Promise<Platform> {
  const self = { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Bench', username: 'BenchBot' };
  const date = Math.floor(Date.now() / 1_000);
  const chats = Array.from({ length: count }, (_, i) => aChat(firstChat + i, words, date));
  let lastUpdateId = 0;
  const fault = Promise.withResolvers<never>();
  let talk: { isRight: (text: string) => boolean; answered: number; heard(chat: Chat): void } | undefined;

  /** `sendMessage`, however it came. @returns the chat in which it is heard */
  function say({ chat_id: chatId, text }: Fields): Chat {
    const chat = chats[Number(chatId) - firstChat];
    assert(chat && talk, `nobody is in chat ${chatId}`);
    assert(!chat.isHeard, `nothing was asked in chat ${chatId}`);
    assert(typeof text === 'string' && talk.isRight(text), `a wrong answer in chat ${chatId}: ${text}`);
    chat.isHeard = true;
    talk.answered += 1;
    talk.heard(chat);
    return chat;
  }

  function call(method: string, body: string): unknown {
    switch (method) {
      case 'getMe':
        return { ...self, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false };
      case 'setWebhook': // to whom updates go is decided by `talkTo`
      case 'setMyCommands':
        return true;
      case 'getMyCommands':
        return [];
      case 'sendMessage': {
        const parameters = JSON.parse(body) as Fields;
        const { id, messages } = say(parameters);
        return {
          message_id: messages,
          date,
          chat: { id, type: 'private', first_name: 'Ada' },
          from: self,
          text: parameters.text,
        };
      }
      default:
        throw new Error(`the bot calls ${method}, which this platform does not know`);
    }
  }

  const callers = new Set<Socket>();
  const path = `POST /bot${token}/`;
  const server = createServer({ noDelay: true }, (socket) => {
    callers.add(socket);
    socket.once('close', () => callers.delete(socket));
    socket.on('error', () => {}); // a bot that was stopped
    const answer = (start: string, body: string) => {
      assert(start.startsWith(path), `an unknown call: ${start}`);
      const text = JSON.stringify({ ok: true, result: call(start.slice(path.length, start.indexOf(' ', path.length)), body) });
      socket.write(`${OK}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    socket.on('data', httpReader(answer, fault.reject));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  function talkTo(url: string, isRight: (text: string) => boolean): ReturnType<Platform['talkTo']> {
    const { hostname, port, host, pathname } = new URL(url);
    const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: `;
    const waiting = [...chats];
    const stopped = Promise.withResolvers<void>();
    let isStopping = false;
    let underWay = 0;

    const lines = Array.from({ length: CONNECTIONS }, (): Line => {
      const line: Line = { socket: connect({ host: hostname, port: Number(port), noDelay: true }) };
      line.socket.on(
        'data',
        httpReader((start, body) => taken(line, start, body), fault.reject),
      );
      line.socket.on('close', () => isStopping || fault.reject(new Error('the bot closed a connection')));
      line.socket.on('error', fault.reject);
      return line;
    });
    const free = [...lines];

    function deliver(): void {
      while (!isStopping && free.length > 0 && waiting.length > 0) {
        const [line, chat] = [free.pop()!, waiting.shift()!];
        line.chat = chat;
        chat.isTaken = false;
        chat.isHeard = false;
        chat.messages += 1;
        lastUpdateId += 1;
        underWay += 1;
        const update = `{"update_id":${lastUpdateId},"message":{"message_id":${chat.messages}${chat.update}`;
        line.socket.write(`${head}${update.length}\r\n\r\n${update}`, 'latin1');
      }
    }

    /** The response to a delivery: empty, or with an answer in it. */
    function taken(line: Line, start: string, body: string): void {
      assert(start.startsWith('HTTP/1.1 200 '), `the bot took no update: ${start}`);
      const chat = line.chat!;
      free.push(line);
      chat.isTaken = true;
      if (body === '') {
        goOn(chat);
      } else {
        const { method, ...parameters } = JSON.parse(body) as Fields;
        assert(method === 'sendMessage' && parameters.chat_id === chat.id, `a wrong response in chat ${chat.id}: ${body}`);
        say(parameters);
      }
    }

    function goOn(chat: Chat): void {
      if (chat.isTaken && chat.isHeard) {
        waiting.push(chat);
        underWay -= 1;
      }
      deliver();
      if (isStopping && underWay === 0) stopped.resolve();
    }

    talk = { isRight, answered: 0, heard: goOn };
    deliver();
    return {
      answered: () => talk!.answered,
      async stop() {
        isStopping = true;
        await stopped.promise;
        for (const { socket } of lines) socket.end();
      },
    };
  }

  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    talkTo,
    fault: fault.promise,
    async close() {
      for (const socket of callers) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

type Fields = Record<string, unknown>;

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** `update` is what every update of theirs has after its message's id. ASCII alone, so that its letters are its bytes. */
function aChat(id: number, words: string, date: number): Chat {
  const from = { id, is_bot: false, first_name: 'Ada', language_code: 'en' };
  const rest = JSON.stringify({ date, chat: { id, type: 'private', first_name: 'Ada' }, from, text: words });
  return { id, update: `,${rest.slice(1)}}`, messages: 0, isTaken: true, isHeard: true };
}

/**
 * Reads HTTP/1.1 messages with a Content-Length (or without a body) from a connection, however they are cut.
 * @param onMessage is given the first line and the body
 * @param onFault is given what it throws; without it, that is thrown
 */
export function httpReader(
  onMessage: (start: string, body: string) => void,
  onFault?: (error: unknown) => void,
): (chunk: Buffer) => void {
  let rest: Buffer | undefined;
  return (chunk) => {
    try {
      rest = read(rest ? Buffer.concat([rest, chunk]) : chunk);
    } catch (error) {
      if (!onFault) throw error;
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
