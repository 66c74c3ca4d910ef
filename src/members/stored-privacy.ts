import type { Database, Tx } from '../store/database.ts';
import type { ErasureRecord, OpenErasure, Person, WhosePrivacy } from './privacy.ts';

// What copies and erasures ask of the database besides the rules of each table.

/** All memberships of a person (those that became part of theirs, to any depth) and all accounts. */
export async function findPerson(tx: Tx, whose: WhosePrivacy): Promise<Person> {
  const memberId = 'memberId' in whose ? whose.memberId : null;
  const identityId = 'identityId' in whose ? whose.identityId : null;
  const rows = await tx.$queryRaw<{ member_ids: string[]; identity_ids: string[] }[]>`
    with recursive up(id, merged_into_id) as (
      select id, merged_into_id from member
        where id = coalesce(${memberId}::text::uuid, (select member_id from identity where id = ${identityId}::text::uuid))
      union select m.id, m.merged_into_id from up join member m on m.id = up.merged_into_id
    ), membership(id) as (
      select id from up union select m.id from membership join member m on m.merged_into_id = membership.id
    )
    select array(select id::text from membership order by id) as member_ids,
      array(select id::text from identity where member_id in (select id from membership) or id = ${identityId}::text::uuid order by id) as identity_ids`;
  return { memberIds: rows[0]!.member_ids, identityIds: rows[0]!.identity_ids };
}

export async function findLiveMember(tx: Tx, memberIds: readonly string[]): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from member where id = any(${[...memberIds]}::text[]::uuid[]) and merged_into_id is null`;
  return rows[0]?.id;
}

/** The strongest lock: whoever is about to add a row that refers to one of these waits, too. */
export async function lockIdentities(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from identity where id = any(${[...ids]}::text[]::uuid[]) order by id for update`;
}

export async function lockMemberships(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from member where id = any(${[...ids]}::text[]::uuid[]) order by id for update`;
}

/** Private conversations of some accounts, with the mail threads that belong to them. */
const CONVERSATIONS = `
  select c.id from conversation c where c.identity_id = any($1::text[]::uuid[]) and c.audience = 'private'
  union select m.id from conversation c join conversation_address a on a.conversation_id = c.id
    join conversation m on m.channel = 'email' and m.channel_conversation_id = a.id::text
    where c.identity_id = any($1::text[]::uuid[]) and c.audience = 'private'`;

export async function findConversations(tx: Tx, identityIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(`select id::text from (${CONVERSATIONS}) found order by id`, [
    ...identityIds,
  ]);
  return rows.map(({ id }) => id);
}

/** As `findConversations`, locked: no turn ends in them, and nothing new is stored there, until the transaction ends. */
export async function lockConversations(tx: Tx, identityIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `select c.id::text from conversation c where c.id in (${CONVERSATIONS}) order by c.id for update`,
    [...identityIds],
  );
  return rows.map(({ id }) => id);
}

export async function lockConversation(tx: Tx, conversationId: string): Promise<void> {
  await tx.$queryRaw`select id from conversation where id = ${conversationId}::uuid for update`;
}

type WhereMessages = { identityIds: readonly string[]; conversationIds: readonly string[] };

/**
 * What a person wrote, and what others wrote in their private conversations. Left out is `message` and all that came after it `here`, and
 * what waits for its turn where others wait, too: its place must not be empty.
 */
export async function findMessages(
  tx: Tx,
  { identityIds, conversationIds, here, message }: WhereMessages & { here: string | null; message: string | null },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select m.id::text from inbound_message m
    where (m.conversation_id = any(${[...conversationIds]}::text[]::uuid[])
        or (m.identity_id = any(${[...identityIds]}::text[]::uuid[]) and m.handled_at is not null))
      and (m.conversation_id = ${here}::text::uuid
        and m.number >= (select n.number from inbound_message n where n.id = ${message}::text::uuid)) is not true
    order by m.id`;
  return rows.map(({ id }) => id);
}

/** What a person wrote among others, and nobody has answered yet, loses its words. */
export async function blankWaiting(tx: Tx, { identityIds, conversationIds }: WhereMessages): Promise<void> {
  await tx.$executeRaw`
    update inbound_message set content = '{"kind":"text","text":""}', last_error = null
    where identity_id = any(${[...identityIds]}::text[]::uuid[]) and handled_at is null
      and not conversation_id = any(${[...conversationIds]}::text[]::uuid[])`;
}

/** A conversation of nobody, which whatever stays and needs one names. */
export async function insertHusk(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    insert into conversation (id, channel, channel_conversation_id, created_at) values (${id}::uuid, 'erased', ${id}, ${now})`;
}

/** Nothing had to name it. What refers to it is known by the foreign keys. */
export async function dropUnusedHusk(tx: Tx, id: string): Promise<void> {
  const references = await tx.$queryRaw<{ table: string; column: string }[]>`
    select k.conrelid::regclass::text as "table", a.attname as "column"
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'conversation'::regclass`;
  const unused = references.map(({ table, column }) => `and not exists (select from ${table} t where t."${column}" = c.id)`);
  await tx.$executeRawUnsafe(`delete from conversation c where c.id = $1::text::uuid ${unused.join(' ')}`, id);
}

export type Here = { channel: string; channelUserId: string };

/** By whom the person is known where they asked. */
export async function describeHere(tx: Tx, conversationId: string): Promise<Here | undefined> {
  const rows = await tx.$queryRaw<Here[]>`
    select i.channel, i.channel_user_id as "channelUserId" from conversation c join identity i on i.id = c.identity_id
    where c.id = ${conversationId}::uuid`;
  return rows[0];
}

/**
 * Whoever asked is somebody unknown from now on, in the same place: with the message that asked, which has no words any more, and all that
 * they wrote after it.
 */
export async function becomeStranger(
  tx: Tx,
  {
    strangerId,
    channel,
    channelUserId,
    conversationId,
    messageId,
  }: Here & { strangerId: string; conversationId: string; messageId: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    insert into identity (id, channel, channel_user_id, created_at) values (${strangerId}::uuid, ${channel}, ${channelUserId}, ${now})`;
  await tx.$executeRaw`
    update conversation set identity_id = ${strangerId}::uuid, flow = null, introduced_at = null where id = ${conversationId}::uuid`;
  await tx.$executeRaw`
    update inbound_message set identity_id = ${strangerId}::uuid where conversation_id = ${conversationId}::uuid`;
  await tx.$executeRaw`
    update inbound_message set content = '{"kind":"text","text":""}', last_error = null where id = ${messageId}::uuid`;
}

export type ErasureRow = {
  id: string;
  memberIds: readonly string[];
  identityIds: readonly string[];
  conversationId: string | null;
  inboundId: string | null;
  strangerId: string | null;
  askedBy: string;
  askedAt: Date;
  removed: Record<string, number>;
};

export async function insertErasure(tx: Tx, row: ErasureRow): Promise<void> {
  await tx.erasure.create({ data: { ...row, memberIds: [...row.memberIds], identityIds: [...row.identityIds] } });
}

/** An answer that has not gone within two days does not go any more: its channel was switched off, or it was given up (`chat/sender.ts`). */
const FIND_DUE = `
  select e.id::text, e.asked_at as "askedAt" from erasure e
  where e.finished_at is null and e.asked_at <= $1::timestamptz
    and (e.asked_at <= $1::timestamptz - interval '2 days'
      or not exists (select from outbox_message o where o.inbound_id = e.inbound_id and o.state in ('queued', 'sending')))
  order by e.asked_at`;

export async function findDueErasures({ pool }: Pick<Database, 'pool'>, askedUntil: Date): Promise<OpenErasure[]> {
  return (await pool.query<OpenErasure>(FIND_DUE, [askedUntil])).rows;
}

export async function lockErasure(tx: Tx, id: string): Promise<ErasureRow | undefined> {
  await tx.$queryRaw`select id from erasure where id = ${id}::uuid for update`;
  const row = await tx.erasure.findFirst({ where: { id, finishedAt: null } });
  return row ? { ...row, removed: row.removed as Record<string, number> } : undefined;
}

export async function deleteLastAnswer(
  tx: Tx,
  { conversationId, inboundId }: { conversationId: string; inboundId: string },
): Promise<void> {
  await tx.$executeRaw`
    delete from channel_address where substr(key, strpos(key, ':') + 1) in (
      select ${inboundId} union all select id::text from outbox_message where inbound_id = ${inboundId}::uuid)`;
  await tx.$executeRaw`delete from attachment where inbound_id = ${inboundId}::uuid`;
  await tx.$executeRaw`delete from outbox_message where inbound_id = ${inboundId}::uuid`;
  await tx.$executeRaw`delete from inbound_message where id = ${inboundId}::uuid and conversation_id = ${conversationId}::uuid`;
}

export async function isMember(tx: Tx, identityId: string): Promise<boolean> {
  const row = await tx.identity.findUnique({ where: { id: identityId }, select: { memberId: true } });
  return row !== null && row.memberId !== null;
}

export async function deleteIdentity(tx: Tx, identityId: string): Promise<void> {
  await tx.$executeRaw`delete from identity where id = ${identityId}::uuid`;
}

export async function endErasure(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.erasure.update({
    where: { id },
    data: { finishedAt: now, conversationId: null, inboundId: null, strangerId: null },
  });
}

export async function listErasures({ pool }: Pick<Database, 'pool'>, since: Date): Promise<ErasureRecord[]> {
  const { rows } = await pool.query<ErasureRecord>(
    `select id::text, member_ids::text[] as "memberIds", identity_ids::text[] as "identityIds", asked_by as "askedBy", asked_at as "askedAt",
       finished_at as "finishedAt" from erasure where asked_at >= $1 order by asked_at`,
    [since],
  );
  return rows;
}
