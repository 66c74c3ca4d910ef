import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import { MOST_PAUSE_MS, type Step, TEXTS, voicesTest } from '../long/voices.ts';

const CONVERSATIONS = 40;

const pauseMs = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: MOST_PAUSE_MS }));
const who = fc.constantFrom(0 as const, 1 as const);
const someStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      text: fc.constantFrom(...TEXTS),
      inResponse: fc.boolean(),
      again: fc.boolean(),
      pauseMs,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), who, pauseMs }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('reply' as const), who, stale: fc.boolean(), twice: fc.boolean(), pauseMs }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('release' as const, 'handOn' as const), who, pauseMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      purpose: fc.constantFrom('service' as const, 'campaign' as const),
      pauseMs,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('danger' as const, 'time' as const), pauseMs }) },
);

describe('customer, bot, two colleagues, the clock and deaths of processes, in any order', () => {
  it('make one voice, and leave no message to nobody', { timeout: 120_000 }, async () => {
    const scripts = fc.sample(fc.array(someStep, { minLength: 4, maxLength: 14 }), { seed: 7, numRuns: CONVERSATIONS });
    const { url, drop } = await createDatabase();
    try {
      const report = await voicesTest({ databaseUrl: url, seed: 7, scripts, atOnce: 15, lifeMs: 700 });
      expect(report.problems).toEqual([]);
      expect(report.interleavings).toBe(CONVERSATIONS);
      expect(report.takeovers).toBeGreaterThan(CONVERSATIONS / 3);
    } finally {
      await drop();
    }
  });
});
