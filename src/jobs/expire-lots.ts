import type { Database } from '../chat/skill.ts';
import { expireLots } from '../loyalty/index.ts';
import type { Job } from './index.ts';

/** Writes the expiry of points into the ledger every hour. Answers do not wait for it: they leave out what has expired. */
export const expireLotsJob = (database: Database): Job => ({
  name: 'expire-lots',
  cron: '5 * * * *',
  async run(now) {
    const { lots, points } = await expireLots(database, now);
    return lots === 0 ? 'nothing had expired' : `${points} points of ${lots} lots expired`;
  },
});
