import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { type Client, connectClient } from '../../src/store/database.ts';
import { openPipeline } from '../../src/store/pipeline.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';

const database = useDatabase();

function open(options?: { idleMs?: number }) {
  const pipeline = openPipeline({ connectionString: database.current.connectionString }, options);
  onTestFinished(() => pipeline.close());
  const pid = async () => (await pipeline.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' })).rows[0]!.pid;
  return { pipeline, pid };
}

const ended = (pid: number) =>
  eventually('the session ends', async () => {
    const { rows } = await database.current.pool.query('select from pg_stat_activity where pid = $1', [pid]);
    return rows.length === 0;
  });

const end = async (pid: number) => {
  const admin = await connectClient(inject('adminUrl'));
  await admin.query('select pg_terminate_backend($1)', [pid]);
  await admin.end();
  await ended(pid);
};

/** Another session that holds a lock, so that whoever takes it waits. */
async function holding(): Promise<Client> {
  const other = await connectClient(database.current.connectionString);
  onTestFinished(() => other.end());
  await other.query('select pg_advisory_lock(7)');
  return other;
}

const waitsForLock = (pid: number) =>
  eventually('a statement waits', async () => {
    const { rows } = await database.current.pool.query('select from pg_locks where pid = $1 and not granted', [pid]);
    return rows.length > 0;
  });

describe('the pipeline', () => {
  it('runs all in one session, in the order in which they came', async () => {
    const { pipeline, pid } = open();
    const first = await pid();
    const other = await holding();
    const done: string[] = [];
    const waits = pipeline.query({ text: 'select pg_advisory_lock(7)' }).then(() => done.push('the one that waits'));
    const next = pid().then((own) => {
      done.push('the one behind it');
      return own;
    });
    await waitsForLock(first);
    await other.query('select pg_advisory_unlock(7)');
    await waits;
    expect(await next).toBe(first);
    expect(done).toEqual(['the one that waits', 'the one behind it']);
  });

  it('keeps one that fails from its neighbours', async () => {
    const { pipeline } = open();
    await pipeline.query({ text: 'create table kept (n int primary key)' });
    const insert = (n: number) => pipeline.query({ name: 'keep', text: 'insert into kept values ($1)', values: [n] });
    await insert(1);
    const outcomes = await Promise.allSettled([insert(2), insert(1), insert(3)]);
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: '23505' } }, { status: 'fulfilled' }]);
    expect((await pipeline.query({ text: 'select n from kept order by n' })).rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('takes a new session when the old one was ended while idle', async () => {
    const { pid } = open();
    const first = await pid();
    await end(first);
    await eventually('it heard of it', async () => (await pid().catch(() => first)) !== first);
  });

  it('tells those who wait when the session breaks, and serves the next ones', async () => {
    const { pipeline, pid } = open();
    const first = await pid();
    await holding();
    const broken = Promise.allSettled([pipeline.query({ text: 'select pg_advisory_lock(7)' }), pid()]);
    await waitsForLock(first);
    await end(first);
    expect((await broken).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await pid()).not.toBe(first);
  });

  it('tries anew after it could not connect', async () => {
    const away = openPipeline({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
    for (const _ of [1, 2]) await expect(away.query({ text: 'select 1' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await away.close();
  });

  it('closes a session that nobody needs, but none that is at work', async () => {
    const { pipeline, pid } = open({ idleMs: 50 });
    const first = await pid();
    await pipeline.query({ text: 'select pg_sleep(0.2)' });
    await ended(first);
    expect(await pid()).not.toBe(first);
  });

  it('answers what was asked before it is closed, and nothing after', async () => {
    const { pipeline } = open();
    const asked = pipeline.query({ text: `select pg_sleep(0.1), 'done' as state` });
    await pipeline.close();
    expect((await asked).rows).toMatchObject([{ state: 'done' }]);
    await expect(pipeline.query({ text: 'select 1' })).rejects.toThrow('closed');
  });
});
