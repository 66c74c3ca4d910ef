/**
 * `npm run test:long [-- <name> …] [--seed <n>]`: the counts that are too long for `npm test`. Runs every long test, or those that
 * are named, one after the other; writes what each measured to test-results/<name>.json and prints a summary.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bootstrapOwn, migrateDatabase } from '../../src/store/bootstrap.ts';
import { type CampaignReport, campaignTest } from './campaign.ts';
import { type KillOptions, type KillReport, killTest } from './kill.ts';
import { type PromisesReport, promisesTest } from './promises.ts';
import { type PushReport, pushTest } from './push.ts';
import { startTestServer, type TestServer } from './server.ts';
import { type VoicesReport, voicesScript, voicesTest } from './voices.ts';

type Outcome = { passed: boolean; summary: string; measured: unknown };
type LongTest = { what: string; run(server: TestServer, seed: number): Promise<Outcome> };

const LIVES_MS = { least: 100, most: 2_000 };
const PACE = { atOnce: 60, mostPatienceMs: 1_500 };
const LEAST_KILLS = 20;
const LEAST_INTERLEAVINGS = 5_000;

const kill = (what: string, given: Pick<KillOptions, 'mode' | 'conversations'> & { embedded?: true }): LongTest => ({
  what,
  async run(server, seed) {
    const { embedded, ...options } = given;
    const databaseUrl = embedded ? undefined : await server.createDatabase();
    const report = await killTest({
      ...options,
      databaseUrl,
      seed,
      mostMessages: 10,
      leastKills: LEAST_KILLS,
      livesMs: LIVES_MS,
      pace: PACE,
    });
    return { passed: report.problems.length === 0 && report.kills >= LEAST_KILLS, summary: told(report), measured: report };
  },
});

function told(report: KillReport): string {
  const { conversations, messages, kills, redelivered, answers, passedOn, inResponse, repeatedByRedelivery } = report;
  const { unconfirmed, neverHeard } = report;
  const problems = report.problems.map((problem) => `\n    ${problem}`).slice(0, 20);
  return (
    `${conversations} conversations, ${messages} messages, ${redelivered} redelivered, ${kills} kills in ${report.seconds} s; ` +
    `${answers} answers, ${inResponse} of them in responses (${repeatedByRedelivery} repeated since the platform asked again), ` +
    `${passedOn} passed on to the person who is waited for, ${unconfirmed} with an unknown end (${neverHeard} never arrived); all at rest ${report.settledInSeconds} s after the last word; ` +
    `${report.problems.length} problems${problems.join('')}`
  );
}

const TESTS: Readonly<Record<string, LongTest>> = {
  voices: {
    what: 'customers, the bot, two colleagues, the clock and deaths of processes act in any order',
    async run(server, seed) {
      const databaseUrl = await bootstrapOwn(await server.createDatabase());
      await migrateDatabase(databaseUrl);
      const report = await voicesTest({
        databaseUrl,
        seed,
        scripts: Array.from({ length: LEAST_INTERLEAVINGS }, (_, i) => voicesScript(seed * 1_000_003 + i)),
        atOnce: 24,
        lifeMs: 3_000,
      });
      const passed = report.problems.length === 0 && report.interleavings >= LEAST_INTERLEAVINGS;
      return { passed, summary: toldOfVoices(report), measured: report };
    },
  },
  'kill-polling': kill('the program is killed while 1,000 people talk to it by polling', {
    mode: 'polling',
    conversations: 1_000,
  }),
  'kill-webhook': kill('the same by webhook', { mode: 'webhook', conversations: 1_000 }),
  'kill-embedded': kill('the program is killed with its embedded database', {
    mode: 'webhook',
    conversations: 300,
    embedded: true,
  }),
  push: {
    what: 'the program is killed while it pushes to 2,000 chats',
    async run(server, seed) {
      const report = await pushTest({
        databaseUrl: await server.createDatabase(),
        seed,
        chats: 2_000,
        messagesPerSecond: 200, // so slowly that ten kills find room on a fast machine, too
        livesMs: { least: 20, most: 900 },
        lostAnswers: 20,
        waits: 3,
      });
      return { passed: report.problems.length === 0 && report.kills >= 10, summary: toldOfPush(report), measured: report };
    },
  },
  campaign: {
    what: 'the program is killed twice while it asks 2,000 members on four platforms',
    async run(server, seed) {
      const report = await campaignTest({ databaseUrl: await server.createDatabase(), seed, members: 2_000 });
      return { passed: report.problems.length === 0 && report.kills === 2, summary: toldOfCampaign(report), measured: report };
    },
  },
  promises: {
    what: 'the program is killed while 10,000 promises of a month come due',
    async run(server, seed) {
      const report = await promisesTest({
        databaseUrl: await server.createDatabase(),
        seed,
        promises: 10_000,
        people: 1_500,
        days: 30,
        livesTicks: { least: 10, most: 130 },
      });
      const { problems, kills, compensations } = report;
      const passed = problems.length === 0 && kills >= 20 && compensations > 1_000;
      return { passed, summary: toldOfPromises(report), measured: report };
    },
  },
};

function toldOfVoices({
  interleavings,
  steps,
  kills,
  takeovers,
  messages,
  withdrawn,
  leftToPeople,
  seconds,
  problems,
}: VoicesReport): string {
  return (
    `${interleavings} interleavings of ${steps} steps, ${kills} processes killed in ${seconds} s; ${messages} messages of customers, ${takeovers} ` +
    `takeovers and words of people, ${withdrawn} answers withdrawn, ${leftToPeople} messages left to a person; ${problems.length} problems` +
    problems
      .slice(0, 20)
      .map((problem) => `\n    ${problem}`)
      .join('')
  );
}

function toldOfPush({ chats, states, kills, seconds, unconfirmedArrived, attempts, problems }: PushReport): string {
  const { sent = 0, sent_unconfirmed: unconfirmed = 0 } = states;
  return (
    `${chats} chats, ${kills} kills in ${Math.round(seconds)} s; ${sent} sent once each, ${unconfirmed} sent unconfirmed and not repeated ` +
    `(${unconfirmedArrived} of them arrived), ${attempts} attempts; ${problems.length} problems` +
    problems
      .slice(0, 20)
      .map((problem) => `\n    ${problem}`)
      .join('')
  );
}

function toldOfCampaign({ members, kills, killedAt, seconds, ends, asked, problems }: CampaignReport): string {
  const told = (counts: object) =>
    Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
  const ways = killedAt.map(({ begun, sent }) => `${begun} begun and ${sent} sent`).join(', then ');
  return (
    `${members} members, ${kills} kills (${ways}) in ${Math.round(seconds)} s; ${told(ends)}; asked: ${told(asked)}; ${problems.length} problems` +
    problems
      .slice(0, 20)
      .map((problem) => `\n    ${problem}`)
      .join('')
  );
}

function toldOfPromises({ problems, ...report }: PromisesReport): string {
  const { promises, rows, kills, outages, ticks, states, apologies, compensations, points, mostPoints, reminded, seconds } =
    report;
  const ended = Object.entries(states).map(([state, count]) => `${count} ${state}`);
  return (
    `${promises} promises and ${rows - promises} that followed them, ${ticks} ticks, ${kills} kills (${outages} of them with hours off) in ` +
    `${Math.round(seconds)} s; ${ended.join(', ')}; ${apologies} apologies, ${compensations} compensations (${points} points, at most ` +
    `${mostPoints} to one person in the window), ${reminded} reminders; ${problems.length} problems` +
    problems
      .slice(0, 20)
      .map((problem) => `\n    ${problem}`)
      .join('')
  );
}

const RESULTS = 'test-results';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string', default: '1' } } });
  const unknown = positionals.filter((name) => !Object.hasOwn(TESTS, name));
  if (unknown.length > 0) {
    console.error(`There is no long test named ${unknown.join(', ')}. There are: ${Object.keys(TESTS).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const seed = Number(values.seed);
  const names = positionals.length > 0 ? positionals : Object.keys(TESTS);
  mkdirSync(RESULTS, { recursive: true });
  const server = await startTestServer();
  const failed: string[] = [];
  try {
    for (const name of names) {
      const { what, run } = TESTS[name]!;
      console.log(`${name}: ${what} (seed ${seed})`);
      const startedAt = new Date().toISOString();
      const outcome = await run(server, seed).catch(
        (error: unknown): Outcome => ({ passed: false, summary: describe(error), measured: { error: describe(error) } }),
      );
      if (!outcome.passed) failed.push(name);
      const result = { name, what, seed, startedAt, node: process.version, passed: outcome.passed, measured: outcome.measured };
      writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
      console.log(`  ${outcome.passed ? 'passed' : 'FAILED'}: ${outcome.summary}\n`);
    }
  } finally {
    await server.stop();
  }
  console.log(
    failed.length === 0
      ? `All ${names.length} passed; figures in ${RESULTS}/.`
      : `Failed: ${failed.join(', ')}; see ${RESULTS}/.`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack ?? error.message}${error.cause === undefined ? '' : `\ncaused by: ${describe(error.cause)}`}`;
}

await main();
