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
import { type BenchConnector, BOT_TOKEN, startBenchConnector, userId } from './connector.ts';
import { cpuSeconds, idleSeconds, median, residentMb, withDescendants } from './measure.ts';
import { freePort } from './ports.ts';
import { granliaRules } from './rules.ts';
import type { Figures } from './telegram.ts';

const WORDS = 'how many points do I have?';
/** So many that Teams' limits for one conversation (60 in 30 s) keep nobody waiting. */
const CHATS = 900;
const WARM_UP_MS = 3_000;
const ROUND_MS = 6_000;
const ROUNDS = 3;
const SETTLE_MS = 3_000;
/** The most that the configuration allows; Teams' own limit would be what is measured. */
const MESSAGES_PER_SECOND = 10_000;

export type TeamsFigures = { echo: Figures; ours: Figures & { startedMb: number; loadedMb: number } };

type Bot = { pid: number; url: string; isRight: (activity: string) => boolean };

/**
 * Messages per second, and processor time per message, of a balance answer with everything stored, told as a card, beside a bare
 * CloudAdapter echo that stores nothing: both prove the Bot Connector's token, on the same connector, with chats that each send
 * their next message when they have got their answer. Rounds alternate; medians.
 */
export async function benchTeams(): Promise<TeamsFigures> {
  const connector = await startBenchConnector({ chats: CHATS, words: WORDS });
  const dir = mkdtempSync(join(tmpdir(), 'rb-'));
  await seed(dir);
  const children: ChildProcess[] = [];
  const rounds = { echo: [] as Figures[], ours: [] as Figures[] };
  try {
    const echo = await startEcho(connector, children);
    const ours = await startOurs(connector, dir, children);
    await sleep(SETTLE_MS);
    const startedMb = residentMb(ours.pid);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.echo.push(await runRound(connector, echo));
      rounds.ours.push(await runRound(connector, ours));
    }
    return { echo: medians(rounds.echo), ours: { ...medians(rounds.ours), startedMb, loadedMb: residentMb(ours.pid) } };
  } finally {
    for (const child of children) await stop(child);
    await connector.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

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

async function runRound(connector: BenchConnector, bot: Bot): Promise<Figures> {
  const talk = connector.talkTo(bot.url, bot.isRight);
  await sleep(WARM_UP_MS);
  const others = withDescendants(bot.pid).slice(1);
  const read = () => ({
    answered: talk.answered(),
    seconds: performance.now() / 1_000,
    cpu: cpuSeconds(bot.pid),
    others: others.reduce((sum, pid) => sum + secondsOf(pid), 0),
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

function secondsOf(pid: number): number {
  try {
    return cpuSeconds(pid);
  } catch {
    return 0; // a backend that ended
  }
}

async function startEcho({ appId, openIdMetadataUrl }: BenchConnector, children: ChildProcess[]): Promise<Bot> {
  const port = await freePort();
  const args = ['bench/echo-teams.ts', appId, openIdMetadataUrl, BOT_TOKEN, String(port)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  children.push(child);
  return ready({
    pid: child.pid!,
    url: `http://127.0.0.1:${port}/api/messages`,
    isRight: (activity) => activity.includes(`"text":"${WORDS}"`),
  });
}

async function startOurs(connector: BenchConnector, dir: string, children: ChildProcess[]): Promise<Bot> {
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: dir,
    PORT: String(port),
    MICROSOFT_APP_ID: connector.appId,
    MICROSOFT_APP_PASSWORD: connector.password,
    MICROSOFT_OPENID_METADATA_URL: connector.openIdMetadataUrl,
    MICROSOFT_LOGIN_URL: connector.root,
    TEAMS_MESSAGES_PER_SECOND: String(MESSAGES_PER_SECOND),
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [...NODE_FLAGS, 'src/main.ts'], { stdio: 'inherit', env });
  children.push(child);
  const isRight = (activity: string) => activity.includes('"You have 1,200 points');
  return ready({ pid: child.pid!, url: `http://127.0.0.1:${port}/api/messages`, isRight });
}

/** Waits until the bot listens. */
async function ready(bot: Bot): Promise<Bot> {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      await fetch(bot.url); // refused, since it is no activity: it is there
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
  const { pool } = store.database;
  const now = systemClock.now();
  await store.database.transaction((tx) => saveProgramme(tx, granliaRules(), now));
  for (let at = 0; at < CHATS; at += 1) {
    const memberId = newId();
    await pool.query(`insert into member (id, number, joined_at, joined_via, welcomed_at) values ($1, $2, $3, 'bench', $3)`, [
      memberId,
      `bench-${at}`,
      now,
    ]);
    await pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'teams', $2, $3, $4)`,
      [newId(), userId(at), memberId, now],
    );
    await pool.query(`insert into member_points (member_id, points, last_position) values ($1, 1200, 12)`, [memberId]);
    await pool.query(
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
