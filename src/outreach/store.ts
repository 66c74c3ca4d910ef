import type { Tx } from '../store/database.ts';

/** Locks the member: of two contacts at once, one sees what the other reserved. */
export async function lockMember(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`select id from member where id = ${memberId}::uuid for no key update`;
}

/**
 * The conversation to write to: where the member said that we shall, else the private one in which they wrote last, if it reaches
 * them. An aside among others is taken only where there is no private chat; its channel then writes to theirs, if it may.
 */
export async function findReachable(tx: Tx, memberId: string): Promise<{ conversationId: string; channel: string } | undefined> {
  const rows = await tx.$queryRaw<{ conversation_id: string; channel: string }[]>`
    select c.id as conversation_id, c.channel from identity i
    join conversation c on c.identity_id = i.id and c.audience = 'private'
    left join lateral (select m.received_at from inbound_message m where m.conversation_id = c.id order by m.number desc limit 1) newest on true
    where i.member_id = ${memberId}::uuid and i.reachability = 'reachable'
    order by c.is_aside, i.push_chosen_at desc nulls last, newest.received_at desc nulls last, c.id limit 1`;
  const found = rows[0];
  return found && { conversationId: found.conversation_id, channel: found.channel };
}

/** Contacts of the person: those of memberships that were merged into this one count as well. */
export async function loadReservations(tx: Tx, memberId: string, since: Date): Promise<Date[]> {
  const rows = await tx.$queryRaw<{ reserved_at: Date }[]>`
    with recursive membership(id) as (
      select ${memberId}::uuid union select m.id from member m join membership on m.merged_into_id = membership.id)
    select reserved_at from contact_reservation where member_id in (select id from membership) and reserved_at > ${since}`;
  return rows.map(({ reserved_at }) => reserved_at);
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
