import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { saveProgramme } from '../src/loyalty/index.ts';
import { DAY_MS, systemClock } from '../src/shared/clock.ts';
import { newId } from '../src/shared/ids.ts';
import type { Database } from '../src/store/database.ts';
import { openStore } from '../src/store/index.ts';
import { percentile } from './measure.ts';
import { freePort } from './ports.ts';
import { SECRET, startProgram, stop, telegramByWebhook } from './program.ts';
import { granliaRules } from './rules.ts';

const FIRST_CHAT = 1_000;
/** People who complain before it counts: the first turn of a process is its slowest. */
const WARM_UP = 50;
const DELIVERIES_AT_ONCE = 100;
const PATIENCE_MS = 60_000;
const AGAIN_MS = 20;

/** How the same thing is written by different people: with an order of theirs, and a thing that is broken. */
const WORDS = [
  (order: string) => `My order ${order} came broken, both cups are in pieces and I am really annoyed`,
  (order: string) => `ordre ${order}: to kopper var knust da pakken kom`,
  (order: string) => `Meine Bestellung ${order} ist nie angekommen, das ist eine Frechheit`,
] as const;
const LANGUAGE_HINTS = ['en', 'nb', 'de'] as const;

export type ComplaintFigures = {
  messages: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  /** As counted in the database afterwards: complaints of their own, each with a promise that is open. */
  filed: number;
  promised: number;
  /** How many acknowledgements named the number that their own complaint has. */
  numbered: number;
};

/**
 * From a complaint's message to its acknowledgement at the wire: a Bot API server delivers a message by webhook at its time, whatever
 * became of those before it, and waits for the answer, which comes in the webhook's response or by a call of `sendMessage`. The time
 * counts from when the message was due. Everybody is a member with an order of their own, and complains once.
 */
export async function benchComplaint({ perSecond = 50, seconds = 20 } = {}): Promise<ComplaintFigures> {
  const messages = perSecond * seconds;
  const dir = mkdtempSync(join(tmpdir(), 'rb-'));
  const store = await openStore({ dataDir: dir });
  const platform = await startPlatform();
  let child: ChildProcess | undefined;
  try {
    await seed(store.database, WARM_UP + messages);
    const port = await freePort();
    child = startProgram(port, {
      DATA_DIR: dir,
      DATABASE_URL: store.database.connectionString,
      SECRET_KEY: 'a key of no value, for the benchmark alone',
      ...telegramByWebhook(port, platform.root),
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the bot has ended')));
    ended.catch(() => {}); // in the end it does, and nobody waits for it
    const complain = (from: number, count: number) =>
      Promise.race([platform.complain({ from, count, everyMs: 1_000 / perSecond }), platform.fault, ended]);
    await complain(0, WARM_UP);
    const heard = await complain(WARM_UP, messages);
    const tookMs = heard.map((one) => one.tookMs);
    return {
      messages,
      perSecond,
      p50Ms: percentile(tookMs, 0.5),
      p95Ms: percentile(tookMs, 0.95),
      p99Ms: percentile(tookMs, 0.99),
      ...(await countFiled(store.database, heard)),
    };
  } finally {
    if (child) await stop(child);
    await platform.close();
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Who complained, in which chat, what they were told, and how long after the message was due. */
type Acknowledged = { chat: number; text: string; tookMs: number };

type Complaining = { from: number; count: number; everyMs: number };

type Platform = {
  root: string;
  /** Begins when the bot has said where it takes messages. */
  complain(what: Complaining): Promise<Acknowledged[]>;
  /** Rejects when something was asked or told that is wrong: then the benchmark is to end. */
  fault: Promise<never>;
  close(): Promise<void>;
};

type Said = { method?: string; chat_id?: number; text?: string };

/** The Bot API with the people behind it, as far as a complaint needs them. */
async function startPlatform(): Promise<Platform> {
  const fault = Promise.withResolvers<never>();
  fault.promise.catch(() => {}); // whoever waits hears it; before and after that nobody has to
  const waiting = new Map<number, (text: string) => void>();
  const agent = new Agent({ keepAlive: true, maxSockets: DELIVERIES_AT_ONCE });
  const webhook = Promise.withResolvers<string>();
  let lastId = 0;

  function say({ chat_id: chat, text }: Said): void {
    assert(chat !== undefined && text !== undefined);
    const heard = waiting.get(chat);
    assert(heard, `chat ${chat} hears what it did not ask for: ${text}`);
    waiting.delete(chat);
    heard(text);
  }

  function call(method: string, body: string): unknown {
    switch (method) {
      case 'getMe':
        return { id: 666_000, is_bot: true, first_name: 'Bench', username: 'BenchBot' };
      case 'getMyCommands':
        return [];
      case 'setWebhook':
        webhook.resolve((JSON.parse(body) as { url: string }).url);
        return true;
      case 'setMyCommands':
      case 'sendChatAction':
        return true;
      case 'sendMessage': {
        const said = JSON.parse(body) as Said;
        say(said);
        lastId += 1;
        return { message_id: lastId, date: 0, chat: { id: said.chat_id, type: 'private' }, text: said.text };
      }
      default:
        throw new Error(`the bot calls ${method}, which this platform does not know`);
    }
  }

  const server = createServer((asked, answer) => {
    void (async () => {
      const result = call(asked.url!.split('/').at(-1)!, await bodyOf(asked));
      answer.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
    })().catch(fault.reject);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function deliver(url: string, update: unknown): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
    const sent = request(url, { method: 'POST', agent, headers });
    sent.end(JSON.stringify(update));
    const response = (once(sent, 'response') as Promise<[IncomingMessage]>).catch((error) => {
      if (sent.reusedSocket) return undefined; // it was closed for being idle at that very moment
      throw error;
    });
    const [answer] = (await response) ?? [];
    if (!answer) return deliver(url, update);
    const body = await bodyOf(answer);
    if (answer.statusCode === 503) return sleep(AGAIN_MS).then(() => deliver(url, update)); // as Telegram does, later
    assert.equal(answer.statusCode, 200, 'the bot takes the message');
    if (body) say(JSON.parse(body) as Said);
  }

  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async complain({ from, count, everyMs }) {
      const url = await webhook.promise;
      const startedAt = performance.now();
      const heard: Promise<Acknowledged>[] = [];
      for (let at = 0; at < count; at += 1) {
        const dueAt = startedAt + at * everyMs;
        await sleep(Math.max(0, dueAt - performance.now()));
        const chat = FIRST_CHAT + from + at;
        const { promise, resolve } = Promise.withResolvers<Acknowledged>();
        waiting.set(chat, (text) => resolve({ chat, text, tookMs: performance.now() - dueAt }));
        heard.push(promise);
        lastId += 1;
        deliver(url, updateOf(chat, lastId)).catch(fault.reject);
      }
      const patience = new AbortController();
      const tooLate = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(
        () => Promise.reject(new Error(`${waiting.size} complaints were not acknowledged in ${PATIENCE_MS / 1_000} s`)),
        () => [], // all were heard
      );
      const all = await Promise.race([Promise.all(heard), tooLate]);
      patience.abort();
      return all;
    },
    fault: fault.promise,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const orderOf = (chat: number): string => String(40_000 + chat);

function updateOf(chat: number, id: number): unknown {
  const kind = chat % WORDS.length;
  const from = { id: chat, is_bot: false, first_name: 'Ada', language_code: LANGUAGE_HINTS[kind] };
  const date = Math.floor(systemClock.now().getTime() / 1_000);
  const text = WORDS[kind]!(orderOf(chat));
  return { update_id: id, message: { message_id: id, date, chat: { id: chat, type: 'private', first_name: 'Ada' }, from, text } };
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A member with an order of two cups behind every chat. */
async function seed({ pool, transaction }: Database, people: number): Promise<void> {
  const now = systemClock.now();
  await transaction((tx) => saveProgramme(tx, granliaRules(), now));
  const shopId = newId();
  const feedId = newId();
  await pool.query(`insert into shop (id, code, name, time_zone) values ($1, 'web', 'Web shop', 'Europe/Oslo')`, [shopId]);
  await pool.query(`insert into feed (id, code, kind, shop_id) values ($1, 'web', 'web', $2)`, [feedId, shopId]);
  for (let at = 0; at < people; at += 1) {
    const chat = FIRST_CHAT + at;
    const memberId = newId();
    await pool.query(
      `with m as (
         insert into member (id, number, joined_at, joined_via, welcomed_at) values ($1, $2, $3, 'bench', $3) returning id),
       i as (
         insert into identity (id, channel, channel_user_id, member_id, created_at) select $4, 'telegram', $5, id, $3 from m),
       points as (insert into member_points (member_id, points, last_position) select id, 0, 0 from m),
       p as (
         insert into purchase (id, feed_id, shop_id, receipt, member_id, purchased_at, currency, earning_minor)
         select $6, $7, $8, $9, id, $10, 'NOK', 29800 from m returning id)
       insert into purchase_line (purchase_id, line, product_code, quantity, amount_minor, kind) select id, 1, 'CUP', 2, 29800, 'sale' from p`,
      [
        memberId,
        `bench-${at}`,
        now,
        newId(),
        String(chat),
        newId(),
        feedId,
        shopId,
        orderOf(chat),
        new Date(now.getTime() - 3 * DAY_MS),
      ],
    );
  }
  await pool.query('analyze');
}

/** What the store holds of those who were answered. */
async function countFiled(
  { pool }: Database,
  heard: readonly Acknowledged[],
): Promise<Pick<ComplaintFigures, 'filed' | 'promised' | 'numbered'>> {
  const { rows } = await pool.query<{ chat: string; number: number; order: string; promised: boolean }>(
    `select i.channel_user_id as chat, c.number, c.order_number as order,
       exists (select from promise p where p.complaint_id = c.id and p.state = 'open' and p.due_at > c.filed_at) as promised
     from complaint c join identity i on i.id = c.identity_id`,
  );
  const byChat = Map.groupBy(rows, ({ chat }) => chat);
  const own = heard.flatMap(({ chat, text }) => {
    const theirs = byChat.get(String(chat)) ?? [];
    return theirs.length === 1 && theirs[0]!.order === orderOf(chat) ? [{ ...theirs[0]!, text }] : [];
  });
  return {
    filed: own.length,
    promised: own.filter(({ promised }) => promised).length,
    numbered: own.filter(({ number, text }) => text.includes(`K-${number}`)).length,
  };
}
