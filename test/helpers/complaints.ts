import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../../src/store/database.ts';
import type { ComplaintRules } from '../../src/support/index.ts';
import { granlia } from './people.ts';

/** Granlia's rules, as support takes them. */
export const complaintRules = (version = 1): ComplaintRules => ({ version, rules: granlia() });

/** Somebody's account with a private conversation. */
export async function addPerson(
  database: Database,
  now: Date,
  memberId?: string,
): Promise<{ identityId: string; conversationId: string; memberId?: string }> {
  const [identityId, conversationId] = [newId(), newId()];
  await database.pool.query(
    `insert into identity (id, channel, channel_user_id, member_id, created_at) values ($1, 'test', $2, $3, $4)`,
    [identityId, identityId, memberId ?? null, now],
  );
  await database.pool.query(
    `insert into conversation (id, channel, channel_conversation_id, identity_id, created_at) values ($1, 'test', $2, $3, $4)`,
    [conversationId, identityId, identityId, now],
  );
  return { identityId, conversationId, memberId };
}
