import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn } from '../chat/skill.ts';
import { lockMemberPoints, type Programme } from '../loyalty/index.ts';
import { type CustomerPromise, findAgreedOrder, findPromise, undoRemedy } from '../support/index.ts';
import { due, promiseSource } from './promise-words.ts';

/** What customers say to a promise whose time was moved. */

const input = z.strictObject({ promiseId: z.string() });
type Input = z.infer<typeof input>;

const isTheirs = (promise: CustomerPromise, { conversation, member }: Turn): boolean =>
  promise.conversationId === conversation.id || (member !== undefined && promise.memberId === member.id);

/** "That's fine." */
export const promiseFine: Skill<Input> = {
  name: 'promise_fine',
  input,
  personal: true,
  async reads(turn, { promiseId }, read) {
    const promise = await findPromise(read, promiseId);
    if (promise?.state !== 'open' || !isTheirs(promise, turn)) return { lines: [line('promise-fine-over')] };
    return { lines: [line('promise-fine', { due: due(promise.dueAt, promiseSource(promiseId)) })] };
  },
};

/** Money back instead of goods that take longer: what was agreed is undone, and the other remedy agreed to, as if it was chosen first. */
export const moneyInstead = (programme: () => Programme): Skill<Input> => ({
  name: 'money_instead',
  input,
  personal: true,
  async changes(turn, { promiseId }, tx) {
    const { member, identity, conversation, now } = turn;
    // Points come first in the order of locks; the remedy that follows may give some.
    if (member) await lockMemberPoints(tx, [member.id]);
    const promise = await findPromise(tx, promiseId);
    if (!promise?.complaintId || !isTheirs(promise, turn)) return over;
    const order = await findAgreedOrder(tx, promise.complaintId);
    if (order?.remedy !== 'replacement') return over;
    const person = { memberId: member?.id, identityId: identity.id };
    const undone = await undoRemedy(tx, { orderId: order.id, person, turnIn: conversation.id }, programme(), now);
    if (!undone.ok) return over;
    return { lines: [], next: { skill: 'settle', input: { complaintId: promise.complaintId, remedy: 'money_back' } } };
  },
});

const over: Outcome = { lines: [line('promise-money-over')], choices: [choice('button-person', 'person')] };
