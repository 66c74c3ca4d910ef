import { type Fact, type Line, line, type Source } from '../chat/reply.ts';
import type { Read, Turn } from '../chat/skill.ts';
import { type Handoff, loadHandoffs } from '../support/index.ts';

export const handoffSource = ({ id }: Pick<Handoff, 'id'>): Source => ({ kind: 'handoff', handoffId: id });

/** What they wait for a person with. */
export const openWait = async (read: Read, { conversation }: Turn): Promise<Handoff | undefined> =>
  (await loadHandoffs(read, conversation.id)).find(({ endedAt }) => !endedAt);

/** By when whoever asked for a person has an answer, or that it is late. */
export function stillHolds(handoff: Handoff, now: Date): Line {
  const by: Fact = { kind: 'due', value: handoff.answerDueAt.toISOString(), source: handoffSource(handoff) };
  return handoff.answerDueAt > now ? line('handoff-already', { by }) : line('handoff-late', { by });
}
