import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  adjustPoints,
  consumeVoucher,
  giveWelcome,
  importRewards,
  type Programme,
  parseRewards,
  redeemReward,
  rewards,
} from '../../loyalty/index.ts';
import { importOffers, parseOffers } from '../../outreach/index.ts';
import { localInstant } from '../../shared/calendar.ts';
import { DAY_MS } from '../../shared/clock.ts';
import { newId, orderedIds } from '../../shared/ids.ts';
import type { Database } from '../../store/database.ts';
import { offerTerms } from '../offers.ts';
import { CHARACTERS, type Character, type Redemption } from './characters.ts';
import type { SeedMember } from './members.ts';
import { LATE_AFTER_HOURS, SHOPS } from './shops.ts';

// What the seed writes besides purchases and points, which take the front doors of loyalty.

type Pool = Pick<Database, 'pool'>;

export type SeedState = 'none' | 'unfinished' | 'finished' | 'foreign';

/** How far an earlier seeding came: its run is noted among the imports. A database that holds other people's data is foreign. */
export async function loadSeedState({ pool }: Pool): Promise<SeedState> {
  const { rows } = await pool.query<{ state: SeedState }>(
    `select case
       when exists (select 1 from import_run where kind = 'demo' and finished_at is not null) then 'finished'
       when exists (select 1 from import_run where kind = 'demo') then 'unfinished'
       when exists (select 1 from member) or exists (select 1 from shop) or exists (select 1 from conversation) then 'foreign'
       else 'none' end as state`,
  );
  return rows[0]!.state;
}

export async function beginSeed({ pool }: Pool, now: Date): Promise<void> {
  await pool.query(`insert into import_run (id, kind, file, started_at) values ($1, 'demo', 'Granlia', $2)`, [
    newId(now.getTime()),
    now,
  ]);
}

export async function finishSeed({ pool }: Pool, now: Date): Promise<void> {
  await pool.query('analyze'); // the first answers must not wait until PostgreSQL finds the time
  await pool.query(`update import_run set finished_at = $1 where kind = 'demo'`, [now]);
}

/** Takes away what a seeding that was interrupted left behind. The rules stay: entries are made by them anew. */
export async function emptyShop({ pool }: Pool): Promise<void> {
  await pool.query(
    `truncate member, identity, conversation, shop, feed, purchase, purchase_line, line_return, import_run, reward, offer, offer_group, staff,
       segment, campaign, delivery, survey, theme, outbox_message, inbound_message cascade`,
  );
}

export async function insertShops({ pool }: Pool, { rules }: Programme, now: Date): Promise<void> {
  const ids = SHOPS.map(() => newId(now.getTime()));
  await pool.query(
    `insert into shop (id, code, name, kind, address, time_zone, opening_hours)
     select s.id, s.code, s.name, s.kind::shop_kind, s.address, $7, s.hours::jsonb
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as s(id, code, name, kind, address, hours)`,
    [
      ids,
      SHOPS.map(({ code }) => code),
      SHOPS.map(({ name }) => name),
      SHOPS.map(({ kind }) => kind),
      SHOPS.map(({ address }) => address),
      SHOPS.map(({ openingHours }) => JSON.stringify(openingHours)),
      rules.timeZone,
    ],
  );
  await pool.query(
    `insert into feed (id, code, kind, shop_id, late_after_hours)
     select f.id, s.code, case s.kind when 'web' then 'web' else 'shop' end::feed_kind, s.id, $3
     from unnest($1::uuid[], $2::uuid[]) as f(id, shop_id) join shop s on s.id = f.shop_id`,
    [SHOPS.map(() => newId(now.getTime())), ids, LATE_AFTER_HOURS],
  );
}

export async function insertMembers({ pool }: Pool, members: readonly SeedMember[], now: Date): Promise<void> {
  const nextId = orderedIds(now.getTime());
  // They were welcomed where they joined, long before this programme had a chat.
  await pool.query(
    `insert into member (id, number, given_name, email, language, joined_at, joined_via, welcomed_at)
     select m.id, m.number, m.name, m.email, m.language, m.joined_at, 'import', m.joined_at
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
       as m(id, number, name, email, language, joined_at)`,
    [
      members.map(nextId),
      members.map(({ number }) => number),
      members.map(({ givenName }) => givenName),
      members.map(({ email }) => email),
      members.map(({ language }) => language),
      members.map(({ joinedAt }) => joinedAt),
    ],
  );
}

/** The characters, each at home on a web page where the bot has introduced itself before. */
export async function insertCharacters({ pool }: Pool, { rules }: Programme, now: Date): Promise<void> {
  for (const { visitorId, number, givenName, language, joinedOn, isNew, offersSince, surveysSince } of CHARACTERS) {
    const [memberId, identityId] = [newId(now.getTime()), newId(now.getTime())];
    const joinedAt = noon(joinedOn, rules.timeZone);
    await pool.query(
      `insert into member (id, number, given_name, language, joined_at, joined_via, welcomed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [memberId, number, givenName, language, joinedAt, isNew ? 'web' : 'import', isNew ? null : joinedAt],
    );
    await pool.query(
      `insert into identity (id, channel, channel_user_id, member_id, created_at, linked_at) values ($1, 'web', $2, $3, $4, $4)`,
      [identityId, visitorId, memberId, joinedAt],
    );
    await pool.query(
      `insert into conversation (id, channel, channel_conversation_id, identity_id, language, introduced_at, created_at)
       values ($1, 'web', $2, $3, $4, $5, $5)`,
      [newId(now.getTime()), visitorId, identityId, language, joinedAt],
    );
    const saidYes = Object.entries({ offers: offersSince, surveys: surveysSince });
    for (const [purpose, since] of saidYes)
      if (since)
        await pool.query(
          `insert into consent (id, member_id, identity_id, purpose, given, channel, source, recorded_at)
           values ($1, $2, $3, $4, true, 'web', 'button', $5)`,
          [newId(now.getTime()), memberId, identityId, purpose, noon(since, rules.timeZone)],
        );
  }
}

/** Balances that characters brought over, and gifts for joining. They stand before the first purchase of each. */
export async function giveOpenings(database: Database, programme: Programme): Promise<void> {
  const { timeZone } = programme.rules;
  const memberIds = await findMemberIds(database);
  for (const { number, opening, isNew, joinedOn } of CHARACTERS) {
    const memberId = memberIds.get(number)!;
    if (opening) {
      const at = noon(opening.on, timeZone);
      const points = { reason: 'opening', points: opening.points, idempotencyKey: `opening:${number}` } as const;
      const opened = await database.transaction((tx) => adjustPoints(tx, { memberId, ...points }, programme, at));
      assert(opened.ok);
    }
    if (isNew) {
      const at = noon(joinedOn, timeZone);
      const idempotencyKey = `welcome:${memberId}`;
      const given = await database.transaction((tx) => giveWelcome(tx, { memberId, idempotencyKey }, programme, at));
      assert(given.ok);
    }
  }
}

/** The catalogue of the example file, which is Granlia's. */
export async function insertRewards(database: Database, programme: Programme, now: Date): Promise<void> {
  const yaml = readFileSync(new URL('../../../rewards.yaml', import.meta.url), 'utf8');
  const drafts = parseRewards(yaml, programme.rules);
  const imported = await database.transaction((tx) => importRewards(tx, drafts, now));
  assert(imported.ok);
}

/** The offers of the example file. */
export async function insertOffers(database: Database, programme: Programme, now: Date): Promise<void> {
  const yaml = readFileSync(new URL('../../../offers.yaml', import.meta.url), 'utf8');
  const drafts = parseOffers(yaml, await offerTerms({ database, programme }));
  const imported = await database.transaction((tx) => importOffers(tx, drafts, now));
  assert(imported.ok);
}

/** A character's reward, used the day after. */
export async function redeem(
  database: Database,
  { number, reward, usedIn, at }: Redemption,
  programme: Programme,
): Promise<void> {
  const memberId = (await findMemberIds(database)).get(number)!;
  const { id: rewardId } = (await rewards(database, at)).find(({ code }) => code === reward)!;
  const command = { memberId, rewardId, idempotencyKey: `demo:redeem:${number}` };
  const redeemed = await database.transaction((tx) => redeemReward(tx, command, programme, at));
  assert(redeemed.ok);
  const { code } = redeemed.value.voucher;
  const usedAt = new Date(at.getTime() + DAY_MS);
  const use = { code, shopCode: usedIn, idempotencyKey: `demo:use:${number}` };
  const used = await database.transaction((tx) => consumeVoucher(tx, use, usedAt));
  assert(used.ok);
}

async function findMemberIds({ pool }: Pool): Promise<Map<Character['number'], string>> {
  const { rows } = await pool.query<{ number: string; id: string }>(
    'select number, id::text from member where number = any($1)',
    [CHARACTERS.map(({ number }) => number)],
  );
  return new Map(rows.map(({ number, id }) => [number, id]));
}

const noon = (day: string, timeZone: string): Date => localInstant(day, '12:00', timeZone);
