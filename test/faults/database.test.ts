import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { aDoor, asSuperuser, type Core, openCore, type StoredMessage, settled, stored } from '../chat/core.ts';
import { createDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';

/** A database of the test's own, whose sessions it may cut. */
async function aDatabase(): Promise<Database> {
  const { url, drop } = await createDatabase();
  const database = openDatabase(url, { poolSize: 4 });
  onTestFinished(async () => {
    await database.close();
    await drop();
  });
  return database;
}

const cutAll = (database: Database) =>
  asSuperuser(
    database,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

/** Brings a message until it is stored, as a platform does. */
async function insist(bring: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const isStored = await bring().then(
      () => true,
      () => false,
    );
    if (isStored) return;
    await sleep(20);
  }
}

const PLACES = 8;
const EACH = 12;

/** Everybody writes, one message after the other; half of them are answered by a skill that only reads. */
async function talkAtOnce(core: Core): Promise<void> {
  await Promise.all(
    Array.from({ length: PLACES }, async (_, place) => {
      for (let i = 0; i < EACH; i += 1) {
        await insist(() => core.says(`place ${place}`, i % 2 === 0 ? `hello ${i}` : `write ${i}`, `${place} ${i}`));
        await sleep(30);
      }
    }),
  );
}

async function allSettled(database: Database): Promise<StoredMessage[][]> {
  return Promise.all(Array.from({ length: PLACES }, (_, place) => settled(database, `place ${place}`, 30_000)));
}

function expectAllOnce(places: readonly StoredMessage[][]): void {
  for (const messages of places) {
    expect(messages.map(({ number }) => number)).toEqual(Array.from({ length: EACH }, (_, i) => i + 1));
    expect(messages.map(({ outcome, effects, answers }) => ({ outcome, effects, answers: answers.length }))).toEqual(
      messages.map((_, i) => ({ outcome: 'answered', effects: i % 2, answers: 1 })),
    );
  }
}

/** Whatever the store says of its end, no message of ours went out twice or out of order. */
function expectSentInOrder(core: Core, places: readonly StoredMessage[][]): void {
  places.forEach((messages, place) => {
    const order = messages.map(({ answers }) => answers[0]!.id);
    const calls = core.called.filter(({ conversation }) => conversation.channelConversationId === `place ${place}`);
    expect(calls.map(({ id }) => id)).toEqual(order);
  });
}

describe('when all connections to the database are cut, again and again', () => {
  it('nothing is lost and nothing is done twice, and the process is present again under a new number', async () => {
    const database = await aDatabase();
    const core = await openCore(database);
    core.chat.start();
    const before = core.presence.number;
    const talking = talkAtOnce(core);
    for (let cuts = 0; cuts < 10; cuts += 1) {
      await sleep(70);
      await cutAll(database);
    }
    await talking;
    // The program's pool may still hand out a connection that was cut a moment ago; those who look have one of their own.
    const reader = openDatabase(database.connectionString, { poolSize: 1 });
    onTestFinished(() => reader.close());
    const places = await allSettled(reader);
    expectAllOnce(places);
    expectSentInOrder(core, places);
    expect(places.flat().map(({ attempts }) => attempts)).toEqual(places.flat().map(() => 0));
    await eventually('it is present again', async () => {
      const { rows } = await reader.pool.query<{ live: number[] }>('select live_processes() as live');
      return core.presence.number > before && rows[0]!.live.join() === String(core.presence.number);
    });
  }, 60_000);

  it('each message that is answered in its response has one answer', async () => {
    const database = await aDatabase();
    const core = await openCore(database);
    core.chat.start();
    const places = Array.from({ length: PLACES }, (_, at) => `at once ${at}`);
    await Promise.all(places.map((place) => core.asks(place, 'thanks 0')));
    const asking = places.map(async (place) => {
      for (let i = 1; i < EACH; i += 1) {
        await insist(() => core.asks(place, `thanks ${i}`, `${place} ${i}`));
        await sleep(20);
      }
    });
    for (let cuts = 0; cuts < 10; cuts += 1) {
      await sleep(40);
      await cutAll(database);
    }
    await Promise.all(asking);
    const reader = openDatabase(database.connectionString, { poolSize: 1 });
    onTestFinished(() => reader.close());
    for (const place of places) {
      const messages = await settled(reader, place, 30_000);
      expect(messages.map(({ number, text }) => ({ number, text }))).toEqual(
        Array.from({ length: EACH }, (_, i) => ({ number: i + 1, text: `thanks ${i}` })),
      );
      expect(messages.map(({ answers }) => answers.length)).toEqual(messages.map(() => 1));
    }
    const { rows } = await reader.pool.query<{ at_once: number }>(
      'select count(*)::int as at_once from inbound_message where received_at = handled_at',
    );
    expect(rows[0]!.at_once).toBeGreaterThan(PLACES);
  }, 60_000);
});

describe('while the database has no room', () => {
  it('turns wait, however often they are tried, and are done when there is room again', async () => {
    const database = await aDatabase();
    const core = await openCore(database);
    core.chat.start();
    await asSuperuser(
      database,
      `create function no_room() returns trigger language plpgsql as $$ begin
        raise exception 'could not extend file "base/1/2": No space left on device' using errcode = '53100'; end $$;
      create trigger no_room before insert on outbox_message for each statement execute function no_room()`,
    );
    const talking = talkAtOnce(core);
    await eventually('turns fail', () => /No space left on device.*the turn waits/.test(core.logged()));
    await talking;
    await sleep(1_500); // long enough for every attempt that a failing turn would have
    const waiting = await stored(database, 'place 0');
    expect(waiting.map(({ outcome, attempts, effects }) => ({ outcome, attempts, effects }))).toEqual(
      waiting.map(() => ({ outcome: null, attempts: 0, effects: 0 })),
    );
    await asSuperuser(database, 'drop trigger no_room on outbox_message');
    const places = await allSettled(database);
    expectAllOnce(places);
    expectSentInOrder(core, places);
  }, 60_000);

  it('messages are not taken, so that the platform keeps them', async () => {
    const database = await aDatabase();
    const core = await openCore(database);
    await asSuperuser(
      database,
      `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$;
      create trigger no_room before insert on inbound_message for each statement execute function no_room()`,
    );
    await expect(core.says('full', 'hello', 'full 1')).rejects.toMatchObject({ code: '53100' });
    await asSuperuser(database, 'drop trigger no_room on inbound_message');
    await core.says('full', 'hello', 'full 1');
    expect(await settled(database, 'full')).toHaveLength(1);
  });
});

describe('when the answer to a statement is lost', () => {
  /** Lets the first statements that match be done, and then breaks the connection they came by. */
  function loseAnswers(database: Database, matches: RegExp, times: number): () => number {
    let lost = 0;
    type Session = { query(query: string | { text: string }, ...values: unknown[]): Promise<unknown> };
    for (const session of [database.pool, database.pipeline] as unknown as Session[]) {
      const { query } = session;
      session.query = async (...args) => {
        const result = await query.apply(session, args);
        const text = typeof args[0] === 'string' ? args[0] : args[0].text;
        if (lost < times && matches.test(text)) {
          lost += 1;
          throw new Error('Connection terminated unexpectedly');
        }
        return result;
      };
      onTestFinished(() => {
        session.query = query;
      });
    }
    return () => lost;
  }

  function sweepOften({ chat }: Core): void {
    const looking = setInterval(() => void chat.sweep(), 100);
    onTestFinished(() => clearInterval(looking));
  }

  it.each([
    ['intake', /from intake\(/],
    ['the end of a turn', /from finish_turns\(/],
    ['a claim', /update outbox_message o set process = c.process/],
    ['what became of a message', /with settled as/],
  ])(
    'of %s, the conversation goes on, and each message has one effect and one answer',
    async (_what, statement) => {
      const database = await aDatabase();
      const core = await openCore(database);
      const lost = loseAnswers(database, statement, 2);
      sweepOften(core);
      await insist(() => core.says('lossy', 'hello', 'lossy 1'));
      await insist(() => core.says('lossy', 'write', 'lossy 2'));
      await insist(() => core.says('lossy', 'hello again', 'lossy 3'));
      const messages = await settled(database, 'lossy', 30_000);
      expect(messages.map(({ effects, answers }) => ({ effects, answers: answers.length }))).toEqual([
        { effects: 0, answers: 1 },
        { effects: 1, answers: 1 },
        { effects: 0, answers: 1 },
      ]);
      expect(core.called.map(({ id }) => id)).toEqual(messages.map(({ answers }) => answers[0]!.id));
      expect(lost()).toBeGreaterThan(0);
    },
    40_000,
  );

  it.each([
    ['what a message needs to be answered at once', /from look_at_once\(/],
    ['storing it with its answer', /from store_at_once\(/],
  ])('of %s, the response carries the one answer that is stored', async (_what, statement) => {
    const database = await aDatabase();
    const core = await openCore(database);
    await core.asks('at once', 'thanks', 'at once 1');
    const lost = loseAnswers(database, statement, 1);
    const { answer } = await core.asks('at once', 'thanks again', 'at once 2');
    expect(lost()).toBe(1);
    expect(answer?.text).toContain('thanks again');
    const [, message] = await settled(database, 'at once');
    expect(message?.answers).toMatchObject([{ id: answer!.id, state: 'sent_unconfirmed' }]);
    expect(core.called).toEqual([]);
  });

  it('of an answer that a message brought again asks for, the platform is to bring it once more, and gets it then', async () => {
    const database = await aDatabase();
    const core = await openCore(database);
    const { answer } = await core.asks('again', 'hello', 'again 1');
    expect(answer?.text).toContain('hello');
    const lost = loseAnswers(database, /handled_at is not null as handled/, 1);
    await expect(core.asks('again', 'hello', 'again 1')).rejects.toThrow('Connection terminated');
    expect(lost()).toBe(1);
    expect((await core.asks('again', 'hello', 'again 1')).answer?.id).toBe(answer?.id);
    expect(core.called).toEqual([]);
  });

  it('of the search for work that a dead process left, it is found again', async () => {
    const database = await aDatabase();
    const dying = await openCore(database);
    const door = aDoor();
    dying.during(() => door.pass());
    await dying.says('left', 'write');
    await dying.says('left', 'hello');
    await door.reached;
    await dying.presence.close();
    const core = await openCore(database);
    const lost = loseAnswers(database, /from take_work\(/, 2);
    sweepOften(core);
    const messages = await settled(database, 'left');
    expect(messages.map(({ effects, answers }) => ({ effects, answers: answers.length }))).toEqual([
      { effects: 1, answers: 1 },
      { effects: 0, answers: 1 },
    ]);
    expect(lost()).toBe(2);
  });

  it('of the end of a turn whose answer was to ride in a response, it rides there, or is sent', async () => {
    const database = await aDatabase();
    const core = await openCore(database);
    loseAnswers(database, /from finish_turns\(/, 2);
    const patient = await core.says('patient', 'hello');
    expect((await patient.answerInResponse(10_000))?.text).toMatch(/^The app shows me this name: hello/);
    expect(await settled(database, 'patient')).toMatchObject([{ answers: [{ state: 'sent_unconfirmed', attempts: 0 }] }]);
    loseAnswers(database, /from finish_turns\(/, 1);
    const impatient = await core.says('impatient', 'hello');
    expect(await impatient.answerInResponse(300)).toBeUndefined();
    await eventually('it is sent', async () => (await stored(database, 'impatient'))[0]!.answers[0]?.state === 'sent');
    expect(core.called.map(({ conversation }) => conversation.channelConversationId)).toEqual(['impatient']);
  });

  it('of that end, nobody gets the answer twice: the response of a message that came again carries it, here or in another process', async () => {
    const database = await aDatabase();
    const core = await openCore(database);
    loseAnswers(database, /from finish_turns\(/, 1);
    const first = await core.says('again here', 'hello', 'again here 1');
    expect(await first.answerInResponse(1)).toBeUndefined();
    await eventually('it is stored', async () => (await stored(database, 'again here'))[0]?.outcome === 'answered');
    expect((await core.asks('again here', 'hello', 'again here 1')).answer?.text).toContain('hello');
    await core.chat.idle();
    expect(core.called).toEqual([]);

    // The other process has it while this one, which lost its lease, tries again.
    const { query } = database.pool;
    onTestFinished(() => {
      database.pool.query = query;
    });
    database.pool.query = (async (...args: [string | { text: string; values?: unknown[] }]) => {
      const [asked] = args;
      const isEnd =
        typeof asked !== 'string' && /from finish_turns\(/.test(asked.text) && asked.values?.[0] === core.presence.number;
      if (!isEnd) return await query.apply(database.pool, args as never);
      database.pool.query = query;
      throw new Error('Connection terminated unexpectedly');
    }) as typeof query;
    const door = aDoor();
    let attempts = 0;
    core.during(() => {
      attempts += 1;
      return attempts > 1 ? door.pass() : undefined;
    });
    const other = await openCore(database);
    const lost = await core.says('elsewhere', 'hello', 'elsewhere 1');
    expect(await lost.answerInResponse(50)).toBeUndefined();
    await door.reached;
    await database.pool.query(`update conversation set lease_process = null where channel_conversation_id = 'elsewhere'`);
    expect((await other.asks('elsewhere', 'hello', 'elsewhere 1')).answer?.text).toContain('hello');
    door.open();
    await core.chat.idle();
    expect([...core.called, ...other.called]).toEqual([]);
  });
});
