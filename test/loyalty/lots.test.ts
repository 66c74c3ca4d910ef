import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideReversal, drawPoints, type Lot } from '../../src/loyalty/lots.ts';

const now = new Date('2026-06-01T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

const aLot = (given: Partial<Lot> = {}): Lot => {
  const remaining = given.remaining ?? 100;
  return {
    id: 'lot',
    origin: 'purchase',
    purchaseId: null,
    granted: remaining,
    remaining,
    availableAt: later(-10),
    expiresAt: later(100),
    qualifying: remaining,
    earnedAt: later(-20),
    ...given,
  };
};

const someLots = () =>
  fc
    .array(
      fc.record({
        remaining: fc.nat(200),
        availableAt: fc.option(fc.integer({ min: -30, max: 30 }).map(later)),
        expiresAt: fc.option(fc.integer({ min: -30, max: 300 }).map(later)),
      }),
      { maxLength: 8 },
    )
    .map((lots) => lots.map((lot, i) => aLot({ ...lot, id: `lot ${i}` })));

describe('drawing points from lots', () => {
  it('takes those that expire first, and those without an end last', () => {
    const lots = [
      aLot({ id: 'never', expiresAt: null }),
      aLot({ id: 'late', expiresAt: later(50) }),
      aLot({ id: 'soon', expiresAt: later(5) }),
    ];
    expect(drawPoints(lots, 250, now)).toMatchObject({
      value: [
        { lotId: 'soon', points: 100 },
        { lotId: 'late', points: 100 },
        { lotId: 'never', points: 50 },
      ],
    });
  });
  it('leaves a lot alone from the instant it expires, and until it is available', () => {
    expect(drawPoints([aLot({ expiresAt: now })], 1, now)).toMatchObject({ refusal: { balance: 0 } });
    expect(drawPoints([aLot({ availableAt: later(1) })], 1, now)).toMatchObject({ refusal: { balance: 0 } });
    expect(drawPoints([aLot({ availableAt: null })], 1, now)).toMatchObject({ refusal: { balance: 0 } });
    expect(drawPoints([aLot({ availableAt: now })], 1, now)).toMatchObject({ ok: true });
  });
  it('takes exactly what was asked and never more than a lot holds', () => {
    fc.assert(
      fc.property(someLots(), fc.integer({ min: 1, max: 1_000 }), (lots, asked) => {
        const result = drawPoints(lots, asked, now);
        if (!result.ok) return result.refusal.balance < asked;
        const held = new Map(lots.map((lot) => [lot.id, lot.remaining]));
        const drawn = result.value.reduce((sum, draw) => sum + draw.points, 0);
        return drawn === asked && result.value.every((draw) => draw.points <= held.get(draw.lotId)!);
      }),
    );
  });
});

describe('taking back the points of a return', () => {
  const given = { expired: 0, others: [], points: 100, whenSpent: 'forgive' } as const;
  const own = (lot: Partial<Lot>) => aLot({ id: 'own', purchaseId: 'sale', ...lot });

  it('takes the purchase’s own points, also while they are pending', () => {
    expect(decideReversal({ ...given, own: [own({ availableAt: later(5) })] }, now)).toMatchObject({
      draws: [{ lotId: 'own', points: 100 }],
      qualifying: [{ lotId: 'own', qualifying: 0 }],
    });
  });
  it('does not take a second time what has expired', () => {
    const reversal = decideReversal(
      { ...given, own: [own({ granted: 100, remaining: 0 })], expired: 100, others: [aLot({ id: 'other' })] },
      now,
    );
    expect(reversal).toMatchObject({ draws: [], expired: 100, owed: 0, forgiven: 0 });
  });
  it('takes what was spent from the points that expire first', () => {
    const others = [aLot({ id: 'late' }), aLot({ id: 'soon', expiresAt: later(3), remaining: 30 })];
    expect(decideReversal({ ...given, own: [own({ granted: 100, remaining: 40 })], others }, now).draws).toEqual([
      { lotId: 'own', points: 40 },
      { lotId: 'soon', points: 30 },
      { lotId: 'late', points: 30 },
    ]);
  });
  it('forgives what is not there, and leaves pending points alone', () => {
    const others = [aLot({ id: 'pending', availableAt: later(3) })];
    expect(decideReversal({ ...given, own: [own({ granted: 100, remaining: 40 })], others }, now)).toMatchObject({
      draws: [{ lotId: 'own', points: 40 }],
      forgiven: 60,
      owed: 0,
    });
  });
  it('or has it owed, after pending points have paid', () => {
    const others = [aLot({ id: 'pending', availableAt: later(3), remaining: 25 })];
    expect(
      decideReversal({ ...given, whenSpent: 'owe', own: [own({ granted: 100, remaining: 40 })], others }, now),
    ).toMatchObject({
      draws: [
        { lotId: 'own', points: 40 },
        { lotId: 'pending', points: 25 },
      ],
      owed: 35,
      forgiven: 0,
    });
  });
  it('accounts for every point, and never takes more than a lot holds', () => {
    fc.assert(
      fc.property(
        someLots(),
        fc.nat(100),
        fc.nat(100),
        fc.nat(100),
        fc.constantFrom('forgive' as const, 'owe' as const),
        (others, remaining, expired, points, whenSpent) => {
          const reversal = decideReversal({ own: [own({ granted: 100, remaining })], expired, others, points, whenSpent }, now);
          const held = new Map([...others.map((lot) => [lot.id, lot.remaining] as const), ['own', remaining] as const]);
          const drawn = reversal.draws.reduce((sum, draw) => sum + draw.points, 0);
          expect(drawn + reversal.owed + reversal.expired + reversal.forgiven).toBe(points);
          expect(reversal.draws.every((draw) => draw.points <= held.get(draw.lotId)!)).toBe(true);
        },
      ),
    );
  });
});
