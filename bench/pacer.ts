import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPush } from '../src/chat/push.ts';
import { line } from '../src/chat/reply.ts';
import { loadTexts } from '../src/locales/index.ts';
import { LANGUAGES, saveProgramme } from '../src/loyalty/index.ts';
import { newId } from '../src/shared/ids.ts';
import { openStore } from '../src/store/index.ts';
import { type BotApi, startBotApi } from '../test/helpers/bot-api.ts';
import { seeded } from '../test/long/random.ts';
import { percentile } from './measure.ts';
import { freePort } from './ports.ts';
import { startProgram, stop, untilAnswered } from './program.ts';
import { granliaRules } from './rules.ts';

export type PacerFigures = {
  /** Messages that the platform took in the first thirty seconds, of the 900 that it takes at most. */
  share: number;
  refused: number;
  lost: number;
  doubled: number;
  /** From a customer's words to the answer, both at the platform, while the push goes on. */
  replies: { count: number; medianMs: number; p99Ms: number };
};

const CHATS = 900;
const FIRST_CHAT = 50_001;
const LIMIT = { messages: 30, withinMs: 1_000 };
const MEASURED_MS = 30_000;
const TALKERS = 10;
const REPLY_EVERY_MS = 400;
const SETTLE_MS = 3_000;

/**
 * A push to 900 chats through a Bot API server that enforces thirty messages in any second, while customers write and are answered.
 * The answers count for the limit like everything else.
 *
 * @param roundTripMs how long a call is on its way, there and back; half of it passes before the server counts it
 */
export async function benchPacer(roundTripMs?: () => number): Promise<PacerFigures> {
  const api = await startBotApi({ limits: { overall: LIMIT }, ...(roundTripMs && { roundTripMs }) });
  const dir = mkdtempSync(join(tmpdir(), 'rb-'));
  let child: ChildProcess | undefined;
  const store = await openStore({ dataDir: dir });
  try {
    await store.database.transaction((tx) => saveProgramme(tx, granliaRules(), new Date()));
    const places = await addChats(store.database.pool, api);
    const talkers = Array.from({ length: TALKERS }, (_, i) => api.customer({ id: 1_000 + i, firstName: `Ole ${i}` }));
    child = await startBot(api, dir, store.database.connectionString);
    for (const talker of talkers) talker.say('hello'); // the first turn of each is the slowest
    await api.until(() => talkers.every(({ heard }) => heard.length > 0), 'the talkers are known');
    await sleep(SETTLE_MS);

    const before = api.traffic().takenAtMs.length;
    const refusedBefore = api.traffic().refused;
    const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });
    await store.database.transaction((tx) =>
      push(
        tx,
        places.map(({ id, chat }) => ({
          key: `bench:${chat}`,
          conversationId: id,
          purpose: 'campaign',
          language: 'en',
          lines: [line('know-name', { name: { kind: 'name', value: `Ada ${chat}`, source: { kind: 'member' } } })],
        })),
        new Date(),
      ),
    );
    const waits = await talk(api, talkers, () => firstOf(api, before) + MEASURED_MS);
    await waitForAll(api, places);

    const { takenAtMs, refused } = api.traffic();
    const from = takenAtMs[before]!;
    const heard = places.map(({ chat }) => api.customer({ id: chat }).heard.length);
    return {
      share:
        takenAtMs.filter((at) => at >= from && at < from + MEASURED_MS).length /
        ((LIMIT.messages * MEASURED_MS) / LIMIT.withinMs),
      refused: refused - refusedBefore,
      lost: heard.filter((times) => times === 0).length,
      doubled: heard.filter((times) => times > 1).length,
      replies: { count: waits.length, medianMs: percentile(waits, 0.5), p99Ms: percentile(waits, 0.99) },
    };
  } finally {
    if (child) await stop(child);
    await store.close();
    await api.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** 60 ms on average, between 45 and 75. */
export function jitteredTrip(seed: number): () => number {
  const random = seeded(seed);
  return () => 45 + 30 * random();
}

type Place = { id: string; chat: number };

async function addChats(pool: { query(text: string, values: unknown[]): Promise<unknown> }, api: BotApi): Promise<Place[]> {
  const places = Array.from({ length: CHATS }, (_, i) => ({ id: newId(), identityId: newId(), chat: FIRST_CHAT + i }));
  for (const { chat } of places) api.customer({ id: chat, firstName: `Ada ${chat}` });
  const identities = places.map(({ identityId }) => identityId);
  const chats = places.map(({ chat }) => String(chat));
  await pool.query(
    `insert into identity (id, channel, channel_user_id, created_at) select id, 'telegram', chat, now() from unnest($1::uuid[], $2::text[]) as p(id, chat)`,
    [identities, chats],
  );
  await pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, created_at)
      select id, 'telegram', chat, identity, now() from unnest($1::uuid[], $2::text[], $3::uuid[]) as p(id, chat, identity)`,
    [places.map(({ id }) => id), chats, identities],
  );
  return places;
}

/** When the first message of the push was taken, in the server's time; not yet is now. */
const firstOf = (api: BotApi, before: number): number => api.traffic().takenAtMs[before] ?? Number.POSITIVE_INFINITY;

/** Customers write one after the other, and each waits for the answer. @returns how long each waited */
async function talk(api: BotApi, talkers: readonly ReturnType<BotApi['customer']>[], until: () => number): Promise<number[]> {
  const waits: Promise<number>[] = [];
  for (let i = 0; (api.traffic().takenAtMs.at(-1) ?? 0) < until() - 1_000; i += 1) {
    const talker = talkers[i % talkers.length]!;
    const { length } = talker.heard;
    const saidAt = performance.now();
    talker.say('hello');
    waits.push(api.until(() => talker.heard.length > length, 'an answer').then(() => performance.now() - saidAt));
    await sleep(REPLY_EVERY_MS);
  }
  return Promise.all(waits);
}

async function waitForAll(api: BotApi, places: readonly Place[]): Promise<void> {
  const customers = places.map(({ chat }) => api.customer({ id: chat }));
  for (const giveUpAt = Date.now() + 30_000; Date.now() < giveUpAt && customers.some(({ heard }) => heard.length === 0); )
    await sleep(100);
  await sleep(1_000); // what would come twice
}

async function startBot(api: BotApi, dataDir: string, databaseUrl: string): Promise<ChildProcess> {
  const port = await freePort();
  const child = startProgram(port, {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    SECRET_KEY: 'a secret of the benchmark, long enough to be one',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    TELEGRAM_MODE: 'polling',
  });
  await untilAnswered(`http://127.0.0.1:${port}/readyz`, ({ ok }) => ok);
  return child;
}
