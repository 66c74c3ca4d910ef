import { type Read, sqlOf } from '../store/sql.ts';
import { loadOwnPurchases, type OwnPurchase } from './stored-goods.ts';

/** A purchase of a member, and what the goods in question cost; null where that is not certain. */
export type BoughtGoods = { purchaseId: string; value: { minor: number; currency: string } | null };

export type GoodsAsked = {
  memberId: string;
  /** The number on the receipt, or of the order. */
  receipt: string;
  /** All that was bought, with what was paid for sending it; otherwise one kind of thing. */
  whole: boolean;
  /** How many of it, where they said so. */
  count?: number;
};

/** Undefined where the number names no purchase of theirs, or more than one. */
export async function findGoods(read: Read, { memberId, receipt, whole, count }: GoodsAsked): Promise<BoughtGoods | undefined> {
  const found = await loadOwnPurchases(sqlOf(read), { memberId, receipt });
  const [purchase] = found;
  if (!purchase || found.length > 1) return undefined;
  const minor = whole ? wholeValue(purchase) : partValue(purchase, count);
  const { purchaseId, currency } = purchase;
  return { purchaseId, value: minor === undefined ? null : { minor, currency } };
}

/** Nothing of a purchase of which something was given back is certain. */
export function wholeValue({ isReturned, lines }: Pick<OwnPurchase, 'isReturned' | 'lines'>): number | undefined {
  const minor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return isReturned || minor <= 0 ? undefined : minor;
}

/**
 * What `count` of the one kind of goods cost that was bought. Whoever bought several kinds may mean any; whoever bought several of one
 * kind and says nothing may mean one.
 */
export function partValue({ isReturned, lines }: Pick<OwnPurchase, 'isReturned' | 'lines'>, count?: number): number | undefined {
  const goods = lines.filter(({ isGoods }) => isGoods);
  const [line] = goods;
  if (isReturned || !line || goods.length > 1 || line.amountMinor <= 0 || !Number.isInteger(line.quantity)) return undefined;
  const meant = count ?? (line.quantity === 1 ? 1 : undefined);
  if (meant === undefined || meant > line.quantity) return undefined;
  return Math.floor((line.amountMinor * meant) / line.quantity);
}
