import { z } from 'zod';
import { type Choice, choice, continued, type Line, line, type Source } from '../chat/reply.ts';
import type { Outcome, Skill, Turn } from '../chat/skill.ts';
import type { Freshness, MemberFacts } from '../chat/work.ts';
import { type Programme, tierAt } from '../loyalty/index.ts';
import { localDay } from '../shared/calendar.ts';
import { day, instant, lastDayBefore, ledgerOf, points, rule } from './facts.ts';

/** "How many points do I have?": what can be spent, what is on its way, what expires next, and the tier. */
export const checkBalance = (programme: () => Programme): Skill<Record<string, never>> => ({
  name: 'balance',
  input: z.strictObject({}),
  personal: true,
  tells: (turn) => (turn.member ? balanceReply(turn.member, turn, programme()) : strangerReply()),
});

function balanceReply(member: MemberFacts, { now, freshness }: Pick<Turn, 'now' | 'freshness'>, programme: Programme): Outcome {
  return {
    lines: balanceLines(member, freshness, programme, now),
    choices: [choice('button-rewards', 'rewards'), choice('button-why', 'why'), choice('button-history', 'history')],
  };
}

function balanceLines(member: MemberFacts, freshness: Freshness, programme: Programme, now: Date): Line[] {
  const ledger = ledgerOf(member, now);
  const lines = [spendableLine(member, freshness, ledger)];
  if (member.owed > 0) lines.push(line('balance-owed', { points: points(member.owed, ledger) }));
  lines.push(...pendingLines(member, programme, ledger));
  const last = [...expiryLines(member, programme, ledger), tierLine(member, programme, ledger)];
  return [...lines, ...last.map((next, i) => (i === 0 ? next : continued(next)))];
}

function spendableLine(member: MemberFacts, { late, countedUntil }: Freshness, ledger: Source): Line {
  const spendable = points(member.spendable, ledger);
  if (late && countedUntil)
    return line('balance-late', {
      points: spendable,
      countedUntil: instant(countedUntil, { kind: 'feed', countedUntil: countedUntil.toISOString() }),
    });
  return member.spendable > 0 ? line('balance-spendable', { points: spendable }) : line('balance-none');
}

function pendingLines(member: MemberFacts, programme: Programme, ledger: Source): Line[] {
  const { timeZone } = programme.rules;
  const lines: Line[] = [];
  const { nextAvailable: next } = member;
  if (next && next.points === member.pending)
    lines.push(
      line('balance-pending-one', {
        points: points(member.pending, ledger),
        purchasedOn: day(localDay(next.earnedAt, timeZone), ledger),
        availableOn: day(localDay(next.at, timeZone), ledger),
      }),
    );
  else if (next)
    lines.push(
      line('balance-pending-several', {
        points: points(member.pending, ledger),
        next: points(next.points, ledger),
        availableOn: day(localDay(next.at, timeZone), ledger),
      }),
    );
  if (member.waiting > 0) lines.push(line('balance-waiting', { points: points(member.waiting, ledger) }));
  return lines;
}

function expiryLines(member: MemberFacts, programme: Programme, ledger: Source): Line[] {
  if (!member.nextExpiry) return [];
  const expiresOn = day(lastDayBefore(member.nextExpiry.at, programme.rules.timeZone), ledger);
  return [line('balance-expiry', { points: points(member.nextExpiry.points, ledger), expiresOn })];
}

function tierLine(member: MemberFacts, programme: Programme, ledger: Source): Line {
  const source = rule('tiers', programme);
  const { level, next } = tierAt(programme.rules.tiers, member.qualifying);
  const tier = { kind: 'localised', value: level.name, source } as const;
  if (!next) return line('balance-tier-top', { tier });
  return line('balance-tier-next', {
    tier,
    missing: points(next.missing, ledger),
    next: { kind: 'localised', value: next.level.name, source },
  });
}

export const strangerChoices: readonly Choice[] = [
  choice('button-member', 'link'),
  choice('button-join', 'join'),
  choice('button-help', 'help'),
];

export const strangerReply = (): Outcome => ({ lines: [line('balance-stranger')], choices: strangerChoices });
