import { type Read, sqlOf } from '../store/sql.ts';

/** A conversation where others read along. Of whoever complained there, the private chat that was written in last, if there is one. */
export type Group = { privateConversationId?: string };

/** @returns undefined where nobody reads along */
export async function findGroup(read: Read, conversationId: string): Promise<Group | undefined> {
  const [found] = await sqlOf(read)<{ privateConversationId: string | null }>(
    `select (
       select own.id::text from complaint k
         join identity teller on teller.id = k.identity_id
         join identity i on i.id = teller.id or i.member_id = teller.member_id
         join conversation own on own.identity_id = i.id and own.audience = 'private'
       where k.conversation_id = c.id order by k.filed_at desc, own.created_at desc, own.id limit 1
     ) as "privateConversationId"
     from conversation c where c.id = $1::uuid and c.audience = 'public'`,
    conversationId,
  );
  return found && { privateConversationId: found.privateConversationId ?? undefined };
}
