import { randomUUID } from 'node:crypto';
import { visitors } from '../../src/channels/web/visitor.ts';
import { DAY_MS, SECOND_MS } from '../../src/shared/clock.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { fileComplaint } from '../../src/support/index.ts';
import type { BotApi } from '../helpers/bot-api.ts';
import type { BotConnector } from '../helpers/bot-connector.ts';
import { complaintRules } from '../helpers/complaints.ts';
import type { DiscordServer } from '../helpers/discord-server.ts';
import { SECRET } from '../helpers/program.ts';

// The members of a campaign's long test, on four platforms: most of them may be asked, and some must not be.

export type Platforms = { telegram: BotApi; discord: DiscordServer; teams: BotConnector };

const CHANNELS = ['telegram', 'discord', 'teams', 'web'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** What is special about somebody. `waits`: their contacts of this month are used up, until a moment from now. `closed`: their platform turns us away. */
export type Lot = 'asked' | 'no_consent' | 'open_complaint' | 'blocked' | 'waits' | 'closed';

export type CampaignMember = {
  memberId: string;
  channel: ChannelName;
  lot: Lot;
  /** How often they were written to, as they see it on their platform. `url` is of a program that runs. */
  heard(url: string): Promise<number>;
};

/** Members by turns on each platform; of every fifty, eight are special. */
export async function addMembers(
  database: Database,
  platforms: Platforms,
  count: number,
  now: Date,
): Promise<readonly CampaignMember[]> {
  const people = Array.from({ length: count }, (_, i) => somebody(platforms, i));
  const ids = people.map(({ memberId }) => memberId);
  const identityIds = people.map(() => newId());
  const conversationIds = people.map(() => newId());
  const { pool } = database;
  await pool.query(
    `insert into member (id, number, given_name, language, joined_at, joined_via)
      select id, substr(id::text, 25), 'Ada', 'en', $2, 'test' from unnest($1::uuid[]) as p(id)`,
    [ids, now],
  );
  await pool.query(
    `insert into identity (id, channel, channel_user_id, member_id, reachability, created_at)
      select id, channel, account, member, reach::reachability, $6
        from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[]) as p(id, channel, account, member, reach)`,
    [
      identityIds,
      people.map(({ channel }) => channel),
      people.map(({ userId }) => userId),
      ids,
      people.map(({ lot }) => (lot === 'blocked' ? 'blocked' : 'reachable')),
      now,
    ],
  );
  await pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, language, created_at)
      select id, channel, place, identity, 'en', $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as p(id, channel, place, identity)`,
    [conversationIds, people.map(({ channel }) => channel), people.map(({ place }) => place), identityIds, now],
  );
  const addresses = people.flatMap(({ address }) => (address ? [address] : []));
  await pool.query(
    `insert into channel_address (channel, key, address, saved_at) select 'teams', 'conversation:' || (a->>'conversationId'), a, $2
      from unnest($1::jsonb[]) as p(a)`,
    [addresses.map((address) => JSON.stringify(address)), now],
  );
  await pool.query(
    `insert into consent (id, member_id, purpose, given, channel, source, recorded_at)
      select gen_random_uuid(), id, 'surveys', true, 'test', 'button', $2 from unnest($1::uuid[]) as p(id)`,
    [people.filter(({ lot }) => lot !== 'no_consent').map(({ memberId }) => memberId), now],
  );
  // Two contacts in thirty days are allowed: these two were made thirty days ago, less half a minute.
  const freeSoon = new Date(now.getTime() - 30 * DAY_MS + 30 * SECOND_MS);
  await pool.query(
    `insert into contact_reservation (id, member_id, purpose, key, reserved_at)
      select gen_random_uuid(), id, 'offers', 'earlier:' || id || ':' || n, $2 from unnest($1::uuid[]) as p(id), generate_series(1, 2) n`,
    [people.filter(({ lot }) => lot === 'waits').map(({ memberId }) => memberId), freeSoon],
  );
  for (const [i, { memberId, lot }] of people.entries()) {
    if (lot !== 'open_complaint') continue;
    const command = {
      idempotencyKey: newId(),
      person: { memberId, identityId: identityIds[i]! },
      conversationId: conversationIds[i]!,
      language: 'en',
      words: 'two cups smashed',
      category: 'damaged',
    } as const;
    await database.transaction((tx) => fileComplaint(tx, command, complaintRules(), now));
  }
  return people;
}

function somebody(platforms: Platforms, i: number) {
  const channel = CHANNELS[i % CHANNELS.length]!;
  const lot = lotOf(Math.floor(i / CHANNELS.length), channel);
  return { memberId: newId(), channel, lot, ...accountOn(channel, platforms, i, lot === 'closed') };
}

function lotOf(turn: number, channel: ChannelName): Lot {
  switch (turn % 50) {
    case 7:
    case 17:
    case 27:
      return 'no_consent';
    case 31:
      return 'open_complaint';
    case 37:
      return 'blocked';
    case 41:
    case 43:
      return 'waits';
    case 47:
      return channel === 'web' ? 'asked' : 'closed';
    default:
      return 'asked';
  }
}

type Account = { userId: string; place: string; address?: unknown; heard(url: string): Promise<number> };

function accountOn(channel: ChannelName, { telegram, discord, teams }: Platforms, i: number, isClosed: boolean): Account {
  switch (channel) {
    case 'telegram': {
      const customer = telegram.customer({ id: 50_000 + i, firstName: `Ada ${i}` });
      if (isClosed) customer.block();
      return { userId: String(customer.id), place: String(customer.chatId), heard: async () => customer.heard.length };
    }
    case 'discord': {
      const person = discord.person(`ada${i}`);
      if (isClosed) person.closeDirect();
      return { userId: person.id, place: person.directChannelId, heard: async () => person.direct.heard().length };
    }
    case 'teams': {
      const customer = teams.customer({ id: `29:1ada${i}`, name: `Ada ${i}` });
      if (isClosed) customer.block();
      const { conversationId, id: userId } = customer;
      const address = { serviceUrl: teams.serviceUrl, conversationId, kind: 'personal', botId: `28:${teams.appId}`, userId };
      return { userId, place: conversationId, address, heard: async () => customer.heard.length };
    }
    case 'web': {
      const visitorId = randomUUID();
      return { userId: visitorId, place: visitorId, heard: (url) => shownOnPage(url, visitorId) };
    }
  }
}

const READY_WITHIN_MS = 20_000;

/** Opens somebody's page, and counts what it shows before it is ready. */
async function shownOnPage(url: string, visitorId: string): Promise<number> {
  const cookie = visitors({ secretKey: SECRET, secure: false }).issue(visitorId).split(';')[0]!;
  const response = await fetch(`${url}/chat/events`, { headers: { cookie }, signal: AbortSignal.timeout(READY_WITHIN_MS) });
  let text = '';
  const decoder = new TextDecoder();
  const reader = response.body!.getReader();
  while (!text.includes('event: ready')) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the page of ${visitorId} ended before it was ready: ${text}`);
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return [...text.matchAll(/"kind":"told"/g)].length;
}
