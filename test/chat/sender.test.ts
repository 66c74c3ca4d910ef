import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  ChannelRateLimited,
  ChannelRefused,
  ChannelUnavailable,
  DeliveryUnknown,
  MessageRefused,
  RecipientUnreachable,
} from '../../src/chat/channel.ts';
import { afterError } from '../../src/chat/sender.ts';
import { DAY_MS, SECOND_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';
import { aDoor, asSuperuser, type Core, cutPresence, openCore, settled, stored } from './core.ts';

const database = useDatabase({ poolSize: 6 });
const aCore = (): Promise<Core> => openCore(database.current);

const now = new Date('2026-11-22T13:05:00Z');
const first = { attempts: 1, createdAt: now };

describe('what becomes of a message after an error', () => {
  it.each([
    [new ChannelRateLimited(7_000), { state: 'queued', retryAt: new Date(now.getTime() + 7_000) }],
    [new ChannelUnavailable('down'), { state: 'queued', retryAt: new Date(now.getTime() + 2_000) }],
    [new ChannelRefused('wrong token'), { state: 'queued', retryAt: new Date(now.getTime() + 2_000) }],
    [new RecipientUnreachable('blocked'), { state: 'unreachable' }],
    [new MessageRefused('too long'), { state: 'failed' }],
    [new DeliveryUnknown('no answer'), { state: 'sent_unconfirmed' }],
    [new TypeError('a bug of ours'), { state: 'sent_unconfirmed' }],
  ])('follows from its kind: %s', (error, expected) => {
    expect(afterError(error, first, now)).toMatchObject({ ...expected, error: expect.stringContaining(error.message) });
  });

  it('is another try, later each time, for a day', () => {
    const waits = [1, 2, 3, 4, 20].map((attempts) => {
      const { retryAt } = afterError(new ChannelUnavailable('down'), { ...first, attempts }, now);
      return (retryAt!.getTime() - now.getTime()) / SECOND_MS;
    });
    expect(waits).toEqual([2, 4, 8, 16, 600]);
    const yesterday = { attempts: 30, createdAt: new Date(now.getTime() - DAY_MS) };
    expect(afterError(new ChannelUnavailable('down'), yesterday, now)).toMatchObject({ state: 'failed' });
  });

  it('is stored in words that the database takes', () => {
    expect(afterError(new MessageRefused('a NUL \u0000 in it'), first, now).error).toBe('a NUL  in it');
  });
});

describe('sending', () => {
  it('keeps the order of a conversation that has to wait, while others go on', async () => {
    const core = await aCore();
    let refusals = 0;
    core.deliver(({ conversation }) => {
      if (conversation.channelConversationId !== 'waiting' || refusals === 1) return;
      refusals += 1;
      throw new ChannelUnavailable('down');
    });
    for (const text of ['hello 1', 'hello 2', 'hello 3']) await core.says('waiting', text);
    await core.says('other', 'hello');
    expect(await settled(database.current, 'other', 1_500)).toMatchObject([{ answers: [{ state: 'sent', attempts: 1 }] }]);
    const messages = await settled(database.current, 'waiting');
    const [a, b, c] = messages.map(({ answers }) => answers[0]!);
    expect([a!.attempts, b!.attempts, c!.attempts]).toEqual([2, 1, 1]);
    const calls = core.called.filter(({ conversation }) => conversation.channelConversationId === 'waiting');
    expect(calls.map(({ id }) => id)).toEqual([a!.id, a!.id, b!.id, c!.id]);
  });

  it('stops while the platform asks to wait', async () => {
    const core = await aCore();
    const calledAt: number[] = [];
    core.deliver(() => {
      calledAt.push(performance.now());
      if (calledAt.length === 1) throw new ChannelRateLimited(400);
    });
    await core.says('limited', 'hello');
    await eventually('the first call', () => calledAt.length === 1);
    await core.says('another', 'hello');
    await settled(database.current, 'limited');
    await settled(database.current, 'another');
    expect(calledAt).toHaveLength(3);
    expect(calledAt[1]! - calledAt[0]!).toBeGreaterThanOrEqual(390);
  });

  it('notes who cannot be reached, and who can again', async () => {
    const core = await aCore();
    core.deliver(() => {
      throw new RecipientUnreachable('blocked by the user');
    });
    await core.says('blocked', 'hello');
    expect(await settled(database.current, 'blocked')).toMatchObject([{ answers: [{ state: 'unreachable' }] }]);
    const reachability = async () =>
      (await database.current.pool.query(`select reachability from identity where channel_user_id = 'blocked'`)).rows[0]
        .reachability;
    expect(await reachability()).toBe('blocked');
    core.deliver(() => {});
    await core.says('blocked', 'hello again');
    expect((await settled(database.current, 'blocked')).at(-1)).toMatchObject({ answers: [{ state: 'sent' }] });
    expect(await reachability()).toBe('reachable');
  });

  it('repeats nothing that a dead process was sending, and sends what it had not begun', async () => {
    const [dying, next] = [await aCore(), await aCore()];
    const door = aDoor();
    dying.deliver(() => door.pass());
    await dying.says('dying', 'hello 1');
    await dying.says('dying', 'hello 2');
    await door.reached;
    await eventually('both are answered', async () =>
      (await stored(database.current, 'dying')).every(({ answers }) => answers.length === 1),
    );
    await dying.presence.close();
    next.clock.moveBy(10 * SECOND_MS);
    await next.chat.sweep();
    const messages = await settled(database.current, 'dying');
    expect(messages.map(({ answers }) => answers[0]!.state)).toEqual(['sent_unconfirmed', 'sent']);
    expect(next.called.map(({ id }) => id)).toEqual([messages[1]!.answers[0]!.id]);
  });

  it('believes the process that sends rather than one that takes it for dead', async () => {
    const [cut, other] = [await aCore(), await aCore()];
    const door = aDoor();
    cut.deliver(() => door.pass());
    await cut.says('cut', 'hello');
    await door.reached;
    await cutPresence(database.current, cut.presence);
    await eventually('it is taken for dead', async () => {
      await other.chat.sweep();
      return (await stored(database.current, 'cut'))[0]!.answers[0]!.state === 'sent_unconfirmed';
    });
    door.open();
    await cut.chat.idle();
    expect(await stored(database.current, 'cut')).toMatchObject([{ answers: [{ state: 'sent', providerMessageId: 'sent 1' }] }]);
  });

  it('sends a message whose claim got no answer, once', async () => {
    const core = await aCore();
    // The server commits the claim, and its answer is lost with the connection.
    const { query } = database.current.pool;
    let lost = 0;
    database.current.pool.query = (async (...args: [{ name?: string }]) => {
      const result = await query.apply(database.current.pool, args as never);
      if (args[0]?.name === 'claim_outbox' && lost === 0) {
        lost += 1;
        throw new Error('Connection terminated unexpectedly');
      }
      return result;
    }) as typeof query;
    try {
      await core.says('unanswered', 'hello');
      expect(await settled(database.current, 'unanswered')).toMatchObject([{ answers: [{ state: 'sent', attempts: 1 }] }]);
    } finally {
      database.current.pool.query = query;
    }
    expect(lost).toBe(1);
    expect(core.called).toHaveLength(1);
  });

  it('is not kept from the other messages by one that can no longer be said', async () => {
    const core = await aCore();
    core.deliver(() => {
      throw new ChannelUnavailable('down');
    });
    await core.says('old', 'hello');
    await core.says('new', 'hello');
    await eventually('both wait', async () =>
      (await Promise.all(['old', 'new'].map((place) => stored(database.current, place)))).every(
        ([message]) => message?.answers[0]?.lastError === 'down',
      ),
    );
    await core.close();
    await asSuperuser(
      database.current,
      `update outbox_message set choices = '[{"label":"button-of-another-version","action":{"skill":"why","input":{}}}]'
        where conversation_id = (select id from conversation where channel_conversation_id = 'old')`,
    );
    const next = await aCore();
    next.clock.moveBy(60 * SECOND_MS);
    await next.chat.sweep();
    expect(await settled(database.current, 'new')).toMatchObject([{ answers: [{ state: 'sent' }] }]);
    expect(await settled(database.current, 'old')).toMatchObject([{ answers: [{ state: 'failed' }] }]);
  });

  it('keeps an answer that came before it was its turn, and sends it without a sweep', async () => {
    const core = await openCore(database.current);
    const place = newId();
    await core.says(place, 'hello');
    await settled(database.current, place);
    const earlier = newId();
    await database.current.pool.query(
      `insert into outbox_message (id, conversation_id, language, lines, text, created_at)
        select $1, id, 'en', '[]', 'decided elsewhere', $2 from conversation where channel_conversation_id = $3`,
      [earlier, core.clock.now(), place],
    );
    await core.says(place, 'hello again');
    await eventually('it is answered', async () => (await stored(database.current, place))[1]?.outcome === 'answered');
    await sleep(100); // what is refused once is not sent, and not forgotten
    expect(core.called).toHaveLength(1);
    await database.current.pool.query(`update outbox_message set state = 'sent' where id = $1`, [earlier]);
    await settled(database.current, place, 2_000);
    expect(core.called.map(({ text }) => text)).toEqual([
      expect.stringContaining('hello'),
      expect.stringContaining('hello again'),
    ]);
  });

  it('sends the whole backlog of a conversation in one sweep, in order', async () => {
    const dead = await aCore();
    dead.deliver(() => {
      throw new ChannelUnavailable('down');
    });
    for (let i = 0; i < 20; i += 1) await dead.says('backlog', `hello ${i}`);
    await eventually('all are answered', async () => (await stored(database.current, 'backlog')).every(({ outcome }) => outcome));
    await dead.close();
    const next = await aCore();
    next.clock.moveBy(60 * SECOND_MS);
    await next.chat.sweep();
    await next.chat.idle();
    const messages = await stored(database.current, 'backlog');
    expect(next.called.map(({ id }) => id)).toEqual(messages.map(({ answers }) => answers[0]!.id));
    expect(messages.every(({ answers }) => answers[0]!.state === 'sent')).toBe(true);
  });
});
