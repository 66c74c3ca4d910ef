import type { Database, Tx } from '../store/database.ts';

/**
 * The private conversations of a channel in which somebody wrote within the time that messages are kept, the newest first, by the
 * channel's own ids.
 */
export async function findPrivateConversations({ pool }: Pick<Database, 'pool'>, channel: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select c.channel_conversation_id as id from conversation c join inbound_message m on m.conversation_id = c.id and m.number = c.last_number
      where c.channel = $1 and c.audience = 'private' and not c.is_aside order by m.received_at desc, m.id desc`,
    [channel],
  );
  return rows.map(({ id }) => id);
}

/** Where somebody who spoke up among others can be written to alone: their private chat, the newest; never an aside. */
export async function findPrivateConversationOf(tx: Tx, identityId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id::text from conversation c join identity i on i.id = c.identity_id
    where i.id = ${identityId}::uuid and i.reachability = 'reachable' and c.audience = 'private' and not c.is_aside
    order by c.created_at desc, c.id desc limit 1`;
  return rows[0]?.id;
}
