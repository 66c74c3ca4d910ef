import type { Database, Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import type { Log } from '../shared/log.ts';
import { duePromises, remindOwners } from '../support/index.ts';
import type { Job } from './index.ts';

export type CheckPromisesDeps = {
  database: Database;
  programme: () => Programme;
  /** The miss of one promise with all that follows from it, in a transaction (`skills/promise-desk.ts`). */
  miss: (tx: Tx, promiseId: string, now: Date) => Promise<boolean>;
  log: Log;
};

const AT_ONCE = 100;

/**
 * Looks every minute which promises were missed and whose owners are to be reminded. What is due follows from the promises alone, so
 * what came due while nothing ran is found as well, in the order of its times; each is a transaction of its own, and several processes
 * may be at it.
 */
export const checkPromisesJob = ({ database, programme, miss, log }: CheckPromisesDeps): Job => ({
  name: 'check-promises',
  cron: '* * * * *',
  async run(now) {
    const failed: string[] = [];
    let missed = 0;
    for (;;) {
      const due = await duePromises(database, now, { except: failed, limit: AT_ONCE });
      let done = 0;
      for (const id of due) {
        try {
          if (await database.transaction((tx) => miss(tx, id, now))) done += 1;
        } catch (error) {
          // The others are not to wait for it; the next minute tries again.
          log.error({ err: error, promise: id }, 'a promise that was missed could not be made good');
          failed.push(id);
        }
      }
      missed += done;
      // Others are at the rest, or are done with it.
      if (due.length < AT_ONCE || (done === 0 && failed.length === 0)) break;
    }
    const reminded = await remindAll(database, programme(), now);
    if (failed.length > 0)
      throw new Error(`${failed.length} promises that were missed could not be made good, ${failed[0]} first`);
    const parts = [
      ...(missed > 0
        ? [missed === 1 ? '1 promise was missed and made good' : `${missed} promises were missed and made good`]
        : []),
      ...(reminded > 0
        ? [reminded === 1 ? 'the owner of 1 promise was reminded' : `the owners of ${reminded} promises were reminded`]
        : []),
    ];
    return parts.join(', ') || 'no promise was due';
  },
});

async function remindAll(database: Database, { rules }: Programme, now: Date): Promise<number> {
  for (let total = 0; ; ) {
    const reminded = await database.transaction((tx) => remindOwners(tx, rules.service.promises, now, AT_ONCE));
    total += reminded;
    if (reminded < AT_ONCE) return total;
  }
}
