import { z } from 'zod';
import { choice, type Line, line } from '../chat/reply.ts';
import type { Outcome, Skill, Turn, Tx } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { type Linked, looksLikeLinkCode, redeemLinkCode, unlink } from '../members/index.ts';
import { strangerChoices } from './check-balance.ts';
import { withChannelQuestion } from './choose-channel.ts';
import { count, customerService, instant, name, points, rule } from './facts.ts';
import { mergeByProof } from './merge.ts';

const FLOW = { skill: 'link', data: {} };
/** What stands on a card, in a few words perhaps, or leads to somebody: it proves nothing, and is looked up nowhere. */
const NUMBER_OR_ADDRESS = /^[^\d\n@]{0,40}?(?:\+?\d(?:[\s-]?\d){7,18}|\S+@\S+\.\S+)[.!]?$/u;

/**
 * "I'm a member": asks for the one-time code and links this chat to the membership that it proves. Somebody who joined in chat
 * before becomes one member: points and purchases come along, and the second welcome gift is taken back.
 */
export const linkMembership = (
  programme: () => Programme,
  secret: string,
): Skill<{ code?: string; byLink?: boolean; refused?: boolean; noCode?: boolean }> => ({
  name: 'link',
  input: z.strictObject({
    code: z.string().optional(),
    byLink: z.boolean().optional(),
    refused: z.boolean().optional(),
    /** What they wrote is a number or an address of theirs. */
    noCode: z.boolean().optional(),
  }),
  personal: true,
  answers(text) {
    if (looksLikeLinkCode(text)) return { code: text };
    return NUMBER_OR_ADDRESS.test(text.trim()) ? { noCode: true } : undefined;
  },
  async changes(turn, { code, byLink, refused, noCode }, tx) {
    const rules = programme();
    if (refused) return { lines: [line('link-refused')] };
    if (noCode)
      return { lines: [line('link-no-code', customerService(rules))], choices: [choice('button-person', 'person')], flow: FLOW };
    if (code && byLink) return askWhetherWanted(code);
    if (!code) return turn.member ? linkedBefore(turn.member) : askForCode(rules);
    const { linking } = rules.rules;
    const linked = await redeemLinkCode(tx, { identityId: turn.identity.id, code, secret, limit: linking }, turn.now);
    if (linked.ok) {
      const lines = await linkedLines(linked.value, turn, rules, tx);
      const outcome = { lines, choices: [choice('button-balance', 'balance')] };
      return withChannelQuestion(tx, linked.value.memberId, outcome, turn);
    }
    const { refusal } = linked;
    switch (refusal.code) {
      case 'wrong_code':
        return {
          lines: [line('link-wrong', { left: count(refusal.left, rule('linking', rules)) })],
          choices: [choice('button-person', 'person')],
          flow: FLOW,
        };
      case 'too_many_guesses':
        return {
          lines: [line('link-wait', { until: instant(refusal.until, rule('linking', rules)), ...customerService(rules) })],
        };
    }
  },
});

/**
 * A code that came with a link may be somebody else's: one tap on what a stranger sent must not make a person's points theirs.
 * Nothing is looked up or used before the yes.
 */
const askWhetherWanted = (code: string): Outcome => ({
  lines: [line('link-confirm')],
  choices: [choice('button-yes-link', 'link', { code }), choice('button-no', 'link', { refused: true })],
});

/** "I have lost my card", of a member: the number is here, and the code of another membership is still taken. */
const linkedBefore = ({ number }: NonNullable<Turn['member']>): Outcome => ({
  lines: [line('link-already', { number: name(number, { kind: 'member' }) })],
  choices: [choice('button-card', 'card'), choice('button-balance', 'balance'), choice('button-person', 'person')],
  flow: FLOW,
});

function askForCode(programme: Programme): Outcome {
  const minutes = count(programme.rules.linking.codeMinutes, rule('linking', programme));
  return {
    lines: [line('link-ask', { minutes }), line('link-where', customerService(programme))],
    choices: [choice('button-join', 'join')],
    flow: FLOW,
  };
}

async function linkedLines(
  { memberId, number, previousMemberId }: Linked,
  turn: Turn,
  programme: Programme,
  tx: Tx,
): Promise<Line[]> {
  const membership = { number: name(number, { kind: 'member' } as const) };
  if (turn.member?.id === memberId) return [line('link-already', membership)];
  const lines = [line('link-done', membership)];
  if (!previousMemberId) return lines;
  const ids = { fromMemberId: previousMemberId, intoMemberId: memberId, identityId: turn.identity.id };
  const { giftTaken } = await mergeByProof(tx, ids, programme, turn.now);
  lines.push(line('link-merged'));
  if (giftTaken > 0) lines.push(line('link-gift-taken-back', { points: points(giftTaken, rule('welcome', programme)) }));
  return lines;
}

/** "Disconnect": this chat leaves the membership, after a yes. */
export const unlinkMembership: Skill<{ sure?: boolean }> = {
  name: 'unlink',
  input: z.strictObject({ sure: z.boolean().optional() }),
  personal: true,
  async changes({ identity, member, now }, { sure }, tx) {
    if (!member) return { lines: [line('balance-stranger')], choices: strangerChoices };
    if (sure === undefined)
      return {
        lines: [line('unlink-ask', { number: name(member.number, { kind: 'member' }) })],
        choices: [choice('button-yes-unlink', 'unlink', { sure: true }), choice('button-no', 'unlink', { sure: false })],
      };
    if (!sure) return { lines: [line('unlink-kept')], choices: [choice('button-balance', 'balance')] };
    await unlink(tx, identity.id, now);
    return { lines: [line('unlink-done')], choices: strangerChoices };
  },
};
