import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import { namesWhere, notWorking, type Skill } from '../chat/skill.ts';
import { findOpenComplaint, hasOpenHandoff } from '../support/index.ts';
import { COMPLAINT, personOf } from './complaint-words.ts';
import { textOf } from './file-complaint.ts';
import { callsOff, plainAnswer } from './yes-no.ts';

const NOT_WORKING = 'not_working';

const WHERE = ['chat', 'site'] as const;

/**
 * "It doesn't work", of what they do not say: of a case that is open, if there is one; else they are asked, since it may be said of a button
 * of ours as well as of a lamp. What they name next makes a case. Of the site they are asked what they wanted there: it may be done here.
 */
export const notWorkingHere: Skill<{ where?: (typeof WHERE)[number]; named?: string; isOfSite?: true; nothing?: true }> = {
  name: NOT_WORKING,
  input: z.strictObject({
    /** It is something of the chat, or the site. */
    where: z.enum(WHERE).optional(),
    /** What they said, and then what it is said of. */
    named: z.string().optional(),
    /** It is said of the site, and of nothing that they bought. */
    isOfSite: z.literal(true).optional(),
    /** They let it go. */
    nothing: z.literal(true).optional(),
  }),
  personal: false,
  answers(text, { words, isOfSite }, heard) {
    const where = namesWhere(text);
    if (where) return { where };
    if (callsOff(text) || plainAnswer(text) === false) return { nothing: true };
    const isNamed = !plainAnswer(text) && !notWorking(text) && heard().intent === undefined;
    return isNamed ? { named: `${words}\n${text}`, ...(isOfSite === true && { isOfSite }) } : undefined;
  },
  async changes(turn, { where, named, isOfSite, nothing }, tx) {
    const { audience, flow, id } = turn.conversation;
    if (nothing) return { lines: [line('no-is-fine')] };
    if (named)
      return { lines: [], next: { skill: COMPLAINT, input: { ...(!isOfSite && { category: 'faulty' }), words: named } } };
    if (audience === 'private' && (await hasOpenHandoff(tx, id))) return { lines: [], next: { skill: 'pass_on', input: {} } };
    const person = choice('button-person', 'person');
    const help = choice('button-help', 'help');
    // Whoever does not get what they want in another way either is offered a person, as one who is not understood twice.
    if (where === 'chat')
      return {
        lines: [line('not-working-chat')],
        choices: [person, help],
        flow: { skill: 'not_understood', data: { missed: 2 } },
      };
    if (where === 'site')
      return {
        lines: [line('not-working-site')],
        choices: [choice('button-case-new', COMPLAINT), person, help],
        flow: { skill: NOT_WORKING, data: { words: textOf(turn) ?? '', isOfSite: true } },
      };
    if (await findOpenComplaint(tx, personOf(turn))) return { lines: [], next: { skill: COMPLAINT, input: {} } };
    if (flow?.skill === NOT_WORKING) return { lines: [], next: { skill: 'not_understood', input: { missed: 1 } } };
    return {
      lines: [line('not-working')],
      choices: [choice('button-case-new', COMPLAINT), person, help],
      flow: { skill: NOT_WORKING, data: { words: textOf(turn) ?? '' } },
    };
  },
};
