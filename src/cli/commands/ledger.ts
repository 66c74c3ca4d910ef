import { checkLedger, expireLots } from '../../loyalty/index.ts';
import { CommandRefused, type Commands, clock, withStore } from '../command.ts';

export const LEDGER_COMMANDS: Commands = {
  'check-ledger': {
    usage: 'check-ledger',
    what: 'Proves that ledger, lots and balances agree.',
    run: () =>
      withStore(async ({ database }) => {
        const { members, entries, discrepancies } = await checkLedger(database);
        for (const discrepancy of discrepancies) console.error(discrepancy);
        if (discrepancies.length > 0) throw new CommandRefused(`${discrepancies.length} differences. Nothing was changed.`);
        console.log(`${members} members, ${entries} entries: ledger, lots and balances agree.`);
      }),
  },
  'expire-lots': {
    usage: 'expire-lots',
    what: 'Writes the expiry of points that is due into the ledger now, as the program does every hour.',
    run: () =>
      withStore(async ({ database }) => {
        const { lots, points } = await expireLots(database, clock.now());
        console.log(`${points} points of ${lots} lots expired.`);
      }),
  },
};
