import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tierSince } from '../../src/loyalty/index.ts';
import { createCampaign, findCampaign, publishCampaign, saveSegment } from '../../src/outreach/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { startBotApi } from '../helpers/bot-api.ts';
import { startBotConnector } from '../helpers/bot-connector.ts';
import { startDiscordServer } from '../helpers/discord-server.ts';
import { granlia } from '../helpers/people.ts';
import { aConfig, CLOCK_SHIFT_MS, eventually, freePort, startProcess } from '../helpers/program.ts';
import { accepted } from '../helpers/shop.ts';
import { addMembers, type CampaignMember, type ChannelName, type Lot } from './campaign-people.ts';
import { between, seeded } from './random.ts';

export type CampaignOptions = { databaseUrl: string; seed: number; members: number };

export type CampaignReport = {
  members: number;
  kills: number;
  /** How far the campaign was at each kill: deliveries that had left the plan, and messages that had left the outbox. */
  killedAt: { begun: number; sent: number }[];
  seconds: number;
  /** How the deliveries ended: "sent", "suppressed: no_consent", … */
  ends: Record<string, number>;
  /** Members who were asked, by channel, as they see it. */
  asked: Partial<Record<ChannelName, number>>;
  problems: string[];
};

const FINISHED_WITHIN_MS = 300_000;
const JOBS_EVERY_MS = 1_000;
const LOST_ANSWERS = 8;

/**
 * A question to members on four platforms, while the real program is killed twice on the way: while the deliveries are being made, and
 * while they are being sent. Afterwards each has come to an end with its reason, and nobody was asked twice.
 */
export async function campaignTest({ databaseUrl, seed, members: count }: CampaignOptions): Promise<CampaignReport> {
  const startedAt = Date.now();
  const random = seeded(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'rm-'));
  const [telegram, discord, teams] = await Promise.all([startBotApi(), startDiscordServer(), startBotConnector()]);
  const store = await openStore({ databaseUrl, dataDir });
  const { database } = store;
  const port = await freePort();
  const config = aConfig({
    databaseUrl,
    dataDir,
    port,
    telegram: { mode: 'polling', token: telegram.token, apiRoot: telegram.root, messagesPerSecond: 30 },
    discord: {
      token: discord.token,
      applicationId: discord.applicationId,
      apiBase: discord.apiBase,
      guildId: undefined,
      shards: undefined,
      requestsPerSecond: 50,
    },
    teams: {
      app: { id: teams.appId, password: teams.password, tenantId: undefined },
      openIdMetadataUrl: teams.openIdMetadataUrl,
      loginUrl: teams.loginUrl,
      messagesPerSecond: 50,
    },
    logLevel: 'error',
  });
  teams.connect(`http://127.0.0.1:${port}/api/messages`);
  const killedAt: CampaignReport['killedAt'] = [];
  let output = '';
  let program: Awaited<ReturnType<typeof startProcess>> | undefined;
  try {
    const people = await addMembers(database, { telegram, discord, teams }, count, now());
    const campaignId = await publish(database, now());
    for (let i = 0; i < LOST_ANSWERS; i += 1)
      telegram.fault({ method: 'sendMessage', drop: 'after', skip: between(random, 0, count >> 3) });
    telegram.fault({ method: 'sendMessage', status: 429, retryAfter: 1, skip: between(random, 0, count >> 3) });
    const state = () => progress(database, campaignId);
    for (const isTime of [
      ({ begun }: Progress) => begun >= count * between(random, 15, 35) * 0.01,
      ({ sent }: Progress) => sent >= count * between(random, 50, 65) * 0.01,
    ]) {
      program = await startProcess(config, { jobsEveryMs: JOBS_EVERY_MS });
      await eventually('it is time to kill', async () => isTime(await state()), FINISHED_WITHIN_MS);
      await program.end('SIGKILL');
      output = (output + program.output()).slice(-10_000);
      killedAt.push(await state());
    }
    program = await startProcess(config, { jobsEveryMs: JOBS_EVERY_MS });
    const isFinished = async () => (await findCampaign(database, campaignId))?.state === 'finished';
    await eventually('the campaign is finished', isFinished, FINISHED_WITHIN_MS);
    const verdict = await judge(database, campaignId, people, program.url);
    await program.end('SIGTERM');
    const problems = [...verdict.problems];
    for (const { begun, sent } of killedAt) if (sent >= count || begun === 0) problems.push('it was killed beside the way');
    return { ...verdict, members: count, kills: killedAt.length, killedAt, seconds: (Date.now() - startedAt) / 1_000, problems };
  } catch (error) {
    throw new Error(`the program wrote last:\n${output}${program?.output().slice(-4_000)}`, { cause: error });
  } finally {
    await program?.end('SIGKILL');
    await store.close();
    await Promise.all([telegram.close(), discord.close(), teams.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const now = () => new Date(Date.now() + CLOCK_SHIFT_MS);

async function publish(database: Database, at: Date): Promise<string> {
  const draft = {
    name: 'How likely in November',
    kind: 'survey',
    subject: 'nps',
    segmentCode: 'everybody',
    objective: 'know where we stand before Christmas',
    indicator: 'NPS',
    endsAt: new Date(at.getTime() + DAY_MS),
  } as const;
  const rules = granlia();
  return await database.transaction(async (tx) => {
    await saveSegment(tx, { code: 'everybody', name: 'Everybody', rule: {} }, at);
    const { id } = accepted(await createCampaign(tx, draft, at));
    const context = { now: at, timeZone: rules.timeZone, tiers: rules.tiers.levels, tierSince: tierSince(rules, at) };
    accepted(await publishCampaign(tx, id, context));
    return id;
  });
}

type Progress = { begun: number; sent: number };

async function progress({ pool }: Database, campaignId: string): Promise<Progress> {
  const { rows } = await pool.query<Progress>(
    `select (select count(*)::int from delivery where campaign_id = $1 and state <> 'planned') as begun,
      (select count(*)::int from outbox_message where state not in ('queued', 'sending')) as sent`,
    [campaignId],
  );
  return rows[0]!;
}

type Row = {
  memberId: string;
  state: string;
  reason: string | null;
  runs: number;
  openRuns: number;
  contacts: number;
  messages: number;
};

/** What may become of each, and no other. */
const ENDS: Readonly<Record<Lot, RegExp>> = {
  asked: /^(sent|unconfirmed)$/,
  waits: /^(sent|unconfirmed)$/,
  no_consent: /^suppressed: no_consent$/,
  open_complaint: /^suppressed: open_complaint$/,
  blocked: /^suppressed: unreachable$/,
  // Telegram tells of a block by itself, the others when somebody is written to.
  closed: /^(unreachable: .+|suppressed: unreachable)$/,
};

async function judge(
  { pool }: Database,
  campaignId: string,
  people: readonly CampaignMember[],
  url: string,
): Promise<Pick<CampaignReport, 'ends' | 'asked' | 'problems'>> {
  const { rows } = await pool.query<Row>(
    `select d.member_id::text as "memberId", d.state::text, d.reason,
       (select count(*)::int from survey_run r where r.member_id = d.member_id) as runs,
       (select count(*)::int from survey_run r where r.member_id = d.member_id and r.state = 'open') as "openRuns",
       (select count(*)::int from contact_reservation k where k.member_id = d.member_id and k.purpose = 'surveys') as contacts,
       (select count(*)::int from outbox_message o where o.push_key = 'campaign:' || d.campaign_id || ':' || d.member_id) as messages
     from delivery d where d.campaign_id = $1`,
    [campaignId],
  );
  const deliveries = new Map(rows.map((row) => [row.memberId, row]));
  const report = { ends: {} as Record<string, number>, asked: {} as CampaignReport['asked'], problems: [] as string[] };
  if (rows.length !== people.length) report.problems.push(`${rows.length} deliveries for ${people.length} members`);
  for (const { memberId, channel, lot, heard: look } of people) {
    const problem = (what: string) => report.problems.push(`${memberId} on ${channel} (${lot}): ${what}`);
    const delivery = deliveries.get(memberId);
    if (!delivery) {
      problem('has no delivery');
      continue;
    }
    const { state, reason, runs, openRuns, contacts, messages } = delivery;
    const end = reason === null ? state : `${state}: ${reason}`;
    const counted = state === 'suppressed' ? end : state;
    report.ends[counted] = (report.ends[counted] ?? 0) + 1;
    if (!ENDS[lot].test(end)) problem(`ended as ${end}`);
    const heard = await look(url);
    if (heard > 0) report.asked[channel] = (report.asked[channel] ?? 0) + 1;
    if (heard > 1) problem(`was asked ${heard} times`);
    if (messages > 1 || runs > 1 || contacts > 1) problem(`has ${messages} messages, ${runs} questions, ${contacts} contacts`);
    if (state === 'sent' && heard !== 1) problem('counts as sent and was not asked');
    const mayHave = state === 'sent' || state === 'unconfirmed';
    if (!mayHave && heard > 0) problem(`was asked, and counts as ${end}`);
    if (mayHave && (openRuns !== 1 || contacts !== 1))
      problem(`was asked, with ${openRuns} open questions and ${contacts} contacts`);
    if (!mayHave && openRuns > 0) problem('was not asked, and has a question open');
    if (channel === 'web' && mayHave && heard !== 1) problem('finds no question on the page');
  }
  return report;
}
