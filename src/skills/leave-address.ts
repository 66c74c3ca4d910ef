import { z } from 'zod';
import { findEmail } from '../chat/email.ts';
import { findMailAddress, type MailAddress, type Owner, saveMailAddress, withdrawMailAddress } from '../chat/mail-address.ts';
import { type Choice, choice, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { customerService, name } from './facts.ts';

/** What can be done for somebody who goes before we have the answer: on most platforms it finds them anyway. */
export type LaterAnswers = 'arrive here' | 'by mail' | 'wait here';

const FLOW = { skill: 'leave_address', data: {} };

export const leaveAddressChoice: Choice = choice('button-leave-address', 'leave_address');

/** Offers the address wherever it is of use. */
export const laterChoices = (later: LaterAnswers): readonly Choice[] => (later === 'by mail' ? [leaveAddressChoice] : []);

type Input = { address?: string; wants?: 'another' | 'none' | 'nothing' };

/**
 * "Tell me by e-mail": keeps an address for answers that come when the page is closed, and for nothing else. It is said back, so
 * that a slip of the finger is seen, and taken back by one button.
 */
export const leaveAddress = (programme: () => Programme, laterOn: (channel: string) => LaterAnswers): Skill<Input> => ({
  name: 'leave_address',
  input: z.strictObject({ address: z.string().optional(), wants: z.enum(['another', 'none', 'nothing']).optional() }),
  personal: true,
  answers: (text) => (looksLikeAddress(text) ? { address: text } : undefined),
  async changes(turn, { address, wants }, tx) {
    const later = laterOn(turn.conversation.channel);
    if (wants === 'none') return withdrawn(await withdrawMailAddress(tx, ownerOf(turn), turn.now));
    if (wants === 'nothing') return { lines: [line('leave-none')], choices: [choice('button-help', 'help')] };
    if (later === 'arrive here') return { lines: [line('leave-here')], choices: [choice('button-help', 'help')] };
    if (later === 'wait here') return { lines: [line('leave-off', customerService(programme()))] };
    // Who writes "e-mail me at …" need not say it twice.
    const written = address ?? (turn.content.kind === 'text' && turn.content.text.includes('@') ? turn.content.text : undefined);
    if (written !== undefined) {
      const email = findEmail(written);
      if (!email) return ask('leave-wrong');
      const saved = await saveMailAddress(tx, ownerOf(turn), email, turn.now);
      return saved.ok ? kept('leave-done', saved.value) : stopped(saved.refusal.email);
    }
    const known = wants === 'another' ? undefined : await findMailAddress(tx, turn.conversation.id);
    return known ? kept('leave-known', known) : ask('leave-ask');
  },
});

/** An address, whole or not; anything else goes on to be understood as what it is. */
const looksLikeAddress = (text: string): boolean => text.includes('@') || /^\S+\.\p{L}{2,}$/u.test(text);

function ask(key: 'leave-ask' | 'leave-wrong'): Outcome {
  return { lines: [line(key)], choices: [choice('button-no-thanks', 'leave_address', { wants: 'nothing' })], flow: FLOW };
}

const kept = (key: 'leave-done' | 'leave-known', { email }: Pick<MailAddress, 'email'>): Outcome => ({
  lines: [line(key, { email: name(email, { kind: 'customer' }) })],
  choices: [
    choice('button-another-address', 'leave_address', { wants: 'another' }),
    choice('button-no-mails', 'leave_address', { wants: 'none' }),
  ],
});

/** Only who reads the mailbox can change that. */
const stopped = (email: string): Outcome => ({
  lines: [line('leave-stopped', { email: name(email, { kind: 'customer' }) })],
  choices: [choice('button-another-address', 'leave_address', { wants: 'another' })],
});

const withdrawn = (address: MailAddress | undefined): Outcome => ({
  lines: [address ? line('leave-withdrawn', { email: name(address.email, { kind: 'customer' }) }) : line('leave-none')],
  choices: [leaveAddressChoice],
});

export const ownerOf = ({ id, conversation, identity, member }: Turn): Owner => ({
  conversationId: conversation.id,
  channel: conversation.channel,
  identityId: identity.id,
  memberId: member?.id,
  messageId: id,
});
