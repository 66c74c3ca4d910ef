import type { Tx } from '../store/database.ts';

/** The id of the message that was queued under a key (`push.ts`). @throws when there is none */
export async function findPushed(tx: Tx, key: string): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id::text from outbox_message where push_key = ${key}`;
  const [found] = rows;
  if (!found) throw new Error(`nothing was queued under ${key}`);
  return found.id;
}
