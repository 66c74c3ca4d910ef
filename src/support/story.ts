import { type Read, sqlOf } from '../store/sql.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import { complaintEvents, findComplaint } from './complaints.ts';
import type { Handoff } from './handoffs.ts';
import type { CustomerPromise } from './promise.ts';
import { findPromise } from './promises.ts';
import { loadHandoffs } from './stored-handoffs.ts';

export type ConversationNote = { id: string; staffId: string; staffName: string | null; text: string; at: Date };

/** What support knows of a conversation, beside its messages (`chat/transcript.ts`): all in the order of time. */
export type Story = {
  conversation: {
    id: string;
    channel: string;
    audience: 'private' | 'public';
    language: string | null;
    fence: number;
    ownerStaffId: string | null;
    ownerName: string | null;
    identityId: string | null;
    displayName: string | null;
    memberId: string | null;
    memberNumber: string | null;
    givenName: string | null;
  };
  handoffs: readonly Handoff[];
  notes: readonly ConversationNote[];
  complaints: readonly { complaint: Complaint; events: readonly ComplaintEvent[] }[];
  promises: readonly CustomerPromise[];
};

/** @returns undefined where there is no such conversation */
export async function loadStory(read: Read, conversationId: string): Promise<Story | undefined> {
  const sql = sqlOf(read);
  const [conversation] = await sql<Story['conversation']>(
    `select c.id::text, c.channel, c.audience::text as audience, c.language, c.fence, c.owner_staff_id::text as "ownerStaffId",
       s.name as "ownerName", i.id::text as "identityId", i.display_name as "displayName", m.id::text as "memberId",
       m.number as "memberNumber", m.given_name as "givenName"
     from conversation c left join identity i on i.id = c.identity_id left join member m on m.id = i.member_id
     left join staff s on s.id = c.owner_staff_id
     where c.id = $1::uuid`,
    conversationId,
  );
  if (!conversation) return undefined;
  const notes = await sql<ConversationNote>(
    `select n.id::text, n.staff_id::text as "staffId", s.name as "staffName", n.text, n.at
     from conversation_note n left join staff s on s.id = n.staff_id where n.conversation_id = $1::uuid order by n.id`,
    conversationId,
  );
  const ids = await sql<{ kind: 'complaint' | 'promise'; id: string }>(
    `select 'complaint' as kind, k.id::text, k.filed_at as at from complaint k where k.conversation_id = $1::uuid
     union all select 'promise', p.id::text, p.promised_at from promise p where p.conversation_id = $1::uuid order by at, id`,
    conversationId,
  );
  const complaints: { complaint: Complaint; events: readonly ComplaintEvent[] }[] = [];
  const promises: CustomerPromise[] = [];
  for (const { kind, id } of ids) {
    if (kind === 'promise') {
      const promise = await findPromise(read, id);
      if (promise) promises.push(promise);
      continue;
    }
    const complaint = await findComplaint(read, id);
    if (complaint) complaints.push({ complaint, events: await complaintEvents(read, id) });
  }
  return { conversation, handoffs: await loadHandoffs(read, conversationId), notes, complaints, promises };
}
