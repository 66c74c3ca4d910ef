import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Read, sqlOf } from '../store/sql.ts';
import { PURPOSE_OF, type SegmentPreview } from './campaigns.ts';
import * as stored from './stored-campaigns.ts';
import { countMeant } from './stored-segments.ts';

// What was done about something that members had said, told to them by the way of campaigns: planned, drained and counted as those are, but for
// members who are named, and without anything by which it would be measured.

export type Notice = {
  /** The deed's; the campaign has the same. */
  id: string;
  /** What staff call it. */
  name: string;
  memberIds: readonly string[];
  /** The first instant at which nobody is told any more. */
  endsAt: Date;
};

/** Plans to tell each of these members once. The same again plans for those alone who are new. @returns how many are */
export async function planNotice(tx: Tx, notice: Notice, now: Date): Promise<Result<{ planned: number }, { code: 'cancelled' }>> {
  const planned = await stored.planNamed(inTx(tx), { ...notice, kind: 'deed' }, now);
  return planned === undefined ? refuse({ code: 'cancelled' }) : ok({ planned });
}

/** For whom a notice was planned, whatever became of it. */
export const noticeRecipients = (read: Read, id: string): Promise<string[]> => stored.loadRecipients(sqlOf(read), id);

/** How many of these members would be told as things are, and why others would not. */
export async function previewNotice(
  read: Read,
  memberIds: readonly string[],
): Promise<Pick<SegmentPreview, 'count' | 'suppressed'>> {
  const meant = { sql: 'select id from unnest($1::uuid[]) id', values: [memberIds] };
  const counted = await countMeant(sqlOf(read), meant, { purpose: PURPOSE_OF.deed });
  return {
    count: memberIds.length,
    suppressed: counted.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }])),
  };
}
