import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from '../../bin/flags.js';
import type { Config } from '../../src/config.ts';

/** Signs buttons and codes in these processes. */
export const SECRET = 'a secret for processes, long enough to be one';
/** Sunday 22 November 2026, 14:05 in Oslo, as in the demonstration. */
const SUNDAY = new Date('2026-11-22T13:05:00Z');

/**
 * What a process of the program is started with: its configuration, by how much its clock is ahead of the machine's, and, for who cannot
 * wait for the minute, how long after each round of its jobs the next one comes.
 */
export type ProgramInput = { config: Config; clockShiftMs: number; jobsEveryMs?: number };

export type ProgramProcess = {
  pid: number;
  /** Where it listens, "http://127.0.0.1:3000". */
  url: string;
  /** What it has written to its outputs so far. */
  output(): string;
  /** Sends a signal and waits for the end. */
  end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<Ended>;
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<Ended>;
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null; afterMs: number };

const READY_WITHIN_MS = 30_000;
const LOOK_MS = 20;
const ENTRY = fileURLToPath(new URL('./program-process.ts', import.meta.url));

/** A configuration as `loadConfig` makes it, for a program on any free port of this machine and without channels but the web. */
export const aConfig = (given: Partial<Config> & Pick<Config, 'dataDir'>): Config => ({
  databaseUrl: undefined,
  host: '127.0.0.1',
  port: 0,
  publicUrl: undefined,
  trustedProxies: [],
  telegram: undefined,
  discord: undefined,
  teams: undefined,
  mail: undefined,
  staffRooms: [],
  model: undefined,
  logLevel: 'info',
  secretKey: SECRET,
  metricsToken: undefined,
  programmeFile: fileURLToPath(new URL('../../programme.yaml', import.meta.url)),
  ...given,
});

/** The clocks of all processes of a test are ahead of the machine's by the same: they agree, and go on after a restart. */
export const CLOCK_SHIFT_MS = SUNDAY.getTime() - Date.now();

/**
 * Starts the real program in a process of its own and waits until it is ready.
 *
 * @throws with everything that it wrote, when it ends before
 */
export async function startProcess(config: Config, given: Pick<ProgramInput, 'jobsEveryMs'> = {}): Promise<ProgramProcess> {
  const input: ProgramInput = { config, clockShiftMs: CLOCK_SHIFT_MS, ...given };
  const run = runScript([ENTRY, JSON.stringify(input)]);
  const url = await Promise.race([
    once(run.child, 'message').then(([message]) => (message as { url: string }).url),
    run.ended.then(({ code, signal }) => {
      throw new Error(`the program ended (${code ?? signal}) before it was ready:\n${run.output()}`);
    }),
  ]);
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (Date.now() > giveUpAt) throw new Error(`the program is not ready in ${READY_WITHIN_MS} ms:\n${run.output()}`);
    await sleep(LOOK_MS);
  }
  return { pid: run.child.pid!, url, output: run.output, end: run.end, ended: run.ended };
}

export type Script = Pick<ProgramProcess, 'output' | 'end' | 'ended'> & { child: ChildProcess };

/** What every script finds in a shell, and where `bin/node24.js` keeps what was compiled: without that a start takes twice as long. */
export const shellEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
});

/** Runs one of our scripts as a user would, on this Node; `env` is all of its environment. */
export function runScript(args: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}): Script {
  const startedAt = Date.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: options.env ?? process.env,
    cwd: options.cwd,
  });
  const written: string[] = [];
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  let signalledAt = startedAt;
  // 'close' comes after the last output, unlike 'exit'.
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, afterMs: Date.now() - signalledAt }) as Ended);
  return {
    child,
    output: () => written.join(''),
    ended,
    end(signal) {
      signalledAt = Date.now();
      child.kill(signal);
      return ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false; // it does not listen yet, or any more: the caller looks again
  }
}

/** A port that was free a moment ago, for a program that is to be found again after a restart. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Looks again until it holds. @throws after `withinMs`, saying what did not happen */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`did not happen in ${withinMs} ms: ${what}`);
    await sleep(LOOK_MS);
  }
}
