import assert from 'node:assert/strict';
import { benchCustomers, type Customer, type Talking } from './customers.ts';
import { startWireServer } from './wire.ts';

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

export type Platform = Talking & {
  /** For `apiRoot`. */
  root: string;
};

/** One customer, in a private chat of theirs. `messages` counts both sides'. */
type Chat = Customer & { id: number; update: string; messages: number };

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
  const customers = benchCustomers({
    customers: chats,
    headers: () => ['content-type: application/json', `x-telegram-bot-api-secret-token: ${secret}`],
    delivery(chat) {
      chat.messages += 1;
      lastUpdateId += 1;
      return `{"update_id":${lastUpdateId},"message":{"message_id":${chat.messages}${chat.update}`;
    },
    responded(chat, body) {
      const { method, ...parameters } = JSON.parse(body) as Fields;
      assert(method === 'sendMessage' && parameters.chat_id === chat.id, `a wrong response in chat ${chat.id}: ${body}`);
      say(parameters);
    },
    onFault: fault.reject,
  });

  /** `sendMessage`, however it came. @returns the chat in which it is heard */
  function say({ chat_id: chatId, text }: Fields): Chat {
    const chat = chats[Number(chatId) - firstChat];
    assert(chat && typeof text === 'string', `nobody is in chat ${chatId}, or nothing is said there: ${text}`);
    customers.hear(chat, text);
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

  const path = `POST /bot${token}/`;
  const { root, close } = await startWireServer((start, body) => {
    assert(start.startsWith(path), `an unknown call: ${start}`);
    const result = call(start.slice(path.length, start.indexOf(' ', path.length)), body);
    return { status: '200 OK', json: JSON.stringify({ ok: true, result }) };
  }, fault.reject);

  return { root, talkTo: customers.talkTo, fault: fault.promise, close };
}

type Fields = Record<string, unknown>;

/** `update` is what every update of theirs has after its message's id. ASCII alone, so that its letters are its bytes. */
function aChat(id: number, words: string, date: number): Chat {
  const from = { id, is_bot: false, first_name: 'Ada', language_code: 'en' };
  const rest = JSON.stringify({ date, chat: { id, type: 'private', first_name: 'Ada' }, from, text: words });
  return { id, update: `,${rest.slice(1)}}`, messages: 0, isTaken: true, isHeard: true };
}
