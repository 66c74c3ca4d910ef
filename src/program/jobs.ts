import type { ModelParts } from '../ai/index.ts';
import type { MailChannel } from '../channels/mail/index.ts';
import { alarmLetter, forgetRequests } from '../http/index.ts';
import { alarmStaffJob } from '../jobs/alarm-staff.ts';
import { checkHandoffsJob } from '../jobs/check-handoffs.ts';
import { checkLedgerJob } from '../jobs/check-ledger.ts';
import { checkPromisesJob } from '../jobs/check-promises.ts';
import { drainCampaignsJob } from '../jobs/drain-campaigns.ts';
import { expireLotsJob } from '../jobs/expire-lots.ts';
import { expireVouchersJob } from '../jobs/expire-vouchers.ts';
import { finishErasuresJob } from '../jobs/finish-erasures.ts';
import { followUpJob } from '../jobs/follow-up.ts';
import { forgetMessagesJob } from '../jobs/forget-messages.ts';
import { forgetModelCallsJob } from '../jobs/forget-model-calls.ts';
import { forgetOrdersJob } from '../jobs/forget-orders.ts';
import { forgetRequestsJob } from '../jobs/forget-requests.ts';
import type { Job } from '../jobs/index.ts';
import { tellRoomsJob } from '../jobs/tell-rooms.ts';
import { tellWishesJob } from '../jobs/tell-wishes.ts';
import { followUpQuestion } from '../skills/follow-up.ts';
import { languageOf } from '../skills/promise-words.ts';
import { roomHello, roomReply } from '../skills/room-words.ts';
import { wishReply } from '../skills/tell-me-when.ts';
import { consoleSpeech } from './console-speech.ts';
import type { Parts } from './parts.ts';

/** What is due by itself. `post` gives how a mail is posted, once there is a way. */
export function dueJobs(parts: Parts, model: ModelParts | undefined, post: () => MailChannel['post'] | undefined): Job[] {
  const { config, database, programme, push, promises, desk, content, clock, log } = parts;
  return [
    expireLotsJob(database),
    checkPromisesJob({ database, programme, miss: promises.miss, log }),
    followUpJob({ database, programme, question: followUpQuestion, language: languageOf, push, log }),
    expireVouchersJob(database),
    drainCampaignsJob({
      database,
      programme,
      push,
      content,
      log,
    }),
    tellWishesJob({ database, programme, push, reply: wishReply }),
    checkLedgerJob(database),
    forgetMessagesJob(database),
    forgetOrdersJob(database),
    finishErasuresJob(database),
    forgetRequestsJob((now) => forgetRequests(database, now)),
    ...(model ? [forgetModelCallsJob(model.forgetCalls)] : []),
    checkHandoffsJob({ database, rules: () => programme().rules, desk }),
    alarmStaffJob({
      database,
      clock,
      dutyTeam: () => programme().rules.service.dutyTeam,
      post,
      write(alarm, { language }) {
        const { timeZone } = programme().rules;
        const context = { speech: consoleSpeech(), publicUrl: config.publicUrl ?? '', timeZone, now: clock.now() };
        return alarmLetter(alarm, language, context);
      },
      log,
    }),
    tellRoomsJob({
      database,
      rooms: config.staffRooms,
      push,
      write: (news) => roomReply(news, config.publicUrl, programme()),
      hello: roomHello,
      language: () => programme().rules.languages.default,
      log,
    }),
  ];
}
