import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLedger, saveProgramme } from '../../src/loyalty/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { granlia } from '../helpers/people.ts';
import { runScript } from '../helpers/program.ts';
import { BEGINS, type PlannedPromise, type PlanPerson, type PromisesInput, planPromises, TICK_MS } from './promises-plan.ts';
import { between, type Random, seeded } from './random.ts';

export type PromisesOptions = {
  databaseUrl: string;
  seed: number;
  promises: number;
  people: number;
  /** How long they go on, by their own clock. */
  days: number;
  /** After how many ticks a process is killed: somewhere in the next one, all over the month, however busy the machine is. */
  livesTicks: { least: number; most: number };
};

export type PromisesReport = {
  promises: number;
  /** With those that followed others. */
  rows: number;
  kills: number;
  /** Kills after which nothing ran for hours of the simulated time. */
  outages: number;
  ticks: number;
  seconds: number;
  states: Record<string, number>;
  apologies: number;
  compensations: number;
  points: number;
  /** The most points that one person was given within the window of the rules. */
  mostPoints: number;
  reminded: number;
  /** Whatever should not be, in words. */
  problems: string[];
};

/** A tick takes about so long. */
const MOST_OF_TICK_MS = 100;

const ENTRY = fileURLToPath(new URL('./promises-process.ts', import.meta.url));

/**
 * A month of promises, on the real database and by the program's own jobs, in processes that are killed at random: the clock goes on
 * from where it was, sometimes hours later. Afterwards no promise has passed its time in silence, each miss was made good once, and
 * nobody was given more than the limit of one person.
 */
export async function promisesTest(options: PromisesOptions): Promise<PromisesReport> {
  const startedAt = Date.now();
  const random = seeded(options.seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'rm-'));
  const store = await openStore({ databaseUrl: options.databaseUrl, dataDir });
  try {
    const { database } = store;
    await database.transaction((tx) => saveProgramme(tx, granlia(), BEGINS));
    const people = await addPeople(database, random, options.people);
    const plan = planPromises(random, people, options);
    const lived = await live(plan, random, join(dataDir, 'plan.json'), options);
    const report = await judge(database, lived.ticks);
    return { promises: plan.length, ...lived, ticks: lived.ticks.length, ...report, seconds: (Date.now() - startedAt) / 1_000 };
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Members and, one in five, strangers, each with a private chat. */
async function addPeople(database: Database, random: Random, count: number): Promise<PlanPerson[]> {
  const people = Array.from({ length: count }, () => ({
    ...{ conversationId: newId(), identityId: newId() },
    memberId: random() < 0.2 ? undefined : newId(),
  }));
  const members = people.flatMap(({ memberId }) => memberId ?? []);
  await database.pool.query(
    `insert into member (id, number, joined_at, joined_via) select id, right(id::text, 12), $2, 'test' from unnest($1::uuid[]) as id`,
    [members, BEGINS],
  );
  const values = [people.map(({ identityId }) => identityId), people.map(({ memberId }) => memberId ?? null), BEGINS];
  await database.pool.query(
    `insert into identity (id, channel, channel_user_id, member_id, created_at)
     select id, 'test', id::text, member, $3 from unnest($1::uuid[], $2::uuid[]) as p(id, member)`,
    values,
  );
  await database.pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, created_at)
     select id, 'test', id::text, identity, $3 from unnest($1::uuid[], $2::uuid[]) as p(id, identity)`,
    [people.map(({ conversationId }) => conversationId), values[0], BEGINS],
  );
  return people;
}

/** Lets the month pass, in as many processes as it takes. */
async function live(
  plan: readonly PlannedPromise[],
  random: Random,
  file: string,
  { databaseUrl, days, livesTicks }: PromisesOptions,
): Promise<{ kills: number; outages: number; ticks: Date[] }> {
  const ticks: Date[] = [];
  const ends = new Date(BEGINS.getTime() + days * DAY_MS);
  let [from, kills, outages, output] = [BEGINS, 0, 0, ''];
  while (from <= ends) {
    const soon = plan.filter(({ madeAt, step }) => Date.parse(step?.at ?? madeAt) >= from.getTime() - DAY_MS);
    const input: PromisesInput = { databaseUrl, plan: soon, from: from.toISOString(), until: ends.toISOString() };
    writeFileSync(file, JSON.stringify(input));
    const child = runScript([ENTRY, file]);
    const lives = between(random, livesTicks.least, livesTicks.most);
    const isOver = await new Promise<boolean>((done) => {
      let lived = 0;
      child.child.on('message', ({ tick }: { tick: string }) => {
        ticks.push(new Date(tick));
        lived += 1;
        if (lived === lives) setTimeout(done, between(random, 0, MOST_OF_TICK_MS), false);
      });
      void child.ended.then(() => done(true));
    });
    output = child.output().slice(-5_000);
    if (isOver) {
      const { code } = await child.ended;
      if (code !== 0) throw new Error(`the process ended with ${code}:\n${output}`);
      break;
    }
    await child.end('SIGKILL');
    kills += 1;
    from = new Date((ticks.at(-1) ?? from).getTime() + TICK_MS);
    // Now and then the machine stays off for hours.
    if (random() < 0.3) {
      outages += 1;
      from = new Date(from.getTime() + between(random, 1, 24) * TICK_MS);
    }
  }
  return { kills, outages, ticks };
}

type Row = {
  id: string;
  chainId: string;
  place: number;
  memberId: string | null;
  dueAt: Date;
  state: string;
  told: boolean;
  promisedAt: Date;
  endedAt: Date | null;
  remindedAt: Date | null;
  pointsIfMissed: number;
  pointsGiven: number | null;
  complaintId: string | null;
  apologies: number;
  entries: number;
  entryPoints: number;
  events: number;
  followers: number;
};

/** Looks at every promise, and at every point that was given. */
async function judge(
  database: Database,
  ticks: readonly Date[],
): Promise<Omit<PromisesReport, 'promises' | 'kills' | 'outages' | 'ticks' | 'seconds'>> {
  const { rows } = await database.pool.query<Row>(
    `select p.id, p.chain_id as "chainId", p.place, p.member_id as "memberId", p.due_at as "dueAt", p.state, p.told, p.promised_at as "promisedAt",
       p.ended_at as "endedAt", p.reminded_at as "remindedAt", p.points_if_missed as "pointsIfMissed", p.points_given as "pointsGiven",
       p.complaint_id as "complaintId",
       (select count(*)::int from outbox_message o where o.push_key = 'promise:' || p.id || ':missed') as apologies,
       (select count(*)::int from ledger_entry e where e.idempotency_key = 'promise:' || p.id) as entries,
       (select coalesce(sum(points), 0)::int from ledger_entry e where e.idempotency_key = 'promise:' || p.id) as "entryPoints",
       (select count(*)::int from complaint_event e where e.complaint_id = p.complaint_id and e.kind = 'promise_missed'
          and e.detail ->> 'promiseId' = p.id::text) as events,
       (select count(*)::int from promise n where n.chain_id = p.chain_id and n.place = p.place + 1) as followers
     from promise p order by p.due_at`,
  );
  const problems: string[] = [];
  const states: Record<string, number> = {};
  const sorted = ticks.toSorted((a, b) => a.getTime() - b.getTime());
  const end = sorted.at(-1) ?? BEGINS;
  for (const row of rows) {
    states[row.state] = (states[row.state] ?? 0) + 1;
    const problem = (what: string) => problems.push(`promise ${row.id} (${row.state}, due ${row.dueAt.toISOString()}): ${what}`);
    if (row.state === 'open' && row.dueAt <= end) problem('passed its time in silence');
    const isMissed = row.state === 'missed';
    if (row.apologies > (isMissed && row.told ? 1 : 0)) problem(`${row.apologies} apologies`);
    if (isMissed && row.told && row.apologies !== 1) problem('was missed in silence');
    if (row.entries !== (row.pointsGiven === null ? 0 : 1)) problem(`${row.entries} compensations`);
    if (row.entryPoints !== (row.pointsGiven ?? 0)) problem(`${row.entryPoints} points instead of ${row.pointsGiven}`);
    if (isMissed && (row.pointsGiven ?? 0) !== row.pointsIfMissed) problem('did not give what was said');
    if (isMissed && row.followers !== 1) problem(`was followed by ${row.followers}`);
    if (row.followers > 1) problem(`was followed by ${row.followers}`);
    if (row.complaintId !== null && row.events !== (isMissed ? 1 : 0)) problem(`${row.events} events of a miss`);
    if (row.endedAt === null) continue;
    if (!isMissed && row.place === 1 && row.endedAt >= row.dueAt) problem('ended after its time without a word');
    if (isMissed && row.endedAt < row.dueAt) problem('was missed before its time');
    // What was done in time may be written down by the tick after; what was missed, by the first tick that was gone through.
    const seenBy = sorted.find((tick) => tick >= row.dueAt);
    if (isMissed && seenBy && row.endedAt > seenBy) problem(`was noticed at ${row.endedAt.toISOString()}`);
    const reminders = sorted.filter(
      (tick) =>
        tick.getTime() >= row.dueAt.getTime() - 3_600_000 && tick < row.dueAt && tick >= row.promisedAt && tick < row.endedAt!,
    );
    if (isMissed && reminders.length > 0 && row.remindedAt === null) problem('its owner was not reminded');
  }
  const gifts = rows.filter((row) => row.pointsGiven !== null);
  const { most } = granlia().service.promises.missed;
  const mostPoints = Math.max(
    0,
    ...Map.groupBy(gifts, ({ memberId }) => memberId)
      .values()
      .map((own) => mostWithin(own, most.days)),
  );
  if (mostPoints > most.points) problems.push(`somebody was given ${mostPoints} points`);
  const ledger = await checkLedger(database);
  problems.push(...ledger.discrepancies);
  return {
    rows: rows.length,
    states,
    apologies: rows.reduce((sum, row) => sum + row.apologies, 0),
    compensations: gifts.length,
    points: gifts.reduce((sum, { pointsGiven }) => sum + (pointsGiven ?? 0), 0),
    mostPoints,
    reminded: rows.filter(({ remindedAt }) => remindedAt !== null).length,
    problems,
  };
}

function mostWithin(gifts: readonly Row[], days: number): number {
  const times = gifts.map(({ endedAt }) => endedAt!.getTime());
  return Math.max(
    ...times.map((last) =>
      gifts.reduce((sum, { endedAt, pointsGiven }) => {
        const at = endedAt!.getTime();
        return at <= last && at > last - days * DAY_MS ? sum + (pointsGiven ?? 0) : sum;
      }, 0),
    ),
  );
}
