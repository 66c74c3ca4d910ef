import type { Database } from '../chat/skill.ts';
import { expireVouchers, voidEndedRedemptions } from '../loyalty/index.ts';
import type { Job } from './index.ts';

/**
 * Writes down which reservations and vouchers are over by their time. Nothing waits for it: points and stock of a reservation are free,
 * and a voucher is refused, from that very instant.
 */
export const expireVouchersJob = (database: Database): Job => ({
  name: 'expire-vouchers',
  cron: '*/10 * * * *',
  async run(now) {
    const reservations = await voidEndedRedemptions(database, now);
    const vouchers = await database.transaction((tx) => expireVouchers(tx, now));
    const parts = [
      ...(reservations > 0 ? [`${reservations} reservations ended`] : []),
      ...(vouchers > 0 ? [`${vouchers} vouchers expired`] : []),
    ];
    return parts.join(', ') || 'nothing was over';
  },
});
