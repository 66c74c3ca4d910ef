import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NODE_FLAGS } from '../bin/flags.js';
import { saveProgramme } from '../src/loyalty/index.ts';
import { systemClock } from '../src/shared/clock.ts';
import { newId } from '../src/shared/ids.ts';
import { openStore } from '../src/store/index.ts';
import { cpuSeconds, idleSeconds, median, residentMb, withDescendants } from './measure.ts';
import { type Platform, startPlatform } from './platform.ts';
import { freePort } from './ports.ts';
import { granliaRules } from './rules.ts';

const TOKEN = '666000:AAbench-token-of-no-value_0123456789';
const SECRET = 'bench-secret';
const WORDS = 'how many points do I have?';
const CHATS = 200;
const FIRST_CHAT = 1_000;
const WARM_UP_MS = 3_000;
const ROUND_MS = 6_000;
const ROUNDS = 3;
const SETTLE_MS = 3_000;

/** Medians over the rounds, processor time in microseconds for each message. */
export type Figures = {
  perSecond: number;
  cpuUs: number;
  /** Of the processes that the bot started: the database. */
  othersCpuUs: number;
  /** Of the platform, which is this process. */
  platformCpuUs: number;
  /** Of the whole machine, 0 to 1. */
  idleShare: number;
};

export type TelegramFigures = {
  echo: Figures;
  /** Resident megabytes: when it has started with web and Telegram on, and after the load. */
  ours: Figures & { startedMb: number; loadedMb: number };
};

/**
 * Messages per second, and processor time per message, of a balance answer with everything stored, beside a bare grammY echo bot
 * that stores nothing: both by webhook on the same fake Bot API, with 200 chats that each send their next message when they
 * have got their answer. Rounds alternate; medians. The fake API, the customers and the database share the machine's two cores with them.
 */
export async function benchTelegram(): Promise<TelegramFigures> {
  const platform = await startPlatform({ token: TOKEN, secret: SECRET, chats: CHATS, firstChat: FIRST_CHAT, words: WORDS });
  const dir = mkdtempSync(join(tmpdir(), 'rb-'));
  await seed(dir);
  const children: ChildProcess[] = [];
  const rounds = { echo: [] as Figures[], ours: [] as Figures[] };
  try {
    const echo = await startEcho(platform.root, children);
    const ours = await startOurs(platform.root, dir, children);
    await sleep(SETTLE_MS);
    const startedMb = residentMb(ours.pid);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.echo.push(await Promise.race([runRound(platform, echo), platform.fault]));
      rounds.ours.push(await Promise.race([runRound(platform, ours), platform.fault]));
    }
    return { echo: medians(rounds.echo), ours: { ...medians(rounds.ours), startedMb, loadedMb: residentMb(ours.pid) } };
  } finally {
    for (const child of children) await stop(child);
    await platform.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

type Bot = { pid: number; url: string; isRight: (text: string) => boolean };

function medians(rounds: readonly Figures[]): Figures {
  const of = (key: keyof Figures) => median(rounds.map((round) => round[key]));
  return {
    perSecond: of('perSecond'),
    cpuUs: of('cpuUs'),
    othersCpuUs: of('othersCpuUs'),
    platformCpuUs: of('platformCpuUs'),
    idleShare: of('idleShare'),
  };
}

async function runRound(platform: Platform, bot: Bot): Promise<Figures> {
  const talk = platform.talkTo(bot.url, bot.isRight);
  await sleep(WARM_UP_MS);
  const others = withDescendants(bot.pid).slice(1);
  const read = () => ({
    answered: talk.answered(),
    seconds: performance.now() / 1_000,
    cpu: cpuSeconds(bot.pid),
    others: total(others),
    platform: cpuSeconds(process.pid),
    idle: idleSeconds(),
  });
  const before = read();
  await sleep(ROUND_MS);
  const after = read();
  await talk.stop();
  const spent = (of: keyof typeof before) => after[of] - before[of];
  const microsecondsEach = (of: keyof typeof before) => (spent(of) / spent('answered')) * 1e6;
  return {
    perSecond: spent('answered') / spent('seconds'),
    cpuUs: microsecondsEach('cpu'),
    othersCpuUs: microsecondsEach('others'),
    platformCpuUs: microsecondsEach('platform'),
    idleShare: spent('idle') / spent('seconds') / availableParallelism(),
  };
}

const total = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + secondsOf(pid), 0);

function secondsOf(pid: number): number {
  try {
    return cpuSeconds(pid);
  } catch {
    return 0; // a backend that ended
  }
}

async function startEcho(apiRoot: string, children: ChildProcess[]): Promise<Bot> {
  const port = await freePort();
  const child = spawn(process.execPath, ['bench/echo-bot.ts', apiRoot, TOKEN, SECRET, String(port)], { stdio: 'inherit' });
  children.push(child);
  return ready({ pid: child.pid!, url: `http://127.0.0.1:${port}/`, isRight: (text) => text === WORDS });
}

async function startOurs(apiRoot: string, dir: string, children: ChildProcess[]): Promise<Bot> {
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: dir,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [...NODE_FLAGS, 'src/main.ts'], { stdio: 'inherit', env });
  children.push(child);
  const isRight = (text: string) => text.startsWith('You have 1,200 points');
  return ready({ pid: child.pid!, url: `http://127.0.0.1:${port}/webhooks/telegram`, isRight });
}

/** Waits until the bot listens. */
async function ready(bot: Bot): Promise<Bot> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await fetch(bot.url, { method: 'POST' }); // refused, for want of the secret: it is there
      return bot;
    } catch {
      await sleep(100); // it is still starting
    }
  }
  throw new Error('the bot did not start');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

/** A member with a year of purchases behind every chat. */
async function seed(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir });
  const { database } = store;
  const now = systemClock.now();
  await database.transaction((tx) => saveProgramme(tx, granliaRules(), now));
  for (let chat = 0; chat < CHATS; chat += 1) {
    const memberId = newId();
    await database.pool.query(
      `insert into member (id, number, joined_at, joined_via, welcomed_at) values ($1, $2, $3, 'bench', $3)`,
      [memberId, `bench-${chat}`, now],
    );
    await database.pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'telegram', $2, $3, $4)`,
      [newId(), String(FIRST_CHAT + chat), memberId, now],
    );
    await database.pool.query(`insert into member_points (member_id, points, last_position) values ($1, 1200, 12)`, [memberId]);
    await database.pool.query(
      `with entry as (
         insert into ledger_entry (id, member_id, position, kind, reason, points, balance_after, idempotency_key, fingerprint, programme_version, occurred_at, recorded_at)
         select gen_random_uuid(), $1::uuid, n, 'earn', 'correction', 100, n * 100, $1::uuid::text || n, '', 1, $2::timestamptz - n * interval '20 days', $2 from generate_series(1, 12) n
         returning id, occurred_at)
       insert into lot (id, member_id, entry_id, granted, remaining, available_at, expires_at, qualifying, earned_at)
         select gen_random_uuid(), $1::uuid, id, 100, 100, occurred_at + interval '14 days', occurred_at + interval '2 years', 100, occurred_at from entry`,
      [memberId, now],
    );
  }
  await store.close();
}
