/**
 * The real program in a process of its own, for tests that kill it: started by `helpers/program.ts` with a configuration and a
 * clock instead of an environment. Tells its address when it is ready, and ends with the test that started it.
 */
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { runUntilStopped } from '../../src/main.ts';
import { startProgram } from '../../src/program/index.ts';
import { createLog } from '../../src/shared/log.ts';
import type { ProgramInput } from './program.ts';

const { config, clockShiftMs, jobsEveryMs } = JSON.parse(process.argv[2]!) as ProgramInput;
process.once('disconnect', () => process.exit(1)); // the test has died
await runUntilStopped(async () => {
  const clock = { now: () => new Date(Date.now() + clockShiftMs) };
  const program = await startProgram({ config, clock, log: createLog(config.logLevel) });
  flushCompileCache(); // a process that is killed leaves nothing to the next one
  process.send?.({ url: program.url });
  if (jobsEveryMs === undefined) return program;
  const stopping = new AbortController();
  const rounds = (async () => {
    while (!stopping.signal.aborted) {
      await program.jobs.runAll();
      await sleep(jobsEveryMs, undefined, { signal: stopping.signal }).catch(() => {}); // stopped: the loop ends
    }
  })();
  return {
    ...program,
    async stop() {
      stopping.abort();
      await rounds;
      await program.stop();
    },
  };
});
