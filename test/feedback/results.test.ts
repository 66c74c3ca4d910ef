import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, bucketsBetween, csatOf, figuresBy, npsOf, wilson } from '../../src/feedback/results.ts';

const counts = (table: Record<number, number>) => new Map(Object.entries(table).map(([value, count]) => [Number(value), count]));

describe('NPS', () => {
  it('is the share of promoters less that of detractors, with the interval of its variance', () => {
    // By hand: p = 0.5, d = 0.2, variance 0.5 + 0.2 - 0.3² = 0.61, error 1.96 · √(0.61 / 100) = 0.1531.
    expect(npsOf(counts({ 10: 30, 9: 20, 8: 20, 7: 10, 6: 5, 3: 10, 0: 5 }))).toEqual({
      state: 'enough',
      count: 100,
      score: 30,
      low: 14.7,
      high: 45.3,
    });
  });

  it('says of few answers that they are few, and of none that there are none', () => {
    expect(npsOf(counts({ 10: 5, 0: 4 }))).toMatchObject({ state: 'too_few', count: 9, score: 11.1 });
    expect(npsOf(counts({}))).toEqual({ state: 'none', count: 0 });
  });

  it('is not certain because all say the same', () => {
    const { low, high } = npsOf(counts({ 10: 20 })) as { low: number; high: number };
    expect([low > 50 && low < 80, high]).toEqual([true, 100]);
    expect(npsOf(counts({ 0: 20 }))).toMatchObject({ score: -100, low: -100 });
    expect(npsOf(counts({ 7: 20 }))).toMatchObject({ score: 0, low: expect.any(Number) });
  });

  it('lies within its interval, and that within -100 and 100', () => {
    const table = fc.array(fc.tuple(fc.nat(10), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 11 });
    fc.assert(
      fc.property(table, (rows) => {
        const figure = npsOf(new Map(rows));
        if (figure.state === 'none') return false;
        return figure.low >= -100 && figure.low <= figure.score && figure.score <= figure.high && figure.high <= 100;
      }),
    );
  });
});

describe('CSAT', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857-872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("has Wilson's interval, as published for %i of %i", (successes, count, low, high) => {
    const found = wilson(successes, count);
    expect([found.low.toFixed(4), found.high.toFixed(4)]).toEqual([low.toFixed(4), high.toFixed(4)]);
  });

  it('is the share of fours and fives', () => {
    expect(csatOf(counts({ 5: 6, 4: 2, 3: 1, 1: 1 }))).toEqual({ state: 'enough', count: 10, score: 80, low: 49, high: 94.3 });
  });
});

describe('weeks and months', () => {
  it('begin on Monday and on the first, also over the end of a year', () => {
    expect(bucketOf('2026-11-22', 'week')).toBe('2026-11-16');
    expect(bucketOf('2026-11-23', 'week')).toBe('2026-11-23');
    expect(bucketOf('2027-01-01', 'week')).toBe('2026-12-28');
    expect(bucketOf('2026-11-22', 'month')).toBe('2026-11-01');
    expect(bucketsBetween('2026-12-20', '2027-01-05', 'week')).toEqual(['2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04']);
    expect(bucketsBetween('2026-11-30', '2027-02-01', 'month')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  });

  it('without answers are shown as none, and not as nought', () => {
    const rows = [
      { day: '2026-11-02', value: 10, count: 12 },
      { day: '2026-11-17', value: 0, count: 1 },
    ];
    const by = figuresBy(rows, 'nps', { from: '2026-11-02', until: '2026-11-23', bucket: 'week' });
    expect(by.map(({ from, figure }) => [from, figure.state, figure.count])).toEqual([
      ['2026-11-02', 'enough', 12],
      ['2026-11-09', 'none', 0],
      ['2026-11-16', 'too_few', 1],
    ]);
  });
});
