import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';

/** Somebody's account on a channel. @returns its id */
export async function addIdentity(
  { pool }: Database,
  given: { channel?: string; displayName?: string; memberId?: string } = {},
): Promise<string> {
  const id = newId();
  await pool.query(
    `insert into identity (id, channel, channel_user_id, member_id, display_name, created_at) values ($1, $2, $3, $4, $5, '2026-11-01')`,
    [id, given.channel ?? 'test', id, given.memberId ?? null, given.displayName ?? null],
  );
  return id;
}

/** The private conversation of an identity. @returns its id */
export async function addConversation(
  { pool }: Database,
  identityId: string,
  given: { audience?: string; isAside?: boolean } = {},
): Promise<string> {
  const id = newId();
  await pool.query(
    `insert into conversation (id, channel, channel_conversation_id, audience, identity_id, is_aside, created_at)
      select $1, channel, $2, $3::audience, id, $5, created_at from identity where id = $4`,
    [id, id, given.audience ?? 'private', identityId, given.isAside ?? false],
  );
  return id;
}
