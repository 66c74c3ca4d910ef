import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import { type Programme, pointsHistory } from '../loyalty/index.ts';
import { strangerReply } from './check-balance.ts';
import { entryLine } from './entries.ts';
import { ledgerOf } from './facts.ts';

const PAGE = 8;

/** "History": the entries of the member's points, the newest first, page by page. */
export const showHistory = (programme: () => Programme): Skill<{ before?: number }> => ({
  name: 'history',
  input: z.strictObject({ before: z.int().min(1).optional() }),
  personal: true,
  async reads({ member, now }, { before }, read) {
    if (!member) return strangerReply();
    const entries = await pointsHistory(read, member.id, { before, limit: PAGE + 1 });
    if (entries.length === 0)
      return { lines: [before ? line('history-end') : line('history-empty')], choices: [choice('button-balance', 'balance')] };
    const source = ledgerOf(member, now);
    const page = entries.slice(0, PAGE);
    const lines = [
      before ? line('history-older') : line('history-title'),
      ...page.map((entry) => entryLine(entry, source, programme().rules.timeZone)),
    ];
    const older = entries.length > PAGE ? [choice('button-older', 'history', { before: page.at(-1)!.position })] : [];
    return { lines, choices: [...older, choice('button-balance', 'balance')] };
  },
});
