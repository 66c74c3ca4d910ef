import { addDays, localDay } from '../shared/calendar.ts';
import { choice, type Line, line } from './reply.ts';
import type { Outcome } from './skill.ts';
import type { Flow } from './work.ts';

/**
 * Keeps a question of ours open while its person asks for other things: what they write next is still taken for its answer where it
 * is one. On a later day they are asked, once, whether they want to go on. Never unasked: only beside an answer to what they wrote.
 *
 * @param before what was open when they wrote
 * @param skill what answers them
 */
export function withOpenQuestion(
  outcome: Outcome,
  before: Flow | undefined,
  { skill, now, timeZone }: { skill: string; now: Date; timeZone: string },
): Outcome {
  const question = questionIn(before);
  if (!question || outcome.closesQuestion || skill === question.skill || outcome.flow?.stays) return outcome;
  const { stays } = question;
  if (now >= new Date(stays.until)) return outcome;
  const asked = localDay(new Date(stays.since), timeZone);
  const isLater = asked < localDay(now, timeZone) && !stays.reminded && outcome.flow === undefined;
  const open: Flow = isLater ? { ...question, stays: { ...stays, reminded: true } } : question;
  const flow = outcome.flow ? { ...outcome.flow, beneath: open } : open;
  if (!isLater) return { ...outcome, flow };
  const choices = [
    ...(outcome.choices ?? []),
    choice('button-go-on', stays.goOn.skill, stays.goOn.input),
    choice('button-no-thanks', stays.leave.skill, stays.leave.input),
  ];
  return { ...outcome, flow, lines: [...outcome.lines, openLine(asked, now, timeZone)], choices };
}

/** The question that stays open, on top or beneath. */
export function questionIn(flow: Flow | undefined): (Flow & { stays: NonNullable<Flow['stays']> }) | undefined {
  if (!flow) return undefined;
  const { stays } = flow;
  return stays ? { ...flow, stays } : questionIn(flow.beneath);
}

function openLine(asked: string, now: Date, timeZone: string): Line {
  if (addDays(asked, 1) === localDay(now, timeZone)) return line('question-open-yesterday');
  return line('question-open', { day: { kind: 'day', value: asked, source: { kind: 'member' } } });
}
