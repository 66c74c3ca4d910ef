import type { Sql } from '../store/sql.ts';
import type { Complainant, Complaint, ComplaintCategory, ComplaintState, Severity } from './complaint.ts';
import type { ComplaintEvent, NewEvent } from './complaint-events.ts';

const COMPLAINT = `c.id::text, c.number, c.member_id::text as "memberId", c.identity_id::text as "identityId",
  c.conversation_id::text as "conversationId", c.language, c.category, c.severity::text, c.state::text, c.words,
  c.order_number as "orderNumber", c.item, c.item_count as "itemCount", c.purchase_id::text as "purchaseId",
  c.value_minor::float8 as "valueMinor", c.currency, c.team, c.programme_version as "programmeVersion", c.filed_at as "filedAt",
  c.first_response_due_at as "firstResponseDueAt", c.answered_at as "answeredAt", c.resolved_at as "resolvedAt",
  c.followed_up_at as "followedUpAt", c.closed_at as "closedAt"`;

type Row = Omit<Complaint, 'goods'> & { purchaseId: string | null; valueMinor: number | null; currency: string | null };

function toComplaint({ purchaseId, valueMinor, currency, ...row }: Row): Complaint {
  const value = valueMinor === null || currency === null ? null : { minor: valueMinor, currency };
  return { ...row, goods: purchaseId === null ? null : { purchaseId, value } };
}

export type NewComplaint = {
  id: string;
  memberId: string | null;
  identityId: string;
  conversationId: string;
  language: string;
  category: ComplaintCategory;
  severity: Severity;
  words: string;
  orderNumber: string | null;
  item: string | null;
  itemCount: number | null;
  purchaseId: string | null;
  valueMinor: number | null;
  currency: string | null;
  team: string;
  programmeVersion: number;
  idempotencyKey: string;
  filedAt: Date;
  firstResponseDueAt: Date;
};

/** @returns undefined where its key filed one before */
export async function insertComplaint(sql: Sql, row: NewComplaint): Promise<Complaint | undefined> {
  const rows = await sql<Row>(
    `with c as (
       insert into complaint (id, member_id, identity_id, conversation_id, language, category, severity, words, order_number, item,
         item_count, purchase_id, value_minor, currency, team, programme_version, idempotency_key, filed_at, first_response_due_at)
       values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7::complaint_severity, $8, $9, $10, $11::int, $12::uuid, $13::bigint, $14,
         $15, $16::int, $17, $18::timestamptz, $19::timestamptz)
       on conflict (idempotency_key) do nothing returning *
     ) select ${COMPLAINT} from c`,
    row.id,
    row.memberId,
    row.identityId,
    row.conversationId,
    row.language,
    row.category,
    row.severity,
    row.words,
    row.orderNumber,
    row.item,
    row.itemCount,
    row.purchaseId,
    row.valueMinor,
    row.currency,
    row.team,
    row.programmeVersion,
    row.idempotencyKey,
    row.filedAt.toISOString(),
    row.firstResponseDueAt.toISOString(),
  );
  return rows[0] && toComplaint(rows[0]);
}

export async function findComplaintByKey(sql: Sql, key: string): Promise<Complaint | undefined> {
  const rows = await sql<Row>(`select ${COMPLAINT} from complaint c where c.idempotency_key = $1`, key);
  return rows[0] && toComplaint(rows[0]);
}

export async function findComplaintById(sql: Sql, id: string): Promise<Complaint | undefined> {
  const rows = await sql<Row>(`select ${COMPLAINT} from complaint c where c.id = $1::uuid`, id);
  return rows[0] && toComplaint(rows[0]);
}

/** A complaint by the number that people know. */
export async function findComplaintByNumber(sql: Sql, number: number): Promise<Complaint | undefined> {
  const rows = await sql<Row>(`select ${COMPLAINT} from complaint c where c.number = $1::int`, number);
  return rows[0] && toComplaint(rows[0]);
}

/** The complaints of a person: those that are not put right yet, then the others, the newest first. */
export async function loadComplaintsOf(sql: Sql, { memberId, identityId }: Complainant, limit: number): Promise<Complaint[]> {
  const rows = await sql<Row>(
    `select ${COMPLAINT} from complaints_of($1::uuid, $2::uuid) as own(id) join complaint c on c.id = own.id
     order by c.state in ('open', 'settling') desc, c.filed_at desc, c.id desc limit $3::int`,
    memberId ?? null,
    identityId,
    limit,
  );
  return rows.map(toComplaint);
}

/**
 * Whoever files for a person holds their member's row, or that of their account, so that of two messages at once, on two channels,
 * the second finds the complaint of the first. Before it, where points move as well, members' points; after it, conversations.
 */
export async function lockComplainant(sql: Sql, { memberId, identityId }: Complainant): Promise<void> {
  if (memberId === undefined) await sql('select 1 from identity where id = $1::uuid for no key update', identityId);
  else await sql('select 1 from member where id = $1::uuid for no key update', memberId);
}

/**
 * Locks a complaint for the rest of the transaction. Conversations come before it, as everywhere: its own and that of the turn,
 * which is written when the turn ends.
 */
export async function lockComplaint(sql: Sql, id: string, turnIn?: string): Promise<Complaint | undefined> {
  const known = await findComplaintById(sql, id);
  if (!known) return undefined;
  const conversations = [...new Set([known.conversationId, ...(turnIn === undefined ? [] : [turnIn])])].toSorted();
  for (const conversation of conversations)
    await sql('select 1 from conversation where id = $1::uuid for no key update', conversation);
  // Not "for update": that would hold up whoever writes down what happened to it.
  await sql('select 1 from complaint where id = $1::uuid for no key update', id);
  // A statement of its own: what it reads was committed before the lock was ours.
  return await findComplaintById(sql, id);
}

/** Locks the complaints of a conversation, and one of another if it is named, that nobody of the shop has said a word about. */
export async function lockUnanswered(
  sql: Sql,
  { conversationId, complaintId }: { conversationId: string; complaintId?: string },
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select c.id::text from complaint c
     where (c.conversation_id = $1::uuid or c.id = $2::uuid) and c.answered_at is null and c.state in ('open', 'settling')
     order by c.id for no key update`,
    conversationId,
    complaintId ?? null,
  );
  return rows.map(({ id }) => id);
}

export type ComplaintChange = Partial<{
  state: ComplaintState;
  category: ComplaintCategory;
  severity: Severity;
  orderNumber: string | null;
  item: string | null;
  itemCount: number | null;
  purchaseId: string | null;
  valueMinor: number | null;
  currency: string | null;
  team: string;
  memberId: string | null;
  firstResponseDueAt: Date;
  answeredAt: Date | null;
  resolvedAt: Date | null;
  followedUpAt: Date | null;
  closedAt: Date | null;
}>;

const COLUMNS: Readonly<Record<keyof ComplaintChange, string>> = {
  state: 'state = $::complaint_state',
  category: 'category = $',
  severity: 'severity = $::complaint_severity',
  orderNumber: 'order_number = $',
  item: 'item = $',
  itemCount: 'item_count = $::int',
  purchaseId: 'purchase_id = $::uuid',
  valueMinor: 'value_minor = $::bigint',
  currency: 'currency = $',
  team: 'team = $',
  memberId: 'member_id = $::uuid',
  firstResponseDueAt: 'first_response_due_at = $::timestamptz',
  answeredAt: 'answered_at = $::timestamptz',
  resolvedAt: 'resolved_at = $::timestamptz',
  followedUpAt: 'followed_up_at = $::timestamptz',
  closedAt: 'closed_at = $::timestamptz',
};

/** Changes a complaint that the caller has locked. @returns it as it is then */
export async function changeComplaint(sql: Sql, id: string, change: ComplaintChange): Promise<Complaint> {
  const fields = Object.entries(change) as [keyof ComplaintChange, unknown][];
  const sets = fields.map(([field], i) => COLUMNS[field].replace('$', `$${i + 2}`));
  const values = fields.map(([, value]) => (value instanceof Date ? value.toISOString() : value));
  await sql(`update complaint set ${sets.join(', ')} where id = $1::uuid`, id, ...values);
  return (await findComplaintById(sql, id))!;
}

// ---------------------------------------------------------------------------------------------------------------- what happened

export async function insertEvent(sql: Sql, row: NewEvent & { id: string }): Promise<void> {
  await sql(
    `insert into complaint_event (id, complaint_id, at, kind, by, staff_id, detail)
     values ($1::uuid, $2::uuid, $3::timestamptz, $4, $5, $6::uuid, $7::jsonb)`,
    row.id,
    row.complaintId,
    row.at.toISOString(),
    row.kind,
    row.by,
    row.staffId ?? null,
    JSON.stringify(row.detail ?? {}),
  );
}

/** Ids are their order, also of those that are written at one instant. */
export async function newestEventId(sql: Sql, complaintId: string): Promise<string | undefined> {
  const rows = await sql<{ id: string }>(
    'select id::text from complaint_event where complaint_id = $1::uuid order by id desc limit 1',
    complaintId,
  );
  return rows[0]?.id;
}

/** What happened to a complaint, in its order. */
export async function loadEvents(sql: Sql, complaintId: string): Promise<ComplaintEvent[]> {
  return await sql<ComplaintEvent>(
    `select id::text, complaint_id::text as "complaintId", at, kind, by, staff_id::text as "staffId", detail
     from complaint_event where complaint_id = $1::uuid order by id`,
    complaintId,
  );
}

// ------------------------------------------------------------------------------------------------------------------------ files

export async function insertFile(sql: Sql, file: { inboundId: string; complaintId: string; addedAt: Date }): Promise<boolean> {
  const rows = await sql<{ id: string }>(
    `insert into complaint_file (inbound_id, complaint_id, added_at) values ($1::uuid, $2::uuid, $3::timestamptz)
     on conflict (inbound_id) do nothing returning inbound_id::text as id`,
    file.inboundId,
    file.complaintId,
    file.addedAt.toISOString(),
  );
  return rows.length > 0;
}

/** Attachments of a complaint, by the messages that brought them. */
export async function loadFileIds(sql: Sql, complaintId: string): Promise<{ id: string; media: string; state: string }[]> {
  return await sql<{ id: string; media: string; state: string }>(
    `select a.id::text, a.media, a.state::text from complaint_file f join attachment a on a.inbound_id = f.inbound_id and not a.ours
     where f.complaint_id = $1::uuid order by f.added_at, a.id`,
    complaintId,
  );
}

export type ListWanted = {
  states?: readonly ComplaintState[];
  team?: string;
  category?: ComplaintCategory;
  severity?: Severity;
  limit: number;
  offset: number;
};

/** By urgency: danger, then what was promised soonest; what is over, newest first. */
export async function loadList(sql: Sql, wanted: ListWanted): Promise<Complaint[]> {
  const { states = ['open', 'settling'], team, category, severity, limit, offset } = wanted;
  const rows = await sql<Row>(
    `select ${COMPLAINT} from complaint c
     where c.state = any($1::text[]::complaint_state[]) and ($2::text is null or c.team = $2) and ($3::text is null or c.category = $3)
       and ($4::text is null or c.severity = $4::complaint_severity)
     order by c.state in ('open', 'settling') desc, c.severity = 'danger' desc,
       case when c.state in ('open', 'settling') then c.first_response_due_at end, c.filed_at desc, c.id
     limit $5::int offset $6::int`,
    states,
    team ?? null,
    category ?? null,
    severity ?? null,
    limit,
    offset,
  );
  return rows.map(toComplaint);
}
