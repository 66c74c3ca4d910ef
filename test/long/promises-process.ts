/**
 * The promises of a simulated month in a process of its own, to be killed: started by `promises.ts` with a plan and a time to go on from.
 * Tick by tick it does what customers and staff do by then, and runs the program's own jobs twice at once, each on connections of its own.
 * Tells every tick that is done, and ends with the test that started it.
 */
import { readFileSync } from 'node:fs';
import { createPush } from '../../src/chat/push.ts';
import type { Tx } from '../../src/chat/skill.ts';
import { checkPromisesJob } from '../../src/jobs/check-promises.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { currentProgramme, LANGUAGES } from '../../src/loyalty/index.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { createLog } from '../../src/shared/log.ts';
import { createPromiseDesk } from '../../src/skills/promise-desk.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { fileComplaint, findPromise, makePromise, withdrawPromises } from '../../src/support/index.ts';
import { type PlannedPromise, type PromisesInput, STAFF_ID, staffAnswer, TICK_MS } from './promises-plan.ts';

const { databaseUrl, plan, from, until } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as PromisesInput;
process.once('disconnect', () => process.exit(1)); // the test has died

const databases = [openDatabase(databaseUrl, { poolSize: 4 }), openDatabase(databaseUrl, { poolSize: 4 })];
const database = databases[0]!;
const programme = await currentProgramme(database, new Date(from));
if (!programme) throw new Error('there is no programme');
const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: programme.rules.timeZone }) });
const desk = createPromiseDesk({ programme: () => programme, push });
const log = createLog('error');
const jobs = databases.map((one: Database) =>
  checkPromisesJob({ database: one, programme: () => programme, miss: desk.miss, log }),
);
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(work);

/** Ids of what was planned, found by their keys, so that a process that starts anew knows them. */
async function idOf(key: string): Promise<string | undefined> {
  const { rows } = await database.pool.query<{ id: string }>('select id from promise where idempotency_key = $1', [key]);
  return rows[0]?.id;
}

/** Every step may be done again after a kill: what it does has a key, or is refused the second time. */
async function make(planned: PlannedPromise): Promise<void> {
  const { key, conversationId, identityId, memberId, promised, madeAt, dueAt } = planned;
  const now = new Date(madeAt);
  const place = { conversationId, memberId };
  if (promised.kind === 'answer') {
    const person = { memberId, identityId };
    const words = { idempotencyKey: key, language: 'en', words: 'two cups smashed', category: 'damaged' } as const;
    await inTx((tx) => fileComplaint(tx, { ...words, person, conversationId }, programme!, now));
    return;
  }
  const command = { ...place, key, promised, dueAt: new Date(dueAt), team: 'warehouse', by: 'bot' } as const;
  await inTx((tx) => makePromise(tx, command, programme!.rules.service.promises, now));
}

async function promiseIdOf({ key, promised }: PlannedPromise): Promise<string | undefined> {
  if (promised.kind !== 'answer') return await idOf(key);
  const { rows } = await database.pool.query<{ id: string }>(
    `select p.id from complaint c join promise p on p.complaint_id = c.id and p.place = 1 where c.idempotency_key = $1`,
    [key],
  );
  return rows[0]?.id;
}

async function act(planned: PlannedPromise, now: Date): Promise<void> {
  const promiseId = await promiseIdOf(planned);
  const { step } = planned;
  if (promiseId === undefined || !step) return;
  const first = await findPromise(database, promiseId);
  // Only the promise as it was made: what became of it afterwards has people of its own.
  if (first?.state !== 'open') return;
  // What is late already nobody moves or undoes.
  if (first.dueAt <= now && step.kind !== 'keep') return;
  switch (step.kind) {
    case 'keep':
      await inTx((tx) => desk.keep(tx, { promiseId, proof: 'parcel 7', staffId: STAFF_ID }, now));
      return;
    case 'move':
      await inTx((tx) => desk.move(tx, { promiseId, dueAt: new Date(step.dueAt), staffId: STAFF_ID }, now));
      return;
    case 'withdraw':
      await inTx((tx) => withdrawPromises(tx, { promiseId, reason: 'undone' }, now));
      return;
  }
}

/** Staff answer some of what was missed before, later, or never. */
async function answerLate(now: Date): Promise<void> {
  const { rows } = await database.pool.query<{ id: string; chainId: string; place: number }>(
    `select id, chain_id as "chainId", place from promise where state = 'open' and place > 1 and promised_at <= $1 and due_at <= $2 order by id`,
    [new Date(now.getTime() - 20 * MINUTE_MS), new Date(now.getTime() + 60 * MINUTE_MS)],
  );
  const answered = rows.filter(({ chainId, place }) => staffAnswer(chainId, place));
  await several(answered, ({ id }) => inTx((tx) => desk.keep(tx, { promiseId: id, proof: 'we wrote', staffId: STAFF_ID }, now)));
}

/** A few at a time, as people and their messages come. */
async function several<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const hands = Array.from({ length: 3 }, async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  });
  await Promise.all(hands);
}

/** What is planned up to `tick`, taken from the plan. */
function take(planned: PlannedPromise[], timeOf: (one: PlannedPromise) => string, tick: number): PlannedPromise[] {
  const later = planned.findIndex((one) => Date.parse(timeOf(one)) > tick);
  return planned.splice(0, later < 0 ? planned.length : later);
}

const starts = Date.parse(from);
/** What was planned for before may be half done, or has waited while nothing ran: so much of it is gone through once more. */
const AGAIN_MS = 12 * HOUR_MS;
const byMake = plan.filter(({ madeAt }) => Date.parse(madeAt) >= starts - AGAIN_MS);
const byStep = plan.filter(({ step }) => step && Date.parse(step.at) >= starts - AGAIN_MS);
byMake.sort((a, b) => Date.parse(a.madeAt) - Date.parse(b.madeAt));
byStep.sort((a, b) => Date.parse(a.step!.at) - Date.parse(b.step!.at));

for (let tick = starts, n = 0; tick <= Date.parse(until); tick += TICK_MS, n += 1) {
  const now = new Date(tick);
  await several(
    take(byMake, ({ madeAt }) => madeAt, tick),
    make,
  );
  await several(
    take(byStep, ({ step }) => step!.at, tick),
    (planned) => act(planned, new Date(Math.max(starts, Date.parse(planned.step!.at)))),
  );
  if (n % 3 === 0) await answerLate(now);
  await Promise.all(jobs.map((job) => job.run(now)));
  process.send?.({ tick: now.toISOString() });
}
for (const one of databases) await one.close();
process.exit(0);
