import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../src/config.ts';
import { createLinkCode } from '../../src/members/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { type BotApi, startBotApi } from '../helpers/bot-api.ts';
import { aConfig, CLOCK_SHIFT_MS, eventually, freePort, type ProgramProcess, SECRET, startProcess } from '../helpers/program.ts';
import { accepted, addMember, exampleRules, openShop, till } from '../helpers/shop.ts';
import { type Pace, type Said, talk, writeScripts } from './conversations.ts';
import { between, type Random, seeded } from './random.ts';
import { judge, type Verdict } from './verdict.ts';

export type KillOptions = {
  mode: 'polling' | 'webhook';
  /** Undefined for the embedded database, whose server dies with the program. */
  databaseUrl?: string;
  seed: number;
  conversations: number;
  mostMessages: number;
  /** Kills go on until everybody has said everything, and at least until this many. */
  leastKills: number;
  /** How long the program lives between two kills. */
  livesMs: { least: number; most: number };
  pace: Pace;
};

export type KillReport = Verdict & {
  kills: number;
  /** Updates that were delivered more than once. */
  redelivered: number;
  seconds: number;
  /** From the last word, or kill, until every message had its answer. */
  settledInSeconds: number;
};

const WEBHOOK_SECRET = 'a-secret_of-the-webhook';
/** Somebody new speaks after the last redelivery: when they are answered, what came before has been taken. */
const LAST_CHAT_ID = 9_999;
const LAST_WORD = { steps: [{ say: '/help' }], joins: false, stops: 0, wrongCodes: 0 };
const SETTLED_WITHIN_MS = 120_000;

/**
 * Customers talk to the real program while it is killed and started again at random, and while updates are delivered again.
 * When all is quiet, what they said and heard is compared with what is stored.
 */
export async function killTest(options: KillOptions): Promise<KillReport> {
  const startedAt = Date.now();
  const random = seeded(options.seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'rk-'));
  const codes = await prepareShop({ databaseUrl: options.databaseUrl, dataDir }, Math.ceil(options.conversations / 10));
  const scripts = writeScripts(options.conversations, { seed: options.seed, most: options.mostMessages, codes });
  const api = await startBotApi();
  const config = await configFor(options, api, dataDir);
  const program = keepRunning(config, random, options.livesMs);
  try {
    await program.ready();
    let talking = true;
    const [said, redelivered] = await Promise.all([
      talk(api, scripts, options.pace).finally(() => {
        talking = false;
      }),
      redeliverAtRandom(api, random, () => talking),
      program.killWhile(() => talking || program.kills() < options.leastKills),
    ]);
    await program.ready();
    const lastWordAt = Date.now();
    // The program's own database, as another process of ours sees it.
    const store = await openStore({ databaseUrl: options.databaseUrl, dataDir }, { migrate: false });
    try {
      await quiet(store.database, api, said);
      const settledInSeconds = seconds(Date.now() - lastWordAt);
      // What was confirmed long ago may come once more all the same.
      api.redeliver(200);
      said.push(
        ...(await talk(api, [{ ...writeScripts(1, { seed: 0, firstChatId: LAST_CHAT_ID })[0]!, ...LAST_WORD }], options.pace)),
      );
      await quiet(store.database, api, said);
      const verdict = await judge(store.database, api, said);
      await program.stop();
      return {
        ...verdict,
        kills: program.kills(),
        redelivered: redelivered + 200,
        seconds: seconds(Date.now() - startedAt),
        settledInSeconds,
      };
    } finally {
      await store.close();
    }
  } catch (error) {
    throw new Error(`the program wrote last:\n${program.output().slice(-4_000)}`, { cause: error });
  } finally {
    await program.stop();
    await api.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

/** A shop with members who bought something and did not come by chat yet. @returns a link code for each */
async function prepareShop(where: { databaseUrl?: string; dataDir: string }, count: number): Promise<string[]> {
  const store = await openStore(where);
  try {
    const { database } = store;
    const now = new Date(Date.now() + CLOCK_SHIFT_MS);
    const rules = { ...exampleRules, linking: { ...exampleRules.linking, codeMinutes: 60 } };
    const shop = await openShop(database, rules);
    const codes: string[] = [];
    for (let i = 0; i < count; i += 1) codes.push(await addRegular(database, till(database, shop), now));
    return codes;
  } finally {
    await store.close();
  }
}

async function addRegular(database: Database, shop: ReturnType<typeof till>, now: Date): Promise<string> {
  const memberId = await addMember(database);
  await database.pool.query('update member set welcomed_at = joined_at where id = $1', [memberId]);
  await shop.buy(memberId, 1_200, new Date(now.getTime() - 30 * DAY_MS));
  const { rows } = await database.pool.query<{ number: string }>('select number from member where id = $1', [memberId]);
  const made = await database.transaction((tx) =>
    createLinkCode(tx, { memberNumber: rows[0]!.number, minutes: 60, secret: SECRET }, now),
  );
  return accepted(made).code;
}

async function configFor({ mode, databaseUrl }: KillOptions, { token, root: apiRoot }: BotApi, dataDir: string): Promise<Config> {
  const port = await freePort();
  const messagesPerSecond = 1_000; // the stand-in has no limit
  const telegram =
    mode === 'polling'
      ? ({ mode, token, apiRoot, messagesPerSecond } as const)
      : ({
          mode,
          token,
          apiRoot,
          messagesPerSecond,
          webhookSecret: WEBHOOK_SECRET,
          publicUrl: `http://127.0.0.1:${port}`,
        } as const);
  return aConfig({ databaseUrl, dataDir, port, telegram, logLevel: 'warn' });
}

/** The program, started again after each end. */
function keepRunning(config: Config, random: Random, { least, most }: KillOptions['livesMs']) {
  let kills = 0;
  let output = '';
  let current: ProgramProcess | undefined;
  let starting: Promise<void> = start();

  async function start(): Promise<void> {
    current = await startProcess(config);
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await starting;
    const ending = current;
    current = undefined;
    if (!ending) return;
    await ending.end(signal);
    output = (output + ending.output()).slice(-20_000);
  }

  return {
    ready: () => starting,
    kills: () => kills,
    output: () => output + (current?.output() ?? ''),
    async killWhile(goOn: () => boolean): Promise<void> {
      while (goOn()) {
        await sleep(between(random, least, most));
        await end('SIGKILL');
        kills += 1;
        starting = start();
        await starting;
      }
    },
    stop: () => end('SIGTERM'),
  };
}

/** Some of the last updates come again, now and then. @returns how many came again */
async function redeliverAtRandom(api: BotApi, random: Random, goOn: () => boolean): Promise<number> {
  let count = 0;
  while (goOn()) {
    await sleep(between(random, 100, 500));
    const some = between(random, 1, 20);
    api.redeliver(some);
    count += some;
  }
  return count;
}

/** Resolves when every message that was sent is stored and answered, and every answer has an end. */
async function quiet({ pool }: Database, api: BotApi, said: readonly Said[]): Promise<void> {
  const sent = said.reduce((sum, { messages }) => sum + messages.length, 0);
  let state: Record<string, number> = {};
  const isQuiet = async () => {
    const { rows } = await pool.query<Record<string, number>>(
      `select (select count(*)::int from inbound_message) as stored,
        (select count(*)::int from inbound_message where handled_at is null) as unhandled,
        (select count(*)::int from outbox_message where state in ('queued', 'sending')) as unsent,
        (select count(*)::int from conversation where lease_process is not null) as leased`,
    );
    state = { ...rows[0]!, sent, pending: api.pending() };
    return state.stored! >= sent && state.pending === 0 && state.unhandled === 0 && state.unsent === 0 && state.leased === 0;
  };
  await eventually('all messages are answered', isQuiet, SETTLED_WITHIN_MS).catch((cause) => {
    throw new Error(`not all is answered: ${JSON.stringify(state)}`, { cause });
  });
}
