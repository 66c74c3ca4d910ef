import type { LedgerFault } from './queries.ts';

/** What was compared, and what does not agree, in words for whoever looks after the database. */
export type LedgerCheck = {
  members: number;
  entries: number;
  lots: number;
  /** At most as many as were asked for; empty when all agrees. */
  discrepancies: string[];
};

/** Says what is wrong with a member's points and where to look. */
export function discrepancy({ memberNumber, what, stored, computed }: LedgerFault): string {
  const of = `Member ${memberNumber}:`;
  switch (what) {
    case 'points':
      return stored === null
        ? `${of} has entries that add up to ${computed} points, but no row in member_points. Run the check again; if it stays, insert the row from the entries.`
        : `${of} the balance on record is ${stored} points, the entries add up to ${computed}. The entries are the truth: set member_points.points to their sum.`;
    case 'last_position':
      return `${of} the newest entry should be number ${stored ?? 'unknown'} by member_points.last_position, and there are ${computed} entries. The next entry would collide or leave a gap: set it to ${computed}.`;
    case 'gap':
      return `${of} the numbering of the entries has a gap before entry ${stored}. An entry is missing: look for it in a backup.`;
    case 'balance_after':
      return `${of} entry ${stored} states a balance that does not follow from the entries before it. It was not written by this program: find out by what.`;
    case 'remaining':
      return `${of} lots say that ${stored} points are left where what was granted less what was drawn is ${computed}. The draws are the truth: set lot.remaining from them.`;
    case 'lots':
      return `${of} the balance is ${stored ?? 'not on record'} points, but the lots less what is owed come to ${computed}. Compare the draws of the newest entries with the entries' points.`;
    case 'owed':
      return `${of} owes ${stored} points although lots with ${computed} points are there to pay. A correction of these points settles it.`;
    case 'reserved':
      return `${of} ${stored} points are on record as set aside, the open reservations add up to ${computed}. The reservations are the truth: set member_points.reserved to their sum.`;
    case 'redeemed':
      return `${of} rewards for ${stored} points were given, and entries took ${computed}. Compare the member's redemptions with the entries whose keys begin with "redeem:".`;
    case 'voucher':
      return `${of} ${stored} redemptions and vouchers do not agree: one without the other, or points given back for a voucher that was not. They were not written by this program: find out by what.`;
    case 'foreign_lot':
      return `${of} ${stored} movements touch lots of another member. They were not written by this program: find out by what.`;
    default:
      return `${of} ${what}: ${stored} on record, ${computed} computed.`;
  }
}

/** Says which reward is counted wrong. */
export const stockDiscrepancy = ({ code, stored, computed }: { code: string; stored: number; computed: number }): string =>
  `Reward ${code}: ${stored} on record as given, and there are ${computed} vouchers that were not given back. The vouchers are the truth: set reward.given to their number.`;
