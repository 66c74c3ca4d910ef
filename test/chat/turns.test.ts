import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ChannelUnavailable } from '../../src/chat/channel.ts';
import { useDatabase } from '../helpers/database.ts';
import { eventually } from '../helpers/program.ts';
import { aDoor, type Core, cutPresence, openCore, settled, stored } from './core.ts';

const database = useDatabase({ poolSize: 6 });
const aCore = (): Promise<Core> => openCore(database.current);

const told = (core: Core, place: string): string[] =>
  core.called.filter(({ conversation }) => conversation.channelConversationId === place).map(({ text }) => text);

describe('a turn that fails', () => {
  it('is tried three times, then the customer gets an apology, and the conversation goes on', async () => {
    const core = await aCore();
    core.during((text) => {
      if (text === 'bug') throw new Error('a bug of ours');
    });
    await core.says('failing', 'first');
    await core.says('failing', 'bug');
    await core.says('failing', 'last');
    const messages = await settled(database.current, 'failing');
    expect(messages.map(({ outcome, attempts, effects }) => ({ outcome, attempts, effects }))).toEqual([
      { outcome: 'answered', attempts: 0, effects: 1 },
      { outcome: 'dead', attempts: 3, effects: 0 },
      { outcome: 'answered', attempts: 0, effects: 1 },
    ]);
    expect(told(core, 'failing')[1]).toMatch(/^Something went wrong on our side/);
    expect(told(core, 'failing')).toHaveLength(3);
  });

  it('is forgotten when a later attempt succeeds', async () => {
    const core = await aCore();
    let failures = 0;
    core.during(() => {
      failures += 1;
      if (failures <= 2) throw new Error(`failure ${failures}`);
    });
    await core.says('recovering', 'once more');
    expect(await settled(database.current, 'recovering')).toMatchObject([{ outcome: 'answered', attempts: 2, effects: 1 }]);
  });

  it('counts the attempts of a process that has died', async () => {
    const core = await aCore();
    const dying = await aCore();
    const door = aDoor();
    dying.during(() => door.pass());
    await dying.says('counted', 'bug');
    await door.reached;
    await database.current.pool.query(
      `update inbound_message set attempts = 2 where content->>'text' = 'bug' and handled_at is null`,
    );
    await dying.presence.close();
    core.during(() => {
      throw new Error('a bug of ours');
    });
    await core.chat.sweep();
    expect(await settled(database.current, 'counted')).toMatchObject([{ outcome: 'dead', attempts: 3 }]);
    expect(told(core, 'counted')).toHaveLength(1);
    door.open();
  });
});

describe('a slow turn', () => {
  it('holds up its own conversation alone', async () => {
    const core = await aCore();
    const door = aDoor();
    core.during((text) => (text === 'hello slow' ? door.pass() : undefined));
    await core.says('slow', 'hello slow');
    await core.says('slow', 'next');
    await door.reached;
    for (let i = 0; i < 20; i += 1) await core.says(`quick ${i}`, 'something');
    for (let i = 0; i < 20; i += 1) expect(await settled(database.current, `quick ${i}`)).toMatchObject([{ effects: 1 }]);
    expect((await stored(database.current, 'slow')).map(({ outcome }) => outcome)).toEqual([null, null]);
    door.open();
    expect((await settled(database.current, 'slow')).map(({ effects }) => effects)).toEqual([0, 1]);
  });
});

describe('the clock of a process', () => {
  it('may go back, and the answers keep their order all the same', async () => {
    const core = await aCore();
    core.deliver(() => {
      if (core.called.length === 1) throw new ChannelUnavailable('down'); // so that the others have to wait behind it
    });
    await core.says('back', 'hello 1');
    await eventually('the first answer failed once', async () =>
      (await stored(database.current, 'back')).every(({ answers }) => answers[0]?.lastError === 'down'),
    ); // the time of its next attempt is on the clock as it stands now
    core.clock.moveBy(-3_600_000);
    await core.says('back', 'hello 2');
    core.clock.moveBy(-3_600_000);
    await core.says('back', 'hello 3');
    await eventually('all are answered', async () => (await stored(database.current, 'back')).every(({ outcome }) => outcome));
    core.clock.moveBy(8_000_000);
    await core.chat.sweep();
    const messages = await settled(database.current, 'back');
    const order = messages.map(({ answers }) => answers[0]!.id);
    expect(order.toSorted()).toEqual(order);
    expect(core.called.slice(1).map(({ id }) => id)).toEqual(order);
  });
});

describe('turns that end together', () => {
  it('give everybody their own answer, whatever characters are in it', async () => {
    const core = await aCore();
    const hostile = [
      '\u001f',
      '\n',
      '\r\n',
      '{}',
      '{NULL}',
      '"',
      '\\',
      ',',
      "'; --",
      '\\n',
      '\u2028',
      '😀',
      'NULL',
      '\t',
      '$1',
      '\u0001',
    ];
    const texts = Array.from({ length: 120 }, (_, i) => `hello ${i} ${hostile[i % hostile.length]} end of ${i}`);
    await Promise.all(texts.map((text, i) => core.says(`together ${i}`, text)));
    await core.chat.idle();
    await Promise.all(texts.map((_, i) => settled(database.current, `together ${i}`)));
    for (const [i, text] of texts.entries()) {
      const [answer] = told(core, `together ${i}`);
      const plain = (words: string) => words.replaceAll(/[\s\p{C}]/gu, ''); // control characters may become spaces
      expect(plain(answer!)).toContain(plain(text));
      const [message] = await stored(database.current, `together ${i}`);
      expect(message!.text).toBe(text);
      expect(plain(message!.answers[0]!.text)).toBe(plain(answer!));
    }
  });
});

describe('two processes in one conversation', () => {
  it('keep the order and give each message one effect and one answer', async () => {
    const cores = [await aCore(), await aCore()];
    const count = 60;
    const sent: Promise<unknown>[] = [];
    for (let i = 0; i < count; i += 1) {
      sent.push(cores[i % 2]!.says('shared', `message ${i}`, `shared ${i}`));
      if (i % 3 === 0) sent.push(cores[(i + 1) % 2]!.says('shared', `message ${i}`, `shared ${i}`));
      if (i % 10 === 0) await sent.at(-1);
    }
    await Promise.all(sent);
    const messages = await settled(database.current, 'shared', 30_000);
    expect(messages.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(messages.map(({ effects, answers }) => ({ effects, answers: answers.length }))).toEqual(
      messages.map(() => ({ effects: 1, answers: 1 })),
    );
    const order = messages.flatMap(({ answers }) => answers.map(({ id }) => id));
    const calls = cores
      .flatMap((core) => core.called)
      .filter(({ conversation }) => conversation.channelConversationId === 'shared');
    expect(calls.map(({ id }) => id).toSorted()).toEqual(order.toSorted());
    for (const core of cores) {
      const its = core.called.map(({ id }) => order.indexOf(id));
      expect(its).toEqual(its.toSorted((a, b) => a - b));
    }
  });

  it('take over at once what one of them leaves behind, and only one of two late ends counts', async () => {
    const [first, second] = [await aCore(), await aCore()];
    const door = aDoor();
    first.during(() => door.pass());
    await first.says('taken over', 'one');
    await first.says('taken over', 'two');
    await door.reached;
    // Its session ends, as it does when the process dies or is cut off. It goes on as if nothing had happened.
    await cutPresence(database.current, first.presence);
    await eventually('the session is gone', async () => {
      await second.chat.sweep();
      return (await stored(database.current, 'taken over')).every(({ outcome }) => outcome);
    });
    door.open();
    await first.chat.idle();
    const messages = await settled(database.current, 'taken over');
    expect(messages.map(({ effects, answers }) => ({ effects, answers: answers.length }))).toEqual([
      { effects: 1, answers: 1 },
      { effects: 1, answers: 1 },
    ]);
    expect([...told(first, 'taken over'), ...told(second, 'taken over')]).toHaveLength(2);
  });
});

describe('a turn whose conversation goes to staff meanwhile', () => {
  it('is not answered by the bot', async () => {
    const core = await aCore();
    const door = aDoor();
    core.during(() => door.pass());
    await core.says('staffed', 'hello there');
    await door.reached;
    await database.current.pool.query(
      `update conversation set handled_by = 'staff', owner_staff_id = gen_random_uuid(), fence = fence + 1 where channel_conversation_id = 'staffed'`,
    );
    door.open();
    expect(await settled(database.current, 'staffed')).toMatchObject([{ outcome: 'silent', answers: [] }]);
    expect(told(core, 'staffed')).toEqual([]);
  });
});

describe('a message to staff', () => {
  it('is answered by nobody else, and its channel knows', async () => {
    const core = await aCore();
    await core.says('with staff', 'hello');
    await settled(database.current, 'with staff');
    await database.current.pool.query(
      `update conversation set handled_by = 'staff', owner_staff_id = gen_random_uuid(), fence = fence + 1 where channel_conversation_id = 'with staff'`,
    );
    const { inboundId } = await core.says('with staff', 'are you there?');
    expect(await settled(database.current, 'with staff')).toMatchObject([{}, { outcome: 'silent', answers: [] }]);
    await eventually('the channel is told', () => core.unanswered.length > 0);
    expect(core.unanswered).toEqual([inboundId]);
  });
});

describe('an answer in the response of the platform', () => {
  it('rides there when it is ready in time, and again when the message comes again', async () => {
    const core = await aCore();
    const accepted = await core.says('response', 'hello', 'response 1');
    const answer = await accepted.answerInResponse(5_000);
    expect(answer?.text).toMatch(/^The app shows me this name: hello/);
    expect(await settled(database.current, 'response')).toMatchObject([{ answers: [{ state: 'sent_unconfirmed' }] }]);
    const again = await core.says('response', 'hello', 'response 1');
    expect((await again.answerInResponse(5_000))?.id).toBe(answer?.id);
    expect(core.called).toEqual([]);
  });

  it('is given again however long the store takes to find it', async () => {
    const core = await aCore();
    const { answer } = await core.asks('slow store', 'hello', 'slow store 1');
    const again = await core.says('slow store', 'hello', 'slow store 1');
    let given: ReturnType<typeof again.answerInResponse> | undefined;
    await database.current.transaction(async (tx) => {
      await tx.$executeRaw`lock table outbox_message`;
      given = again.answerInResponse(1);
      await sleep(50); // its time is over before the store can be read
    });
    expect((await given)?.id).toBe(answer?.id);
  });

  it('is sent by a call when it is late', async () => {
    const core = await aCore();
    const door = aDoor();
    core.during(() => door.pass());
    const accepted = await core.says('late', 'hello', 'late 1');
    expect(await accepted.answerInResponse(20)).toBeUndefined();
    door.open();
    expect(await settled(database.current, 'late')).toMatchObject([{ answers: [{ state: 'sent' }] }]);
    const again = await core.says('late', 'hello', 'late 1');
    expect(await again.answerInResponse(20)).toBeUndefined();
    expect(told(core, 'late')).toHaveLength(1);
  });

  it('goes to the newest request when the message comes again before it is ready', async () => {
    const core = await aCore();
    const door = aDoor();
    core.during(() => door.pass());
    const first = (await core.says('twice', 'hello', 'twice 1')).answerInResponse(10_000);
    await door.reached;
    const second = (await core.says('twice', 'hello', 'twice 1')).answerInResponse(10_000);
    expect(await first).toBeUndefined();
    door.open();
    expect((await second)?.text).toMatch(/^The app shows me this name: hello/);
    expect(core.called).toEqual([]);
  });

  it('waits its turn behind an answer that is on its way by a call', async () => {
    const core = await aCore();
    const door = aDoor();
    core.deliver(() => door.pass());
    await core.says('behind', 'hello one');
    await door.reached;
    const second = await core.says('behind', 'hello two');
    expect(await second.answerInResponse(5_000)).toBeUndefined();
    door.open();
    expect((await settled(database.current, 'behind')).flatMap(({ answers }) => answers.map(({ state }) => state))).toEqual([
      'sent',
      'sent',
    ]);
    expect(core.called.map(({ conversation }) => conversation.channelConversationId)).toEqual(['behind', 'behind']);
  });
});

describe('stopping', () => {
  it('finishes the turns that run, refuses what comes later and leaves the rest for the next process', async () => {
    const core = await aCore();
    const next = await aCore();
    const door = aDoor();
    core.during(() => door.pass());
    for (let i = 0; i < 3; i += 1) await core.says('stopping', `message ${i}`);
    await door.reached;
    const stopped = core.chat.stop();
    await expect(core.says('stopping', 'too late')).rejects.toThrow('stopping');
    door.open();
    await stopped;
    expect((await stored(database.current, 'stopping')).map(({ effects }) => effects)).toEqual([1, 0, 0]);
    await next.chat.sweep();
    await eventually('the next process sends what was left', async () => {
      next.clock.moveBy(1_000); // what waits to be sent counts as forgotten after a while
      await next.chat.sweep();
      return (await stored(database.current, 'stopping')).every(({ answers }) => answers[0]?.state === 'sent');
    });
    const messages = await settled(database.current, 'stopping');
    expect(messages.map(({ effects }) => effects)).toEqual([1, 1, 1]);
    const order = messages.flatMap(({ answers }) => answers.map(({ id }) => id));
    expect([...core.called, ...next.called].map(({ id }) => id)).toEqual(order);
  });
});
