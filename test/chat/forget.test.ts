import { describe, expect, it } from 'vitest';
import { addressBook } from '../../src/chat/addresses.ts';
import { forgetMessages } from '../../src/chat/forget.ts';
import { forgetMessagesJob } from '../../src/jobs/forget-messages.ts';
import { DAY_MS, HOUR_MS, movableClock } from '../../src/shared/clock.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';
import { type Core, openCore } from './core.ts';

const database = useDatabase();

async function talk(core: Core, place: string, messages: number): Promise<void> {
  for (let i = 1; i <= messages; i += 1) await core.says(place, `hello ${i}`, `${place}:${i}`);
  await answered(core, place, messages);
}

/** Waits until the newest answer there is the `number`th one, and is sent. */
async function answered(core: Core, place: string, number: number): Promise<void> {
  await eventually('the last one is answered', async () => (await told(place)).lastAnswered === number);
  await core.chat.idle();
}

async function told(place: string): Promise<{ numbers: number[]; answers: number; lastAnswered?: number }> {
  const { rows } = await database.current.pool.query<{ number: number; answers: number }>(
    `select m.number, (select count(*)::int from outbox_message o where o.inbound_id = m.id) as answers
      from inbound_message m join conversation c on c.id = m.conversation_id where c.channel_conversation_id = $1 order by 1`,
    [place],
  );
  return {
    numbers: rows.map(({ number }) => number),
    answers: rows.reduce((sum, { answers }) => sum + answers, 0),
    lastAnswered: rows.findLast(({ answers }) => answers > 0)?.number,
  };
}

const inDays = (core: Core, days: number): Date => new Date(core.clock.now().getTime() + days * DAY_MS);
const upTo = (from: number, until: number) => Array.from({ length: until - from + 1 }, (_, i) => from + i);

describe('forgetting messages', () => {
  it('takes old ones with their answers, and leaves the newest of each conversation', async () => {
    const core = await openCore(database.current);
    await talk(core, 'ada', 25);
    await talk(core, 'bob', 3);
    expect(await forgetMessages(database.current, inDays(core, 1), 4)).toEqual({ messages: 5, answers: 5, files: 0 });
    expect(await told('ada')).toMatchObject({ numbers: upTo(6, 25), answers: 20 });
    expect(await told('bob')).toMatchObject({ numbers: [1, 2, 3], answers: 3 });
    expect(await forgetMessages(database.current, inDays(core, 1))).toEqual({ messages: 0, answers: 0, files: 0 });
  });

  it('leaves what was said since, and goes on answering', async () => {
    const core = await openCore(database.current);
    await talk(core, 'cleo', 22);
    const job = forgetMessagesJob(database.current);
    expect(await job.run(inDays(core, 29))).toBe('no messages were old enough to forget');
    expect(await job.run(inDays(core, 31))).toMatch(/^2 messages and 2 answers/);
    await core.says('cleo', 'hello again', 'cleo:23');
    await answered(core, 'cleo', 23);
    expect(core.called.at(-1)!.text).toContain('hello again');
    expect((await told('cleo')).numbers).toEqual(upTo(3, 23));
  });

  it('leaves what waits for its turn or is yet to be sent', async () => {
    const core = await openCore(database.current);
    await talk(core, 'dora', 24);
    const { pool } = database.current;
    const place = '(select id from conversation where channel_conversation_id = $1)';
    const id = (number: number) => `(select id from inbound_message where number = ${number} and conversation_id = ${place})`;
    await pool.query(`update outbox_message set state = 'queued' where inbound_id = ${id(1)}`, ['dora']);
    await pool.query(`update inbound_message set handled_at = null where id = ${id(2)}`, ['dora']);
    await forgetMessages(database.current, inDays(core, 1));
    expect((await told('dora')).numbers).toEqual([1, 2, ...upTo(5, 24)]);
  });
});

describe('forgetting what channels kept for a while', () => {
  it('takes what is over, and leaves what stays or still counts', async () => {
    const { pool } = database.current;
    await pool.query('delete from channel_address');
    const clock = movableClock();
    const book = addressBook(database.current, 'owl', clock);
    await book.save('over', 1, clock.now());
    await book.save('for an hour', 2, new Date(clock.now().getTime() + HOUR_MS));
    await book.save('for ever', 3);
    await forgetMessagesJob(database.current).run(clock.now());
    const { rows } = await pool.query('select key from channel_address order by key');
    expect(rows).toEqual([{ key: 'for an hour' }, { key: 'for ever' }]);
  });
});
