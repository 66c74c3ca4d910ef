import { describe, expect, it } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import { pushTest } from '../long/push.ts';

describe('a push, while the program is killed at random', () => {
  it('reaches every chat once, but for what is counted as unconfirmed', async () => {
    const { url, drop } = await createDatabase();
    try {
      const report = await pushTest({
        databaseUrl: url,
        seed: 7,
        chats: 150,
        messagesPerSecond: 100,
        livesMs: { least: 50, most: 500 },
        lostAnswers: 2,
        waits: 1,
      });
      expect(report.problems).toEqual([]);
      expect(report.kills).toBeGreaterThanOrEqual(3);
      expect(report.states.sent! + report.states.sent_unconfirmed!).toBe(150);
      expect(report.states.sent_unconfirmed!).toBeGreaterThanOrEqual(2);
      expect(report.states.sent_unconfirmed!).toBeLessThan(60);
    } finally {
      await drop();
    }
  }, 60_000);
});
