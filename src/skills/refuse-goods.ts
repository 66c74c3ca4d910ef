import { z } from 'zod';
import { choice, line } from '../chat/reply.ts';
import { namesGoods, type Outcome, type Skill } from '../chat/skill.ts';
import { hasConsent } from '../members/index.ts';
import { type OfferGroup, offerGroups, refuseGroups } from '../outreach/index.ts';
import { localisedName } from './facts.ts';

type Input = {
  /** Words of theirs that may name goods. */
  words: readonly string[];
  /** The same words mean a stop where they name none: what `stop` is given then. */
  stop?: { only?: 'surveys' | 'offers' };
};

const STORED = { kind: 'member' } as const;

/**
 * "No more coffee offers, please": that kind of goods only, where the shop sorts its offers so. Where it does not, a stop stays a stop, and
 * what was none is asked about. Somebody who is no member is sent nothing of one kind alone.
 */
export const refuseGoods: Skill<Input> = {
  name: 'refuse_goods',
  input: z.strictObject({
    words: z.array(z.string()).min(1),
    stop: z.strictObject({ only: z.enum(['surveys', 'offers']).optional() }).optional(),
  }),
  // A stop is a stop among others, too.
  personal: false,
  async changes({ member, conversation, now }, { words, stop }, tx) {
    if (conversation.audience === 'public')
      return stop ? { lines: [], next: { skill: 'stop', input: stop } } : { lines: [line('private-only-write')] };
    const groups = member ? namedBy(words, await offerGroups(tx)) : [];
    if (!member || groups.length === 0)
      return stop || !member ? { lines: [], next: { skill: 'stop', input: stop ?? OFFERS } } : unknown;
    const { refusalId } = await refuseGroups(tx, { memberId: member.id, groups: groups.map(({ code }) => code) }, now);
    const othersStay = await hasConsent(tx, member.id, 'offers');
    return {
      lines: [
        ...groups.map(({ name }) => line('offer-refused-group', { goods: localisedName(name, STORED) })),
        ...(othersStay ? [line('offer-others-stay')] : []),
      ],
      choices: [
        ...(othersStay ? [choice('button-stop-all-offers', 'stop', OFFERS)] : []),
        choice('button-undo', 'offer', { refusalId }),
      ],
    };
  },
};

const OFFERS = { only: 'offers' } as const;

const unknown: Outcome = {
  lines: [line('offer-refused-unknown')],
  choices: [choice('button-stop-all-offers', 'stop', OFFERS), choice('button-offers', 'offers')],
};

/** The kinds of goods that any of the words names, in any of our languages; each word names the one that it is closest to. */
function namedBy(words: readonly string[], groups: readonly OfferGroup[]): OfferGroup[] {
  const named = new Set<OfferGroup>();
  for (const word of words) {
    const [best] = groups
      .map((group) => ({
        group,
        letters: Math.max(...Object.entries(group.name).map(([language, name]) => namesGoods(word, name, language))),
      }))
      .toSorted((a, b) => b.letters - a.letters);
    if (best && best.letters > 0) named.add(best.group);
  }
  return [...named];
}
