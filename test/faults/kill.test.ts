import { describe, expect, it } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import { killTest } from '../long/kill.ts';

describe('the program, killed at random while people talk to it', () => {
  it.each(['polling', 'webhook'] as const)(
    'gives each message one effect and one stored answer, in order, by %s',
    async (mode) => {
      const { url, drop } = await createDatabase();
      try {
        const report = await killTest({
          mode,
          databaseUrl: url,
          seed: 11,
          conversations: 30,
          mostMessages: 6,
          leastKills: 3,
          livesMs: { least: 200, most: 900 },
          pace: { atOnce: 30, mostPatienceMs: 400 },
        });
        expect(report.problems).toEqual([]);
        expect(report.kills).toBeGreaterThanOrEqual(3);
        expect(report.answers + report.passedOn).toBe(report.messages);
      } finally {
        await drop();
      }
    },
    60_000,
  );
});
