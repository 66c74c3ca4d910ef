import { describe, expect, it } from 'vitest';
import { type OpeningHours, openingState } from '../../src/shared/opening-hours.ts';

const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const office: OpeningHours = Object.fromEntries(WORKDAYS.map((day) => [day, [{ from: '09:00', until: '17:00' }]]));
const at = (instant: string, hours: OpeningHours = office) => openingState(hours, 'Europe/Oslo', new Date(instant));
const opens = (instant: string) => ({ open: false, opensAt: new Date(instant) });
const isOpen = (until: string) => ({ open: true, until: new Date(until) });

describe('opening hours', () => {
  // 22 November 2026 is a Sunday; Oslo is an hour ahead of UTC in winter, two in summer.
  it.each([
    ['on a Sunday', '2026-11-22T13:05:00Z', opens('2026-11-23T08:00:00Z')],
    ['a moment before they begin', '2026-11-23T07:59:59Z', opens('2026-11-23T08:00:00Z')],
    ['as they begin', '2026-11-23T08:00:00Z', isOpen('2026-11-23T16:00:00Z')],
    ['a moment before they end', '2026-11-23T15:59:59Z', isOpen('2026-11-23T16:00:00Z')],
    ['as they end', '2026-11-23T16:00:00Z', opens('2026-11-24T08:00:00Z')],
    ['on Friday evening', '2026-11-27T18:00:00Z', opens('2026-11-30T08:00:00Z')],
    ['in summer', '2026-07-01T07:00:00Z', isOpen('2026-07-01T15:00:00Z')],
    ['over the night in which the clocks go forward', '2026-03-28T12:00:00Z', opens('2026-03-30T07:00:00Z')],
  ])('tell when it opens or closes: %s', (_when, instant, expected) => {
    expect(at(instant)).toEqual(expected);
  });

  it('may have several periods a day, in any order', () => {
    const lunch: OpeningHours = {
      sunday: [
        { from: '13:00', until: '17:00' },
        { from: '09:00', until: '12:00' },
      ],
    };
    expect(at('2026-11-22T09:00:00Z', lunch)).toEqual(isOpen('2026-11-22T11:00:00Z'));
    expect(at('2026-11-22T11:30:00Z', lunch)).toEqual(opens('2026-11-22T12:00:00Z'));
    // Once a week: the same day again.
    expect(at('2026-11-22T17:00:00Z', lunch)).toEqual(opens('2026-11-29T08:00:00Z'));
  });

  it('may never be', () => {
    expect(at('2026-11-22T13:05:00Z', {})).toBeUndefined();
    expect(at('2026-11-22T13:05:00Z', { monday: [] })).toBeUndefined();
  });
});
