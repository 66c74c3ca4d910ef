import type { Database } from '../store/database.ts';

/**
 * The platform gave a conversation another id (a group that became a supergroup): from now on it has that one here too, with all
 * that was said there and waits there. Asked again, nothing happens.
 *
 * Where messages came under the new id before, the conversation that they made goes on; it learns which language was spoken and
 * that the bot has introduced itself. What waits in the old one is still answered there, under the id that the channel knows to
 * be the old one.
 */
export async function moveConversation(
  { pool }: Pick<Database, 'pool'>,
  channel: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  try {
    await pool.query(
      `update conversation set channel_conversation_id = $3 where channel = $1 and channel_conversation_id = $2
        and not exists (select from conversation t where t.channel = $1 and t.channel_conversation_id = $3)`,
      [channel, from, to],
    );
  } catch (error) {
    // A message made it in this moment.
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
  }
  await pool.query(
    `update conversation t set language = coalesce(t.language, f.language), introduced_at = coalesce(t.introduced_at, f.introduced_at)
      from conversation f
      where t.channel = $1 and t.channel_conversation_id = $3 and f.channel = $1 and f.channel_conversation_id = $2`,
    [channel, from, to],
  );
}

const UNIQUE_VIOLATION = '23505';
