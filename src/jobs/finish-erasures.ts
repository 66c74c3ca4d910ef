import { forgetCopies } from '../chat/copies.ts';
import type { Database } from '../chat/skill.ts';
import { dueErasures, finishErasure } from '../members/index.ts';
import { MINUTE_MS } from '../shared/clock.ts';
import type { Job } from './index.ts';

/** Whatever was under way when somebody was forgotten has ended by then. */
const AFTER_MINUTES = 10;

/** Sweeps up after people who were forgotten, our last answer to them included, and forgets copies that nobody can fetch any more. */
export const finishErasuresJob = (database: Database): Job => ({
  name: 'finish-erasures',
  cron: '*/10 * * * *',
  async run(now) {
    const due = await dueErasures(database, new Date(now.getTime() - AFTER_MINUTES * MINUTE_MS));
    for (const { id } of due) await database.transaction((tx) => finishErasure(tx, id, now));
    const copies = await forgetCopies(database, now);
    const parts = [
      due.length > 0 ? `${due.length} erasures finished` : 'no erasure to finish',
      ...(copies > 0 ? [`${copies} copies forgotten`] : []),
    ];
    return parts.join(', ');
  },
});
