import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigInvalid, loadConfig } from '../config.ts';
import { PortRefused } from '../http/index.ts';
import type { Programme } from '../loyalty/index.ts';
import { runUntilStopped } from '../main.ts';
import { type Program, startProgram } from '../program/index.ts';
import { createLog, type Log } from '../shared/log.ts';
import { findStaff } from '../staff/index.ts';
import { type Client, connectClient, type Database } from '../store/database.ts';
import { type DemoClock, demoClock, FIRST_MINUTE, movedBy, SAVE_EVERY_MS } from './demo/clock.ts';
import type { DoorKey } from './demo/doors.ts';
import { demoMounts } from './demo/pages.ts';
import { freePort, isFree } from './demo/port.ts';
import { takeAtTill } from './demo/till.ts';
import { seedInBackground } from './seed/background.ts';
import { COLLEAGUES, deliverFeeds, GRANLIA, loadSeedState, type SeedSize } from './seed/index.ts';

const DATA_DIR = './data/demo';
/** Granlia's rules hold since before its first purchase; the clock stands there until the shop is filled. */
const RULES_SINCE = new Date('2024-08-31T22:00:00Z');
/** A database has one demo at a time, or two clocks would tell it different times. */
const DEMO_LOCK = [7273, 1];

/**
 * The demo's settings. Neither `.env` nor the variables of a real shop count here, so that trying the demo beside one never
 * touches its database or speaks to its customers.
 */
export function demoConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { HOST, PORT, DATA_DIR: dataDir, LOG_LEVEL, METRICS_TOKEN } = env;
  return loadConfig({
    HOST,
    PORT,
    METRICS_TOKEN,
    DATA_DIR: dataDir?.trim() || DATA_DIR,
    LOG_LEVEL: LOG_LEVEL?.trim() || 'warn',
    PROGRAMME_FILE: fileURLToPath(new URL('../../programme.yaml', import.meta.url)),
  });
}

export type DemoOptions = {
  config: Config;
  /** How large the shop is; Granlia in full without it. */
  size?: SeedSize;
  log?: Log;
  /** Hears what is being done, in a line for whoever waits. */
  print?: (line: string) => void;
};

/**
 * The product itself, filled with the fictional shop Granlia and with a clock that its page can move.
 *
 * @throws ConfigInvalid when the database holds another shop, or a demo runs on it already
 */
export async function startDemo(options: DemoOptions): Promise<Program & { clock: DemoClock }> {
  const { config, log = createLog(config.logLevel), print = () => {} } = options;
  const clock = demoClock(config.dataDir, RULES_SINCE);
  let timeZone = '';
  let lock: Client | undefined;

  async function prepare(database: Database, programme: Programme): Promise<void> {
    timeZone = programme.rules.timeZone;
    lock = await lockDemo(database, config.dataDir);
    const state = await loadSeedState(database);
    if (state === 'foreign') throw new ConfigInvalid([{ variable: 'DATA_DIR', message: `${config.dataDir} ${FOREIGN}` }]);
    if (state !== 'finished') {
      const { connectionString } = database;
      await seedInBackground({ connectionString, programme, now: FIRST_MINUTE, size: options.size ?? GRANLIA }, print);
    }
    if (state !== 'finished' || !clock.isKept) clock.moveTo(FIRST_MINUTE);
    clock.save();
    await deliverFeeds(database, clock.now(), timeZone);
  }

  try {
    const program = await startProgram({
      config,
      clock,
      log,
      prepare: ({ database }, programme) => prepare(database, programme),
      framesConsole: true,
      mounts: ({ database, jobs, secret, visitorCookie, staffCookies, programme }) =>
        demoMounts({
          clock,
          timeZone,
          secret,
          visitorCookie,
          async signIn(key) {
            const colleague = await findStaff(database, { email: COLLEAGUES.find((one) => one.key === key)!.email });
            return colleague ? staffCookies(colleague.id) : [];
          },
          takeAtTill: (code) => takeAtTill(database, programme(), code, clock.now()),
          async move(move, door) {
            clock.moveTo(movedBy(move, clock.now(), timeZone));
            clock.save();
            await deliverFeeds(database, clock.now(), timeZone);
            await jobs.runAll();
            return tellJobs(database, door);
          },
        }),
    });
    const ticking = setInterval(() => {
      clock.save();
      deliverFeeds(program.store.database, clock.now(), timeZone).catch((error) =>
        log.warn({ err: error }, 'the shops could not deliver; they try again in a moment'),
      );
    }, SAVE_EVERY_MS);
    return {
      ...program,
      clock,
      async stop() {
        clearInterval(ticking);
        clock.save();
        await program.stop();
        await lock?.end();
      },
    };
  } catch (error) {
    await lock?.end();
    throw error;
  }
}

const FOREIGN = `holds a shop that is not the demo's. Nothing was changed. Leave it empty, or name another folder, e.g. DATA_DIR=${DATA_DIR}`;

async function lockDemo({ connectionString }: Database, dataDir: string): Promise<Client> {
  const client = await connectClient(connectionString);
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1::int, $2::int) as locked', DEMO_LOCK);
  if (rows[0]!.locked) return client;
  await client.end();
  throw new ConfigInvalid([
    {
      variable: 'DATA_DIR',
      message: `a demo runs on ${dataDir} already, in another terminal. Stop that one first, or name another folder, e.g. DATA_DIR=${DATA_DIR}-2`,
    },
  ]);
}

/** What the jobs did when the clock was moved, in their own words, where it was anything. At the customers' door points are told of always. */
async function tellJobs({ pool }: Database, door: DoorKey): Promise<string> {
  const { rows } = await pool.query<{ detail: string }>(
    `select detail from job_run where job = any($1) and (job = any($2) or detail !~ '^no')
     order by array_position($1, job)`,
    door === 'customer' ? [[...TOLD_JOBS, ...POINTS_JOBS], POINTS_JOBS] : [TOLD_JOBS, []],
  );
  if (rows.length === 0) return 'Nothing was due.';
  return rows.map(({ detail }) => `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`).join(' ');
}

const POINTS_JOBS = ['expire-lots', 'check-ledger'];
const TOLD_JOBS = ['check-promises', 'follow-up', 'drain-campaigns', 'check-handoffs'];

async function runDemo(): Promise<Program> {
  const startedAtMs = Date.now();
  const given = demoConfig(process.env);
  const config = { ...given, port: await choosePort(given, Boolean(process.env.PORT?.trim())) };
  const demo = await startDemo({ config, print: (line) => console.log(`  ${line}`) });
  const seconds = ((Date.now() - startedAtMs) / 1_000).toFixed(1);
  const folder = relative('.', config.dataDir) || '.';
  console.log(`
Granlia is open after ${seconds} s:  ${demo.url}/demo
${config.port === given.port ? '' : `(PORT ${given.port} is in use by another program, so it is ${config.port} this time.)\n`}
  Customer   Ask as Ingrid "Hvor mange poeng har jeg?", then "Hvorfor?". Move the clock, and ask again.
  Support    Somebody is hurt, a promise is due in 40 minutes, and Mette's cups came broken.
  Marketing  A year of answers with its dip in September, and who liked coffee and stopped coming.

  Stop it with Ctrl-C. The shop stays in ${folder}; delete that folder to start anew.
`);
  return demo;
}

/** Asked before anything is done: nobody wants to hear of a taken port after the shop was filled. */
async function choosePort({ host, port }: Config, isGiven: boolean): Promise<number> {
  const free = isGiven ? (await isFree(host, port)) && port : await freePort(host, port);
  if (free || free === 0) return free;
  throw new PortRefused(`PORT: ${port} on ${host} is in use by another program. Set another one, e.g. PORT=${port + 20}`);
}

if (import.meta.main) await runUntilStopped(runDemo);
