import { defineConfig } from 'vitest/config';

/** Whole programs with what is around them, browsers among it: a process for each file, as a program has in life. */
const APART = ['test/contracts/**/*.test.ts', 'test/demo/**/*.test.ts', 'test/**/*browser.test.ts'];

// A slow machine is no fault; what must be quick says so itself.
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

export default defineConfig({
  test: {
    globalSetup: ['test/helpers/postgres-server.ts'],
    // Tests wait as much as they reckon (browsers, programs that start, limits of time): three keep two cores at work.
    maxWorkers: 3,
    pool: 'forks',
    projects: [
      { test: { ...patience, name: 'apart', include: APART, isolate: true } },
      // Nothing happens on import, so other files may share what is loaded: one process for each worker, not for each file.
      { test: { ...patience, name: 'together', include: ['test/**/*.test.ts'], exclude: APART, isolate: false } },
    ],
  },
});
