import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { loadStatus } from '../../src/http/index.ts';
import { checkLedgerJob } from '../../src/jobs/check-ledger.ts';
import { expireLotsJob } from '../../src/jobs/expire-lots.ts';
import { createJobs, type Job, type Jobs } from '../../src/jobs/index.ts';
import { movableClock } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { useDatabase } from '../helpers/database.ts';
import { addMember, openShop, till } from '../helpers/shop.ts';

const database = useDatabase();
const now = new Date('2026-11-22T13:05:00Z');
const running: Jobs[] = [];
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
});

const job = (name: string, run: Job['run']): Job => ({ name, cron: '30 3 * * *', run });

function jobsOf(...jobs: Job[]): { jobs: Jobs; logged: Record<string, unknown>[]; clock: ReturnType<typeof movableClock> } {
  const logged: Record<string, unknown>[] = [];
  const clock = movableClock(now);
  const log = createLog('info', { write: (line) => void logged.push(JSON.parse(line)) });
  const made = createJobs({ database: database.current, jobs, clock, log });
  return { jobs: made, logged, clock };
}

async function runs(): Promise<Record<string, { ok: boolean; detail: string }>> {
  const { jobs } = await loadStatus(database.current, now);
  return Object.fromEntries(jobs.map(({ job: name, ok, detail }) => [name, { ok, detail }]));
}

describe('running all jobs', () => {
  it('writes down what each did, and goes on after one that failed', async () => {
    const { jobs, logged } = jobsOf(
      job('first', async () => 'done'),
      job('broken', () => Promise.reject(new Error('2 differences'))),
      job('last', async (at) => at.toISOString().slice(0, 16)),
    );
    await jobs.runAll();
    expect(await runs()).toMatchObject({
      first: { ok: true, detail: 'done' },
      broken: { ok: false, detail: '2 differences' },
      last: { ok: true, detail: '2026-11-22T13:05' },
    });
    expect(logged.filter(({ level }) => level === 50)).toMatchObject([{ job: 'broken', msg: 'a job failed' }]);
  });

  it('shows the newest run of a job alone, and cuts a long story short', async () => {
    let outcome = 'x'.repeat(10_000);
    const { jobs } = jobsOf(job('told', async () => outcome));
    await jobs.runAll();
    expect((await runs()).told!.detail).toHaveLength(2_000);
    outcome = 'well again';
    await jobs.runAll();
    expect((await runs()).told).toEqual({ ok: true, detail: 'well again' });
  });
});

describe('the job queue', () => {
  it('starts on the shared pool of two, with every job at its hour in the zone of the programme, and stops', async () => {
    const { jobs, logged } = jobsOf(
      job('one', async () => ''),
      job('two', async () => ''),
    );
    running.push(jobs);
    await jobs.start('Europe/Oslo');
    const { rows } = await database.current.pool.query(
      `select name, cron, timezone from pgboss.schedule where name in ('one', 'two') order by name`,
    );
    expect(rows).toEqual([
      { name: 'one', cron: '30 3 * * *', timezone: 'Europe/Oslo' },
      { name: 'two', cron: '30 3 * * *', timezone: 'Europe/Oslo' },
    ]);
    await running.pop()!.stop();
    expect(logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    await database.current.pool.query('select 1'); // the pool is ours and goes on
  });

  it('starts again over what an earlier start left, and in two processes at once', async () => {
    const made = [jobsOf(job('shared', async () => '')).jobs, jobsOf(job('shared', async () => '')).jobs];
    running.push(...made);
    await Promise.all(made.map((jobs) => jobs.start('Europe/Oslo')));
    const { rows } = await database.current.pool.query(`select count(*)::int as n from pgboss.schedule where name = 'shared'`);
    expect(rows[0].n).toBe(1);
    // Both found that it had not run for a day; one of them asked for it.
    const asked = await database.current.pool.query(`select start_after from pgboss.job where name = 'shared'`);
    expect(asked.rows).toHaveLength(1);
  });

  it('asks for what has not run for a day, and for nothing that has', async () => {
    await database.current.pool.query(
      `insert into job_run (job, ran_at, ok, detail) values ('missed', $1, true, ''), ('recent', $2, true, '')`,
      [new Date('2026-11-21T02:30:00Z'), new Date('2026-11-22T02:30:00Z')],
    );
    const { jobs } = jobsOf(...['missed', 'recent', 'never'].map((name) => job(name, async () => '')));
    running.push(jobs);
    await jobs.start('Europe/Oslo');
    const { rows } = await database.current.pool.query(
      `select name, round(extract(epoch from start_after - created_on))::int as seconds from pgboss.job where name in ('missed', 'recent', 'never') order by name`,
    );
    expect(rows).toEqual([
      { name: 'missed', seconds: 60 },
      { name: 'never', seconds: 60 },
    ]);
  });

  it('runs what is due and writes a failure down', async () => {
    let calls = 0;
    const { jobs } = jobsOf(
      job('due', async () => {
        calls += 1;
        throw new Error('no luck');
      }),
    );
    running.push(jobs);
    await jobs.start('Europe/Oslo');
    await database.current.pool.query(`update pgboss.job set start_after = now() where name = 'due'`);
    for (const giveUpAt = Date.now() + 10_000; calls === 0 && Date.now() < giveUpAt; ) await sleep(50);
    expect(calls).toBe(1);
    for (const giveUpAt = Date.now() + 5_000; !(await runs()).due && Date.now() < giveUpAt; ) await sleep(20);
    expect((await runs()).due).toEqual({ ok: false, detail: 'no luck' });
  });
});

describe('our jobs', () => {
  it('write expiry into the ledger and prove that it agrees, twice with the same end', async () => {
    const shop = await openShop(database.current);
    const at = till(database.current, shop);
    const memberId = await addMember(database.current);
    await at.buy(memberId, 4_200, new Date('2025-10-12T11:00:00Z'));
    const { jobs, clock } = jobsOf(expireLotsJob(database.current), checkLedgerJob(database.current));
    clock.moveTo(new Date('2027-01-01T02:30:00Z'));
    await jobs.runAll();
    expect(await runs()).toMatchObject({
      'expire-lots': { ok: true, detail: '420 points of 1 lots expired' },
      'check-ledger': { ok: true, detail: expect.stringMatching(/^\d+ members: ledger, lots and balances agree$/) },
    });
    await jobs.runAll();
    expect((await runs())['expire-lots']).toEqual({ ok: true, detail: 'nothing had expired' });
  });

  it('show a ledger that does not agree', async () => {
    const memberId = await addMember(database.current);
    await database.current.pool.query('insert into member_points (member_id, points) values ($1, 7)', [memberId]);
    const { jobs } = jobsOf(checkLedgerJob(database.current));
    await jobs.runAll();
    const { 'check-ledger': run } = await runs();
    expect(run).toMatchObject({ ok: false, detail: expect.stringMatching(/^Differences: 2\. The first ones: Member /) });
    await database.current.pool.query('delete from member_points where member_id = $1', [memberId]);
  });
});
