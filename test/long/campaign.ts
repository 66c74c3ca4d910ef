import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { campaignFigures, createCampaign, findCampaign, publishCampaign, saveSegment } from '../../src/outreach/index.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { type BotApi, startBotApi } from '../helpers/bot-api.ts';
import { type BotConnector, type Customer, startBotConnector } from '../helpers/bot-connector.ts';
import { type DiscordServer, startDiscordServer } from '../helpers/discord-server.ts';
import { aConfig, CLOCK_SHIFT_MS, eventually, freePort, startProcess } from '../helpers/program.ts';

export type CampaignOptions = { databaseUrl: string; members: number; kills: number };

export type CampaignReport = {
  members: number;
  kills: number;
  seconds: number;
  /** How the deliveries ended, by state. */
  outcomes: Record<string, number>;
  state: string;
  /** Whatever should not be, in words. */
  problems: string[];
};

type Channel = 'telegram' | 'discord' | 'teams' | 'web';
type Recipient = { memberId: string; channel: Channel; channelUserId: string; place: string; heard(): number };

/** The campaign's job comes round every minute. */
const NEXT_RUN_WITHIN_MS = 180_000;
const FINISHED_WITHIN_MS = 600_000;
const QUESTION = /recommend/i;
const AT_ONCE = 25;

/**
 * The NPS question to members on four channels, while the real program is killed in the middle of sending it and started again. Afterwards every
 * delivery has come to an end, and everybody was asked once, but for those whose message counts as sent unconfirmed.
 */
export async function campaignTest({ databaseUrl, members, kills }: CampaignOptions): Promise<CampaignReport> {
  const startedAt = Date.now();
  const dataDir = mkdtempSync(join(tmpdir(), 'rc-'));
  const [api, discord, teams] = [await startBotApi(), await startDiscordServer(), await startBotConnector()];
  const store = await openStore({ databaseUrl, dataDir });
  const config = aConfig({
    databaseUrl,
    dataDir,
    port: await freePort(),
    telegram: { mode: 'polling', token: api.token, apiRoot: api.root, messagesPerSecond: 30 },
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
  let output = '';
  try {
    let program = await startProcess(config);
    teams.connect(`${program.url}/api/messages`);
    const people = recipients(members, { api, discord, teams });
    await writeFirst(people, store.database);
    await makeMembers(people, store.database);
    const id = await publish(store.database);
    const asked = async () => {
      const { rows } = await store.database.pool.query<{ n: number }>(
        `select count(*)::int as n from delivery where campaign_id = $1 and state <> 'planned'`,
        [id],
      );
      return rows[0]!.n;
    };
    for (let kill = 1; kill <= kills; kill += 1) {
      const enough = Math.floor((members * kill) / (kills + 1));
      await eventually(`${enough} deliveries are on their way`, async () => (await asked()) >= enough, NEXT_RUN_WITHIN_MS);
      await program.end('SIGKILL');
      output = (output + program.output()).slice(-10_000);
      program = await startProcess(config);
    }
    const isFinished = async () => (await findCampaign(store.database, id))?.state === 'finished';
    for (const giveUpAt = Date.now() + FINISHED_WITHIN_MS; !(await isFinished()) && Date.now() < giveUpAt; ) await sleep(500);
    await program.end('SIGTERM');
    output = (output + program.output()).slice(-10_000);
    return { ...(await judge(store.database, id, people)), kills, seconds: (Date.now() - startedAt) / 1_000 };
  } catch (error) {
    throw new Error(`the program wrote last:\n${output}`, { cause: error });
  } finally {
    await store.close();
    await Promise.all([api.close(), discord.close(), teams.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Platforms = { api: BotApi; discord: DiscordServer; teams: BotConnector };

/** The same number on each channel. */
function recipients(members: number, { api, discord, teams }: Platforms): (Recipient & { customer?: Customer })[] {
  const isQuestion = ({ text }: { text: string }) => QUESTION.test(text);
  return Array.from({ length: members }, (_, i) => {
    const memberId = newId();
    switch (i % 4) {
      case 0: {
        const customer = api.customer({ id: 30_000 + i, firstName: `Ada ${i}` });
        const place = String(30_000 + i);
        return {
          memberId,
          channel: 'telegram',
          channelUserId: place,
          place,
          heard: () => customer.heard.filter(isQuestion).length,
        };
      }
      case 1: {
        const { id, direct, directChannelId } = discord.person(`ada-${i}`);
        const heard = () => direct.heard().filter(isQuestion).length;
        return { memberId, channel: 'discord', channelUserId: id, place: directChannelId, heard };
      }
      case 2: {
        const customer = teams.customer({ id: `29:1ada-${i}`, name: `Ada ${i}`, locale: 'en-US' });
        const heard = () => customer.heard.filter(isQuestion).length;
        return { memberId, channel: 'teams', channelUserId: customer.id, place: customer.conversationId, heard, customer };
      }
      default: {
        const visitorId = newId();
        return { memberId, channel: 'web', channelUserId: visitorId, place: visitorId, heard: () => 0 };
      }
    }
  });
}

/** In Teams nobody can be written to who has not written: their app says where. */
async function writeFirst(people: readonly { customer?: Customer }[], { pool }: Database): Promise<void> {
  const customers = people.flatMap(({ customer }) => customer ?? []);
  for (let from = 0; from < customers.length; from += AT_ONCE)
    await Promise.all(customers.slice(from, from + AT_ONCE).map((customer) => customer.say('thanks')));
  await eventually(
    'everybody in Teams was answered',
    async () => {
      const { rows } = await pool.query<{ n: number }>(
        `select count(*)::int as n from conversation where channel = 'teams' and last_number = handled_number and last_number > 0`,
      );
      return rows[0]!.n === customers.length;
    },
    60_000,
  );
}

/** Members who said yes to surveys, each in the chat that they have or get. */
async function makeMembers(people: readonly Recipient[], { pool }: Database): Promise<void> {
  const now = new Date(Date.now() + CLOCK_SHIFT_MS - DAY_MS);
  const column = <Key extends 'memberId' | 'channel' | 'channelUserId' | 'place'>(key: Key, of = people) =>
    of.map((one) => one[key]);
  const others = people.filter(({ channel }) => channel !== 'teams');
  await pool.query(
    `insert into member (id, number, language, joined_at, joined_via) select id, right(id::text, 12), 'en', $2, 'test' from unnest($1::uuid[]) id`,
    [column('memberId'), now],
  );
  await pool.query(
    `insert into identity (id, channel, channel_user_id, created_at) select id, channel, person, $4
      from unnest($1::uuid[], $2::text[], $3::text[]) as p(id, channel, person)`,
    [others.map(() => newId()), column('channel', others), column('channelUserId', others), now],
  );
  await pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, language, introduced_at, created_at)
      select p.id, i.channel, p.place, i.id, 'en', $5, $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as p(id, channel, person, place)
      join identity i on i.channel = p.channel and i.channel_user_id = p.person`,
    [others.map(() => newId()), column('channel', others), column('channelUserId', others), column('place', others), now],
  );
  await pool.query(
    `update identity i set member_id = p.member, linked_at = $4 from unnest($1::text[], $2::text[], $3::uuid[]) as p(channel, person, member)
      where i.channel = p.channel and i.channel_user_id = p.person`,
    [column('channel'), column('channelUserId'), column('memberId'), now],
  );
  await pool.query(
    `insert into consent (id, member_id, purpose, given, channel, source, recorded_at)
      select gen_random_uuid(), id, 'surveys', true, 'test', 'import', $2 from unnest($1::uuid[]) id`,
    [column('memberId'), now],
  );
}

async function publish(database: Database): Promise<string> {
  const now = new Date(Date.now() + CLOCK_SHIFT_MS);
  return await database.transaction(async (tx) => {
    await saveSegment(tx, { code: 'everybody', name: 'Everybody who said yes', rule: { consent: ['surveys'] } }, now);
    const draft = {
      name: 'NPS',
      kind: 'survey',
      subject: 'nps',
      segmentCode: 'everybody',
      objective: 'hear how regulars like us',
      indicator: 'NPS',
      endsAt: new Date(now.getTime() + DAY_MS),
    } as const;
    const made = await createCampaign(tx, draft, now);
    if (!made.ok) throw new Error(made.refusal.code);
    const context = { now, timeZone: 'Europe/Oslo', tiers: [], tierSince: now };
    const published = await publishCampaign(tx, made.value.id, context);
    if (!published.ok) throw new Error(published.refusal.code);
    return made.value.id;
  });
}

type Row = { member_id: string; state: string; reason: string | null; messages: number };

async function judge(
  database: Database,
  id: string,
  people: readonly Recipient[],
): Promise<Omit<CampaignReport, 'kills' | 'seconds'>> {
  const { outcomes } = await campaignFigures(database, id);
  const { rows } = await database.pool.query<Row>(
    `select d.member_id, d.state::text, d.reason, (select count(*)::int from outbox_message o
        where o.push_key = 'campaign:' || d.campaign_id || ':' || d.member_id) as messages
      from delivery d where d.campaign_id = $1`,
    [id],
  );
  const byMember = new Map(rows.map((row) => [row.member_id, row]));
  const problems: string[] = [];
  for (const { memberId, channel, heard } of people) {
    const row = byMember.get(memberId);
    const problem = (what: string) => problems.push(`${channel} ${memberId}: ${what}`);
    if (!row) problem('was not planned');
    else if (row.state !== 'sent' && row.state !== 'unconfirmed') problem(`is ${row.state}: ${row.reason}`);
    else if (row.messages !== 1) problem(`has ${row.messages} messages`);
    else if (channel !== 'web' && heard() > 1) problem(`was asked ${heard()} times`);
    else if (channel !== 'web' && row.state === 'sent' && heard() !== 1) problem('counts as asked and was not');
  }
  const state = (await findCampaign(database, id))?.state ?? 'gone';
  if (state !== 'finished') problems.push(`the campaign is ${state}`);
  return {
    members: people.length,
    outcomes: Object.fromEntries(
      outcomes.map(({ state: ended, reason, count }) => [reason ? `${ended}: ${reason}` : ended, count]),
    ),
    state,
    problems,
  };
}
