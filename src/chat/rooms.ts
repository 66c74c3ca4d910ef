import { newId } from '../shared/ids.ts';
import type { Database, Tx } from '../store/database.ts';

/** A place on a platform where colleagues read along: a group of Telegram, a channel of Discord or Teams. */
export type Room = {
  channel: string;
  /** The platform's id of it, as the channel names a conversation. */
  place: string;
};

/**
 * The conversation of a room, made when it is first needed: what is said there takes the same way as all else, and whoever mentions the
 * bot there talks in the same one.
 */
export async function openRoom(tx: Tx, { channel, place }: Room, now: Date): Promise<{ conversationId: string; isNew: boolean }> {
  const made = await tx.$queryRaw<{ id: string }[]>`
    insert into conversation (id, channel, channel_conversation_id, audience, created_at)
    values (${newId(now.getTime())}::uuid, ${channel}, ${place}, 'public', ${now})
    on conflict (channel, channel_conversation_id) do nothing returning id::text`;
  if (made[0]) return { conversationId: made[0].id, isNew: true };
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    select id::text from conversation where channel = ${channel} and channel_conversation_id = ${place}`;
  if (!known) throw new Error(`the room ${place} of ${channel} is neither new nor known`);
  return { conversationId: known.id, isNew: false };
}

/** Why the newest message to a room that came to its end did not arrive; undefined where it did, and where there is none. */
export async function whyNotHeard(
  { pool }: Pick<Database, 'pool'>,
  conversationId: string,
): Promise<{ outboxId: string; reason: string } | undefined> {
  const { rows } = await pool.query<{ id: string; state: string; error: string | null }>(
    `select id::text, state::text, last_error as error from outbox_message
      where conversation_id = $1 and state in ('sent', 'sent_unconfirmed', 'failed', 'unreachable') order by id desc limit 1`,
    [conversationId],
  );
  const [last] = rows;
  if (last?.state !== 'failed' && last?.state !== 'unreachable') return undefined;
  return { outboxId: last.id, reason: last.error ?? last.state };
}
