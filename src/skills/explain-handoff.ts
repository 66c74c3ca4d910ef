import { type Line, line } from '../chat/reply.ts';
import type { Read } from '../chat/skill.ts';
import { findHandoffTimes } from '../support/index.ts';
import { instant } from './facts.ts';

/** "Why?" of a wait for a person: what it began with, and by when they answer. */
export async function whyHandoff(handoffId: string, read: Read): Promise<Line[]> {
  const wait = await findHandoffTimes(read, handoffId);
  if (!wait) return [];
  const source = { kind: 'handoff', handoffId } as const;
  const asked = instant(wait.askedAt, source);
  const by = { kind: 'due', value: wait.answerDueAt.toISOString(), source } as const;
  const answers = line('why-handoff-by', { by });
  switch (wait.reason) {
    case 'asked':
    case 'not_understood': // They were offered a person, and said yes.
      return [line('why-handoff', { asked, by })];
    case 'danger':
      return [line('why-handoff-danger', { asked }), answers];
    case 'over_limit':
      return [line('why-handoff-limit', { asked }), answers];
    case 'not_solved':
      return [line('why-handoff-unsolved', { asked }), answers];
    case 'missed_promise':
      return [line('why-handoff-missed', { asked }), answers];
    case 'code_used':
      return [line('why-handoff-code', { asked }), answers];
    case 'handed_on':
    case 'taken':
      return [line('why-handoff-colleague', { asked }), answers];
  }
}
