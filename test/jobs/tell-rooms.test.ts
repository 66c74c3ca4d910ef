import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPush } from '../../src/chat/push.ts';
import { checkHandoffsJob } from '../../src/jobs/check-handoffs.ts';
import type { Job } from '../../src/jobs/index.ts';
import { tellRoomsJob } from '../../src/jobs/tell-rooms.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { roomHello, roomReply } from '../../src/skills/room-words.ts';
import { useDatabase } from '../helpers/database.ts';
import { type Counter, openCounter, withPlainSpaces } from '../helpers/people.ts';
import { promiseWork } from '../helpers/promises.ts';

const database = useDatabase();
let counter: Counter;
let work: ReturnType<typeof promiseWork>;
let job: Job;
beforeAll(async () => {
  counter = await openCounter(database.current);
  work = promiseWork(database.current, counter);
  job = theJob();
});
afterAll(() => counter.close());

const log = createLog('silent');
const PLACE = '-1001';
const room = { channel: 'test', place: PLACE, variable: 'TEST_STAFF_ROOM' };

function theJob(rooms = [room]) {
  const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: counter.programme.rules.timeZone }) });
  return tellRoomsJob({
    database: database.current,
    rooms,
    push,
    write: (news) => roomReply(news, 'https://chat.granlia.example', counter.programme),
    hello: roomHello,
    language: () => 'en',
    log,
  });
}

/** The minute comes round, and what is to be said is said. */
async function minute(by = MINUTE_MS): Promise<string> {
  counter.clock.moveBy(by);
  const { rules } = counter.programme;
  await checkHandoffsJob({ database: database.current, rules: () => rules, desk: counter.desk }).run(counter.clock.now());
  await work.comesRound();
  const done = await job.run(counter.clock.now());
  await work.sent();
  return done;
}

const said = () =>
  counter
    .person('nobody', { place: PLACE })
    .everythingHeard()
    .map(({ text }) => withPlainSpaces(text));

describe('a room of colleagues', () => {
  it('hears once, first of all, that it is the right one', async () => {
    expect(await minute()).toBe('0 told');
    await minute();
    expect(said()).toEqual([expect.stringMatching(/^Here I say when somebody needs you/)]);
  });

  it('hears of danger and of who waits, with the case and where it is, without a word of theirs', async () => {
    const [ada, bo] = [counter.person('ada'), counter.person('bo')];
    await bo.says('I want to talk to a person');
    await ada.says('the lamp caught fire, there is smoke everywhere');
    expect(await minute()).toBe('2 told');
    const [danger, asked] = said().slice(-2);
    expect(danger).toMatch(
      /^K-\d+: Danger\. Nobody has taken it; waiting since today at .+\.\nhttps:\/\/chat\.granlia\.example\/console\/conversations\/[0-9a-f-]{36}$/,
    );
    expect(asked).toMatch(/^Somebody waits for a person since today at .+\. Promised by Monday 23 November, 10:00\.\nhttps:/);
    expect(said().join('\n')).not.toMatch(/lamp|smoke/);
    await ada.says('it is burning, help');
    expect(await minute()).toBe('0 told');
  });

  it('hears once, whichever of several programs looks first', async () => {
    const before = said().length;
    await counter.person('cy').says('can I talk to a human please');
    counter.clock.moveBy(1_000);
    await Promise.all(Array.from({ length: 5 }, () => theJob().run(counter.clock.now())));
    await work.sent();
    expect(said().length).toBe(before + 1);
  });

  it('hears what nobody took in time, and of promises that are due soon and that were missed', async () => {
    const before = said().length;
    await minute(20 * MINUTE_MS); // danger is to be accepted within minutes, on a Sunday as well
    expect(said().slice(before).join('\n')).toMatch(/K-\d+: Nobody has taken it in time/);
    const heard = (what: RegExp) =>
      said()
        .slice(before)
        .some((text) => what.test(text));
    const [soon, missed] = [/^A promise is due by today, 10:00/, /^A promise was missed: by today, 10:00/];
    for (let hours = 0; hours < 18; hours += 1) await minute(HOUR_MS); // the night
    for (let steps = 0; steps < 12 && !(heard(soon) && heard(missed)); steps += 1) await minute(15 * MINUTE_MS);
    expect([heard(soon), heard(missed), heard(/^K-\d+: A promise was missed/)]).toEqual([true, true, true]);
    const all = said().slice(before);
    expect(new Set(all).size).toBe(all.length);
  });

  it('hears nothing of what happened long before', async () => {
    counter.clock.moveBy(DAY_MS);
    const other = theJob([{ ...room, place: '-1002' }]);
    expect(await other.run(counter.clock.now())).toBe('0 told');
  });

  it('that cannot be written to is said in the log once, and again after it has heard', async () => {
    const { pool } = database.current;
    const error = vi.spyOn(log, 'error');
    const mended = theJob();
    const isNow = (state: string) =>
      pool.query(
        `update outbox_message set state = $1::outbox_state, last_error = '403 chat not found' where id =
          (select o.id from outbox_message o join conversation c on c.id = o.conversation_id where c.channel_conversation_id = $2 order by o.id desc limit 1)`,
        [state, PLACE],
      );
    await isNow('unreachable');
    expect(await mended.run(counter.clock.now())).toBe('0 told; not heard: TEST_STAFF_ROOM');
    await mended.run(counter.clock.now());
    expect(error).toHaveBeenCalledTimes(1);
    expect(error.mock.calls[0]?.[0]).toMatchObject({ variable: 'TEST_STAFF_ROOM', reason: '403 chat not found' });
    await isNow('sent');
    expect(await mended.run(counter.clock.now())).toBe('0 told');
    await isNow('failed');
    await mended.run(counter.clock.now());
    expect(error).toHaveBeenCalledTimes(2);
  });
});
