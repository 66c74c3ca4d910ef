import { describe, expect, it } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import { promisesTest } from '../long/promises.ts';

describe('a month of promises, while the program is killed at random', () => {
  it('lets none pass in silence, and makes good each that was missed, once', async () => {
    const { url, drop } = await createDatabase();
    try {
      const report = await promisesTest({
        databaseUrl: url,
        seed: 7,
        promises: 60,
        people: 40,
        days: 4,
        livesTicks: { least: 20, most: 120 },
      });
      expect(report.problems).toEqual([]);
      expect(report.kills).toBeGreaterThanOrEqual(3);
      expect(report.compensations).toBeGreaterThan(15);
      expect(report.reminded).toBeGreaterThan(15);
    } finally {
      await drop();
    }
  }, 180_000);
});
