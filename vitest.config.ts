import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/postgres-server.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Of three, one waits most of the time: for a browser, a process that was killed, the span of a limit.
    maxWorkers: 3,
    pool: 'forks',
  },
});
