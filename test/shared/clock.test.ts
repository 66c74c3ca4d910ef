import { describe, expect, it } from 'vitest';
import { HOUR_MS, movableClock, systemClock } from '../../src/shared/clock.ts';

describe('a movable clock', () => {
  it('begins where it is told, runs on, and moves by and to', () => {
    const clock = movableClock(new Date('2026-11-22T13:05:00Z'));
    const late = (since: string) => clock.now().getTime() - Date.parse(since);
    expect(late('2026-11-22T13:05:00Z')).toBeGreaterThanOrEqual(0);
    expect(late('2026-11-22T13:05:00Z')).toBeLessThan(5_000);
    clock.moveBy(HOUR_MS);
    expect(late('2026-11-22T14:05:00Z')).toBeGreaterThanOrEqual(0);
    clock.moveTo(new Date('2027-01-01T00:00:00Z'));
    expect(late('2027-01-01T00:00:00Z')).toBeLessThan(5_000);
  });

  it("is the machine's until it is moved", () => {
    expect(Math.abs(movableClock().now().getTime() - systemClock.now().getTime())).toBeLessThan(5_000);
  });
});
