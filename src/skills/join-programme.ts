import { z } from 'zod';
import { choice, type Line, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import { giveWelcome, type Programme } from '../loyalty/index.ts';
import { join } from '../members/index.ts';
import { ledgerOf, name, points, rule } from './facts.ts';

/** "Join": one step, nothing asked. The welcome gift waits for the first purchase. */
export const joinProgramme = (programme: () => Programme): Skill<Record<string, never>> => ({
  name: 'join',
  input: z.strictObject({}),
  personal: true,
  async changes({ id, now, identity, member, conversation }, _input, tx) {
    if (member)
      return {
        lines: [line('join-already', { number: name(member.number, { kind: 'member' }) })],
        choices: [choice('button-balance', 'balance')],
      };
    const rules = programme();
    const joined = await join(tx, { identityId: identity.id, channel: conversation.channel }, now);
    if (!joined.ok) throw new Error('this conversation was read before the person joined elsewhere'); // the turn begins anew
    const { memberId, number } = joined.value;
    const lines: Line[] = [line('join-done')];
    if (rules.rules.welcome.points > 0) {
      const gift = await giveWelcome(tx, { memberId, idempotencyKey: `welcome:${id}` }, rules, now);
      if (gift.ok) lines.push(line('join-gift', { points: points(rules.rules.welcome.points, rule('welcome', rules)) }));
    }
    lines.push(line('join-number', { number: name(number, ledgerOf({ id: memberId, ledgerPosition: 0 }, now)) }));
    return {
      lines,
      choices: [
        choice('button-card', 'card'),
        choice('button-rewards', 'rewards'),
        choice('button-balance', 'balance'),
        choice('button-know', 'privacy'),
      ],
    };
  },
});
