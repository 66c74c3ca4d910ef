import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, localDay, startOfDay } from '../../src/shared/calendar.ts';
import { useDatabase } from '../helpers/database.ts';

const database = useDatabase();

describe('days', () => {
  it('begin at midnight of the place, in summer and in winter', () => {
    expect(startOfDay('2026-07-01', 'Europe/Oslo')).toEqual(new Date('2026-06-30T22:00:00Z'));
    expect(startOfDay('2026-12-01', 'Europe/Oslo')).toEqual(new Date('2026-11-30T23:00:00Z'));
  });
  it('begin with the jump where the clocks jump over midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toEqual(new Date('2018-11-04T03:00:00Z'));
  });
  it('are those of the wall clock', () => {
    expect(localDay(new Date('2026-06-30T22:00:00Z'), 'Europe/Oslo')).toBe('2026-07-01');
    expect(localDay(new Date('2026-06-30T21:59:59.999Z'), 'Europe/Oslo')).toBe('2026-06-30');
  });
  it('add up over months of any length', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-12-15', -13)).toBe('2025-11-15');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });
  it('begin when PostgreSQL says', async () => {
    const zones = ['Europe/Oslo', 'America/Sao_Paulo', 'America/Havana', 'Asia/Beirut', 'Africa/Cairo', 'Pacific/Apia', 'UTC'];
    const days = Array.from({ length: 366 * 12 }, (_, index) => addDays('2012-01-02', index));
    for (const zone of zones) {
      const { rows } = await database.current.pool.query<{ day: string; starts: Date }>(
        `select d as day, d::date::timestamp at time zone $2 as starts from unnest($1::text[]) d`,
        [days, zone],
      );
      const differing = rows.filter(({ day, starts }) => starts.getTime() !== startOfDay(day, zone).getTime());
      expect(differing, zone).toEqual([]);
    }
  });
  it('hold the instants between their beginnings', () => {
    const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom('Europe/Oslo', 'Australia/Lord_Howe', 'Asia/Kathmandu'), (at, zone) => {
        const day = localDay(at, zone);
        expect(startOfDay(day, zone) <= at && at < startOfDay(addDays(day, 1), zone)).toBe(true);
      }),
    );
  });
});
