import type { Tx } from '../store/database.ts';
import type { Sql } from '../store/sql.ts';
import type { Campaign, CampaignDraft, CampaignState, Planned } from './campaigns.ts';
import type { SegmentRule } from './segment-rule.ts';
import type { CompiledSegment } from './segments.ts';
import type { Arm, Arms } from './uplift.ts';

// --------------------------------------------------------------------------------------------------------------- campaigns

const CAMPAIGN = `select c.id::text, c.name, c.kind::text, c.subject, s.code as "segmentCode", c.rule, c.objective, c.indicator,
  c.starts_at as "startsAt", c.ends_at as "endsAt", c.leave_out as "leaveOut", c.state::text, c.created_at as "createdAt", c.published_at as "publishedAt", c.recipients,
  c.walked_to::text as "walkedTo", c.walked_at as "walkedAt", c.finished_at as "finishedAt"
  from campaign c left join segment s on s.id = c.segment_id`;

export async function loadCampaigns(sql: Sql): Promise<Campaign[]> {
  return await sql<Campaign>(`${CAMPAIGN} where c.kind <> 'deed' order by c.id desc`);
}

export async function findCampaign(sql: Sql, id: string): Promise<Campaign | undefined> {
  return (await sql<Campaign>(`${CAMPAIGN} where c.id = $1::uuid and c.kind <> 'deed'`, id))[0];
}

export async function findPlanned(sql: Sql, id: string): Promise<Planned | undefined> {
  return (await sql<Planned>(`${CAMPAIGN} where c.id = $1::uuid`, id))[0];
}

/** Whoever changes a campaign waits for the deliveries that are being made of it at this moment. */
export async function lockCampaign(sql: Sql, id: string): Promise<Planned | undefined> {
  return (await sql<Planned>(`${CAMPAIGN} where c.id = $1::uuid for update of c`, id))[0];
}

/** Those of which something may be left to do. */
export async function loadUnderWay(sql: Sql): Promise<Planned[]> {
  return await sql<Planned>(
    `${CAMPAIGN} where c.state in ('running', 'paused', 'cancelled') and c.finished_at is null order by c.id`,
  );
}

const draftValues = ({ name, kind, subject, objective, indicator, startsAt, endsAt, leaveOut, segmentCode }: CampaignDraft) => [
  name,
  kind,
  subject,
  objective ?? null,
  indicator ?? null,
  endsAt?.toISOString() ?? null,
  segmentCode,
  startsAt?.toISOString() ?? null,
  leaveOut ?? 0,
];

/** @returns whether there is such a segment */
export async function insertCampaign(sql: Sql, id: string, draft: CampaignDraft, now: Date): Promise<boolean> {
  const rows = await sql(
    `insert into campaign (id, name, kind, subject, objective, indicator, ends_at, segment_id, starts_at, leave_out, created_at)
      select $10::uuid, $1, $2::campaign_kind, $3, $4::text, $5::text, $6::timestamptz, s.id, $8::timestamptz, $9::int, $11::timestamptz
      from segment s where s.code = $7
      returning 1 as made`,
    ...draftValues(draft),
    id,
    now.toISOString(),
  );
  return rows.length > 0;
}

/** @returns whether there is such a segment */
export async function updateDraft(sql: Sql, id: string, draft: CampaignDraft): Promise<boolean> {
  const rows = await sql(
    `update campaign c set name = $1, kind = $2::campaign_kind, subject = $3, objective = $4::text, indicator = $5::text,
        ends_at = $6::timestamptz, segment_id = s.id, starts_at = $8::timestamptz, leave_out = $9::int
      from segment s where s.code = $7 and c.id = $10::uuid returning 1 as made`,
    ...draftValues(draft),
    id,
  );
  return rows.length > 0;
}

export async function setCampaignState(sql: Sql, id: string, state: CampaignState): Promise<void> {
  await sql('update campaign set state = $2::campaign_state where id = $1::uuid', id, state);
}

export async function startCampaign(
  sql: Sql,
  id: string,
  { rule, recipients }: { rule: SegmentRule; recipients: number },
  now: Date,
): Promise<void> {
  await sql(
    `update campaign set state = 'running', rule = $2::text::jsonb, recipients = $3::int, published_at = $4::timestamptz where id = $1::uuid`,
    id,
    JSON.stringify(rule),
    recipients,
    now.toISOString(),
  );
}

/** A campaign that was cancelled stays so; every other one is finished. */
export async function finishCampaign(sql: Sql, id: string, now: Date): Promise<void> {
  await sql(
    `update campaign set finished_at = $2::timestamptz, state = case when state = 'cancelled' then state else 'finished' end where id = $1::uuid`,
    id,
    now.toISOString(),
  );
}

export async function setWalked(sql: Sql, id: string, walked: { to: string | null; at: Date | null }): Promise<void> {
  await sql(
    'update campaign set walked_to = coalesce($2::uuid, walked_to), walked_at = $3::timestamptz where id = $1::uuid',
    id,
    walked.to,
    walked.at?.toISOString() ?? null,
  );
}

// -------------------------------------------------------------------------------------------------------------- deliveries

/** Who of `meant` is left out of a campaign: always the same members of the same one, and as if by chance. */
export const isLeftOut = (campaignId: string, share: string) =>
  `((('x' || left(md5(${campaignId}::text || meant.id::text), 8))::bit(32)::bigint % 100) < ${share}::int)`;

/** One delivery for each member who is meant; that of whoever is left out has come to its end. @returns how many */
export async function planDeliveries(
  tx: Tx,
  { id, leaveOut }: Pick<Campaign, 'id' | 'leaveOut'>,
  meant: CompiledSegment,
  now: Date,
): Promise<number> {
  const [campaign, share, at] = [1, 2, 3].map((more) => `$${meant.values.length + more}`) as [string, string, string];
  if (leaveOut > 0)
    return await tx.$executeRawUnsafe(
      `insert into delivery (campaign_id, member_id, state, reason, at)
        select ${campaign}::uuid, meant.id, (case when ${isLeftOut(`${campaign}::uuid`, share)} then 'suppressed' else 'planned' end)::delivery_state,
          case when ${isLeftOut(`${campaign}::uuid`, share)} then 'left_out' end, case when ${isLeftOut(`${campaign}::uuid`, share)} then ${at}::timestamptz end
        from (${meant.sql}) meant`,
      ...meant.values,
      id,
      leaveOut,
      now.toISOString(),
    );
  return await tx.$executeRawUnsafe(
    `insert into delivery (campaign_id, member_id) select $${meant.values.length + 1}::uuid, meant.id from (${meant.sql}) meant`,
    ...meant.values,
    id,
  );
}

/**
 * Plans something for members who are named, and begins it; those for whom it was planned before keep what became of it. What had come to
 * its end goes on with the new ones. They are due from now on, so that they are found wherever the walk along the plan is at this moment.
 *
 * @returns how many are new; undefined where it was cancelled, or is of another kind
 */
export async function planNamed(
  sql: Sql,
  { id, name, kind, memberIds, endsAt }: Pick<Planned, 'id' | 'name' | 'kind'> & { memberIds: readonly string[]; endsAt: Date },
  now: Date,
): Promise<number | undefined> {
  const started = await sql(
    `insert into campaign (id, name, kind, subject, state, ends_at, created_at, published_at, recipients)
      values ($1::uuid, $2, $3::campaign_kind, $1::text, 'running', $4::timestamptz, $5::timestamptz, $5::timestamptz, 0)
      on conflict (id) do update set state = 'running', ends_at = excluded.ends_at, finished_at = null
        where campaign.state in ('running', 'finished') and campaign.kind = excluded.kind
      returning 1 as started`,
    id,
    name,
    kind,
    endsAt.toISOString(),
    now.toISOString(),
  );
  if (started.length === 0) return undefined;
  const planned = await sql(
    `insert into delivery (campaign_id, member_id, try_at) select $1::uuid, member_id, $3::timestamptz from unnest($2::uuid[]) member_id
      on conflict do nothing returning 1 as planned`,
    id,
    memberIds,
    now.toISOString(),
  );
  await sql('update campaign set recipients = recipients + $2::int where id = $1::uuid', id, planned.length);
  return planned.length;
}

/** For whom it was planned. */
export async function loadRecipients(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql<{ memberId: string }>(
    'select member_id::text as "memberId" from delivery where campaign_id = $1::uuid',
    id,
  );
  return rows.map(({ memberId }) => memberId);
}

/** What the outbox says of a delivery that was queued. */
export const ENDED_AS = `case o.state when 'sent' then 'sent' when 'sent_unconfirmed' then 'unconfirmed'
  when 'unreachable' then 'unreachable' when 'failed' then 'failed' when 'withdrawn' then 'cancelled' end`;

export async function countDeliveries(sql: Sql, id: string): Promise<{ state: string; reason: string | null; count: number }[]> {
  return await sql(
    `select coalesce(${ENDED_AS}, d.state::text) as state, d.reason, count(*)::int
      from delivery d left join outbox_message o on d.state = 'queued' and o.id = d.outbox_id
      where d.campaign_id = $1::uuid group by 1, 2 order by 3 desc, 1, 2`,
    id,
  );
}

/** Of those who were meant and of those who were left out: how many there are, and how many of them bought at least once. */
export async function countBuyers(sql: Sql, id: string, { since, until }: { since: Date; until: Date }): Promise<Arms> {
  const rows = await sql<Arm & { leftOut: boolean }>(
    `select d.reason is not distinct from 'left_out' as "leftOut", count(*)::int as members,
        count(*) filter (where exists (select from purchase p where p.member_id = d.member_id
          and p.purchased_at >= $2::timestamptz and p.purchased_at < $3::timestamptz))::int as bought
      from delivery d where d.campaign_id = $1::uuid group by 1`,
    id,
    since.toISOString(),
    until.toISOString(),
  );
  const arm = (leftOut: boolean): Arm => {
    const { members, bought } = rows.find((row) => row.leftOut === leftOut) ?? { members: 0, bought: 0 };
    return { members, bought };
  };
  return { meant: arm(false), leftOut: arm(true) };
}

/**
 * Takes back what is queued and not under way, for another time; the outbox forgets it, and its contact is free again. Where it had opened a
 * question and nobody has written since, nothing is open any more. With `members`, only what is for them.
 */
export async function recallQueued(sql: Sql, id: string, now: Date, members?: readonly string[]): Promise<void> {
  const queued = `select o.id from delivery d join outbox_message o on o.id = d.outbox_id
    where d.campaign_id = $1::uuid and d.state = 'queued' and o.state = 'queued' and ($2::uuid[] is null or d.member_id = any($2::uuid[]))`;
  await lockPlaces(sql, queued, [id, members ?? null]);
  const gone = await sql<Gone>(
    `with waiting as (${queued} order by o.id for update of o), gone as (
       delete from outbox_message o using waiting where o.id = waiting.id and o.state = 'queued'
       returning o.id, o.push_key, o.conversation_id, o.created_at
     ), closed as (
       update conversation c set flow = null, fence = c.fence + 1 from gone
       where c.id = gone.conversation_id and c.flow is not null and ${NOBODY_WROTE_SINCE}
     ), planned as (
       update delivery d set state = 'planned', outbox_id = null, channel = null, try_at = $3::timestamptz, at = $3::timestamptz
       from gone where d.campaign_id = $1::uuid and d.state = 'queued' and d.outbox_id = gone.id
     )
     select push_key as key from gone`,
    id,
    members ?? null,
    now.toISOString(),
  );
  await forgetUnread(sql, gone);
}

/** Conversations before their messages, as the sender has it: otherwise it and whoever takes messages back would wait for each other. */
async function lockPlaces(sql: Sql, queued: string, values: readonly unknown[]): Promise<void> {
  await sql(
    `select c.id::text from conversation c
      where c.id in (select q.conversation_id from outbox_message q where q.id in (${queued})) order by c.id for no key update`,
    ...values,
  );
}

export type Gone = { key: string };

/**
 * Of messages that were taken back before anybody read them: their contacts were not made, their questions not asked, and their offers not
 * shown. One that is sent after all reserves, asks and shows again.
 */
export async function forgetUnread(sql: Sql, gone: readonly Gone[]): Promise<void> {
  if (gone.length === 0) return;
  const keys = gone.map(({ key }) => key);
  await sql('delete from contact_reservation where key = any($1::text[])', keys);
  await sql('select forget_unasked($1::text[]) as forgotten', keys);
  await sql(
    'delete from offer_shown s where s.push_key = any($1::text[]) and not exists (select from offer_take t where t.shown_id = s.id)',
    keys,
  );
}

/** What is open there was opened by this message then, since a question is only asked where nothing is open. */
export const NOBODY_WROTE_SINCE = `c.lease_process is null and c.last_number = c.handled_number
  and not exists (select from inbound_message m where m.conversation_id = c.id and m.number = c.last_number and m.received_at >= gone.created_at)`;

export type Withdrawal = { state: 'cancelled' | 'expired'; reason: string };

/** Takes back for good what is queued of a campaign and not under way. The contacts that were not made are free again. */
export async function withdrawQueuedOf(sql: Sql, id: string, why: Withdrawal, now: Date): Promise<number> {
  return await withdraw(
    sql,
    `select o.id from delivery d join outbox_message o on o.id = d.outbox_id
      where d.campaign_id = $1::uuid and d.state = 'queued' and o.state = 'queued'`,
    [id],
    why,
    now,
  );
}

/**
 * The same of a person, for some purposes: what was reserved by `contact` is queued under the reservation's key.
 *
 * @param memberships the member's, those included that became part of it
 */
export async function withdrawQueuedFor(
  sql: Sql,
  memberId: string,
  purposes: readonly string[],
  memberships: string,
  why: Withdrawal,
  now: Date,
): Promise<number> {
  return await withdraw(
    sql,
    `select o.id from contact_reservation r join outbox_message o on o.push_key = r.key
      where r.member_id in ${memberships} and r.purpose = any($2::text[]) and o.state = 'queued'`,
    [memberId, [...purposes]],
    why,
    now,
  );
}

/** The same of a person, for offers of some kinds of goods. */
export async function withdrawQueuedOfGroups(
  sql: Sql,
  memberId: string,
  groups: readonly string[],
  memberships: string,
  why: Withdrawal,
  now: Date,
): Promise<number> {
  return await withdraw(
    sql,
    `select o.id from contact_reservation r join outbox_message o on o.push_key = r.key
      join offer f on f.group_code = any($2::text[]) join campaign k on k.kind = 'offer' and k.subject = f.code
      join delivery d on d.campaign_id = k.id and d.member_id = r.member_id and d.outbox_id = o.id
      where r.member_id in ${memberships} and o.state = 'queued'`,
    [memberId, [...groups]],
    why,
    now,
  );
}

/** @param queued gives the ids of the messages `o` */
async function withdraw(sql: Sql, queued: string, values: unknown[], { state, reason }: Withdrawal, now: Date): Promise<number> {
  await lockPlaces(sql, queued, values);
  const [stateAt, reasonAt, nowAt] = [1, 2, 3].map((more) => `$${values.length + more}`);
  const gone = await sql<Gone>(
    `with waiting as (${queued} order by o.id for update of o), gone as (
       update outbox_message o set state = 'withdrawn', last_error = ${reasonAt}::text, next_attempt_at = null from waiting
       where o.id = waiting.id and o.state = 'queued' returning o.id, o.push_key, o.conversation_id, o.created_at
     ), closed as (
       update conversation c set flow = null, fence = c.fence + 1 from gone
       where c.id = gone.conversation_id and c.flow is not null and ${NOBODY_WROTE_SINCE}
     ), ended as (
       update delivery d set state = ${stateAt}::delivery_state, reason = ${reasonAt}::text, at = ${nowAt}::timestamptz from gone
       where d.state = 'queued' and d.outbox_id = gone.id and d.campaign_id = case when gone.push_key like 'campaign:%' then split_part(gone.push_key, ':', 2)::uuid end
         and d.member_id = case when gone.push_key like 'campaign:%' then split_part(gone.push_key, ':', 3)::uuid end
     )
     select push_key as key from gone`,
    ...values,
    state,
    reason,
    now.toISOString(),
  );
  await forgetUnread(sql, gone);
  return gone.length;
}
