import type { Sql } from '../store/sql.ts';
import type { EarningPurchase } from './purchase-import-points.ts';
import type { ReturnLine, SaleLine } from './returns.ts';

// What an import of purchases asks and locks, in the transaction of its caller.

/** Members by number; a membership that became part of another one is followed there. */
export async function loadMembers(sql: Sql, numbers: readonly string[]): Promise<{ number: string; id: string }[]> {
  return await sql(
    `with recursive chain as (
       select number, id, merged_into_id from member where number = any($1::text[])
       union all select c.number, m.id, m.merged_into_id from chain c join member m on m.id = c.merged_into_id)
     select number, id::text from chain where merged_into_id is null`,
    numbers,
  );
}

type Known = NonNullable<EarningPurchase['known']>;

/**
 * Adds to known purchases what their new lines earn on, and keeps returns away from them until the transaction ends.
 *
 * @returns what each was worth before
 */
export async function addToKnown<Receipt extends { id: string; earningMinor: number }>(
  sql: Sql,
  concerned: readonly Receipt[],
): Promise<Map<Receipt, Known & { atMs: number }>> {
  if (concerned.length === 0) return new Map();
  const rows = await sql<Known & { id: string; at: Date }>(
    `select p.id::text, p.purchased_at as at, p.earning_minor::float8 as "earningMinor", p.returned_minor::float8 as "returnedMinor",
       (select count(*)::int from ledger_entry e where e.purchase_id = p.id and e.kind = 'earn') as entries,
       (select v.rules->'earning' from ledger_entry e join programme_version v on v.version = e.programme_version
        where e.purchase_id = p.id and e.kind = 'earn' order by e.recorded_at, e.position limit 1) as earning
     from purchase p where p.id = any($1::uuid[]) order by p.id for update`,
    concerned.map(({ id }) => id),
  );
  await sql(
    `update purchase p set earning_minor = p.earning_minor + more.minor
     from unnest($1::uuid[], $2::bigint[]) as more(id, minor) where p.id = more.id`,
    concerned.map(({ id }) => id),
    concerned.map(({ earningMinor }) => String(earningMinor)),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    concerned.map((receipt) => {
      const { id: _, at, ...known } = byId.get(receipt.id)!;
      return [receipt, { ...known, atMs: at.getTime() }];
    }),
  );
}

/** Locks what new rows will refer to and the transaction has neither made nor locked. */
export async function lockReferences(
  sql: Sql,
  { feedId, shopIds, memberIds }: { feedId: string; shopIds: readonly string[]; memberIds: readonly string[] },
): Promise<void> {
  await sql('select 1 from feed where id = $1 for key share', feedId);
  await sql('select 1 from shop where id = any($1::uuid[]) order by id for key share', shopIds);
  await sql('select 1 from member where id = any($1::uuid[]) order by id for key share', memberIds);
}

/** Sold lines that these may give back. */
export async function loadSaleLines(sql: Sql, returnLines: readonly ReturnLine[]): Promise<SaleLine[]> {
  const wanted = new Map(returnLines.map((line) => [`${line.memberId}\n${line.productCode}`, line]));
  return await sql<SaleLine>(
    `select p.id::text as "purchaseId", l.line, p.member_id::text as "memberId", l.product_code as "productCode",
       p.purchased_at as "soldAt", (l.quantity * 1000)::float8 as "quantityMilli",
       (coalesce((select sum(r.quantity) from line_return r where r.sale_purchase_id = l.purchase_id and r.sale_line = l.line), 0)
         * 1000)::float8 as "returnedMilli"
     from unnest($1::uuid[], $2::text[]) as w(member_id, product_code)
     join purchase p on p.member_id = w.member_id
     join purchase_line l on l.purchase_id = p.id and l.product_code = w.product_code and l.kind = 'sale'`,
    [...wanted.values()].map(({ memberId }) => memberId),
    [...wanted.values()].map(({ productCode }) => productCode),
  );
}
