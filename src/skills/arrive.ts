import { z } from 'zod';
import { line } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import type { Programme } from '../loyalty/index.ts';
import { arriveFrom } from '../members/index.ts';
import { name, settings } from './facts.ts';
import { greeting, usualChoices } from './meet.ts';

/** Somebody comes by a link that says from where: it is kept, and they are greeted from that shop. */
export const arrive = (programme: () => Programme): Skill<{ source: string }> => ({
  name: 'arrive',
  input: z.strictObject({ source: z.string() }),
  personal: false,
  async changes(turn, { source: code }, tx) {
    const source = await arriveFrom(tx, { identityId: turn.identity.id, code }, turn.now);
    const hello = greeting(programme(), turn);
    // The label of a source is for the shop's own people; the name of a shop is everybody's.
    const from = source?.shopName ? [line('arrive-shop', { shop: name(source.shopName, settings(programme())) })] : [];
    return { lines: [...from, ...hello], choices: usualChoices(turn) };
  },
});
