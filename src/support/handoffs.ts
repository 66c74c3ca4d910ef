import { HOUR_MS, MINUTE_MS } from '../shared/clock.ts';
import type { OpeningHours } from '../shared/opening-hours.ts';
import { addWorkingHours, dangerDue, promisedTime, serviceCalendar } from './calendar.ts';
import type { Severity } from './complaint.ts';
import type { PromiseRules } from './promise.ts';

/** Why somebody waits for a person. */
export const HANDOFF_REASONS = [
  /** They asked for one. */
  'asked',
  /** The bot did not understand them, twice. */
  'not_understood',
  /** Somebody may be hurt, or threatens. */
  'danger',
  /** What they want is more than the bot may decide. */
  'over_limit',
  /** A person helped, and it is not solved. */
  'not_solved',
  /** A promise was missed. */
  'missed_promise',
  /** A code of theirs was used, and they say that it was not by them. */
  'code_used',
  /** A person passed it on. */
  'handed_on',
  /** A person took over by themselves. */
  'taken',
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

/** From the least. */
export const SEVERITIES = ['normal', 'high', 'danger'] as const satisfies readonly Severity[];

export const worse = (a: Severity, b: Severity): Severity => (SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b);

/** A wait for a person, until it has ended. */
export type Handoff = {
  id: string;
  conversationId: string;
  complaintId?: string;
  reason: HandoffReason;
  /** The code of the team it waits for. */
  team: string;
  severity: Severity;
  askedAt: Date;
  /** From here on, unaccepted, it is `escalateTo`'s matter too. */
  acceptDueAt: Date;
  /** What the customer was told. */
  answerDueAt: Date;
  alarmedAt?: Date;
  /** Which danger was heard first. */
  danger?: string;
  escalatedAt?: Date;
  escalatedTo?: string;
  notedAt?: Date;
  /** Who has it, or shall have it. */
  staffId?: string;
  acceptedAt?: Date;
  answeredAt?: Date;
  endedAt?: Date;
  outcome?: HandoffOutcome;
  solved?: boolean;
};

export type HandoffOutcome = 'resolved' | 'released' | 'handed_on';

/** What handoffs need of the programme's rules: these take them whole. */
export type HandoffRules = {
  timeZone: string;
  brand: { customerService: { hours: OpeningHours } };
  service: {
    holidays: readonly string[];
    careTeam: string;
    dutyTeam: string;
    answerWithin: { personHours: number };
    handoff: { acceptMinutes: number; escalateTo: string };
    promises: Pick<PromiseRules, 'missed'>;
  };
};

/**
 * Until when somebody accepts a conversation, and until when the customer has a person's answer. Danger knows no opening hours: then
 * both are counted by the clock on the wall.
 */
export function handoffDue(severity: Severity, rules: HandoffRules, now: Date): { acceptDueAt: Date; answerDueAt: Date } {
  const { acceptMinutes } = rules.service.handoff;
  if (severity === 'danger')
    return { acceptDueAt: new Date(now.getTime() + acceptMinutes * MINUTE_MS), answerDueAt: dangerDue(acceptMinutes, now) };
  const calendar = serviceCalendar(rules);
  return {
    acceptDueAt: addWorkingHours(now, (acceptMinutes * MINUTE_MS) / HOUR_MS, calendar),
    answerDueAt: promisedTime(now, rules.service.answerWithin.personHours, calendar),
  };
}
