import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPush } from '../../src/chat/push.ts';
import { line } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { type BotApi, startBotApi } from '../helpers/bot-api.ts';
import { aConfig, CLOCK_SHIFT_MS, eventually, freePort, startProcess } from '../helpers/program.ts';
import { between, seeded } from './random.ts';

export type PushOptions = {
  databaseUrl: string;
  seed: number;
  chats: number;
  messagesPerSecond: number;
  /** How long the program lives between two kills, which go on until every message has an end. */
  livesMs: { least: number; most: number };
  /** Calls whose answer is lost, and calls that are refused with "wait a second". */
  lostAnswers: number;
  waits: number;
};

export type PushReport = {
  chats: number;
  kills: number;
  seconds: number;
  /** How the messages ended, by state. */
  states: Record<string, number>;
  /** Of those that are sent unconfirmed, how many arrived. */
  unconfirmedArrived: number;
  attempts: number;
  /** Whatever should not be, in words. */
  problems: string[];
};

const FIRST_CHAT = 20_001;
const SETTLED_WITHIN_MS = 180_000;

/**
 * A push to many chats, while the real program is killed and started again at random. Afterwards each chat has heard it exactly
 * once, but for those whose message counts as sent unconfirmed: they have heard it once or not at all.
 */
export async function pushTest(options: PushOptions): Promise<PushReport> {
  const startedAt = Date.now();
  const random = seeded(options.seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'rp-'));
  const { databaseUrl, chats } = options;
  const api = await startBotApi();
  const store = await openStore({ databaseUrl, dataDir });
  const config = aConfig({
    databaseUrl,
    dataDir,
    port: await freePort(),
    telegram: { mode: 'polling', token: api.token, apiRoot: api.root, messagesPerSecond: options.messagesPerSecond },
    logLevel: 'error',
  });
  let kills = 0;
  let output = '';
  try {
    await queue(store.database, api, chats);
    for (let i = 0; i < options.lostAnswers; i += 1)
      api.fault({ method: 'sendMessage', drop: 'after', skip: between(random, 0, chats >> 2) });
    for (let i = 0; i < options.waits; i += 1)
      api.fault({ method: 'sendMessage', status: 429, retryAfter: 1, skip: between(random, 0, chats >> 2) });
    for (const giveUpAt = Date.now() + SETTLED_WITHIN_MS; (await unfinished(store.database)) > 0 && Date.now() < giveUpAt; ) {
      const program = await startProcess(config);
      await sleep(between(random, options.livesMs.least, options.livesMs.most));
      await program.end('SIGKILL');
      output = (output + program.output()).slice(-10_000);
      kills += 1;
    }
    const last = await startProcess(config);
    await eventually('every message has an end', async () => (await unfinished(store.database)) === 0, 30_000);
    await last.end('SIGTERM');
    return { ...(await judge(store.database, api, chats)), kills, seconds: (Date.now() - startedAt) / 1_000 };
  } catch (error) {
    throw new Error(`the program wrote last:\n${output}`, { cause: error });
  } finally {
    await store.close();
    await api.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Every chat's message, half of them a service message, half of them a campaign's. */
async function queue(database: Database, api: BotApi, count: number): Promise<void> {
  const now = new Date(Date.now() + CLOCK_SHIFT_MS);
  const places = Array.from({ length: count }, (_, i) => ({ id: newId(), identityId: newId(), chat: String(FIRST_CHAT + i) }));
  for (const { chat } of places) api.customer({ id: Number(chat), firstName: `Ada ${chat}` });
  const values = [places.map(({ identityId }) => identityId), places.map(({ chat }) => chat), now];
  await database.pool.query(
    `insert into identity (id, channel, channel_user_id, created_at) select id, 'telegram', chat, $3 from unnest($1::uuid[], $2::text[]) as p(id, chat)`,
    values,
  );
  await database.pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, created_at)
      select id, 'telegram', chat, identity, $4 from unnest($1::uuid[], $2::text[], $3::uuid[]) as p(id, chat, identity)`,
    [places.map(({ id }) => id), values[1], values[0], now],
  );
  const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });
  const pushes = places.map(({ id, chat }, i) => ({
    key: `long:${chat}`,
    conversationId: id,
    purpose: i % 2 === 0 ? ('campaign' as const) : ('service' as const),
    language: 'en',
    lines: [line('know-name', { name: { kind: 'name', value: `Ada ${chat}`, source: { kind: 'member' } } })],
  }));
  await database.transaction((tx) => push(tx, pushes, now));
}

async function unfinished({ pool }: Pick<Database, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int from outbox_message where state in ('queued', 'sending')`,
  );
  return rows[0]!.count;
}

type Row = { chat: string; state: string; attempts: number; provider_message_id: string | null; last_error: string | null };

async function judge(
  { pool }: Pick<Database, 'pool'>,
  api: BotApi,
  chats: number,
): Promise<Omit<PushReport, 'kills' | 'seconds'>> {
  const { rows } = await pool.query<Row>(
    `select c.channel_conversation_id as chat, o.state::text, o.attempts, o.provider_message_id, o.last_error
      from outbox_message o join conversation c on c.id = o.conversation_id`,
  );
  const report = { chats, states: {} as Record<string, number>, unconfirmedArrived: 0, attempts: 0, problems: [] as string[] };
  if (rows.length !== chats) report.problems.push(`${rows.length} messages are stored for ${chats} chats`);
  for (const { chat, state, attempts, provider_message_id: providerMessageId, last_error: reason } of rows) {
    const heard = api.customer({ id: Number(chat) }).heard.length;
    report.states[state] = (report.states[state] ?? 0) + 1;
    report.attempts += attempts;
    const problem = (what: string) => report.problems.push(`chat ${chat}: ${what}`);
    if (heard > 1) problem(`heard it ${heard} times`);
    if (state === 'sent' && heard !== 1) problem('counts as sent and was not');
    if (state === 'sent' && providerMessageId === null) problem("has not the platform's id");
    if (state === 'sent_unconfirmed') {
      report.unconfirmedArrived += heard;
      if (reason === null) problem('is unconfirmed without a reason');
    } else if (state !== 'sent') problem(`is ${state}: ${reason}`);
  }
  return report;
}
