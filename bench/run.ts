/**
 * `npm run bench [telegram|teams|import|campaign|complaint|pacer|start]`: figures of speed and size, as ratios to something plain that runs beside us in the
 * same run on the same machine. Alternating rounds, medians. Run it on a machine that does nothing else.
 */
import { benchCampaign } from './campaign.ts';
import { benchComplaint } from './complaint.ts';
import { benchImport } from './import.ts';
import { median } from './measure.ts';
import { benchPacer, jitteredTrip, type PacerFigures } from './pacer.ts';
import type { BesideEcho } from './rounds.ts';
import { benchStart } from './start.ts';
import { benchTeams } from './teams.ts';
import { benchTelegram } from './telegram.ts';

const ratio = (value: number): string => `${value.toFixed(2)}x`;
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en-GB')}/s`;

const exact = (share: number): string => `${(100 * share).toFixed(1)} %`;

function told(way: string, { share, refused, lost, doubled, replies }: PacerFigures, wanted: number): void {
  console.log(`  ${way}`);
  console.log(`    of the limit  ${exact(share)} (wanted: at least ${exact(wanted)})`);
  console.log(`    refused       ${refused} with 429, ${lost} lost, ${doubled} doubled (wanted: none)`);
  console.log(
    `    answers       ${replies.count}, median ${replies.medianMs.toFixed(0)} ms, p99 ${replies.p99Ms.toFixed(0)} ms (wanted: at most 1,000)`,
  );
}

/** What was measured of ours beside an echo bot, and what is wanted of it. */
function toldBesideEcho({ echo, ours }: BesideEcho, wanted: { messages: string; cpu?: string }): void {
  console.log(
    `  messages    ${ratio(ours.perSecond / echo.perSecond)}   ${perSecond(ours.perSecond)} against ${perSecond(echo.perSecond)}   (wanted: ${wanted.messages})`,
  );
  console.log(
    `  CPU each    ${ratio(ours.cpuUs / echo.cpuUs)}   ${ours.cpuUs.toFixed(0)} µs against ${echo.cpuUs.toFixed(0)} µs of the bot's process${wanted.cpu ? `   (wanted: ${wanted.cpu})` : ''}`,
  );
  console.log(
    `  beside it   ${ours.othersCpuUs.toFixed(0)} µs of the database and ${ours.platformCpuUs.toFixed(0)} µs of the platform and its customers (echo: ${echo.platformCpuUs.toFixed(0)} µs)`,
  );
  console.log(`  idle        ${percent(ours.idleShare)} of the machine, ${percent(echo.idleShare)} beside the echo bot`);
}

const BENCHES = {
  async telegram() {
    const figures = await benchTelegram();
    console.log(
      'A stored balance answer by Telegram webhook, beside a bare grammY echo bot on the same fake Bot API (200 chats, 3 rounds of 6 s):',
    );
    toldBesideEcho(figures, { messages: 'at least 1.5x', cpu: 'at most 0.6x' });
    const { startedMb, loadedMb } = figures.ours;
    console.log(
      `  memory      ${startedMb.toFixed(0)} MB resident with web and Telegram on (wanted: under 200), ${loadedMb.toFixed(0)} MB after the load`,
    );
  },
  async teams() {
    const figures = await benchTeams();
    console.log(
      'A stored balance answer in Teams, beside a bare botbuilder CloudAdapter echo on the same Bot Connector (900 chats, 3 rounds of 6 s):',
    );
    toldBesideEcho(figures, { messages: 'at least 1x' });
  },
  async import() {
    const { importRate, copyRate, ratio: measured } = await benchImport();
    console.log(
      'Import of 1,000,000 purchase lines, beside a plain COPY of the same file into one table with a primary key (5 rounds):',
    );
    console.log(
      `  rows        ${ratio(measured)}   ${perSecond(importRate)} against ${perSecond(copyRate)}   (wanted: at least 0.5x)`,
    );
  },
  async campaign() {
    const { recipients, planMs, plainMs, ratio: measured } = await benchCampaign();
    console.log(
      `A campaign of ${recipients.toLocaleString('en-GB')} members planned, beside a plain INSERT … SELECT of them into a table with the same key (5 rounds):`,
    );
    console.log(
      `  time        ${ratio(measured)}   ${planMs.toFixed(0)} ms against ${plainMs.toFixed(0)} ms   (wanted: at most 2x)`,
    );
  },
  async complaint() {
    const { messages, perSecond: rate, p50Ms, p95Ms, p99Ms, filed, promised, numbered } = await benchComplaint();
    console.log(
      `${messages.toLocaleString('en-GB')} complaints by Telegram webhook at ${rate}/s, each of a member with an order of their own, from when the message was due to its acknowledgement at the platform:`,
    );
    console.log(
      `  time        p50 ${p50Ms.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms (wanted: under 300), p99 ${p99Ms.toFixed(0)} ms`,
    );
    console.log(
      `  in store    ${filed} complaints of their own, ${promised} with an open promise, ${numbered} answered with their number (wanted: ${messages} each)`,
    );
  },
  async pacer() {
    console.log(
      'A push to 900 chats in 30 s, through a Bot API that takes 30 messages in any second, with customers writing meanwhile:',
    );
    told('loopback', await benchPacer(), 0.985);
    told('60 ms, with jitter', await benchPacer(jitteredTrip(1)), 0.97);
  },
  async start() {
    const { firstSeconds, nextSeconds } = await benchStart(median);
    console.log('From `npm run demo` to the first answer on the web page (3 rounds):');
    console.log(
      `  with seeding ${firstSeconds.toFixed(1)} s (wanted: under 15), afterwards ${nextSeconds.toFixed(1)} s (wanted: under 5)`,
    );
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown[0]}": ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
for (const [name, run] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await run();
