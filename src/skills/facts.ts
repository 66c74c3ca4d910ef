import type { Fact, Source } from '../chat/reply.ts';
import type { MemberFacts } from '../chat/work.ts';
import type { Localised, Programme } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';

/** Shorthands for the facts that skills state. Each says where its value comes from. */

export const points = (value: number, source: Source): Fact => ({ kind: 'points', value, source });
export const signedPoints = (value: number, source: Source): Fact => ({ kind: 'signed_points', value, source });
export const count = (value: number, source: Source): Fact => ({ kind: 'count', value, source });
export const day = (value: string, source: Source): Fact => ({ kind: 'day', value, source });
export const instant = (value: Date, source: Source): Fact => ({ kind: 'instant', value: value.toISOString(), source });
export const name = (value: string, source: Source): Fact => ({ kind: 'name', value, source });

export const localisedName = (value: Localised, source: Source): Fact => ({ kind: 'localised', value: { ...value }, source });

export const ledgerOf = ({ id, ledgerPosition }: Pick<MemberFacts, 'id' | 'ledgerPosition'>, now: Date): Source => ({
  kind: 'ledger',
  memberId: id,
  position: ledgerPosition,
  at: now.toISOString(),
});

export const rule = (which: (Source & { kind: 'rule' })['rule'], { version }: Programme): Source => ({
  kind: 'rule',
  rule: which,
  version,
});

export const rewardSource = (rewardId: string): Source => ({ kind: 'reward', rewardId });

export const settings = ({ version }: Programme): Source => ({ kind: 'programme', version });

/** The last day on which points can be spent that are gone at `at`. */
export const lastDayBefore = (at: Date, timeZone: string): string => localDay(new Date(at.getTime() - 1), timeZone);

/** How to reach a person. */
export function customerService(programme: Programme): { phone: Fact; email: Fact } {
  const { phone, email } = programme.rules.brand.customerService;
  return { phone: name(phone, settings(programme)), email: name(email, settings(programme)) };
}
