import { ChannelRefused, ChannelUnavailable, DeliveryUnknown, MessageRefused, RecipientUnreachable } from '../chat/channel.ts';
import type { Database } from '../chat/skill.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { listStaff, type Staff } from '../staff/index.ts';
import { delayAlarm, endAlarm, planAlarms, type StaffAlarm, takeAlarms } from '../support/index.ts';
import type { Job } from './index.ts';

/** A mail to one of the staff. */
export type Letter = {
  to: string;
  subject: string;
  text: string /** The same for the same mail. */;
  key: string;
  language: string;
};

type Deps = {
  database: Database;
  clock: Clock;
  /** The code of the team that is alarmed. */
  dutyTeam: () => string;
  /** Undefined where no mail goes out. @throws the errors of a channel */
  post: () => ((letter: Letter) => Promise<void>) | undefined;
  /** What one of the staff is told (`alarmLetter` of the console). */
  write(alarm: StaffAlarm, staff: Staff): Pick<Letter, 'subject' | 'text'>;
  log: Log;
};

/**
 * Somebody who may be hurt is not left to whoever looks at a list: the duty team has a mail within the minute, each of them one for a
 * wait, in however many processes this runs. Where nobody is in that team, everybody who answers customers has one.
 */
export const alarmStaffJob = ({ database, clock, dutyTeam, post, write, log }: Deps): Job => ({
  name: 'alarm-staff',
  cron: '* * * * *',
  async run(now) {
    const send = post();
    if (!send) return 'no mail goes out: the list alone shows who waits in danger';
    const helpers = (await listStaff(database)).filter(({ active, role }) => active && role !== 'marketing');
    const duty = helpers.filter(({ team }) => team === dutyTeam());
    const receivers = new Map((duty.length > 0 ? duty : helpers).map((staff) => [staff.id, staff]));
    await database.transaction((tx) => planAlarms(tx, [...receivers.keys()], now));
    const counts = { sent: 0, delayed: 0, failed: 0 };
    for (let more = true; more; ) {
      const alarms = await database.transaction((tx) => takeAlarms(tx, now));
      for (const alarm of alarms) counts[await tell(alarm, receivers.get(alarm.staffId), send)] += 1;
      more = alarms.length > 0;
    }
    if (helpers.length === 0) return 'nobody works here who could be alarmed';
    return `${counts.sent} told, ${counts.delayed} later, ${counts.failed} not`;

    async function tell(
      alarm: StaffAlarm,
      staff: Staff | undefined,
      mail: (letter: Letter) => Promise<void>,
    ): Promise<keyof typeof counts> {
      if (!staff) {
        await end(alarm, 'failed', 'does not work here any more');
        return 'failed';
      }
      const key = `alarm.${alarm.handoffId}.${staff.id}.${alarm.alarmedAt.getTime()}`;
      try {
        await mail({ to: staff.email, language: staff.language, key, ...write(alarm, staff) });
      } catch (error) {
        return await notTold(alarm, error);
      }
      await end(alarm, 'sent');
      return 'sent';
    }

    async function notTold(alarm: StaffAlarm, error: unknown): Promise<'delayed' | 'failed'> {
      if (error instanceof ChannelUnavailable || error instanceof ChannelRefused) {
        const { message } = error;
        const isLater = await database.transaction((tx) => delayAlarm(tx, alarm, message, clock.now()));
        if (isLater) return 'delayed';
        log.error({ handoffId: alarm.handoffId, reason: message }, 'nobody could be told by mail that somebody waits in danger');
        return 'failed';
      }
      if (error instanceof DeliveryUnknown) await end(alarm, 'unconfirmed', error.message);
      else if (error instanceof RecipientUnreachable || error instanceof MessageRefused)
        await end(alarm, 'failed', error.message);
      else throw error;
      log.warn({ handoffId: alarm.handoffId, staffId: alarm.staffId, reason: error.message }, 'an alarm may not have arrived');
      return 'failed';
    }

    async function end(alarm: StaffAlarm, state: Parameters<typeof endAlarm>[2], detail?: string): Promise<void> {
      await database.transaction((tx) => endAlarm(tx, alarm, state, detail, clock.now()));
    }
  },
});
