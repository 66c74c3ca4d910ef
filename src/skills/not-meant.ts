import { z } from 'zod';
import { type Action, choice, line } from '../chat/reply.ts';
import type { Outcome, Skill, Skills, Turn, Tx } from '../chat/skill.ts';
import { guessedChoices, isSameWay } from './guesses.ts';
import { usualChoices } from './meet.ts';

const input = z.strictObject({
  /** What was answered. */
  was: z.string(),
  /** What they wrote, and what else it may mean, the likeliest first. */
  text: z.string().max(4_096),
  others: z.array(z.string()),
  /** What takes back what was done. */
  undo: z.object({ skill: z.string(), input: z.unknown() }).optional(),
});
type Input = z.infer<typeof input>;

const MOST_GUESSES = 3;

/**
 * "Not what I meant": takes back what a wrong guess has done, and asks one short question with the next likely things as buttons. A person
 * is always among them.
 *
 * @param skills everything that a person can do, where a way back is found by its name
 */
export const notMeant = (skills: () => Skills): Skill<Input> => ({
  name: 'not_meant',
  input,
  personal: true,
  async changes(turn, { was, text, others, undo }, tx) {
    const undone = undo && (await takeBack(undo, turn, tx, skills()));
    const person = choice('button-person', 'person');
    const guessed = guessedChoices(others, text);
    const usual = usualChoices(turn).filter((one) => !guessed.some((guess) => isSameWay(guess, one)));
    const next = [...guessed, ...usual]
      .filter((one) => !isSameWay(one, person) && !('action' in one && one.action.skill === was))
      .slice(0, MOST_GUESSES);
    return {
      lines: [...(undone?.lines ?? []), line('not-meant')],
      choices: [...next, ...(undone?.choices ?? []), person],
      // What is not understood next is so for the second time: then a person is offered, and so after another no.
      flow: { skill: 'not_understood', data: { missed: 1, denied: true } },
    };
  },
});

async function takeBack({ skill: name, input: given }: Action, turn: Turn, tx: Tx, skills: Skills): Promise<Outcome> {
  const skill = skills.get(name);
  if (!skill || !('changes' in skill)) throw new Error(`no skill "${name}" could take anything back`);
  return await skill.changes(turn, skill.input.parse(given), tx);
}
