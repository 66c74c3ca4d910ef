import { type Clock, MINUTE_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import type { Presence } from './presence.ts';
import { toWork, type Work, type WorkRow } from './work.ts';

/** To look for messages that wait in all conversations costs time; without a cause, it is done this often. */
const FULL_LOOK_MS = MINUTE_MS;
const MOST_AT_ONCE = 200;

type Deps = {
  database: Pick<Database, 'pool'>;
  presence: Presence;
  clock: Clock;
  log: Log;
  tierSince: (now: Date) => Date;
  /** Whether this process is at a conversation. */
  isAt: (conversationId: string) => boolean;
};

export type AbandonedWork = ReturnType<typeof createAbandonedWork>;

/** What nobody is at any more: messages without an outcome and calls without an end, of processes that died and of our own mishaps. */
export function createAbandonedWork({ database, presence, clock, log, tierSince, isAt }: Deps) {
  /** Conversations that were ours at the last look although nobody was at them. */
  let forsaken = new Set<string>();
  let live = new Set<number>();
  /** By the machine's clock: the next look at all conversations. */
  let fullLookAt = 0;

  const lookSoon = (): void => {
    fullLookAt = 0;
  };

  /** Messages wait without anybody at them when a process has died, or when something went wrong here. */
  async function isFullLookDue(): Promise<boolean> {
    const { rows } = await database.pool.query<{ live: number[] }>('select live_processes() as live');
    const before = live;
    live = new Set(rows[0]!.live);
    const isDue = performance.now() >= fullLookAt || !before.isSubsetOf(live);
    if (isDue) fullLookAt = performance.now() + FULL_LOOK_MS;
    return isDue;
  }

  /**
   * Conversations that are leased to us while we know nothing of it: a statement gave them to us, and its answer was lost with
   * its connection. Two looks in a row must find them so, since a statement may be under way.
   */
  async function freeForsaken(): Promise<void> {
    const { rows } = await database.pool.query<{ id: string }>(
      'select c.id from conversation c where c.lease_process = $1 and c.last_number > c.handled_number',
      [presence.number],
    );
    const found = rows.map(({ id }) => id).filter((id) => !isAt(id));
    for (const id of found) if (forsaken.has(id) && !isAt(id)) await letGo(id);
    forsaken = new Set(found);
    if (found.length > 0) lookSoon();
  }

  /** A turn could not be ended here: another try, or another process, may. */
  async function letGo(conversationId: string): Promise<void> {
    try {
      await database.pool.query('update conversation set lease_process = null where id = $1 and lease_process = $2', [
        conversationId,
        presence.number,
      ]);
    } catch (error) {
      log.warn({ err: error }, 'a conversation could not be let go; the sweep finds it');
    }
  }

  return {
    letGo,

    /** The next `take` looks at all conversations. */
    lookSoon,

    /** Other processes were there at the last look. */
    areOthers: (): boolean => live.size > 1,

    /** Leases what waits to this process; `isMore`: there is more to do soon. */
    async take(): Promise<{ taken: Work[]; isMore: boolean }> {
      const now = clock.now();
      const process = presence.number;
      if (!(await isFullLookDue())) return { taken: [], isMore: forsaken.size > 0 };
      try {
        await freeForsaken();
        const { rows } = await database.pool.query<WorkRow>('select * from take_work($1, $2, $3, $4)', [
          process,
          MOST_AT_ONCE,
          now,
          tierSince(now),
        ]);
        const isFull = rows.length === MOST_AT_ONCE;
        if (isFull) lookSoon();
        return { taken: rows.map((row) => toWork(process, row)), isMore: isFull || forsaken.size > 0 };
      } catch (error) {
        lookSoon(); // what it gave us, if anything, is to be found
        throw error;
      }
    },

    /**
     * Calls of processes that have died: what they sent may have arrived, so it is not repeated. The row keeps the number of its
     * process: should that be alive after all, it knows better.
     */
    async settleCalls(underWayHere: readonly string[]): Promise<void> {
      await database.pool.query(
        `update outbox_message set state = 'sent_unconfirmed', sent_at = $1, last_error = 'the process ended while it was being sent'
          where state = 'sending' and not process = any(live_processes()) and not id = any($2::uuid[])`,
        [clock.now(), underWayHere],
      );
    },
  };
}
