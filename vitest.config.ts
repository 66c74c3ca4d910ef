import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/postgres-server.ts'],
    // A slow machine is no fault; what must be quick says so itself.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
    // Nothing happens on import, so test files may share what is loaded: one process for each worker, not for each file.
    isolate: false,
  },
});
