import { isDeepStrictEqual } from 'node:util';
import type { Choice } from './reply.ts';
import type { Outcome } from './skill.ts';

/**
 * Two wishes in one message have one answer: the lines and buttons of both. What is said next is taken for the question that was asked
 * last, and else for the first.
 */
export function withFurther(first: Outcome, further: Outcome): Outcome {
  const flow = further.flow && first.flow ? { ...further.flow, beneath: first.flow } : (further.flow ?? first.flow);
  return {
    ...further,
    ...first,
    lines: [...first.lines, ...further.lines],
    choices: choicesOfBoth(first.choices ?? [], further.choices ?? []),
    files: [...(first.files ?? []), ...(further.files ?? [])],
    // Only the first may be a wrong guess that is put right.
    undo: first.undo,
    ...(flow && { flow }),
  };
}

const MOST_BUTTONS = 4;
const MOST_OF_EACH = 2;

/** The next steps of both wishes, as few as of one, and a person last. Pure. */
function choicesOfBoth(first: readonly Choice[], further: readonly Choice[]): readonly Choice[] {
  const isNew = (one: Choice) => !first.some((other) => isDeepStrictEqual(one, other));
  const all = [...first, ...further.filter(isNew)];
  if (all.length <= MOST_BUTTONS) return all;
  const isPerson = ({ label }: Choice) => label === 'button-person';
  const steps = (choices: readonly Choice[]) => choices.filter((one) => !isPerson(one)).slice(0, MOST_OF_EACH);
  return [...steps(first), ...steps(further.filter(isNew)), ...all.filter(isPerson).slice(0, 1)];
}
