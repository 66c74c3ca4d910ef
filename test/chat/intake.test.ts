import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIntake, type Intake, type Stored } from '../../src/chat/intake.ts';
import { becomePresent, type Presence } from '../../src/chat/presence.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { useDatabase } from '../helpers/database.ts';
import { aMessage, CHANNEL } from './core.ts';

const database = useDatabase({ poolSize: 6 });
const PROCESSES = 3;
let present: Presence[];
let intakes: Intake[];

beforeAll(async () => {
  const { connectionString } = database.current;
  const log = createLog('silent');
  present = await Promise.all(
    Array.from({ length: PROCESSES }, () => becomePresent(connectionString, { clock: systemClock, log })),
  );
  intakes = present.map((presence) =>
    createIntake({ database: database.current, presence, clock: systemClock, tierSince: (now) => now }),
  );
});
afterAll(async () => {
  for (const presence of present) await presence.close();
});

/** Batches as platforms bring them: several conversations and processes, some messages twice, within a batch and across. */
const batches = fc.array(
  fc.record({
    process: fc.nat(PROCESSES - 1),
    messages: fc.array(fc.record({ place: fc.nat(3), message: fc.nat(12) }), { minLength: 1, maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 8 },
);

let run = 0;

describe('intake', () => {
  it('stores each message once, numbers conversations without gaps and hands out one turn each, however often and wherever they come', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        run += 1;
        const place = (number: number) => `run ${run}, place ${number}`;
        const results = await Promise.all(
          given.flatMap(({ process, messages }) =>
            messages.map(async (one) => {
              const key = `run ${run}, ${one.place}, ${one.message}`;
              return {
                key,
                place: place(one.place),
                process,
                ...(await intakes[process]!(aMessage(place(one.place), `text ${one.message}`, key))),
              };
            }),
          ),
        );
        const conversations = await load(run);
        const keys = new Set(results.map(({ key }) => key));
        expect(conversations.flatMap((one) => one.keys).toSorted()).toEqual([...keys].toSorted());
        for (const { name, numbers, last_number, lease_process } of conversations) {
          expect(numbers).toEqual(numbers.map((_, i) => i + 1));
          expect(last_number).toBe(numbers.length);
          const turns = results.filter((result) => result.place === name && result.work);
          expect(turns).toHaveLength(1);
          expect(turns[0]!.work!.number).toBe(1);
          expect(lease_process).toBe(present[turns[0]!.process]!.number);
        }
        for (const same of Map.groupBy(results, ({ key }) => key).values()) {
          expect(new Set(same.map(({ inboundId }) => inboundId)).size).toBe(1);
          expect(same.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
        }
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('keeps the order in which one process was given the messages', async () => {
    const intake = intakes[0]!;
    await Promise.all(Array.from({ length: 300 }, (_, i) => intake(aMessage('in order', String(i), `order ${i}`))));
    const { rows } = await database.current.pool.query<{ text: string }>(
      `select content->>'text' as text from inbound_message m join conversation c on c.id = m.conversation_id
        where channel_conversation_id = 'in order' order by number`,
    );
    expect(rows.map(({ text }) => Number(text))).toEqual(Array.from({ length: 300 }, (_, i) => i));
  });

  it('takes any text, and stores the neighbours of a message that cannot be stored', async () => {
    const intake = intakes[0]!;
    const texts = ['\ud83d\ude00', '\u202e', "'; drop table member; --", '{"a":1}', '\\u0000', '\ud800', 'x'.repeat(100_000)];
    const outcomes = await Promise.allSettled([
      ...texts.map((text, i) => intake(aMessage('any text', text, `any ${i}`))),
      intake({ ...aMessage('bad text', 'nobody', 'bad key'), displayName: 'a NUL: \u0000' }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([...texts.map(() => 'fulfilled'), 'rejected']);
  });

  it('gives the conversation of a process that has died to the next one at once', async () => {
    const log = createLog('silent');
    const dying = await becomePresent(database.current.connectionString, { clock: systemClock, log });
    const its = createIntake({ database: database.current, presence: dying, clock: systemClock, tierSince: (now) => now });
    const first: Stored = await its(aMessage('inherited', 'one', 'inherited 1'));
    expect(first.work?.number).toBe(1);
    const waits = await intakes[0]!(aMessage('inherited', 'two', 'inherited 2'));
    expect(waits.work).toBeUndefined();
    await dying.close();
    const inherited = await intakes[0]!(aMessage('inherited', 'two', 'inherited 2'));
    expect(inherited).toMatchObject({ duplicate: true, work: { inboundId: first.inboundId, number: 1 } });
  });
});

type Row = { name: string; last_number: number; lease_process: number; numbers: number[]; keys: string[] };

async function load(run: number): Promise<Row[]> {
  const { rows } = await database.current.pool.query<Row>(
    `select c.channel_conversation_id as name, c.last_number, c.lease_process, array_agg(m.number order by m.number) as numbers,
        array_agg(m.key order by m.number) as keys
      from conversation c join inbound_message m on m.conversation_id = c.id
      where c.channel = $1 and c.channel_conversation_id like $2 group by c.id`,
    [CHANNEL, `run ${run}, %`],
  );
  return rows;
}
