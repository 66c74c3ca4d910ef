import type { Database } from '../chat/skill.ts';
import { forgetOrders } from '../orders/index.ts';
import { DAY_MS } from '../shared/clock.ts';
import type { Job } from './index.ts';

/** Nobody asks where an order is of which nothing was heard for a year; the shop's own systems keep it. */
const KEPT_DAYS = 400;

/** Forgets every night orders of which nothing was told for more than a year. */
export const forgetOrdersJob = (database: Database): Job => ({
  name: 'forget-orders',
  cron: '55 3 * * *',
  async run(now) {
    const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
    const forgotten = await database.transaction((tx) => forgetOrders(tx, before));
    return forgotten === 0 ? 'no orders were old enough to forget' : `${forgotten} orders forgotten`;
  },
});
