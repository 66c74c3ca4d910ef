import type { Sql } from '../store/sql.ts';
import type { Complainant, Remedy } from './complaint.ts';
import type { Money } from './remedies.ts';

export type RemedyOrderState = 'ordered' | 'confirmed' | 'cancelled';

/** What was agreed to put a complaint right. */
export type RemedyOrder = {
  id: string;
  complaintId: string;
  memberId: string | null;
  remedy: Remedy;
  state: RemedyOrderState;
  by: 'rule' | 'staff';
  purchaseId: string | null;
  itemCount: number | null;
  amount: Money | null;
  points: number | null;
  voucherId: string | null;
  team: string;
  dueAt: Date | null;
  programmeVersion: number;
  orderedAt: Date;
  settledAt: Date | null;
  settledBy: 'customer' | 'staff' | 'rule' | null;
  note: string | null;
};

const ORDER = `o.id::text, o.complaint_id::text as "complaintId", o.member_id::text as "memberId", o.remedy, o.state::text, o.by,
  o.purchase_id::text as "purchaseId", o.item_count as "itemCount", o.amount_minor::float8 as "amountMinor", o.currency, o.points,
  o.voucher_id::text as "voucherId", o.team, o.due_at as "dueAt", o.programme_version as "programmeVersion",
  o.ordered_at as "orderedAt", o.settled_at as "settledAt", o.settled_by as "settledBy", o.note`;

type Row = Omit<RemedyOrder, 'amount'> & { amountMinor: number | null; currency: string | null };

const toOrder = ({ amountMinor, currency, ...row }: Row): RemedyOrder => ({
  ...row,
  amount: amountMinor === null || currency === null ? null : { minor: amountMinor, currency },
});

export type NewRemedyOrder = Pick<
  RemedyOrder,
  | 'id'
  | 'complaintId'
  | 'memberId'
  | 'remedy'
  | 'by'
  | 'purchaseId'
  | 'itemCount'
  | 'points'
  | 'voucherId'
  | 'team'
  | 'dueAt'
  | 'programmeVersion'
  | 'orderedAt'
> & { amount: Money | null; staffId: string | null; idempotencyKey: string /** Given at once. */; done: boolean };

/** @throws when another remedy of the complaint holds: the caller has looked, with the complaint locked */
export async function insertOrder(sql: Sql, row: NewRemedyOrder): Promise<RemedyOrder> {
  const orderedAt = row.orderedAt.toISOString();
  const rows = await sql<Row>(
    `with o as (
       insert into remedy_order (id, complaint_id, member_id, remedy, state, by, staff_id, purchase_id, item_count, amount_minor, currency,
         points, voucher_id, team, due_at, programme_version, idempotency_key, ordered_at, settled_at, settled_by)
       values ($1::uuid, $2::uuid, $3::uuid, $4, $5::remedy_order_state, $6, $7::uuid, $8::uuid, $9::int, $10::bigint, $11,
         $12::int, $13::uuid, $14, $15::timestamptz, $16::int, $17, $18::timestamptz, $19::timestamptz, $20)
       returning *
     ) select ${ORDER} from o`,
    row.id,
    row.complaintId,
    row.memberId,
    row.remedy,
    row.done ? 'confirmed' : 'ordered',
    row.by,
    row.staffId,
    row.purchaseId,
    row.itemCount,
    row.amount?.minor ?? null,
    row.amount?.currency ?? null,
    row.points,
    row.voucherId,
    row.team,
    row.dueAt?.toISOString() ?? null,
    row.programmeVersion,
    row.idempotencyKey,
    orderedAt,
    row.done ? orderedAt : null,
    row.done ? row.by : null,
  );
  return toOrder(rows[0]!);
}

export async function findOrder(sql: Sql, id: string): Promise<RemedyOrder | undefined> {
  const rows = await sql<Row>(`select ${ORDER} from remedy_order o where o.id = $1::uuid`, id);
  return rows[0] && toOrder(rows[0]);
}

/** What holds for a complaint: what waits, else what was done last. */
export async function findHoldingOrder(sql: Sql, complaintId: string): Promise<RemedyOrder | undefined> {
  const rows = await sql<Row>(
    `select ${ORDER} from remedy_order o where o.complaint_id = $1::uuid and o.state <> 'cancelled'
     order by o.state = 'ordered' desc, o.id desc limit 1`,
    complaintId,
  );
  return rows[0] && toOrder(rows[0]);
}

export async function loadOrders(sql: Sql, complaintId: string): Promise<RemedyOrder[]> {
  const rows = await sql<Row>(`select ${ORDER} from remedy_order o where o.complaint_id = $1::uuid order by o.id`, complaintId);
  return rows.map(toOrder);
}

export type WaitingOrder = RemedyOrder & { complaintNumber: number; item: string | null; orderNumber: string | null };

/** What people outside have to do, the soonest first. */
export async function loadWaitingOrders(sql: Sql, team: string | undefined, limit: number): Promise<WaitingOrder[]> {
  const rows = await sql<Row & Pick<WaitingOrder, 'complaintNumber' | 'item' | 'orderNumber'>>(
    `select ${ORDER}, c.number as "complaintNumber", c.item, c.order_number as "orderNumber"
     from remedy_order o join complaint c on c.id = o.complaint_id
     where o.state = 'ordered' and ($1::text is null or o.team = $1) order by o.due_at, o.id limit $2::int`,
    team ?? null,
    limit,
  );
  return rows.map(({ complaintNumber, item, orderNumber, ...row }) => ({ ...toOrder(row), complaintNumber, item, orderNumber }));
}

export async function settleOrder(
  sql: Sql,
  id: string,
  change: {
    state: 'confirmed' | 'cancelled';
    by: 'customer' | 'staff' | 'rule';
    staffId?: string;
    note?: string;
    at: Date;
  },
): Promise<RemedyOrder> {
  await sql(
    `update remedy_order set state = $2::remedy_order_state, settled_by = $3, settled_staff_id = $4::uuid, note = $5, settled_at = $6::timestamptz
     where id = $1::uuid and state = 'ordered'`,
    id,
    change.state,
    change.by,
    change.staffId ?? null,
    change.note ?? null,
    change.at.toISOString(),
  );
  return (await findOrder(sql, id))!;
}

/** How many complaints of a person the bot has settled since. What was taken back does not count. */
export async function countSettled(sql: Sql, { memberId, identityId }: Complainant, since: Date): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from complaints_of($1::uuid, $2::uuid) as own(id) join remedy_order o on o.complaint_id = own.id
     where o.by = 'rule' and o.state <> 'cancelled' and o.ordered_at > $3::timestamptz`,
    memberId ?? null,
    identityId,
    since.toISOString(),
  );
  return row!.count;
}

export async function isMadeGood(sql: Sql, purchaseId: string): Promise<boolean> {
  const rows = await sql<{ id: string }>(
    `select id::text from remedy_order where purchase_id = $1::uuid and state <> 'cancelled' limit 1`,
    purchaseId,
  );
  return rows.length > 0;
}

/** Two complaints about one purchase, settled at once, wait for each other: only one of them makes it good. */
export async function lockPurchase(sql: Sql, purchaseId: string): Promise<void> {
  await sql('select 1 from purchase where id = $1::uuid for no key update', purchaseId);
}
