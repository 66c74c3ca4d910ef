import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Database } from '../store/database.ts';

/** Prometheus' figures: the process's own, and the state of messages as the store has it. */
export function createMetrics({ pool }: Pick<Database, 'pool'>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'regulars_outbox_messages',
    help: 'Messages of ours by state, of the last day for those that have ended',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { rows } = await pool.query<{ state: string; count: number }>(
        `select state::text, count(*)::int from outbox_message where state in ('queued', 'sending') or created_at > now() - interval '1 day' group by 1`,
      );
      this.reset();
      for (const { state, count } of rows) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'regulars_inbound_waiting',
    help: 'Messages of customers that have no outcome yet',
    registers: [registry],
    async collect() {
      const { rows } = await pool.query<{ count: number }>('select count(*)::int from inbound_message where handled_at is null');
      this.set(rows[0]!.count);
    },
  });
  return registry;
}
