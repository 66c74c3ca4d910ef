import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bought, MOST_OFFERS, type Offer, type RankedOffer, rankOffers } from '../../src/outreach/index.ts';
import { addDays, localDay, localInstant } from '../../src/shared/calendar.ts';
import { DAY_MS } from '../../src/shared/clock.ts';
import { anOffer, COFFEE_GROUP } from '../helpers/offers.ts';

const OSLO = 'Europe/Oslo';
/** Sunday. */
const now = new Date('2026-11-22T13:05:00Z');
const nothing = { refused: { offerIds: new Set<string>(), groups: new Set<string>() }, taken: [] };
const CANDLES = { ...COFFEE_GROUP, code: 'candles', name: { en: 'candles' }, products: ['CANDLE'] };
const coffee = anOffer({ code: 'COFFEE-20' });
const candles = anOffer({ code: 'CANDLES', group: CANDLES });

const bought = (productCode: string, ...days: string[]): Bought[] =>
  days.map((day) => ({ purchaseId: `${productCode} ${day}`, productCode, at: localInstant(day, '16:40', OSLO) }));
const fridays = ['2026-10-23', '2026-10-30', '2026-11-06', '2026-11-13', '2026-11-20'];
const rank = (offers: Offer[], purchases: Bought[] | undefined, history: Parameters<typeof rankOffers>[1]['history'] = nothing) =>
  rankOffers(offers, { bought: purchases, history }, OSLO, now);
const codes = (ranked: RankedOffer[]) => ranked.map(({ offer }) => offer.code);

describe('the reason of an offer', () => {
  it('is a weekday where most of the shopping falls on it, with exactly the purchases that were counted', () => {
    const [first] = rank([coffee], bought('COFFEE-250', ...fridays));
    expect(first?.reason).toEqual({
      kind: 'weekday',
      weekday: 5,
      count: 5,
      total: 5,
      since: '2026-09-01',
      purchaseIds: fridays.map((day) => `COFFEE-250 ${day}`),
    });
  });

  it('counts what was bought on one day once, and not what was bought before the months that it names', () => {
    const purchases = bought('COFFEE-250', '2026-08-31', '2026-09-02', '2026-09-02', '2026-09-14');
    expect(rank([coffee], purchases)[0]?.reason).toMatchObject({ kind: 'often', count: 2, since: '2026-09-01' });
  });

  it('is the last time where there is no more to say', () => {
    const purchases = bought('COFFEE-250', '2026-03-03', '2026-05-03');
    expect(rank([coffee], purchases)[0]?.reason).toEqual({
      kind: 'last',
      on: '2026-05-03',
      purchaseIds: ['COFFEE-250 2026-05-03'],
    });
  });

  it('takes days in the zone of the programme: half past midnight on Saturday in Oslo is no Friday', () => {
    const at = (day: string) => ({ purchaseId: day, productCode: 'COFFEE-250', at: localInstant(day, '00:30', OSLO) });
    const purchases = ['2026-10-31', '2026-11-07', '2026-11-14'].map(at);
    expect(rank([coffee], purchases)[0]?.reason).toMatchObject({ kind: 'weekday', weekday: 6, count: 3 });
  });
});

describe('the order of offers', () => {
  it('puts first what is bought often and lately', () => {
    const purchases = [...bought('COFFEE-250', ...fridays), ...bought('CANDLE', '2026-06-01')];
    expect(codes(rank([candles, coffee], purchases))).toEqual(['COFFEE-20', 'CANDLES']);
  });

  it('puts what was bought yesterday behind what is due, when both are bought as often', () => {
    const coffees = bought('COFFEE-250', '2026-10-24', '2026-11-07', '2026-11-21');
    const waxes = bought('CANDLE', '2026-10-10', '2026-10-24', '2026-11-08');
    expect(codes(rank([coffee, candles], [...coffees, ...waxes]))).toEqual(['CANDLES', 'COFFEE-20']);
  });

  it('is the same whatever the order in which the facts come', () => {
    const purchases = [...bought('COFFEE-250', ...fridays), ...bought('CANDLE', ...fridays)];
    const offers = [coffee, candles, anOffer({ code: 'A-COFFEE' }), anOffer({ code: 'SOONER', validUntil: '2026-11-25' })];
    const expected = codes(rank(offers, purchases));
    expect(expected).toEqual(['SOONER', 'A-COFFEE', 'CANDLES']);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(offers, { minLength: 4 }),
        fc.shuffledSubarray(purchases, { minLength: purchases.length }),
        (some, shuffled) => {
          expect(codes(rank(some, shuffled))).toEqual(expected);
        },
      ),
    );
  });

  it('leaves out what does not fit, and what is for everyone, but for somebody of whom nothing is looked at', () => {
    const all = [
      coffee,
      anOffer({ code: 'ALL', group: null }),
      anOffer({ code: 'GOLD', group: null, segment: { tier: ['gold'] } }),
    ];
    expect(rank(all, bought('COFFEE-250', '2025-11-01')).map(({ offer, reason }) => [offer.code, reason.kind])).toEqual([
      ['GOLD', 'some'],
    ]);
    expect(rank(all, undefined).map(({ offer, reason }) => [offer.code, reason.kind])).toEqual([
      ['ALL', 'everyone'],
      ['COFFEE-20', 'everyone'],
    ]);
  });

  it('lets goods rest after an offer of the kind was taken', () => {
    const resting = { ...COFFEE_GROUP, restDays: 14 };
    const taken = (days: number) => [{ offerId: 'OLD', group: 'coffee', at: new Date(now.getTime() - days * DAY_MS) }];
    const offer = anOffer({ code: 'NEXT', group: resting });
    expect(rank([offer], bought('COFFEE-250', ...fridays), { ...nothing, taken: taken(13) })).toEqual([]);
    expect(codes(rank([offer], bought('COFFEE-250', ...fridays), { ...nothing, taken: taken(14) }))).toEqual(['NEXT']);
  });
});

describe('whatever the facts', () => {
  const someDay = fc.integer({ min: -20, max: 500 }).map((ago) => addDays('2026-11-22', -ago));
  const someOffer = fc
    .record({
      code: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
      group: fc.constantFrom(COFFEE_GROUP, CANDLES, null),
      segment: fc.constantFrom(null, { tier: ['gold'] }),
      validFrom: fc.option(someDay),
      validUntil: someDay,
      stock: fc.option(fc.integer({ min: 0, max: 3 })),
      taken: fc.integer({ min: 0, max: 3 }),
      perMember: fc.integer({ min: 1, max: 3 }),
      active: fc.boolean(),
    })
    .map(anOffer);
  const world = fc.record({
    offers: fc.uniqueArray(someOffer, { selector: ({ code }) => code }),
    bought: fc.option(fc.array(fc.tuple(fc.constantFrom('COFFEE-250', 'CANDLE', 'RUG'), someDay)), { nil: undefined }),
    refused: fc.array(fc.constantFrom('A', 'B', 'C')),
    groups: fc.array(fc.constantFrom('coffee', 'candles'), { maxLength: 1 }),
    taken: fc.array(fc.constantFrom('A', 'D', 'E')),
  });

  it('nothing is shown that was refused, is over, sold out, switched off, or taken as often as allowed', () => {
    fc.assert(
      fc.property(world, ({ offers, bought: days, refused, groups, taken }) => {
        const purchases = days?.flatMap(([code, day]) => bought(code, day));
        const history = {
          refused: { offerIds: new Set(refused), groups: new Set<string>(groups) },
          taken: taken.map((offerId) => ({ offerId, group: null, at: now })),
        };
        const ranked = rank(offers, purchases, history);
        expect(ranked.length).toBeLessThanOrEqual(MOST_OFFERS);
        const today = localDay(now, OSLO);
        for (const { offer } of ranked) {
          expect(refused).not.toContain(offer.id);
          if (offer.group) expect(groups).not.toContain(offer.group.code);
          expect(offer.active && offer.validUntil >= today && (offer.validFrom ?? today) <= today).toBe(true);
          expect(offer.stock === null || offer.taken < offer.stock).toBe(true);
          expect(taken.filter((id) => id === offer.id).length).toBeLessThan(offer.perMember);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every reason can be counted again from the purchases that it names', () => {
    fc.assert(
      fc.property(world, ({ offers, bought: days }) => {
        const purchases = days?.flatMap(([code, day]) => bought(code, day));
        for (const { offer, reason } of rank(offers, purchases)) {
          if (reason.kind === 'everyone' || reason.kind === 'some') continue;
          const named = reason.purchaseIds.map((id) => purchases!.find(({ purchaseId }) => purchaseId === id)!);
          const isFitting = (code: string) => (offer.group === COFFEE_GROUP ? code === 'COFFEE-250' : code === 'CANDLE');
          expect(named.every(({ productCode, at }) => isFitting(productCode) && at <= now)).toBe(true);
          const shopping = new Set(named.map(({ at }) => localDay(at, OSLO)));
          if (reason.kind === 'last') expect([...shopping]).toEqual([reason.on]);
          if (reason.kind === 'often') expect(shopping.size).toBe(reason.count);
          if (reason.kind === 'weekday') {
            expect(shopping.size).toBe(reason.total);
            const onThatDay = [...shopping].filter((day) => (new Date(day).getUTCDay() || 7) === reason.weekday);
            expect(onThatDay).toHaveLength(reason.count);
          }
          if (reason.kind !== 'last') expect([...shopping].every((day) => day >= reason.since)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
