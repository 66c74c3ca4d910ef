import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Talking } from './customers.ts';
import { cpuSeconds, idleSeconds, median, residentMb, withDescendants } from './measure.ts';
import { freePort } from './ports.ts';
import { stop, untilAnswered } from './program.ts';
import { addRegulars, type Regulars } from './regulars.ts';

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

export type BesideEcho = {
  echo: Figures;
  /** Resident megabytes: when it has started, and after the load. */
  ours: Figures & { startedMb: number; loadedMb: number };
};

export type Contestant = {
  start(port: number, dataDir: string): ChildProcess;
  /** Where it takes messages. */
  path: string;
  /** Whether this is its answer to what everybody says. */
  isRight(answer: string): boolean;
};

export type Contest = {
  platform: Talking;
  /** Those whom ours knows. */
  regulars: Regulars;
  echo: Contestant;
  ours: Contestant;
};

/** Ours beside a bare echo bot on the same platform, in rounds that alternate. All of them share the machine, and so does the database. */
export async function besideEcho({ platform, regulars, echo, ours }: Contest): Promise<BesideEcho> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rb-'));
  const children: ChildProcess[] = [];
  const started = async ({ start, path, isRight }: Contestant): Promise<Bot> => {
    const port = await freePort();
    const child = start(port, dataDir);
    children.push(child);
    const url = `http://127.0.0.1:${port}${path}`;
    await untilAnswered(url); // with a refusal, since this is no message: it is there
    return { pid: child.pid!, url, isRight };
  };
  const rounds = { echo: [] as Figures[], ours: [] as Figures[] };
  try {
    await addRegulars(dataDir, regulars);
    const bots = { echo: await started(echo), ours: await started(ours) };
    await sleep(SETTLE_MS);
    const startedMb = residentMb(bots.ours.pid);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const name of ['echo', 'ours'] as const)
        rounds[name].push(await Promise.race([runRound(platform, bots[name]), platform.fault]));
    return { echo: medians(rounds.echo), ours: { ...medians(rounds.ours), startedMb, loadedMb: residentMb(bots.ours.pid) } };
  } finally {
    for (const child of children) await stop(child);
    await platform.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Bot = { pid: number; url: string; isRight: (answer: string) => boolean };

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

async function runRound(platform: Talking, bot: Bot): Promise<Figures> {
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
