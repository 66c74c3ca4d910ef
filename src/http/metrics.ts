import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Database } from '../chat/skill.ts';
import { type Clock, DAY_MS } from '../shared/clock.ts';
import { firstIdAt } from '../shared/ids.ts';
import { countWaiting } from './status.ts';

type Counts = { outbox: { state: string; count: number }[]; waiting: number };

/**
 * Prometheus' figures: the process's own, and the state of messages as the store has it. While the database is away, the figures
 * that come from it are left out and `regulars_database_up` is 0: the others are wanted most then.
 */
export function createMetrics({ pool }: Pick<Database, 'pool'>, clock: Clock): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (
    name: string,
    help: string,
    collect: (gauge: Gauge, counts: Counts | undefined) => void,
    labelNames: string[] = [],
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        collect(this, await counts());
      },
    });

  // The gauges of one call are collected at once, and share what is read.
  let reading: Promise<Counts | undefined> | undefined;
  const counts = (): Promise<Counts | undefined> => {
    reading ??= loadCounts(pool, clock.now())
      .catch(() => undefined) // told by regulars_database_up
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  gauge('regulars_database_up', '1 while the database answers', (up, known) => up.set(known ? 1 : 0));
  gauge('regulars_inbound_waiting', 'Messages of customers that have no outcome yet', (waiting, known) =>
    known ? waiting.set(known.waiting) : waiting.remove(),
  );
  gauge(
    'regulars_outbox_messages',
    'Messages of ours by state, of the last day for those that have ended',
    (outbox, known) => {
      for (const { state, count } of known?.outbox ?? []) outbox.set({ state }, count);
    },
    ['state'],
  );
  return registry;
}

async function loadCounts(pool: Database['pool'], now: Date): Promise<Counts> {
  const outbox = await pool.query<Counts['outbox'][number]>(
    `select state::text, count(*)::int from outbox_message where state in ('queued', 'sending') or id >= $1 group by 1`,
    [firstIdAt(new Date(now.getTime() - DAY_MS))],
  );
  return { outbox: outbox.rows, waiting: await countWaiting(pool) };
}
