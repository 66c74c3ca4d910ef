import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import { recordConsent } from '../members/index.ts';
import { strangerReply } from './check-balance.ts';
import { USE_PURCHASES } from './offer-lines.ts';

/** Whether what somebody buys may be looked at for offers. Their word stands among their consents, and the newest one holds. */
export const usePurchases: Skill<{ use: boolean }> = {
  name: 'use_purchases',
  input: z.strictObject({ use: z.boolean() }),
  personal: true,
  async changes({ id, member, identity, conversation, now }, { use }, tx) {
    if (!member) return strangerReply();
    const speaker = { memberId: member.id, identityId: identity.id, channel: conversation.channel, messageId: id };
    await recordConsent(tx, speaker, { purpose: USE_PURCHASES, given: use, source: 'button' }, now);
    return {
      lines: [use ? line('personal-on') : line('personal-off')],
      choices: use
        ? [choice('button-offers', 'offers')]
        : [choice('button-offers-everyone', 'offers', { everyone: true }), choice('button-undo', 'use_purchases', { use: true })],
    };
  },
};
