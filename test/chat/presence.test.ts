import { describe, expect, it, onTestFinished } from 'vitest';
import { becomePresent, type Presence } from '../../src/chat/presence.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';
import { asSuperuser, cutPresence } from './core.ts';

const database = useDatabase();

async function aPresence(): Promise<Presence> {
  const presence = await becomePresent(database.current.connectionString, { clock: systemClock, log: createLog('silent') });
  onTestFinished(() => presence.close());
  return presence;
}

async function live(): Promise<number[]> {
  const { rows } = await database.current.pool.query<{ live: number[] }>('select live_processes() as live');
  return rows[0]!.live;
}

const never = new AbortController().signal;

describe('a process among others', () => {
  it('has a number of its own, and a new one when its session was lost', async () => {
    const [one, other] = [await aPresence(), await aPresence()];
    const before = one.number;
    expect(before).not.toBe(other.number);
    await cutPresence(database.current, one);
    await eventually('it is present again', async () => one.number !== before && (await live()).includes(one.number));
    expect((await live()).toSorted()).toEqual([other.number, one.number].toSorted());
    const { rows } = await database.current.pool.query<{ number: number }>('select number from process order by number');
    expect(rows.map(({ number }) => number)).toEqual([other.number, one.number].toSorted()); // and none of a session that is gone
  });

  it('leaves no sessions behind while it cannot be present again', async () => {
    const one = await aPresence();
    const before = one.number;
    const sessions = async () => {
      const [row] = await asSuperuser<{ count: number }>(
        database.current,
        `select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      return row!.count;
    };
    await asSuperuser(
      database.current,
      `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$;
        create trigger no_room before insert on process for each statement execute function no_room()`,
    );
    const numbers = async () =>
      (await asSuperuser<{ last: number }>(database.current, 'select last_value::int as last from process_number'))[0]!.last;
    const [openBefore, tried] = [await sessions(), await numbers()];
    await cutPresence(database.current, one);
    await eventually('it has tried some times', async () => (await numbers()) > tried + 2);
    expect(await sessions()).toBeLessThanOrEqual(openBefore);
    await asSuperuser(database.current, 'drop trigger no_room on process');
    await eventually('it is present again', () => one.number !== before);
  });
});

describe('a name that one process holds', () => {
  it('passes on when it is released, when its process ends, and when its session is lost', async () => {
    const [one, two, three] = [await aPresence(), await aPresence(), await aPresence()];
    const first = await one.hold('poll', never);
    let held = '';
    const second = two.hold('poll', never).then((hold) => {
      held = 'two';
      return hold;
    });
    expect(held).toBe('');
    await first.release();
    const hold = await second;
    expect(first.lost.aborted).toBe(false);
    const third = three.hold('poll', never);
    await cutPresence(database.current, two);
    await third;
    expect(hold.lost.aborted).toBe(true);
    await hold.release(); // it is not ours any more: the third one keeps it
    await expect(one.hold('poll', AbortSignal.timeout(1_500))).rejects.toThrow(/abort/i);
    await three.close();
    await (await one.hold('poll', never)).release();
  });
});
