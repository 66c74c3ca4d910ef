import { describe, expect, it } from 'vitest';
import { createPush, type Push } from '../../src/chat/push.ts';
import { choice, line } from '../../src/chat/reply.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { HOUR_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';
import { openCore, settled } from './core.ts';

const database = useDatabase({ poolSize: 6 });
const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: 'Europe/Oslo' }) });

const aPush = (conversationId: string, key: string): Push => ({
  key,
  conversationId,
  purpose: 'service',
  language: 'en',
  lines: [line('know-name', { name: { kind: 'name', value: 'Ada', source: { kind: 'member' } } })],
  choices: [choice('button-help', 'greet')],
});

async function conversationAt(place: string): Promise<string> {
  const { rows } = await database.current.pool.query<{ id: string }>(
    'select id from conversation where channel_conversation_id = $1',
    [place],
  );
  return rows[0]!.id;
}

const pushed = async (conversationId: string) =>
  (
    await database.current.pool.query<{ id: string; key: string; text: string; purpose: string; state: string }>(
      'select id, push_key as key, text, purpose, state from outbox_message where conversation_id = $1 and inbound_id is null order by id',
      [conversationId],
    )
  ).rows;

describe('a message that nobody asked for', () => {
  it('is sent once it is committed, at once, with its words and its buttons', async () => {
    const core = await openCore(database.current);
    await core.says('ada', 'hello');
    await settled(database.current, 'ada');
    const conversationId = await conversationAt('ada');
    const result = await database.current.transaction((tx) => push(tx, [aPush(conversationId, 'one')], core.clock.now()));
    expect(result).toEqual({ queued: 1, busy: [] });
    await eventually('it is sent', () => core.called.length === 2, 1_000); // well before any sweep, and nobody sweeps here
    expect(core.called[1]).toMatchObject({ purpose: 'service', language: 'en', text: expect.stringContaining('Ada') });
    expect(core.called[1]!.answers).toBeUndefined();
    expect(core.called[1]!.buttons).toMatchObject([{ label: 'What can you do?', token: expect.any(String) }]);
    expect(core.called[1]!.id > core.called[0]!.id).toBe(true);
  });

  it('is queued once under its key, whatever it says, and not at all when its transaction is rolled back', async () => {
    const core = await openCore(database.current);
    await core.says('ole', 'hello');
    const conversationId = await conversationAt('ole');
    const at = core.clock.now();
    const undone = database.current.transaction(async (tx) => {
      await push(tx, [aPush(conversationId, 'key')], at);
      throw new Error('changed our mind');
    });
    await expect(undone).rejects.toThrow('changed our mind');
    expect(await pushed(conversationId)).toEqual([]);
    const twice = [aPush(conversationId, 'key'), { ...aPush(conversationId, 'key'), lines: [line('fault')] }];
    expect(await database.current.transaction((tx) => push(tx, twice, at))).toEqual({ queued: 1, busy: [] });
    expect(await database.current.transaction((tx) => push(tx, twice, at))).toEqual({ queued: 0, busy: [] });
    expect(await pushed(conversationId)).toMatchObject([{ key: 'key', text: expect.stringContaining('Ada') }]);
  });

  it('comes after the newest message of its conversation, also of one whose clock was ahead', async () => {
    const core = await openCore(database.current);
    core.clock.moveBy(60_000);
    await core.says('mari', 'hello');
    await settled(database.current, 'mari');
    const conversationId = await conversationAt('mari');
    core.clock.moveBy(-60_000);
    const both = [aPush(conversationId, 'first'), aPush(conversationId, 'second')];
    await database.current.transaction((tx) => push(tx, both, core.clock.now()));
    const sent = () => core.called.filter(({ conversation }) => conversation.id === conversationId).map(({ id }) => id);
    await eventually('all are sent', () => sent().length === 3);
    expect((await pushed(conversationId)).map(({ key }) => key)).toEqual(['first', 'second']);
    expect(sent()).toEqual(sent().toSorted());
  });

  it('goes to thousands of conversations in few statements', async () => {
    const many = Array.from({ length: 2_500 }, () => newId());
    await database.current.pool.query(
      `insert into conversation (id, channel, channel_conversation_id, created_at) select id, 'elsewhere', id::text, now() from unnest($1::uuid[]) as id`,
      [many],
    );
    const pushes = many.map((id) => aPush(id, `many:${id}`));
    expect(await database.current.transaction((tx) => push(tx, pushes, new Date()))).toEqual({ queued: 2_500, busy: [] });
    expect(await pushed(many[2_499]!)).toMatchObject([{ state: 'queued', purpose: 'service' }]);
  });

  it('is no message to a conversation that does not exist', async () => {
    const nowhere = database.current.transaction((tx) => push(tx, [aPush(newId(), 'nowhere')], new Date()));
    await expect(nowhere).rejects.toThrow('there is no conversation');
  });
});

describe('a question that nobody asked for', () => {
  const asking = (conversationId: string, key: string, hours = 24): Push => {
    const action = { skill: 'greet', input: {} };
    const [since, until] = [0, hours].map((ahead) => new Date(Date.now() + ahead * HOUR_MS).toISOString()) as [string, string];
    return {
      ...aPush(conversationId, key),
      flow: { skill: 'greet', data: { key }, stays: { since, until, goOn: action, leave: action } },
    };
  };
  const ask = (one: Push, now = new Date()) => database.current.transaction((tx) => push(tx, [one], now));
  const openIn = async (conversationId: string) => {
    const { rows } = await database.current.pool.query<{ key: string | null }>(
      `select flow #>> '{data,key}' as key from conversation where id = $1`,
      [conversationId],
    );
    return rows[0]?.key ?? undefined;
  };

  it('is open from the moment it is queued, and the next one waits until it has ended', async () => {
    const core = await openCore(database.current);
    await core.says('kari', 'hello');
    await settled(database.current, 'kari');
    const conversationId = await conversationAt('kari');
    expect(await ask(asking(conversationId, 'kari:1'))).toEqual({ queued: 1, busy: [] });
    expect(await openIn(conversationId)).toBe('kari:1');
    await eventually('it is sent', () => core.called.length === 2);
    expect(await ask(asking(conversationId, 'kari:2'))).toEqual({ queued: 0, busy: ['kari:2'] });
    expect(await ask(asking(conversationId, 'kari:1'))).toEqual({ queued: 0, busy: [] });
    expect(await openIn(conversationId)).toBe('kari:1');
    const tomorrow = new Date(Date.now() + 25 * HOUR_MS);
    expect(await ask(asking(conversationId, 'kari:3', 48), tomorrow)).toEqual({ queued: 1, busy: [] });
    expect(await openIn(conversationId)).toBe('kari:3');
  });

  it('is not asked in the middle of a turn, nor before its answer is sent', async () => {
    const core = await openCore(database.current);
    await core.says('per', 'hello');
    await settled(database.current, 'per');
    const conversationId = await conversationAt('per');
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    core.during(async () => {
      begun.resolve();
      await goOn.promise;
    });
    void core.says('per', 'a turn that takes its time');
    await begun.promise;
    expect(await ask(asking(conversationId, 'per:1'))).toEqual({ queued: 0, busy: ['per:1'] });
    expect(await openIn(conversationId)).toBeUndefined();
    goOn.resolve();
    await settled(database.current, 'per');
    await core.chat.idle();
    expect(await ask(asking(conversationId, 'per:1'))).toEqual({ queued: 1, busy: [] });
    expect(await openIn(conversationId)).toBe('per:1');
    expect(core.called.filter(({ conversation }) => conversation.id === conversationId).length).toBeGreaterThanOrEqual(2);
  });

  it('is not forgotten by an answer that was decided just before it', async () => {
    const core = await openCore(database.current);
    await core.says('liv', 'hello');
    await settled(database.current, 'liv');
    const conversationId = await conversationAt('liv');
    let answered: ReturnType<typeof core.asks> | undefined;
    await database.current.transaction(async (tx) => {
      await push(tx, [asking(conversationId, 'liv:1')], new Date());
      answered = core.asks('liv', 'thanks'); // decided on what was there before, and stored only when we have committed
      await new Promise((done) => setTimeout(done, 100));
    });
    expect((await answered!).accepted).toBeDefined();
    await settled(database.current, 'liv');
    expect(await openIn(conversationId)).toBe('liv:1');
  });

  it('is not asked where others read along', async () => {
    const id = newId();
    await database.current.pool.query(
      `insert into conversation (id, channel, channel_conversation_id, audience, created_at) values ($1::uuid, 'elsewhere', $1::uuid::text, 'public', now())`,
      [id],
    );
    expect(await ask(asking(id, 'group'))).toEqual({ queued: 0, busy: ['group'] });
  });
});
