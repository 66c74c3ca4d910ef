import type { Database } from '../store/database.ts';

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
