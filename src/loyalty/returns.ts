/** A sold line that may still be given back. Quantities are whole thousandths (1.5 kg is 1500), money is minor units. */
export type SaleLine = {
  purchaseId: string;
  line: number;
  memberId: string;
  productCode: string;
  soldAt: Date;
  quantityMilli: number;
  /** What earlier returns gave back of it. */
  returnedMilli: number;
};

/** A line given back. Quantity and amount are positive. */
export type ReturnLine = {
  purchaseId: string;
  line: number;
  memberId: string;
  productCode: string;
  returnedAt: Date;
  quantityMilli: number;
  amountMinor: number;
};

/** How much of one sold line one return line gives back. */
export type ReturnMatch = {
  sale: Pick<SaleLine, 'purchaseId' | 'line'>;
  return: Pick<ReturnLine, 'purchaseId' | 'line'>;
  quantityMilli: number;
  amountMinor: number;
};

/** What of a return line belongs to no sale that we know. */
export type UnmatchedReturn = { return: Pick<ReturnLine, 'purchaseId' | 'line'>; quantityMilli: number; amountMinor: number };

/**
 * Finds the sold lines that return lines give back, where the till does not say: the same member and product, sold before or at
 * the return, the oldest first, never more than was sold less what was returned already. Earlier returns choose first.
 *
 * Each match is credited with the return line's own amount (what the shop paid back, not what the goods had cost) in
 * proportion to its quantity; the shares of a line add up to its amount to the minor unit, the unmatched rest included.
 */
export function matchReturns(
  saleLines: readonly SaleLine[],
  returnLines: readonly ReturnLine[],
): { matches: ReturnMatch[]; unmatched: UnmatchedReturn[] } {
  const salesOf = new Map<string, { sale: SaleLine; leftMilli: number }[]>();
  for (const sale of saleLines.toSorted((a, b) => inOrder(a.soldAt, b.soldAt, a, b))) {
    const sales = salesOf.get(goodsOf(sale)) ?? [];
    sales.push({ sale, leftMilli: sale.quantityMilli - sale.returnedMilli });
    salesOf.set(goodsOf(sale), sales);
  }
  const matches: ReturnMatch[] = [];
  const unmatched: UnmatchedReturn[] = [];
  for (const given of returnLines.toSorted((a, b) => inOrder(a.returnedAt, b.returnedAt, a, b))) {
    const source = { purchaseId: given.purchaseId, line: given.line };
    let matchedMilli = 0;
    for (const candidate of salesOf.get(goodsOf(given)) ?? []) {
      if (matchedMilli === given.quantityMilli || candidate.sale.soldAt > given.returnedAt) break;
      const quantityMilli = Math.min(candidate.leftMilli, given.quantityMilli - matchedMilli);
      if (quantityMilli <= 0) continue;
      matches.push({
        sale: { purchaseId: candidate.sale.purchaseId, line: candidate.sale.line },
        return: source,
        quantityMilli,
        amountMinor: shareOf(given, matchedMilli + quantityMilli) - shareOf(given, matchedMilli),
      });
      candidate.leftMilli -= quantityMilli;
      matchedMilli += quantityMilli;
    }
    const rest = given.quantityMilli - matchedMilli;
    if (rest > 0)
      unmatched.push({ return: source, quantityMilli: rest, amountMinor: given.amountMinor - shareOf(given, matchedMilli) });
  }
  return { matches, unmatched };
}

/** The amount that the first `milli` of a line stand for, rounded down; differences of it never lose a minor unit. */
export function shareOf(line: { quantityMilli: number; amountMinor: number }, milli: number): number {
  return Number((BigInt(line.amountMinor) * BigInt(milli)) / BigInt(line.quantityMilli));
}

const goodsOf = ({ memberId, productCode }: { memberId: string; productCode: string }) => `${memberId}\n${productCode}`;

/** By time; at the same instant by receipt and line, so that the outcome does not depend on the order of the input. */
function inOrder(
  at: Date,
  otherAt: Date,
  key: { purchaseId: string; line: number },
  other: { purchaseId: string; line: number },
): number {
  return (
    at.getTime() - otherAt.getTime() ||
    (key.purchaseId < other.purchaseId ? -1 : key.purchaseId > other.purchaseId ? 1 : 0) ||
    key.line - other.line
  );
}
