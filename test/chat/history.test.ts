import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { buttonToken } from '../../src/chat/buttons.ts';
import type { History } from '../../src/chat/history.ts';
import { newId } from '../../src/shared/ids.ts';
import { connectClient } from '../../src/store/database.ts';
import { aScene, historyOf, SECRET } from '../channels/web/helpers.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();
let history: History;
beforeAll(() => {
  history = historyOf(database.current);
});
afterAll(() => history.close());

const text = (words: string) => ({ kind: 'text' as const, text: words });
const wordsSince = async (visitorId: string, cursor?: string) =>
  (await history.since(visitorId, cursor)).map((event) => event.text);

describe('the history of a conversation', () => {
  it('is empty for a visitor who has not written', async () => {
    expect(await history.since(newId())).toEqual([]);
  });

  it('puts each answer after its message, and what came unasked where it came', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    const first = await scene.says(text('first'));
    await scene.tells('by the way');
    const second = await scene.says(text('second'));
    await scene.answers(second, ['to the second']);
    await scene.answers(first, ['to the first', 'and more']);
    expect(await wordsSince(visitorId)).toEqual(['first', 'to the first', 'and more', 'by the way', 'second', 'to the second']);
  });

  it('goes on after a cursor from the middle of a batch', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    await scene.answers(await scene.says(text('one')), ['a', 'b', 'c']);
    await scene.tells('unasked');
    await scene.says(text('two'));
    const all = await history.since(visitorId);
    for (const [index, { cursor }] of all.entries())
      expect(await wordsSince(visitorId, cursor)).toEqual(all.slice(index + 1).map((event) => event.text));
  });

  it('shows an answer that was committed after a later message and its answer', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    const slow = await scene.says(text('slow'));
    const quick = await scene.says(text('stop'));
    await scene.answers(quick, ['stopped']);
    const cursor = (await history.since(visitorId)).at(-1)!.cursor;
    await scene.answers(slow, ['at last']);
    expect(await wordsSince(visitorId, cursor)).toEqual(['at last']);
  });

  it('shows each event once, however commits and broken connections interleave', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant('say' as const) },
      { weight: 3, arbitrary: fc.nat(3).map((which) => ({ settle: which })) },
      { weight: 2, arbitrary: fc.boolean().map((late) => ({ tell: late })) },
      { weight: 3, arbitrary: fc.nat(5).map((seen) => ({ read: seen })) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const visitorId = newId();
        const scene = await aScene(database.current, visitorId);
        const open: string[] = [];
        const written: string[] = [];
        const seen: string[] = [];
        let cursor: string | undefined;
        const read = async (atMost: number) => {
          const events = (await history.since(visitorId, cursor)).slice(0, atMost);
          seen.push(...events.map(({ id }) => id));
          cursor = events.at(-1)?.cursor ?? cursor;
        };
        for (const action of steps) {
          if (action === 'say') {
            const id = await scene.says(text('hello'));
            open.push(id);
            written.push(id);
          } else if ('settle' in action) {
            const [id] = open.splice(action.settle % Math.max(1, open.length), 1);
            if (id) written.push(...(await scene.answers(id, ['yes', 'and'].slice(0, action.settle % 3))));
          } else if ('tell' in action) {
            // Made a minute before the others, committed after them.
            const id = newId(Date.now() - (action.tell ? 60_000 : 0));
            written.push(await scene.tells('news', { id }));
          } else await read(action.read);
        }
        await read(Number.POSITIVE_INFINITY);
        expect(seen.toSorted()).toEqual(written.toSorted());
      }),
      { numRuns: 25, seed: 20261122 },
    );
  });

  it('forgets old unasked messages by id and shows none of them again', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    for (let number = 1; number <= 20; number += 1) await scene.tells(`news ${number}`);
    const all = await history.since(visitorId);
    expect(all).toHaveLength(20);
    expect(await wordsSince(visitorId, all[17]!.cursor)).toEqual(all.slice(18).map((event) => event.text));
    expect(all.at(-1)!.cursor.length).toBeLessThan(400);
  });

  it('begins anew for a cursor of another conversation, and for one that is no cursor', async () => {
    const [visitorId, otherId] = [newId(), newId()];
    const scene = await aScene(database.current, visitorId);
    await scene.says(text('mine'));
    const other = await aScene(database.current, otherId);
    for (const words of ['x', 'y']) await other.answers(await other.says(text(words)), ['z']);
    const foreign = (await history.since(otherId)).at(-1)!.cursor;
    for (const cursor of [foreign, '', 'nonsense', "';--", `${'9'.repeat(500)}`])
      expect(await wordsSince(visitorId, cursor)).toEqual(['mine']);
  });

  it('shows the newest 200 messages of a long conversation', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    await scene.says(text('the very first'));
    await database.current.pool.query(
      `insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at, handled_at)
        select gen_random_uuid(), 'long:' || n, m.conversation_id, m.identity_id, n, jsonb_build_object('kind', 'text', 'text', n::text), now(), now()
        from inbound_message m, generate_series(2, 300) n where m.conversation_id = $1`,
      [scene.conversationId],
    );
    await database.current.pool.query('update conversation set last_number = 300 where id = $1', [scene.conversationId]);
    const words = await wordsSince(visitorId);
    expect([words.length, words[0], words.at(-1)]).toEqual([200, '101', '300']);
  });

  it('tells a pressed button by its label, also with several buttons, and a foreign one by nothing', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    const choices = [
      { label: 'button-balance' as const, action: { skill: 'balance', input: {} } },
      { label: 'button-why' as const, action: { skill: 'why', input: {} } },
    ];
    const [answerId] = await scene.answers(
      await scene.says({ kind: 'command', name: 'points', argument: '' }),
      ['You have 7 points.'],
      choices,
    );
    const token = buttonToken(SECRET, scene.conversationId, answerId!, 1);
    await scene.says({ kind: 'button', token });
    await scene.says({ kind: 'button', token: buttonToken(SECRET, newId(), answerId!, 1) });
    const events = await history.since(visitorId);
    expect(events.map((event) => event.text)).toEqual(['/points', 'You have 7 points.', 'Why?', undefined]);
    expect(events[1]).toMatchObject({ kind: 'told', buttons: [{ label: 'My points' }, { label: 'Why?', token }] });
  });
});

describe('following a conversation', () => {
  it('wakes for a message that another process announced, at once', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    const wake = vi.fn();
    const stop = history.subscribe(visitorId, wake);
    await vi.waitFor(() => expect(wake).toHaveBeenCalled());
    wake.mockClear();
    await scene.tells('from over there');
    await historyOf(database.current).announce(scene.conversationId);
    await vi.waitFor(() => expect(wake).toHaveBeenCalled(), 1_500);
    stop();
  });

  it('wakes for a conversation that begins while it is followed', async () => {
    const visitorId = newId();
    const wake = vi.fn();
    const stop = history.subscribe(visitorId, wake);
    const scene = await aScene(database.current, visitorId);
    await scene.says(text('hello'));
    await history.announce(scene.conversationId);
    await vi.waitFor(() => expect(wake).toHaveBeenCalled(), 1_500);
    stop();
  });

  it('finds by itself what nobody announced, and leaves alone what it is asked to', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    const [wake, stopped] = [vi.fn(), vi.fn()];
    const stop = history.subscribe(visitorId, wake);
    history.subscribe(visitorId, stopped)();
    await vi.waitFor(() => expect(wake).toHaveBeenCalled());
    wake.mockClear();
    await scene.says(text('psst'));
    await vi.waitFor(() => expect(wake).toHaveBeenCalled(), 6_000);
    expect(stopped).not.toHaveBeenCalled();
    stop();
  });

  it('listens again after its connection was cut', async () => {
    const visitorId = newId();
    const scene = await aScene(database.current, visitorId);
    const wake = vi.fn();
    const stop = history.subscribe(visitorId, wake);
    await vi.waitFor(() => expect(wake).toHaveBeenCalled());
    // As the server's owner: other sessions' statements are hidden from the program's role.
    const admin = await connectClient(inject('adminUrl'));
    const { rows } = await database.current.pool.query<{ name: string }>('select current_database() as name');
    const listener = async () =>
      (
        await admin.query<{ pid: number }>(
          "select pid from pg_stat_activity where datname = $1 and query = 'listen regulars_outbox'",
          [rows[0]!.name],
        )
      ).rows[0]?.pid;
    const before = await listener();
    await admin.query('select pg_terminate_backend($1)', [before]);
    const isBack = async () => expect([undefined, before]).not.toContain(await listener());
    await vi.waitFor(isBack, { timeout: 10_000, interval: 100 });
    await admin.end();
    wake.mockClear();
    await scene.tells('still there?');
    await history.announce(scene.conversationId);
    await vi.waitFor(() => expect(wake).toHaveBeenCalled(), 1_500);
    stop();
  });
});
