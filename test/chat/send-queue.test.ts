import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Channel, ChannelRateLimited, type Limit, type Pace } from '../../src/chat/channel.ts';
import type { OutboundMessage, Purpose } from '../../src/chat/reply.ts';
import { createSendQueue } from '../../src/chat/send-queue.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import { createLog } from '../../src/shared/log.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';
import { aDoor, CHANNEL, type Core, cutPresence, openCore, settled } from './core.ts';

const database = useDatabase({ poolSize: 6 });

let accounts = 0;
/** Of an account that no other test sends for. */
const aPace = (given: Partial<Pace> = {}): Pace => {
  accounts += 1;
  return { account: `bot ${accounts}`, overall: [], perPrivate: [], perPublic: [], mostAtOnce: 8, ...given };
};

type Place = { name: string; id: string };

async function places(count: number, audience: 'private' | 'public' = 'private'): Promise<Place[]> {
  const made = Array.from({ length: count }, () => ({ id: newId(), name: `place ${newId()}` }));
  await database.current.pool.query(
    `insert into conversation (id, channel, channel_conversation_id, audience, created_at)
      select id, $3, name, $4::audience, now() from unnest($1::uuid[], $2::text[]) as p(id, name)`,
    [made.map(({ id }) => id), made.map(({ name }) => name), CHANNEL, audience],
  );
  return made;
}

/** Queues a message for each place, behind the program's back, and wakes whoever sends. @returns the ids */
async function queue(to: readonly Place[], purpose: Purpose): Promise<string[]> {
  const ids = to.map(() => newId()).toSorted();
  await database.current.pool.query(
    `insert into outbox_message (id, conversation_id, purpose, language, lines, text, created_at)
      select id, place, $3::purpose, 'en', '{}', 'queued', now() from unnest($1::uuid[], $2::uuid[]) as q(id, place)`,
    [ids, to.map(({ id }) => id), purpose],
  );
  await database.current.pool.query(`select pg_notify('regulars_send', $1)`, [CHANNEL]);
  return ids;
}

const states = async (ids: readonly string[]): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await database.current.pool.query<{ state: string; count: number }>(
        'select state, count(*)::int from outbox_message where id = any($1::uuid[]) group by state',
        [ids],
      )
    ).rows.map(({ state, count }) => [state, count]),
  );

const allSent = (ids: readonly string[], withinMs?: number) =>
  eventually('all are sent', async () => (await states(ids)).sent === ids.length, withinMs);

/** When each call of a core's channel began. */
function timed(core: Core): Map<string, number> {
  const calledAt = new Map<string, number>();
  core.deliver(({ id }) => void calledAt.set(id, performance.now()));
  return calledAt;
}

/** Two processes, of which the first one sends. */
async function two(pace: Pace): Promise<[Core, Core]> {
  const one = await openCore(database.current, { pace });
  await one.chat.sweep();
  await allSent(await queue(await places(1), 'service')); // it holds the lease before anybody else asks for it
  const other = await openCore(database.current, { pace });
  await other.chat.sweep();
  one.called.length = 0;
  return [one, other];
}

const perSecond = (messages: number): readonly Limit[] => [{ messages, withinMs: 1_000 }];

describe('a channel with a pace', () => {
  it('sends everything by one process, and what another one decides goes out at once', async () => {
    const pace = aPace();
    const [one, other] = await two(pace);
    await one.says('ada', 'hello');
    await settled(database.current, 'ada');
    const waits: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const [before, saidAt] = [one.called.length, performance.now()];
      await other.says('ole', `hello ${i}`);
      await eventually('it is sent', () => one.called.length > before);
      waits.push(performance.now() - saidAt);
    }
    await settled(database.current, 'ole');
    expect(other.called).toEqual([]);
    expect(one.called).toHaveLength(21);
    expect(waits.toSorted((a, b) => a - b)[10]).toBeLessThan(150); // the turn itself and its storing included
  });

  it('is taken over within seconds when its process dies, and loses and doubles nothing', async () => {
    const pace = aPace({ overall: perSecond(40) });
    const [one, other] = await two(pace);
    const ids = await queue(await places(60), 'campaign');
    await eventually('some are sent', () => one.called.length > 10);
    const cutAt = performance.now();
    await eventually('another process sends', async () => {
      await cutPresence(database.current, one.presence); // each session that it makes anew: it may not take the lease again
      return other.called.length > 0;
    });
    expect(performance.now() - cutAt).toBeLessThan(5_000);
    await allSent(ids);
    const called = [...one.called, ...other.called].map(({ id }) => id);
    expect(called.toSorted()).toEqual(ids);
  });

  it('hears of what is queued again after its connection was lost', async () => {
    const core = await openCore(database.current, { pace: aPace() });
    await core.chat.sweep();
    const [place] = await places(1);
    await allSent(await queue([place!], 'service'));
    const before = core.presence.number;
    await cutPresence(database.current, core.presence);
    await eventually('it is present again', () => core.presence.number !== before);
    await allSent(await queue([place!], 'service'), 5_000); // nobody sweeps
  });

  it('sends replies before service messages before campaigns', async () => {
    const core = await openCore(database.current, { pace: aPace({ mostAtOnce: 1 }) });
    const door = aDoor();
    core.deliver(() => (core.called.length === 1 ? door.pass() : undefined));
    await core.chat.sweep();
    const [blocking, ...others] = await places(7);
    await queue([blocking!], 'campaign');
    await door.reached;
    const campaign = await queue(others.slice(0, 2), 'campaign');
    const service = await queue(others.slice(2, 4), 'service');
    const replies = await queue(others.slice(4, 6), 'reply');
    await core.chat.sweep();
    door.open();
    await allSent([...campaign, ...service, ...replies]);
    expect(core.called.slice(1).map(({ id }) => id)).toEqual([...replies, ...service, ...campaign]);
  });

  it('lets a reply overtake a campaign that waits, in the same conversation, and keeps the order of each', async () => {
    const core = await openCore(database.current, { pace: aPace({ mostAtOnce: 1 }) });
    const door = aDoor();
    core.deliver(() => (core.called.length === 1 ? door.pass() : undefined));
    await core.chat.sweep();
    const [blocking, place] = await places(2);
    await queue([blocking!], 'campaign');
    await door.reached;
    const campaign = await queue([place!, place!], 'campaign');
    const replies = await queue([place!, place!], 'reply');
    await core.chat.sweep();
    door.open();
    await allSent([...campaign, ...replies]);
    expect(core.called.slice(1).map(({ id }) => id)).toEqual([...replies, ...campaign]);
  });

  it('keeps the limit of one conversation while others go on', async () => {
    const perPrivate = [{ messages: 1, withinMs: 600 }];
    const core = await openCore(database.current, { pace: aPace({ perPrivate }) });
    const calledAt = timed(core);
    const [slow, ...others] = await places(6);
    const ids = await queue([slow!, slow!, ...others], 'service');
    await core.chat.sweep();
    await allSent(ids);
    const [first, second, ...rest] = ids.map((id) => calledAt.get(id)!);
    expect(second! - first!).toBeGreaterThanOrEqual(600);
    expect(Math.max(...rest) - first!).toBeLessThan(500);
  });

  it('stops for one conversation alone, where the platform means only that one', async () => {
    const core = await openCore(database.current, { pace: aPace() });
    const calledAt: { place: string; at: number }[] = [];
    core.deliver(({ conversation }) => {
      calledAt.push({ place: conversation.id, at: performance.now() });
      if (conversation.id === limited!.id && calledAt.filter(({ place }) => place === limited!.id).length === 1)
        throw new ChannelRateLimited(700, { scope: 'conversation' });
    });
    const [limited, other] = await places(2);
    const ids = await queue([limited!, other!, limited!, other!], 'service');
    await core.chat.sweep();
    await allSent(ids);
    const at = (place: Place) => calledAt.filter((call) => call.place === place.id).map((call) => call.at);
    expect(at(limited!)).toHaveLength(3);
    expect(at(limited!)[1]! - at(limited!)[0]!).toBeGreaterThanOrEqual(700);
    expect(at(other!)[1]! - at(limited!)[0]!).toBeLessThan(600);
  });

  it('obeys a platform that asks to wait, to the millisecond, and loses nothing', async () => {
    const core = await openCore(database.current, { pace: aPace({ overall: perSecond(200) }) });
    let refusedAt = 0;
    const after: number[] = [];
    core.deliver(() => {
      if (refusedAt > 0) after.push(performance.now() - refusedAt);
      if (core.called.length !== 5) return;
      refusedAt = performance.now();
      throw new ChannelRateLimited(800);
    });
    const ids = await queue(await places(40), 'campaign');
    await core.chat.sweep();
    await allSent(ids);
    expect(core.called).toHaveLength(41);
    // Those that were under way when it said so had been called already.
    expect(after.filter((ms) => ms > 50).every((ms) => ms >= 800)).toBe(true);
    expect(after.filter((ms) => ms >= 800).length).toBeGreaterThan(20);
  });

  it('counts answers that ride in the responses of any process', async () => {
    const pace = aPace({ overall: perSecond(5) });
    const [one, other] = await two(pace);
    const calledAt = timed(one);
    let told = 0;
    let toldAt = 0;
    one.presence.listen('regulars_send', (payload) => {
      told += Number(payload?.split(' ')[1] ?? 0);
      toldAt = performance.now();
    });
    const accepted = await Promise.all(Array.from({ length: 8 }, (_, i) => other.says(`rides ${i}`, 'hello')));
    const answers = await Promise.all(accepted.map((said) => said.answerInResponse(5_000)));
    expect(answers.every(Boolean)).toBe(true);
    await eventually('the process that sends was told', () => told === 8);
    const lastToldAt = toldAt;
    const ids = await queue(await places(2), 'reply');
    await allSent(ids);
    expect(Math.max(...ids.map((id) => calledAt.get(id)!)) - lastToldAt).toBeGreaterThan(700);
    expect(other.called).toEqual([]);
  });

  it('remembers what was sent to a group before it took over', async () => {
    const pace = aPace({ perPublic: [{ messages: 2, withinMs: 2_000 }] });
    const [group] = await places(1, 'public');
    const first = await openCore(database.current, { pace });
    await first.chat.sweep();
    await allSent(await queue([group!, group!], 'reply'));
    const sentAt = performance.now();
    await first.close();
    const next = await openCore(database.current, { pace });
    await next.chat.sweep();
    await allSent(await queue([group!], 'reply'));
    expect(performance.now() - sentAt).toBeGreaterThan(1_500);
  });

  it('holds few of many messages in memory, and lets replies through at once meanwhile', async () => {
    const core = await openCore(database.current, { pace: aPace({ overall: perSecond(30) }) });
    const calledAt = timed(core);
    const many = await places(20_000);
    await queue(many, 'campaign');
    await core.chat.sweep();
    await eventually('the campaign is being sent', () => core.called.length > 40);
    const waits: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      const queuedAt = performance.now();
      const [id] = await queue([many[i]!], 'reply');
      await eventually('the reply is sent', () => calledAt.has(id!));
      waits.push(calledAt.get(id!)! - queuedAt);
    }
    expect(Math.max(...waits)).toBeLessThan(1_000);
    expect(core.logged()).not.toContain('error');
  }, 30_000);
});

describe('a long backlog', () => {
  it('is sent though the later answers were read before the earlier ones', async () => {
    const conversations = Array.from({ length: 120 }, () => newId());
    const ids = conversations.flatMap(() => [newId(), newId()]).toSorted(); // within one millisecond they are in no order
    const reply = (conversationId: string): OutboundMessage => ({
      id: ids.shift()!,
      conversation: { id: conversationId, channelConversationId: conversationId, audience: 'private' },
      purpose: 'reply',
      language: 'en',
      text: 'queued',
      buttons: [],
    });
    const [earlier, later] = [conversations.map(reply), conversations.map(reply)];
    const goesAfter = new Map(later.map(({ id }, i) => [id, earlier[i]!.id]));
    const queued = new Map(later.map((message) => [message.id, message]));
    const sent: string[] = [];
    const read = Promise.withResolvers<void>();
    const sending = createSendQueue({
      channel: { name: CHANNEL, pace: aPace() } as Channel,
      presence: { hold: async () => ({ lost: new AbortController().signal, release: async () => {} }) },
      clock: systemClock,
      log: createLog('silent'),
      async attempt(_channel, { id }, going) {
        await setImmediate(); // a database is asked
        const first = goesAfter.get(id);
        const isFirst = first === undefined || sent.includes(first);
        if (!isFirst || !(await going.mayGo())) {
          going.cancel();
          return isFirst ? 'given_back' : 'not_yet';
        }
        going.ended();
        queued.delete(id);
        sent.push(id);
        return {};
      },
      async load({ purpose, without, most }) {
        const messages = [...queued.values()].filter((message) => message.purpose === purpose && !without.includes(message.id));
        messages.sort((a, b) => (a.id < b.id ? -1 : 1)).splice(most);
        if (messages.length > 0) read.resolve();
        return { messages, isAll: messages.length < most, last: messages.at(-1)?.id };
      },
      loadRecent: async () => [],
      tell: () => {},
    });
    await read.promise;
    for (const message of earlier) queued.set(message.id, message);
    await eventually('all are sent', async () => sent.length === 240, 10_000);
    await sending.stop();
  });
});
