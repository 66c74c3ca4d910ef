import type { Database } from '../chat/skill.ts';
import { type Desk, escalateHandoffs, type HandoffRules } from '../support/index.ts';
import type { Job } from './index.ts';

type Deps = { database: Database; rules: () => HandoffRules; desk: Pick<Desk, 'listAbandoned' | 'freeAbandoned'> };

/**
 * Whoever waits for a person is not forgotten: what nobody accepted or answered in its time becomes the matter of one more team, once,
 * and what somebody had who does not work here any more waits for somebody else. Any number of processes may do it at once.
 */
export const checkHandoffsJob = ({ database, rules, desk }: Deps): Job => ({
  name: 'check-handoffs',
  cron: '* * * * *',
  async run(now) {
    // First, so that nothing that is wrong with one conversation keeps others waiting.
    let escalated = 0;
    for (let more = true; more; ) {
      const some = await database.transaction((tx) => escalateHandoffs(tx, rules(), now));
      escalated += some.length;
      more = some.length > 0;
    }
    const abandoned = await desk.listAbandoned(database);
    for (const one of abandoned) await database.transaction((tx) => desk.freeAbandoned(tx, one, now));
    const parts = [
      ...(escalated > 0
        ? [escalated === 1 ? '1 wait was told to another team' : `${escalated} waits were told to another team`]
        : []),
      ...(abandoned.length > 0
        ? [abandoned.length === 1 ? '1 conversation was freed' : `${abandoned.length} conversations were freed`]
        : []),
    ];
    return parts.join(', ') || 'nobody waits too long';
  },
});
