import { type Read, sqlOf } from '../store/sql.ts';
import type { ComplaintCategory, Severity } from './complaint.ts';
import type { HandoffReason } from './handoffs.ts';
import { byUrgency, groupOf, type Urgency, type WaitingGroup } from './waiting.ts';

/** A conversation that waits for people of the shop, or that one of them has. */
export type WaitingItem = Urgency & {
  conversationId: string;
  group: WaitingGroup;
  /** Why it waits; "complaint" for one that nobody has asked a person for. */
  reason: HandoffReason | 'complaint';
  team: string;
  escalatedTo: string | null;
  /** When the duty team was alarmed. */
  alarmedAt: Date | null;
  channel: string;
  /** Who has it, or is asked to have it. */
  staffId: string | null;
  staffName: string | null;
  accepted: boolean;
  fence: number;
  /** As the platform calls the person; theirs to choose, so nothing to trust. */
  displayName: string | null;
  memberNumber: string | null;
  givenName: string | null;
  complaintId: string | null;
  /** Told as "K-2107". */
  caseNumber: number | null;
  category: ComplaintCategory | null;
};

export type WaitingFilter = {
  /** Theirs, those told to them, and those that are anybody's danger; without it all. */
  team?: string;
  staffId?: string;
  timeZone: string;
  limit?: number;
};

/** Everybody who waits for a person, the most urgent first; promises to them are in `listPromises`. */
export async function listWaiting(
  read: Read,
  { team, staffId, timeZone, limit = 500 }: WaitingFilter,
  now: Date,
): Promise<WaitingItem[]> {
  const rows = await sqlOf(read)<Row>(WAITING, team ?? null, staffId ?? null, limit);
  return byUrgency(rows.map((row) => toItem(row))).map((item) => ({ ...item, group: groupOf(item, timeZone, now) }));
}

type Row = Omit<WaitingItem, 'group' | 'inHand' | 'severity'> & {
  severity: string;
  answeredAt: Date | null;
  saidAt: Date | null;
};

function toItem({ answeredAt, saidAt, ...row }: Row): Omit<WaitingItem, 'group'> {
  // Whoever wrote after our last word waits again.
  const waitsAgain = answeredAt !== null && saidAt !== null && saidAt > answeredAt;
  const isAnswered = answeredAt !== null && !waitsAgain;
  return {
    ...row,
    severity: row.severity as Severity,
    since: waitsAgain ? saidAt : row.since,
    dueAt: answeredAt === null ? row.dueAt : null,
    escalated: row.escalated && !isAnswered,
    // A complaint that was answered and given back is nobody's turn, and stands last until it is resolved or they write again.
    inHand: isAnswered && (row.accepted || row.reason === 'complaint'),
  };
}

const PERSON = `c.channel, c.fence, i.display_name as "displayName", m.number as "memberNumber", m.given_name as "givenName"`;

/** The last word of a person, and of the customer; of a complaint that nobody has, what the customer added to it. */
const WAITING = `
  select * from (
  select h.conversation_id::text as "conversationId", h.reason, h.team, h.severity, h.asked_at as since, h.answer_due_at as "dueAt",
    h.escalated_at is not null as escalated, h.escalated_to as "escalatedTo", h.alarmed_at as "alarmedAt",
    coalesce(c.owner_staff_id, h.staff_id)::text as "staffId", s.name as "staffName", h.accepted_at is not null as accepted,
    ${PERSON}, k.id::text as "complaintId", k.number as "caseNumber", k.category::text as category,
    case when h.answered_at is not null then greatest(h.answered_at,
      (select max(o.created_at) from outbox_message o where o.conversation_id = c.id and o.staff_id is not null)) end as "answeredAt",
    (select n.received_at from inbound_message n where n.conversation_id = c.id order by n.number desc limit 1) as "saidAt"
  from handoff h
  join conversation c on c.id = h.conversation_id
  left join identity i on i.id = c.identity_id
  left join member m on m.id = i.member_id
  left join staff s on s.id = coalesce(c.owner_staff_id, h.staff_id)
  left join complaint k on k.id = h.complaint_id
  where h.ended_at is null and ($1::text is null or $1 in (h.team, h.escalated_to) or h.severity = 'danger')
    and ($2::uuid is null or $2 = coalesce(c.owner_staff_id, h.staff_id))
  union all
  select k.conversation_id::text, 'complaint', k.team, k.severity::text, k.filed_at, k.first_response_due_at,
    false, null, null, null, null, false,
    ${PERSON}, k.id::text, k.number, k.category::text, k.answered_at,
    (select max(e.at) from complaint_event e where e.complaint_id = k.id and e.kind in ('added', 'file_added') and e.by = 'customer')
  from complaint k
  join conversation c on c.id = k.conversation_id
  left join identity i on i.id = c.identity_id
  left join member m on m.id = i.member_id
  where k.state = 'open' and $2::uuid is null and ($1::text is null or $1 = k.team or k.severity = 'danger')
    and not exists (select from handoff h where h.conversation_id = k.conversation_id and h.ended_at is null)
  ) waiting
  order by "answeredAt" is null desc, since
  limit $3::int`;
