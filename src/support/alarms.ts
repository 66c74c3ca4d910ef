import { HOUR_MS, MINUTE_MS } from '../shared/clock.ts';
import type { Tx } from '../store/database.ts';
import { inTx } from '../store/sql.ts';
import * as stored from './stored-alarms.ts';

// Who is told by e-mail that somebody waits in danger. The list shows it to whoever looks at it; this is for those who do not.

/** One colleague to be told, with what they are told: nothing that the customer wrote. */
export type StaffAlarm = {
  handoffId: string;
  staffId: string;
  conversationId: string;
  /** Which danger ("injury"); null where that is not known. */
  danger: string | null;
  complaintNumber: number | null;
  alarmedAt: Date;
  /** How often it was tried, this time included. */
  attempts: number;
};

export type AlarmEnd = 'sent' | 'unconfirmed' | 'failed';

/** What is older is told to nobody any more: a program that was down for long, or that sends its first mail. */
const FRESH_MS = HOUR_MS;
/** A mail server has answered long before this; after it, whoever sent it is not there any more. */
const SENDING_MS = 10 * MINUTE_MS;
const MOST_ATTEMPTS = 10;

/** Plans a mail to each of these colleagues for every wait in danger that nobody has taken: once for each of them. */
export async function planAlarms(tx: Tx, staffIds: readonly string[], now: Date): Promise<void> {
  await stored.insertAlarms(inTx(tx), staffIds, new Date(now.getTime() - FRESH_MS), now);
}

/**
 * Takes what is to be sent now; the caller sends it after this transaction and says how that ended (`endAlarm`, `delayAlarm`). What
 * somebody took meanwhile needs no mail, and what a process died over is not sent again: it may have arrived.
 */
export async function takeAlarms(tx: Tx, now: Date, most = 20): Promise<StaffAlarm[]> {
  const sql = inTx(tx);
  await stored.endStale(sql, new Date(now.getTime() - SENDING_MS), now);
  await stored.endNeedless(sql, now);
  return await stored.takeDue(sql, now, most);
}

export async function endAlarm(tx: Tx, alarm: StaffAlarm, end: AlarmEnd, detail: string | undefined, now: Date): Promise<void> {
  await stored.endSending(inTx(tx), alarm, end, detail, now);
}

/** The mail server is not there for now: a minute later, and ten times at most. @returns false where it was given up */
export async function delayAlarm(tx: Tx, alarm: StaffAlarm, detail: string, now: Date): Promise<boolean> {
  if (alarm.attempts >= MOST_ATTEMPTS) {
    await endAlarm(tx, alarm, 'failed', detail, now);
    return false;
  }
  await stored.putBack(inTx(tx), alarm, detail, new Date(now.getTime() + MINUTE_MS));
  return true;
}
