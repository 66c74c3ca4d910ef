import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { connectClient } from '../../src/store/database.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';
import { aDoor, aMessage, CHANNEL, openCore, settled, stored } from './core.ts';

const database = useDatabase();

/** Somebody who has said something before: whoever is new goes the long way. */
async function met(): Promise<{ core: Awaited<ReturnType<typeof openCore>>; place: string }> {
  const core = await openCore(database.current);
  const place = newId();
  await core.asks(place, 'thanks for all');
  await core.chat.idle();
  return { core, place };
}

describe('a message that is answered at once', () => {
  it('is stored with its answer, which rides in the response', async () => {
    const { core, place } = await met();
    const { accepted, answer } = await core.asks(place, 'thanks again');
    expect(accepted.duplicate).toBe(false);
    expect(answer?.text).toContain('thanks again');
    expect((await stored(database.current, place))[1]).toMatchObject({
      number: 2,
      text: 'thanks again',
      outcome: 'answered',
      answers: [{ id: answer!.id, state: 'sent_unconfirmed' }],
    });
    expect(core.called).toEqual([]);
    const { rows } = await database.current.pool.query(
      'select received_at = handled_at as at_once from inbound_message where id = $1',
      [accepted.inboundId],
    );
    expect(rows).toEqual([{ at_once: true }]);
  });

  it('is stored once when it comes again, and gets the stored answer', async () => {
    const { core, place } = await met();
    const key = `${CHANNEL}:${newId()}`;
    const [first, again] = await Promise.all([core.asks(place, 'thanks', key), core.asks(place, 'thanks', key)]);
    const later = await core.asks(place, 'thanks', key);
    expect([first, again, later].map(({ accepted }) => accepted.duplicate)).toEqual([false, true, true]);
    expect(new Set([first, again, later].map(({ answer }) => answer?.id)).size).toBe(1);
    expect(await stored(database.current, place)).toHaveLength(2);
  });

  it('goes the long way when the conversation moves on between its answer and its commit', async () => {
    const { core, place } = await met();
    const staff = await connectClient(database.current.connectionString);
    await staff.query('begin');
    await staff.query(`update conversation set fence = fence + 1 where channel_conversation_id = $1`, [place]);
    const asked = core.asks(place, 'thanks again');
    await eventually('it waits to be stored', async () => {
      const { rows } = await database.current.pool.query(`select 1 from pg_locks where not granted`);
      return rows.length > 0;
    });
    await staff.query('commit');
    await staff.end();
    expect((await asked).answer?.text).toContain('thanks again');
    expect(await settled(database.current, place)).toMatchObject([
      { number: 1 },
      { number: 2, answers: [{ state: 'sent_unconfirmed' }] },
    ]);
  });

  it('waits for its turn behind a message that is still being answered', async () => {
    const { core, place } = await met();
    const door = aDoor();
    core.during((text) => (text === 'slow' ? door.pass() : undefined));
    await core.says(place, 'slow');
    await door.reached;
    const asked = core.asks(place, 'thanks again');
    door.open();
    await asked;
    await core.chat.idle();
    const answers = (await settled(database.current, place)).flatMap((message) => message.answers.map(({ id }) => id));
    expect(answers).toHaveLength(3);
    expect(answers.toSorted()).toEqual(answers);
  });

  it('keeps its place among messages that come together', async () => {
    const { core, place } = await met();
    const texts = ['thanks one', 'hello two', 'thanks three', 'four', 'thanks five'];
    await core.chat.accept(
      texts.map((text) => aMessage(place, text, `${CHANNEL}:${newId()}`)),
      { answersRide: true },
    );
    const messages = (await settled(database.current, place)).slice(1);
    expect(messages.map(({ text }) => text)).toEqual(texts);
    expect(messages.every(({ answers }) => answers.length === 1)).toBe(true);
  });

  it('is stored all the same when the skill fails, and ends in an apology', async () => {
    const { core, place } = await met();
    core.during(() => {
      throw new Error('a fault of ours');
    });
    const { answer } = await core.asks(place, 'thanks again');
    expect(answer?.text).toMatch(/^Something went wrong on our side/);
    const [, message] = await settled(database.current, place);
    expect(message).toMatchObject({ outcome: 'dead', attempts: 3, answers: [{ id: answer!.id }] });
  });

  it('is handled by one of two processes only, in the order of its number', async () => {
    const { core, place } = await met();
    const other = await openCore(database.current);
    const keys = Array.from({ length: 40 }, () => `${CHANNEL}:${newId()}`);
    await Promise.all(
      keys.flatMap((key, i) =>
        [core, other].map((one) => one.asks(place, i % 3 === 0 ? 'hello' : 'thanks', key).catch(() => undefined)),
      ),
    );
    const messages = await settled(database.current, place);
    expect(messages.map(({ number }) => number)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    const answers = messages.map(({ answers }) => answers.map(({ id }) => id));
    expect(answers.every((of) => of.length === 1)).toBe(true);
    expect(answers.flat().toSorted()).toEqual(answers.flat());
  });
});
