import { forgetUnanswered } from '../answers/index.ts';
import { forgetChannelAddresses, forgetForms, forgetMessages } from '../chat/forget.ts';
import { forgetMailAddresses } from '../chat/mail-address.ts';
import type { Database } from '../chat/skill.ts';
import { forgetUploads } from '../chat/uploads.ts';
import { DAY_MS } from '../shared/clock.ts';
import type { Job } from './index.ts';

/**
 * How long messages are kept. Telegram delivers again for a day (https://core.telegram.org/bots/api#getting-updates), so a
 * repeated delivery is always known; the rest is for people who look something up.
 */
const KEPT_DAYS = 30;

/** Forgets every night what was said, sent and begun long ago. Points, consents and what else came of it stay. */
export const forgetMessagesJob = (database: Database, keptDays: number = KEPT_DAYS): Job => ({
  name: 'forget-messages',
  cron: '45 3 * * *',
  async run(now) {
    const forms = await forgetForms(database, now);
    const before = new Date(now.getTime() - keptDays * DAY_MS);
    const { messages, answers, files } = await forgetMessages(database, before);
    const addresses = await forgetMailAddresses(database, before);
    await forgetUnanswered(database, before);
    await forgetUploads(database, now);
    await forgetChannelAddresses(database, now);
    const parts = [
      ...(messages > 0 ? [`${messages} messages and ${answers} answers forgotten`] : ['no messages were old enough to forget']),
      ...(files > 0 ? [`${files} files with them`] : []),
      ...(addresses > 0 ? [`${addresses} e-mail addresses that were taken back`] : []),
      ...(forms > 0 ? [`${forms} forms that nobody goes on with`] : []),
    ];
    return parts.join(', ');
  },
});
