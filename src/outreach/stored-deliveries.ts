import type { Sql } from '../store/sql.ts';
import type { Planned } from './campaigns.ts';
import { membershipsOf, timeZoneOf } from './person-sql.ts';
import { ENDED_AS, findPlanned, forgetUnread, type Gone, NOBODY_WROTE_SINCE } from './stored-campaigns.ts';

type Key = { campaignId: string; memberId: string };

/**
 * The campaign of a delivery that is planned and may be made now, with the member and the delivery locked: one of several processes makes it.
 *
 * @returns `halted` when the campaign does not run any more, `gone` when the delivery is not planned any more
 */
export async function lockForDelivery(sql: Sql, { campaignId, memberId }: Key, now: Date): Promise<Planned | 'halted' | 'gone'> {
  const running = await sql(
    `select 1 as runs from campaign where id = $1::uuid and state = 'running' and ends_at > $2::timestamptz
       and (starts_at is null or starts_at <= $2::timestamptz) for share`,
    campaignId,
    now.toISOString(),
  );
  if (running.length === 0) return 'halted';
  await sql('select id from member where id = $1::uuid for no key update', memberId);
  const planned = await sql(
    `select 1 as planned from delivery where campaign_id = $1::uuid and member_id = $2::uuid and state = 'planned' for update`,
    campaignId,
    memberId,
  );
  return planned.length > 0 ? (await findPlanned(sql, campaignId))! : 'gone';
}

/** Whether a membership that became part of this one was sent the same. */
export async function hadAsAnother(sql: Sql, campaignId: string, memberId: string): Promise<boolean> {
  const rows = await sql(
    `select 1 as had from delivery where campaign_id = $1::uuid and member_id in ${membershipsOf('$2::uuid')} and member_id <> $2::uuid
      and state in ('queued', 'sent', 'unconfirmed') limit 1`,
    campaignId,
    memberId,
  );
  return rows.length > 0;
}

export async function setQueued(
  sql: Sql,
  { campaignId, memberId }: Key,
  { outboxId, channel }: { outboxId: string; channel: string },
  now: Date,
): Promise<void> {
  await sql(
    `update delivery set state = 'queued', reason = null, outbox_id = $3::uuid, channel = $4, try_at = null, at = $5::timestamptz
      where campaign_id = $1::uuid and member_id = $2::uuid`,
    campaignId,
    memberId,
    outboxId,
    channel,
    now.toISOString(),
  );
}

export async function setLater(
  sql: Sql,
  { campaignId, memberId }: Key,
  { reason, tryAt }: { reason: string; tryAt: Date },
  now: Date,
): Promise<void> {
  await sql(
    `update delivery set reason = $3, try_at = $4::timestamptz, at = $5::timestamptz where campaign_id = $1::uuid and member_id = $2::uuid`,
    campaignId,
    memberId,
    reason,
    tryAt.toISOString(),
    now.toISOString(),
  );
}

/** Whether writing it failed before. */
export async function hadFault(sql: Sql, { campaignId, memberId }: Key): Promise<boolean> {
  const rows = await sql(
    `select 1 as had from delivery where campaign_id = $1::uuid and member_id = $2::uuid and reason = 'fault'`,
    campaignId,
    memberId,
  );
  return rows.length > 0;
}

/** Only what has no end yet comes to one. */
export async function setOver(
  sql: Sql,
  { campaignId, memberId }: Key,
  { state, reason }: { state: 'suppressed' | 'expired' | 'failed'; reason: string },
  now: Date,
): Promise<void> {
  await sql(
    `update delivery set state = $3::delivery_state, reason = $4, try_at = null, at = $5::timestamptz
      where campaign_id = $1::uuid and member_id = $2::uuid and state = 'planned'`,
    campaignId,
    memberId,
    state,
    reason,
    now.toISOString(),
  );
}

/** Members by id; `isLast` when nothing comes after them. */
export type Due = { memberIds: string[]; isLast: boolean };

/** Along the primary key, from where the walk has come to. */
export async function loadUnseen(sql: Sql, { id, walkedTo }: Planned, most: number): Promise<Due> {
  const rows = await sql<{ memberId: string }>(
    `select member_id::text as "memberId" from delivery where campaign_id = $1::uuid and member_id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
      order by member_id limit $3::int`,
    id,
    walkedTo,
    most,
  );
  return { memberIds: rows.map(({ memberId }) => memberId), isLast: rows.length < most };
}

export async function loadLater(sql: Sql, id: string, most: number, now: Date): Promise<Due> {
  const rows = await sql<{ memberId: string }>(
    `select member_id::text as "memberId" from delivery where campaign_id = $1::uuid and state = 'planned' and try_at <= $2::timestamptz
      order by try_at limit $3::int`,
    id,
    now.toISOString(),
    most,
  );
  return { memberIds: rows.map(({ memberId }) => memberId).toSorted(), isLast: rows.length < most };
}

/**
 * Brings home what became of queued messages. One that the outbox does not have any more went with its person's data; what the platform
 * refused nobody has read, so nothing was asked by it, and nothing is open where it would have asked.
 *
 * Locks the conversations before the rest.
 */
export async function foldOutbox(sql: Sql, id: string, now: Date): Promise<void> {
  await sql(
    `with refused as (
       select c.id from delivery d join outbox_message gone on gone.id = d.outbox_id join conversation c on c.id = gone.conversation_id
       where d.campaign_id = $1::uuid and d.state = 'queued' and gone.state in ('unreachable', 'failed') and c.flow is not null and ${NOBODY_WROTE_SINCE}
       order by c.id for no key update of c
     )
     update conversation c set flow = null from refused where c.id = refused.id`,
    id,
  );
  const folded = await sql<{ key: string | null; state: string }>(
    `update delivery d set state = coalesce(${ENDED_AS}, 'cancelled')::delivery_state, at = $2::timestamptz,
        reason = case when o.id is null then 'erased' when o.state in ('unreachable', 'failed', 'withdrawn') then left(o.last_error, 200) end
      from delivery q left join outbox_message o on o.id = q.outbox_id
      where q.campaign_id = $1::uuid and q.state = 'queued' and (o.id is null or o.state not in ('queued', 'sending'))
        and d.campaign_id = q.campaign_id and d.member_id = q.member_id and d.state = 'queued'
      returning o.push_key as key, d.state::text`,
    id,
    now.toISOString(),
  );
  const unread = new Set(['cancelled', 'unreachable', 'failed']);
  const gone = folded.flatMap(({ key, state }) => (key !== null && unread.has(state) ? [{ key }] : []));
  await forgetUnread(sql, gone);
}

/**
 * A person of the shop took the conversation over before the message was sent, which took it back (`chat/voice.ts`): it is for another time. What
 * we take back ourselves ends its delivery in the same statement and is not found here.
 */
export async function postponeOvertaken(sql: Sql, id: string, tryAt: Date, now: Date): Promise<void> {
  const overtaken = await sql<Gone>(
    `with gone as (
       delete from outbox_message o using delivery q
       where q.campaign_id = $1::uuid and q.state = 'queued' and o.id = q.outbox_id and o.state = 'withdrawn' returning o.id, o.push_key
     ), later as (
       update delivery d set state = 'planned', reason = 'with_staff', outbox_id = null, channel = null, try_at = $2::timestamptz, at = $3::timestamptz
       from gone where d.campaign_id = $1::uuid and d.state = 'queued' and d.outbox_id = gone.id
     )
     select push_key as key from gone`,
    id,
    tryAt.toISOString(),
    now.toISOString(),
  );
  await forgetUnread(sql, overtaken);
}

/** How many messages of a campaign the outbox still has to send. */
export async function countQueued(sql: Sql, id: string): Promise<number> {
  const rows = await sql<{ count: number }>(
    `select count(*)::int from delivery where campaign_id = $1::uuid and state = 'queued'`,
    id,
  );
  return rows[0]!.count;
}

/** Whose messages still wait in the outbox, and where they are, if anything says so. */
export async function loadWaiting(sql: Sql, id: string): Promise<{ memberId: string; timeZone: string | null }[]> {
  return await sql(
    `select d.member_id::text as "memberId", ${timeZoneOf('d.member_id')} as "timeZone"
      from delivery d join outbox_message o on o.id = d.outbox_id
      where d.campaign_id = $1::uuid and d.state = 'queued' and o.state = 'queued'`,
    id,
  );
}

/**
 * Ends what was never queued, a part at a time along the primary key, so that no part reads what those before it ended. What expires keeps
 * the reason for which it had to wait.
 *
 * @param after the member with whom the part before ended; null for the first part
 * @returns the member with whom this part ends; undefined when it was the last one
 */
export async function closePlanned(
  sql: Sql,
  id: string,
  { state, reason }: { state: 'expired' | 'cancelled'; reason: string },
  { after, most }: { after: string | null; most: number },
  now: Date,
): Promise<string | undefined> {
  const rows = await sql<{ last: string | null; count: number }>(
    `with part as (
       select member_id from delivery where campaign_id = $1::uuid and state = 'planned'
         and member_id > coalesce($6::uuid, '00000000-0000-0000-0000-000000000000') order by member_id limit $5::int
     ), closed as (
       update delivery d set state = $2::delivery_state, reason = case when $2 = 'expired' then coalesce(d.reason, $3) else $3 end,
         try_at = null, at = $4::timestamptz
       from part where d.campaign_id = $1::uuid and d.member_id = part.member_id and d.state = 'planned'
     )
     select count(*)::int as count, (select member_id::text from part order by member_id desc limit 1) as last from part`,
    id,
    state,
    reason,
    now.toISOString(),
    most,
    after,
  );
  const { last, count } = rows[0]!;
  return count < most ? undefined : (last ?? undefined);
}

/** Whether anything of a campaign that was walked through has no end yet. Asks the partial indexes alone. */
export async function hasOpen(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql<{ open: boolean }>(
    `select exists (select from delivery where campaign_id = $1::uuid and state = 'queued')
      or exists (select from delivery where campaign_id = $1::uuid and state = 'planned' and try_at is not null) as open`,
    id,
  );
  return rows[0]!.open;
}
