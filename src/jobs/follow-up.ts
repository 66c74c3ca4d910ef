import type { Push, Pushed } from '../chat/push.ts';
import type { Reply } from '../chat/reply.ts';
import type { Database, Tx } from '../chat/skill.ts';
import type { Flow } from '../chat/work.ts';
import type { Programme } from '../loyalty/index.ts';
import { findTimeZone, quietUntil } from '../outreach/index.ts';
import type { Log } from '../shared/log.ts';
import { dueFollowUps, type FollowUp, noteFollowedUp, takeFollowUp } from '../support/index.ts';
import type { Job } from './index.ts';

export type FollowUpDeps = {
  database: Database;
  programme: () => Programme;
  /** The question and its buttons (`skills/follow-up.ts`). */
  question: (followUp: FollowUp, now: Date) => Reply & { flow: Flow };
  /** The language in which somebody is told what they did not ask for. */
  language: (listener: FollowUp['listener'], programme: Programme) => string;
  push: (tx: Tx, pushes: readonly Push[], now: Date) => Promise<Pushed>;
  log: Log;
};

const AT_ONCE = 100;

/**
 * Asks "did it hold?" some days after a complaint was put right, once. Not at night, where they are: what would be asked then waits for
 * the morning. Whoever is in the middle of something is asked the next time.
 */
export const followUpJob = ({ database, programme, question, language, push, log }: FollowUpDeps): Job => ({
  name: 'follow-up',
  cron: '*/10 * * * *',
  async run(now) {
    const current = programme();
    const { service, contact, timeZone } = current.rules;
    /** @returns whether they were asked */
    async function ask(tx: Tx, complaintId: string): Promise<boolean> {
      const followUp = await takeFollowUp(tx, complaintId, service, now);
      if (!followUp) return false;
      const { complaint, listener, memberId } = followUp;
      const zone = (memberId && (await findTimeZone(tx, memberId))) ?? timeZone;
      if (quietUntil({ quietHours: contact.quietHours, timeZone: zone }, now)) return false;
      const { conversationId } = listener;
      const key = `follow-up:${complaint.id}:${complaint.resolvedAt!.getTime()}`;
      const asked = { ...question(followUp, now), key, conversationId, language: language(listener, current) };
      const { busy } = await push(tx, [{ ...asked, purpose: 'service' }], now);
      if (busy.includes(key)) return false;
      await noteFollowedUp(tx, complaint, now);
      return true;
    }

    const seen: string[] = [];
    let [asked, failed] = [0, 0];
    for (;;) {
      const due = await dueFollowUps(database, service, now, { except: seen, limit: AT_ONCE });
      for (const id of due) {
        try {
          if (await database.transaction((tx) => ask(tx, id))) asked += 1;
        } catch (error) {
          log.error({ err: error, complaint: id }, 'the customer of a complaint could not be asked');
          failed += 1;
        }
      }
      seen.push(...due);
      if (due.length < AT_ONCE) break;
    }
    if (failed > 0) throw new Error(`${failed} customers could not be asked whether it held`);
    return asked === 0
      ? 'nobody was to be asked'
      : asked === 1
        ? '1 customer was asked whether it held'
        : `${asked} customers were asked whether it held`;
  },
});
