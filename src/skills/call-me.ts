import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import { asksOnlyWhen, type Heard, type Outcome, type Skill } from '../chat/skill.ts';
import { findOpenHandoff, readPhone, wishForCall, withdrawCall } from '../support/index.ts';
import { name } from './facts.ts';
import { due } from './promise-words.ts';

const FLOW = { skill: 'call_me', data: {} };

/** A call was offered and not asked for: only what is a number to call is taken for one. */
export const hearsNumber = { skill: 'call_me', data: { isOffered: true } };

/** An order's number is shorter, and what stands in a story is no wish for a call. */
const LEAST_DIGITS = 8;
const MOST_BESIDE = 30;

/** The telephone number that a short text is all about ("070-123 45 67, ring mig"); what was said back can be put right by a button. */
export function numberToCall(text: string): string | undefined {
  const phone = text.replaceAll(/[\d\s]/g, '').length <= MOST_BESIDE ? readPhone(text) : undefined;
  return phone !== undefined && phone.length >= LEAST_DIGITS ? phone : undefined;
}

/** "Where is my order 12345678": long numbers of orders, receipts and members are none to call. */
const namesAnother = ({ slots, likely }: Heard): boolean =>
  slots.orderNumber !== undefined || slots.memberNumber !== undefined || likely === 'order_status' || likely === 'history';

export const callMeChoice = choice('button-call-me', 'call_me');

/**
 * "Call me instead": the number for this one wait, said back so that a slip of the finger is seen. The call is the answer that was promised,
 * by its time. Where nobody is waited for any more, a person is asked for first.
 */
export const callMe: Skill<{ phone?: string; wants?: 'none' | 'time' }> = {
  name: 'call_me',
  input: z.strictObject({ phone: z.string().optional(), wants: z.enum(['none', 'time']).optional() }),
  personal: true,
  // Digits are meant for this question, right or wrong; words without any go on to be understood.
  answers(text, { isOffered }, heard) {
    if (asksOnlyWhen(text)) return { wants: 'time' };
    const isMeant = isOffered
      ? numberToCall(text) !== undefined && !namesAnother(heard())
      : /\d{3}|\d.*\d.*\d.*\d.*\d/.test(text);
    return isMeant ? { phone: text } : undefined;
  },
  async changes({ conversation, now }, { phone: written, wants }, tx) {
    const wait = await findOpenHandoff(tx, conversation.id);
    // Who asks for a person again hears by when they have an answer.
    if (!wait || wants === 'time') return { lines: [], next: { skill: 'person', input: {} } };
    const place = { handoffId: wait.id, conversationId: conversation.id };
    if (wants === 'none') {
      await withdrawCall(tx, place);
      return { lines: [line('call-withdrawn')], choices: [callMeChoice] };
    }
    if (written === undefined) return ask('call-ask');
    const phone = readPhone(written);
    if (phone === undefined) return ask('call-wrong');
    await wishForCall(tx, { ...place, phone }, now);
    const said = { phone: name(phone, { kind: 'customer' }) };
    const by = due(wait.answerDueAt, { kind: 'handoff', handoffId: wait.id });
    return {
      lines: [wait.answerDueAt > now ? line('call-noted', { ...said, by }) : line('call-noted-late', said)],
      choices: [choice('button-another-number', 'call_me'), choice('button-no-call', 'call_me', { wants: 'none' })],
    };
  },
};

const ask = (key: 'call-ask' | 'call-wrong'): Outcome => ({
  lines: [line(key)],
  choices: [choice('button-no-call', 'call_me', { wants: 'none' })],
  flow: FLOW,
});
