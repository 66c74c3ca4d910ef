import type { Tx } from '../store/database.ts';
import type { Reserved } from './contact.ts';
import { timeZoneOf } from './person-sql.ts';

/**
 * Locks the member: of two contacts at once, one sees what the other reserved.
 *
 * @returns `over` for a membership whose person was forgotten, or that became part of another one; undefined for nobody
 */
export async function lockMember(tx: Tx, memberId: string): Promise<{ over: 'erased' | 'merged' | null } | undefined> {
  const rows = await tx.$queryRaw<{ over: 'erased' | 'merged' | null }[]>`
    select case when erased_at is not null then 'erased' when merged_into_id is not null then 'merged' end as over
    from member where id = ${memberId}::uuid for no key update`;
  return rows[0];
}

/** The membership that this one is part of by now; itself where it is part of none. */
export async function findLiveMember(tx: Tx, memberId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive into_(id, next) as (
      select id, merged_into_id from member where id = ${memberId}::uuid
      union all select m.id, m.merged_into_id from member m join into_ on m.id = into_.next)
    select id::text from into_ where next is null`;
  return rows[0]?.id ?? memberId;
}

/**
 * The conversation to write to: where the member said that we shall, else the private one in which they wrote last, if it reaches
 * them. An aside among others is taken only where there is no private chat; its channel then writes to theirs, if it may.
 */
export async function findReachable(
  tx: Tx,
  memberId: string,
): Promise<{ conversationId: string; channel: string; language: string | null } | undefined> {
  const rows = await tx.$queryRaw<{ conversationId: string; channel: string; language: string | null }[]>`
    select c.id::text as "conversationId", c.channel, coalesce(m.language, c.language) as language from identity i
    join member m on m.id = i.member_id
    join conversation c on c.identity_id = i.id and c.audience = 'private'
    left join lateral (select m.received_at from inbound_message m where m.conversation_id = c.id order by m.number desc limit 1) newest on true
    where i.member_id = ${memberId}::uuid and i.reachability = 'reachable'
    order by c.is_aside, i.push_chosen_at desc nulls last, newest.received_at desc nulls last, c.id limit 1`;
  return rows[0];
}

/** Something of theirs is not put right yet. */
export async function hasOpenComplaint(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ open: boolean }[]>`select open_complaint(${memberId}::uuid) is not null as open`;
  return rows[0]!.open;
}

/** Somebody of the staff is talking to them, in whatever chat. */
export async function isWithStaff(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select from identity i join conversation c on c.identity_id = i.id
    where i.member_id = ${memberId}::uuid and c.audience = 'private' and c.handled_by = 'staff' limit 1`;
  return rows.length > 0;
}

/** Where they are, if anything says so. */
export async function findTimeZone(tx: Tx, memberId: string): Promise<string | undefined> {
  const rows = await tx.$queryRawUnsafe<{ zone: string | null }[]>(`select ${timeZoneOf('$1::uuid')} as zone`, memberId);
  return rows[0]?.zone ?? undefined;
}

/** Contacts of the person: those of memberships that were merged into this one count as well. */
export async function loadReservations(tx: Tx, memberId: string, since: Date): Promise<Reserved[]> {
  return await tx.$queryRaw<Reserved[]>`
    with recursive membership(id) as (
      select ${memberId}::uuid union select m.id from member m join membership on m.merged_into_id = membership.id)
    select purpose, reserved_at as at from contact_reservation
    where member_id in (select id from membership) and reserved_at > ${since}`;
}

export async function findReservation(
  tx: Tx,
  key: string,
): Promise<{ id: string; memberId: string; purpose: string } | undefined> {
  return (
    (await tx.contactReservation.findUnique({ where: { key }, select: { id: true, memberId: true, purpose: true } })) ?? undefined
  );
}

export async function insertReservation(
  tx: Tx,
  row: { id: string; memberId: string; purpose: string; key: string; reservedAt: Date },
): Promise<void> {
  await tx.contactReservation.create({ data: row });
}

/** What our newest message in a conversation was sent for, if nobody had asked for it; undefined after an answer. */
export async function purposeOfLastMessage(tx: Tx, conversationId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ purpose: string | null }[]>`
    select r.purpose from outbox_message o left join contact_reservation r on r.key = o.push_key
    where o.conversation_id = ${conversationId}::uuid and o.state not in ('queued', 'withdrawn') order by o.id desc limit 1`;
  return rows[0]?.purpose ?? undefined;
}
