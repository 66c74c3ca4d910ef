import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from '../../src/shared/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import type { OpeningHours } from '../../src/shared/opening-hours.ts';
import { addWorkingHours, promisedTime, type WorkCalendar, workingState } from '../../src/support/index.ts';

const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const everyWorkday = (periods: { from: string; until: string }[]): OpeningHours =>
  Object.fromEntries(WORKDAYS.map((day) => [day, periods]));
const office: WorkCalendar = {
  hours: everyWorkday([{ from: '09:00', until: '17:00' }]),
  holidays: ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31', '2027-01-01'],
  timeZone: 'Europe/Oslo',
};
const withLunch: WorkCalendar = {
  ...office,
  hours: everyWorkday([
    { from: '13:00', until: '17:00' },
    { from: '09:00', until: '12:00' },
  ]),
};

describe('opening hours from a moment on', () => {
  // Oslo is an hour ahead of UTC in winter, two in summer. 22 November 2026 is a Sunday.
  it.each([
    ['within a day', '2026-11-23T09:00:00Z', 3, office, '2026-11-23T12:00:00Z'],
    ['until the very end of a day', '2026-11-27T15:00:00Z', 1, office, '2026-11-27T16:00:00Z'],
    ['over a weekend', '2026-11-27T15:00:00Z', 3, office, '2026-11-30T10:00:00Z'],
    ['from a closed day', '2026-11-22T13:05:00Z', 3, office, '2026-11-23T11:00:00Z'],
    ['from before it opens', '2026-11-23T05:00:00Z', 1, office, '2026-11-23T09:00:00Z'],
    ['over a break at noon', '2026-11-23T10:00:00Z', 2, withLunch, '2026-11-23T13:00:00Z'],
    ['from within the break', '2026-11-23T11:30:00Z', 0.5, withLunch, '2026-11-23T12:30:00Z'],
    ['over Christmas', '2026-12-23T15:30:00Z', 1, office, '2026-12-28T08:30:00Z'],
    ['over the night in which the clocks go forward', '2026-03-27T15:00:00Z', 2, office, '2026-03-30T08:00:00Z'],
    ['over the night in which the clocks go back', '2026-10-23T14:00:00Z', 2, office, '2026-10-26T09:00:00Z'],
    ['for weeks', '2026-11-22T13:05:00Z', 80, office, '2026-12-04T16:00:00Z'],
    ['by the clock where no hours are told', '2026-11-22T13:05:00Z', 3, { ...office, hours: {} }, '2026-11-22T16:05:00Z'],
  ])('end %s', (_what, start, hours, calendar, end) => {
    expect(addWorkingHours(new Date(start), hours, calendar)).toEqual(new Date(end));
  });

  it('count real hours of a day on which the clocks change', () => {
    const nights: WorkCalendar = {
      hours: { sunday: [{ from: '00:00', until: '06:00' }] },
      holidays: [],
      timeZone: 'Europe/Oslo',
    };
    // On 29 March 2026 the hour from 02:00 to 03:00 does not happen: six hours on the clock are five.
    expect(addWorkingHours(new Date('2026-03-28T20:00:00Z'), 5, nights)).toEqual(new Date('2026-03-29T04:00:00Z'));
  });

  it('are told as the next full or half hour, and never after closing time', () => {
    expect(promisedTime(new Date('2026-11-23T09:07:11Z'), 3, office)).toEqual(new Date('2026-11-23T12:30:00Z'));
    expect(promisedTime(new Date('2026-11-22T13:05:00Z'), 3, office)).toEqual(new Date('2026-11-23T11:00:00Z'));
    const shortDay = { ...office, hours: everyWorkday([{ from: '09:00', until: '16:45' }]) };
    expect(promisedTime(new Date('2026-11-23T14:37:00Z'), 1, shortDay)).toEqual(new Date('2026-11-23T15:45:00Z'));
  });

  it('are told on the clock of zones that are off by a quarter of an hour', () => {
    const kathmandu = { ...office, timeZone: 'Asia/Kathmandu' };
    // 10:00 in Kathmandu, plus one hour, is 11:00 there.
    expect(promisedTime(new Date('2026-11-23T04:15:00Z'), 1, kathmandu)).toEqual(new Date('2026-11-23T05:15:00Z'));
  });
});

describe('whether somebody is at work', () => {
  it.each([
    ['on a Sunday', '2026-11-22T13:05:00Z', { open: false, opensAt: new Date('2026-11-23T08:00:00Z') }],
    ['as it opens', '2026-11-23T08:00:00Z', { open: true, until: new Date('2026-11-23T16:00:00Z') }],
    ['as it closes', '2026-11-23T16:00:00Z', { open: false, opensAt: new Date('2026-11-24T08:00:00Z') }],
    ['on a holiday', '2026-12-24T10:00:00Z', { open: false, opensAt: new Date('2026-12-28T08:00:00Z') }],
  ])('is known %s', (_when, now, state) => {
    expect(workingState(office, new Date(now))).toEqual(state);
  });

  it('is never, where no hours are told', () => {
    expect(workingState({ ...office, hours: {} }, new Date('2026-11-23T10:00:00Z'))).toBeUndefined();
  });

  it('knows periods that touch as one', () => {
    const split = everyWorkday([
      { from: '12:00', until: '17:00' },
      { from: '09:00', until: '12:00' },
    ]);
    expect(workingState({ ...office, hours: split }, new Date('2026-11-23T08:30:00Z'))).toEqual({
      open: true,
      until: new Date('2026-11-23T16:00:00Z'),
    });
  });
});

describe('working time always', () => {
  const zones = ['Europe/Oslo', 'Africa/Johannesburg', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  const clockAt = (quarter: number) =>
    `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  // Two hours at least: who is there for a quarter of an hour a week needs years for a promise, and looking ahead ends before.
  const period = fc
    .tuple(fc.integer({ min: 0, max: 87 }), fc.integer({ min: 8, max: 95 }))
    .filter(([from, until]) => until - from >= 8)
    .map(([from, until]) => ({ from: clockAt(from), until: clockAt(until) }));
  const calendar: fc.Arbitrary<WorkCalendar> = fc.record({
    hours: fc.dictionary(
      fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'),
      fc.array(period, { maxLength: 3 }),
    ) as fc.Arbitrary<OpeningHours>,
    holidays: fc.uniqueArray(
      fc.integer({ min: 0, max: 365 }).map((n) => localDay(new Date(Date.UTC(2026, 0, 1 + n)), 'UTC')),
      { maxLength: 20 },
    ),
    timeZone: fc.constantFrom(...zones),
  });
  const start = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true });
  const quarters = fc.integer({ min: 1, max: 160 }).map((n) => n / 4);

  it('adds up: a then b is a + b', () => {
    fc.assert(
      fc.property(start, quarters, quarters, calendar, (from, a, b, days) => {
        const twice = addWorkingHours(addWorkingHours(from, a, days), b, days);
        expect(twice).toEqual(addWorkingHours(from, a + b, days));
      }),
      { numRuns: 300 },
    );
  });

  it('never ends before so many hours have passed, never while it is closed, and later for later beginnings', () => {
    fc.assert(
      fc.property(start, quarters, calendar, fc.integer({ min: 0, max: 100_000_000 }), (from, hours, days, laterMs) => {
        const end = addWorkingHours(from, hours, days);
        expect(end.getTime() - from.getTime()).toBeGreaterThanOrEqual(hours * HOUR_MS);
        const before = workingState(days, new Date(end.getTime() - 1));
        if (before) expect(before.open).toBe(true);
        expect(addWorkingHours(new Date(from.getTime() + laterMs), hours, days).getTime()).toBeGreaterThanOrEqual(end.getTime());
      }),
      { numRuns: 300 },
    );
  });

  it('promises a time that is at most half an hour after the exact one', () => {
    fc.assert(
      fc.property(start, quarters, calendar, (from, hours, days) => {
        const roundedBy = promisedTime(from, hours, days).getTime() - addWorkingHours(from, hours, days).getTime();
        expect(roundedBy).toBeGreaterThanOrEqual(0);
        expect(roundedBy).toBeLessThan(30 * MINUTE_MS);
      }),
      { numRuns: 300 },
    );
  });
});
