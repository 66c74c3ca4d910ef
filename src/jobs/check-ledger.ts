import type { Database } from '../chat/skill.ts';
import { checkLedger } from '../loyalty/index.ts';
import type { Job } from './index.ts';

/** Proves every night that balances, lots and ledger agree. A difference is an error that staff see. */
export const checkLedgerJob = (database: Database): Job => ({
  name: 'check-ledger',
  cron: '30 3 * * *',
  async run() {
    const { members, discrepancies } = await checkLedger(database);
    if (discrepancies.length > 0)
      throw new Error(`Differences: ${discrepancies.length}. The first ones: ${discrepancies.slice(0, 3).join(' ')}`);
    return `${members} members: ledger, lots and balances agree`;
  },
});
