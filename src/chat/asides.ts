import type { Database } from '../store/database.ts';
import type { Message } from './message.ts';

/**
 * Marks the conversation of a message as one in which the person can be written to for a moment only: nothing unasked is sent
 * there, and that an answer arrived says nothing of their private chat.
 */
export async function noteAside(
  { pool }: Pick<Database, 'pool'>,
  { channel, channelConversationId }: Pick<Message, 'channel' | 'channelConversationId'>,
): Promise<void> {
  await pool.query({
    name: 'note_aside',
    text: 'update conversation set is_aside = true where channel = $1 and channel_conversation_id = $2 and not is_aside',
    values: [channel, channelConversationId],
  });
}
