import type { Sql } from '../store/sql.ts';

/** One line of a purchase that sold something. Quantities may be parts (1.5 kg); amounts are minor units of the whole line. */
export type SoldLine = { quantity: number; amountMinor: number; isGoods: boolean };

export type OwnPurchase = { purchaseId: string; currency: string; isReturned: boolean; lines: SoldLine[] };

/** Purchases of a member, or of what was merged into the membership, by the number on the receipt. */
export async function loadOwnPurchases(
  sql: Sql,
  { memberId, receipt }: { memberId: string; receipt: string },
): Promise<OwnPurchase[]> {
  return await sql<OwnPurchase>(
    `with recursive membership(id) as (
       select $1::uuid union select m.id from membership join member m on m.merged_into_id = membership.id)
     select p.id::text as "purchaseId", p.currency,
       exists (select from line_return r where r.sale_purchase_id = p.id) as "isReturned",
       coalesce((select jsonb_agg(jsonb_build_object('quantity', l.quantity, 'amountMinor', l.amount_minor, 'isGoods', l.kind = 'sale'))
         from purchase_line l where l.purchase_id = p.id and l.quantity > 0), '[]') as lines
     from membership join purchase p on p.member_id = membership.id where upper(p.receipt) = upper($2)`,
    memberId,
    receipt,
  );
}
