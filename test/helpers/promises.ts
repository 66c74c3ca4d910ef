import { createPush } from '../../src/chat/push.ts';
import type { Tx } from '../../src/chat/skill.ts';
import { checkPromisesJob } from '../../src/jobs/check-promises.ts';
import { followUpJob } from '../../src/jobs/follow-up.ts';
import { loadTexts } from '../../src/locales/index.ts';
import { LANGUAGES } from '../../src/loyalty/index.ts';
import { createLog } from '../../src/shared/log.ts';
import { followUpQuestion } from '../../src/skills/follow-up.ts';
import { createPromiseDesk } from '../../src/skills/promise-desk.ts';
import { languageOf } from '../../src/skills/promise-words.ts';
import type { Database } from '../../src/store/database.ts';
import type { Counter } from './people.ts';

/** Promises as the program keeps them: the desk of staff, and the jobs that the clock calls. */
const MOST_LOOKS = 50;

export function promiseWork(database: Database, { chat, clock, programme }: Pick<Counter, 'chat' | 'clock' | 'programme'>) {
  const push = createPush({ texts: loadTexts(LANGUAGES), settings: () => ({ timeZone: programme.rules.timeZone }) });
  const parts = { database, programme: () => programme, push, log: createLog('silent') };
  const desk = createPromiseDesk(parts);
  const check = checkPromisesJob({ ...parts, miss: desk.miss });
  const followUp = followUpJob({ ...parts, question: followUpQuestion, language: languageOf });
  /** Everything that waits to be sent is sent. */
  async function sent(): Promise<void> {
    // A look that began before the commit may find nothing; the next one does.
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      await chat.sweep();
      await chat.idle();
      const { rowCount } = await database.pool.query(
        `select from outbox_message where state in ('queued', 'sending') and (next_attempt_at is null or next_attempt_at <= $1) limit 1`,
        [clock.now()],
      );
      if (rowCount === 0) return;
    }
  }
  return {
    desk,
    check,
    followUp,
    sent,
    /** Runs both jobs as the clock of the program has it. */
    async comesRound(): Promise<string[]> {
      const now = clock.now();
      const done = [await check.run(now), await followUp.run(now)];
      await sent();
      return done;
    },
    /** What staff do, and the customer hears. */
    async staff<T>(work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
      const done = await database.transaction((tx) => work(tx, clock.now()));
      await sent();
      return done;
    },
  };
}
