import { type Fact, type Line, line, type Source } from '../chat/reply.ts';
import type { PointsLine } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { day, instant, localisedName, name, signedPoints } from './facts.ts';

/** A movement of points in words: "+420  Bergen Storsenter, 12 October (4,200 kr)". */
export function entryLine(entry: PointsLine, source: Source, timeZone: string): Line {
  const points = signedPoints(entry.points, source);
  const on = day(localDay(entry.occurredAt, timeZone), source);
  switch (entry.reason) {
    case 'purchase': {
      if (!entry.purchase) return line('entry-correction', { points, on });
      const { shopName, earningMinor, currency } = entry.purchase;
      const amount = { kind: 'money', minor: earningMinor, currency, source } as const;
      return line('entry-purchase', { points, on, shop: name(shopName, source), amount });
    }
    case 'return':
      return entry.purchase
        ? line('entry-return', { points, on, shop: name(entry.purchase.shopName, source) })
        : line('entry-owed', { points, on });
    case 'welcome':
      return line('entry-welcome', { points, on });
    case 'welcome_taken_back':
      return line('entry-welcome-taken-back', { points, on });
    case 'expiry':
      return line('entry-expiry', { points, on });
    case 'merge':
      return line('entry-merge', { points, on });
    case 'merge_undone':
      return line('entry-merge-undone', { points, on });
    case 'opening':
      return line('entry-opening', { points, on });
    case 'correction':
      return line('entry-correction', { points, on });
    case 'apology':
      return line('entry-apology', { points, on });
    case 'erasure':
      return line('entry-erasure', { points, on });
    case 'redemption':
      return redemptionLine(entry, { points, on }, source);
    case 'redemption_returned':
      return entry.reward
        ? line('entry-redeem-returned', { points, on, reward: localisedName(entry.reward.title, source) })
        : line('entry-correction', { points, on });
  }
}

/** What was paid for a reward, and what became of its voucher. */
function redemptionLine({ reward, reservedUntil }: PointsLine, { points, on }: { points: Fact; on: Fact }, source: Source): Line {
  if (!reward) return line('entry-correction', { points, on });
  const facts = { points, on, reward: localisedName(reward.title, source) };
  if (reservedUntil)
    return line('entry-redeem-reserved', { points, reward: facts.reward, until: instant(reservedUntil, source) });
  switch (reward.voucher) {
    case 'issued':
      return line('entry-redeem', facts);
    case 'used':
      return line('entry-redeem-used', facts);
    case 'expired':
      return line('entry-redeem-expired', facts);
    case 'given_back':
      return line('entry-redeem-given-back', facts);
  }
}
