import { PgBoss } from 'pg-boss';
import type { Database } from '../chat/skill.ts';
import { type Clock, DAY_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';

/** Work that comes round by the clock. It asks the domain what is due at `now`; running it twice does nothing twice. */
export type Job = {
  readonly name: string;
  /** When, in the programme's time zone. */
  readonly cron: string;
  /** @returns one line for people: what was done. Throws when something is wrong. */
  run(now: Date): Promise<string>;
};

export type Jobs = {
  /** Runs the jobs at their hours. One that has not run for a day (the machine was off at its hour) runs soon after. */
  start(timeZone: string): Promise<void>;
  /** Runs every job once, now: when the demo moves its clock. */
  runAll(): Promise<void>;
  stop(): Promise<void>;
};

/** The first customers are answered first. */
const CATCH_UP_AFTER_SECONDS = 60;
/** Of several processes that start together one runs it. */
const HOUR_SECONDS = 3_600;

type Deps = { database: Pick<Database, 'pool'>; jobs: readonly Job[]; clock: Clock; log: Log };

/** The clock of the program. pg-boss decides which of several processes runs a job; what is due, the domain decides. */
export function createJobs({ database: { pool }, jobs, clock, log }: Deps): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    supervise: true,
    schedule: true,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));

  async function run({ name, run: work }: Job): Promise<void> {
    const now = clock.now();
    try {
      await note(name, now, true, await work(now));
    } catch (error) {
      log.error({ err: error, job: name }, 'a job failed');
      await note(name, now, false, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  async function note(job: string, ranAt: Date, succeeded: boolean, detail: string): Promise<void> {
    log.info({ job, ok: succeeded }, detail);
    await pool.query(
      `insert into job_run (job, ran_at, ok, detail) values ($1, $2, $3, $4)
        on conflict (job) do update set ran_at = excluded.ran_at, ok = excluded.ok, detail = excluded.detail`,
      [job, ranAt, succeeded, detail.slice(0, 2_000)],
    );
  }

  async function overdue(): Promise<string[]> {
    const since = new Date(clock.now().getTime() - DAY_MS);
    const { rows } = await pool.query<{ job: string }>('select job from job_run where ran_at > $1', [since]);
    const recent = new Set(rows.map((row) => row.job));
    return jobs.map(({ name }) => name).filter((name) => !recent.has(name));
  }

  return {
    async start(timeZone) {
      await boss.start();
      for (const job of jobs) {
        await boss.createQueue(job.name);
        await boss.work(job.name, async () => run(job));
        await boss.schedule(job.name, job.cron, null, { tz: timeZone });
      }
      for (const name of await overdue())
        await boss.send(name, null, { startAfter: CATCH_UP_AFTER_SECONDS, singletonKey: name, singletonSeconds: HOUR_SECONDS });
    },
    async runAll() {
      for (const job of jobs) await run(job).catch(() => {}); // written down and logged by `run`; the next one still runs
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
