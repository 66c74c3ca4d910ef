import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchReturns, type ReturnLine, type SaleLine } from '../../src/loyalty/returns.ts';

const aSale = (given: Partial<SaleLine> = {}): SaleLine => ({
  purchaseId: 'sale',
  line: 1,
  memberId: 'ada',
  productCode: 'cup',
  soldAt: new Date('2026-03-01'),
  quantityMilli: 2_000,
  returnedMilli: 0,
  ...given,
});

const aReturn = (given: Partial<ReturnLine> = {}): ReturnLine => ({
  purchaseId: 'return',
  line: 1,
  memberId: 'ada',
  productCode: 'cup',
  returnedAt: new Date('2026-03-05'),
  quantityMilli: 1_000,
  amountMinor: 9_900,
  ...given,
});

describe('matching returns to sales', () => {
  it('gives back the oldest cup first', () => {
    const sales = [aSale({ purchaseId: 'later', soldAt: new Date('2026-03-02') }), aSale({ purchaseId: 'earlier' })];
    const { matches, unmatched } = matchReturns(sales, [aReturn()]);
    expect(matches).toEqual([
      {
        sale: { purchaseId: 'earlier', line: 1 },
        return: { purchaseId: 'return', line: 1 },
        quantityMilli: 1_000,
        amountMinor: 9_900,
      },
    ]);
    expect(unmatched).toEqual([]);
  });
  it('knows no sale that came later, was another member’s or another product', () => {
    const sales = [aSale({ soldAt: new Date('2026-03-06') }), aSale({ memberId: 'bo' }), aSale({ productCode: 'plate' })];
    expect(matchReturns(sales, [aReturn()])).toEqual({
      matches: [],
      unmatched: [{ return: { purchaseId: 'return', line: 1 }, quantityMilli: 1_000, amountMinor: 9_900 }],
    });
  });
  it('takes a sale of the same instant', () => {
    expect(matchReturns([aSale({ soldAt: new Date('2026-03-05') })], [aReturn()]).matches).toHaveLength(1);
  });
  it('spreads one return over two sales and keeps every øre', () => {
    const sales = [aSale({ quantityMilli: 1_000 }), aSale({ line: 2, quantityMilli: 1_000 })];
    const { matches, unmatched } = matchReturns(sales, [aReturn({ quantityMilli: 3_000, amountMinor: 10_000 })]);
    expect(matches.map(({ amountMinor }) => amountMinor)).toEqual([3_333, 3_333]);
    expect(unmatched).toMatchObject([{ quantityMilli: 1_000, amountMinor: 3_334 }]);
  });
  it('remembers what was given back before', () => {
    expect(matchReturns([aSale({ returnedMilli: 2_000 })], [aReturn()]).matches).toEqual([]);
  });

  const lines = fc.record({
    sales: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 9 }),
        product: fc.constantFrom('cup', 'plate'),
        milli: fc.integer({ min: 1, max: 5_000 }),
        before: fc.nat(2_000),
      }),
      { maxLength: 8 },
    ),
    returns: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 9 }),
        product: fc.constantFrom('cup', 'plate'),
        milli: fc.integer({ min: 1, max: 5_000 }),
        minor: fc.nat(100_000),
      }),
      { maxLength: 8 },
    ),
  });
  it('loses nothing, and gives back no more than was sold', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const sales = given.sales.map(({ day, product, milli, before }, i) =>
          aSale({
            purchaseId: `s${i}`,
            soldAt: new Date(2026, 0, day),
            productCode: product,
            quantityMilli: milli,
            returnedMilli: Math.min(before, milli),
          }),
        );
        const returns = given.returns.map(({ day, product, milli, minor }, i) =>
          aReturn({
            purchaseId: `r${i}`,
            returnedAt: new Date(2026, 0, day),
            productCode: product,
            quantityMilli: milli,
            amountMinor: minor,
          }),
        );
        const { matches, unmatched } = matchReturns(sales, returns);
        for (const line of returns) {
          const parts = [...matches, ...unmatched].filter((part) => part.return.purchaseId === line.purchaseId);
          expect(parts.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)).toBe(line.quantityMilli);
          expect(parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(line.amountMinor);
          expect(parts.every(({ quantityMilli, amountMinor }) => quantityMilli > 0 && amountMinor >= 0)).toBe(true);
        }
        for (const sale of sales) {
          const back = matches.filter((match) => match.sale.purchaseId === sale.purchaseId);
          expect(sale.returnedMilli + back.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)).toBeLessThanOrEqual(
            sale.quantityMilli,
          );
          for (const match of back) {
            const line = returns.find(({ purchaseId }) => purchaseId === match.return.purchaseId)!;
            expect(sale.soldAt <= line.returnedAt && sale.productCode === line.productCode).toBe(true);
          }
        }
      }),
    );
  });
});
