import type { Request } from './interpret.ts';
import { choice } from './reply.ts';
import type { Outcome } from './skill.ts';

/** From here on a platform shows a list in place of buttons, and an answer is no short one any more. */
const MOST_BUTTONS = 5;

/** Whoever says yes, no or cancel to nothing is asked what they mean anyhow. */
const SAID_TO_NOTHING: ReadonlySet<string> = new Set(['yes', 'no', 'cancel']);

/** An answer to what was only likely meant carries the way to put it right, last of all: "Not what I meant". */
export function withCorrection(outcome: Outcome, { guess }: Pick<Request, 'guess'>): Outcome {
  const { choices = [], undo } = outcome;
  if (!guess || choices.length >= MOST_BUTTONS || SAID_TO_NOTHING.has(guess.was)) return outcome;
  return { ...outcome, choices: [...choices, choice('button-not-meant', 'not_meant', { ...guess, ...(undo && { undo }) })] };
}
