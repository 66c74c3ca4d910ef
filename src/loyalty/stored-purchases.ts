import assert from 'node:assert/strict';
import type { Sql } from '../store/sql.ts';
import type { Rules } from './programme.ts';

// The SQL of single receipts and returns; imports write theirs in bulk.

/** A receipt line as it is stored. Amounts are minor units, quantities thousandths. */
export type StoredLine = {
  line: number;
  productCode: string;
  quantityMilli: number;
  amountMinor: number;
  kind: 'sale' | 'return' | 'no_points';
};

export type StoredPurchase = {
  id: string;
  feedId: string;
  shopId: string;
  receipt: string;
  memberId: string | null;
  purchasedAt: Date;
  currency: string;
  earningMinor: number;
  returnedMinor: number;
};

/** @returns false when the receipt is there already; then nothing was written */
export async function insertPurchase(
  sql: Sql,
  purchase: Omit<StoredPurchase, 'returnedMinor'>,
  lines: readonly StoredLine[],
): Promise<boolean> {
  const rows = await sql(
    `with input as (select $1::jsonb as j),
     added as (
       insert into purchase (id, feed_id, shop_id, receipt, member_id, purchased_at, currency, earning_minor)
       select p.id, p."feedId", p."shopId", p.receipt, p."memberId", p."purchasedAt", p.currency, p."earningMinor"
       from input, jsonb_to_record(j->'purchase') as p(id uuid, "feedId" uuid, "shopId" uuid, receipt text, "memberId" uuid,
         "purchasedAt" timestamptz, currency text, "earningMinor" bigint)
       on conflict (feed_id, receipt) do nothing returning id
     ),
     lines as (
       insert into purchase_line (purchase_id, line, product_code, quantity, amount_minor, kind)
       select added.id, l.line, l."productCode", l."quantityMilli" / 1000.0, l."amountMinor", l.kind::line_kind
       from added, input, jsonb_to_recordset(j->'lines') as l(line int, "productCode" text, "quantityMilli" bigint,
         "amountMinor" bigint, kind text)
     )
     select id::text from added`,
    JSON.stringify({ purchase, lines }),
  );
  return rows.length === 1;
}

const PURCHASE = `p.id::text, p.feed_id::text as "feedId", p.shop_id::text as "shopId", p.receipt, p.member_id::text as "memberId",
  p.purchased_at as "purchasedAt", p.currency::text, p.earning_minor::float8 as "earningMinor",
  p.returned_minor::float8 as "returnedMinor"`;

export type PurchaseAnswer = StoredPurchase & {
  lines: StoredLine[];
  points: number;
  /** Of the command that earned the points. */
  fingerprint: string | null;
  lot: { availableAt: Date | null; expiresAt: Date | null } | null;
};

/** What a receipt that was recorded before says, with what it earned. */
export async function findPurchase(
  sql: Sql,
  { feedId, receipt }: { feedId: string; receipt: string },
): Promise<PurchaseAnswer | undefined> {
  const [row] = await sql<StoredPurchase & Omit<PurchaseAnswer, 'lot'> & { availableAt: Date | null; expiresAt: Date | null }>(
    `select ${PURCHASE}, coalesce(e.points, 0) as points, e.fingerprint, l.available_at as "availableAt", l.expires_at as "expiresAt",
       (
         select coalesce(jsonb_agg(jsonb_build_object('line', line, 'productCode', product_code,
           'quantityMilli', (quantity * 1000)::bigint, 'amountMinor', amount_minor, 'kind', kind) order by line), '[]')
         from purchase_line where purchase_id = p.id) as lines
     from purchase p
     left join ledger_entry e on e.idempotency_key = 'purchase:' || p.id
     left join lot l on l.entry_id = e.id
     where p.feed_id = $1::uuid and p.receipt = $2`,
    feedId,
    receipt,
  );
  if (!row) return undefined;
  const { availableAt, expiresAt, ...purchase } = row;
  return { ...purchase, lot: row.points > 0 ? { availableAt, expiresAt } : null };
}

export async function findReceiptId(
  sql: Sql,
  { feedId, receipt }: { feedId: string; receipt: string },
): Promise<{ purchaseId: string } | undefined> {
  const [row] = await sql<{ purchaseId: string }>(
    `select id::text as "purchaseId" from purchase where feed_id = $1::uuid and receipt = $2`,
    feedId,
    receipt,
  );
  return row;
}

export async function findPurchaseMember(sql: Sql, purchaseId: string): Promise<{ memberId: string | null } | undefined> {
  const [row] = await sql<{ memberId: string | null }>(
    `select member_id::text as "memberId" from purchase where id = $1::uuid`,
    purchaseId,
  );
  return row;
}

/** A sold line with what earlier returns gave back of it. */
export type SoldLine = StoredLine & { returnedMilli: number; returnedMinor: number };

/** Locks a sale against other returns. The member's points are locked before it, where it has a member. */
export async function lockSale(sql: Sql, purchaseId: string): Promise<StoredPurchase> {
  const [sale] = await sql<StoredPurchase>(`select ${PURCHASE} from purchase p where p.id = $1::uuid for update`, purchaseId);
  assert(sale, 'purchases are never deleted');
  return sale;
}

/** The lines of a sale that is locked. */
export async function loadSoldLines(sql: Sql, purchaseId: string): Promise<SoldLine[]> {
  return await sql<SoldLine>(
    `select l.line, l.product_code as "productCode", (l.quantity * 1000)::float8 as "quantityMilli",
       l.amount_minor::float8 as "amountMinor", l.kind::text, coalesce(r.quantity * 1000, 0)::float8 as "returnedMilli",
       coalesce(r.amount_minor, 0)::float8 as "returnedMinor"
     from purchase_line l
     left join lateral (select sum(quantity) as quantity, sum(amount_minor) as amount_minor from line_return
       where sale_purchase_id = l.purchase_id and sale_line = l.line) r on true
     where l.purchase_id = $1::uuid order by l.line`,
    purchaseId,
  );
}

/** A return receipt that was recorded before: when, of which sales, and which lines. */
export async function findReturn(
  sql: Sql,
  { feedId, receipt, salePurchaseId }: { feedId: string; receipt: string; salePurchaseId: string },
): Promise<
  | {
      id: string;
      purchasedAt: Date;
      lines: { salePurchaseId: string; line: number; quantityMilli: number; amountMinor: number }[];
      points: number;
    }
  | undefined
> {
  const [row] = await sql<{
    id: string;
    purchasedAt: Date;
    lines: { salePurchaseId: string; line: number; quantityMilli: number; amountMinor: number }[];
    points: number;
  }>(
    `select p.id::text, p.purchased_at as "purchasedAt", (
         select coalesce(jsonb_agg(jsonb_build_object('salePurchaseId', sale_purchase_id, 'line', sale_line,
           'quantityMilli', (quantity * 1000)::bigint, 'amountMinor', amount_minor) order by sale_purchase_id, sale_line), '[]')
         from line_return where return_purchase_id = p.id) as lines,
       coalesce((select points from ledger_entry where idempotency_key = 'return:' || p.id || ':' || $3), 0) as points
     from purchase p where p.feed_id = $1::uuid and p.receipt = $2`,
    feedId,
    receipt,
    salePurchaseId,
  );
  return row;
}

/** Records which sold lines a return receipt gave back. */
export async function insertLineReturns(
  sql: Sql,
  returns: readonly {
    returnPurchaseId: string;
    returnLine: number;
    salePurchaseId: string;
    saleLine: number;
    quantityMilli: number;
    amountMinor: number;
  }[],
): Promise<void> {
  await sql(
    `insert into line_return (return_purchase_id, return_line, sale_purchase_id, sale_line, quantity, amount_minor)
     select r."returnPurchaseId", r."returnLine", r."salePurchaseId", r."saleLine", r."quantityMilli" / 1000.0, r."amountMinor"
     from jsonb_to_recordset($1::jsonb) as r("returnPurchaseId" uuid, "returnLine" int, "salePurchaseId" uuid, "saleLine" int,
       "quantityMilli" bigint, "amountMinor" bigint)`,
    JSON.stringify(returns),
  );
}

/** Adds to what was given back of a locked sale, and tells what deciding the reversal needs to know. */
export async function addReturned(
  sql: Sql,
  { purchaseId, minor }: { purchaseId: string; minor: number },
): Promise<{
  /** The rule by which the purchase earned; null when it earned nothing. */
  earning: Rules['earning'] | null;
  /** Points of the purchase that have expired; that earlier returns took. */
  expired: number;
  taken: number;
  /** The member has another purchase that was not given back altogether. */
  hasOtherPurchase: boolean;
}> {
  const [row] = await sql<{ earning: Rules['earning'] | null; expired: number; taken: number; hasOtherPurchase: boolean }>(
    `with sale as (update purchase set returned_minor = returned_minor + $2::bigint where id = $1::uuid returning id, member_id)
     select
       (select v.rules->'earning' from ledger_entry e join programme_version v on v.version = e.programme_version
        where e.purchase_id = sale.id and e.kind = 'earn' order by e.recorded_at, e.position limit 1) as earning,
       (select coalesce(sum(d.points), 0)::int from lot l join draw d on d.lot_id = l.id join ledger_entry e on e.id = d.entry_id
        where l.purchase_id = sale.id and e.kind = 'expire') as expired,
       (select coalesce(-sum(e.points), 0)::int from ledger_entry e where e.purchase_id = sale.id and e.kind = 'reverse') as taken,
       exists (select 1 from purchase o where o.member_id = sale.member_id and o.id <> sale.id
         and o.earning_minor > o.returned_minor) as "hasOtherPurchase"
     from sale`,
    purchaseId,
    String(minor),
  );
  assert(row);
  return row;
}
