import type { Database } from '../store/database.ts';
import type { Content } from './message.ts';

/**
 * Replaces what a message says while its turn has not come: the customer edited it. A message that is at its turn or has had it
 * stays as it was, so that no answer is to words that were never read.
 *
 * @returns whether it now reads so
 */
export async function amendMessage({ pool }: Pick<Database, 'pool'>, key: string, content: Content): Promise<boolean> {
  // Whoever ends a turn, and hands out the next message as it then is, locks the conversation first.
  const { rowCount } = await pool.query({
    name: 'amend_message',
    text: `update inbound_message m set content = $2::json
      from (select c.id, c.handled_number, c.lease_process from conversation c
        where c.id = (select i.conversation_id from inbound_message i where i.key = $1) for no key update) place
      where m.key = $1 and m.conversation_id = place.id
        and m.number > place.handled_number + (place.lease_process is not null)::int`,
    values: [key, JSON.stringify(content)],
  });
  return rowCount === 1;
}
