import { DAY_MS } from '../shared/clock.ts';
import { promisedTime, type WorkCalendar } from './calendar.ts';

/** What is promised. Each kind has its words in the language files. */
export type Promised =
  /** A person answers. */
  | { kind: 'answer' }
  /** New goods are sent. `item` in the customer's own words. */
  | { kind: 'replacement'; item?: string; count?: number }
  | { kind: 'money_back'; minor: number; currency: string }
  /** After a miss: word of how it goes. */
  | { kind: 'next_word' }
  /** A colleague's own words, in the customer's language. */
  | { kind: 'staff'; words: string };
export type PromiseKind = Promised['kind'];

export type PromiseState = 'open' | 'kept' | 'moved' | 'missed' | 'withdrawn';

/** A promise as it stands. What follows it (its new time, the next word after a miss) is a further row of its chain. */
export type CustomerPromise = {
  id: string;
  /** The id of the first promise of the chain. */
  chainId: string;
  /** From 1. */
  place: number;
  /** How many of its chain, this one included, were missed. */
  misses: number;
  /** What the chain began with: after a miss, it is still owed. */
  first: Promised;
  complaintId: string | null;
  conversationId: string;
  /** Whose it is now; null for a stranger. */
  memberId: string | null;
  promised: Promised;
  /** The first instant at which it is missed. */
  dueAt: Date;
  team: string;
  ownerStaffId: string | null;
  /** The customer knows the time; otherwise it holds staff alone to their word. */
  told: boolean;
  state: PromiseState;
  promisedAt: Date;
  by: 'bot' | 'rule' | 'staff';
  /** What the customer was told that a miss gives; 0 for nothing. */
  pointsIfMissed: number;
  pointsGiven: number | null;
  remindedAt: Date | null;
  endedAt: Date | null;
  proof: string | null;
};

/** What promises must know of the programme: as `rules.service.promises` of loyalty. */
export type PromiseRules = {
  remindMinutes: number;
  missed: {
    /** Points for a promise that was missed. */
    points: number;
    /** The most of them for one person within `days`. */
    most: { points: number; days: number };
    /** Opening hours until the next word. */
    nextHours: number;
    escalateTo: string;
  };
};

/**
 * The points that a person is promised for a miss, given what they had of that kind within the window and what open promises to them
 * would give. All or nothing: what is said is given, and the limit holds whatever becomes of the promises.
 */
export function pointsForMiss({ missed }: Pick<PromiseRules, 'missed'>, givenOrPromised: number): number {
  return givenOrPromised + missed.points <= missed.most.points ? missed.points : 0;
}

/** A customer hears so many apologies for one thing; then people of the shop alone are held to it, day after day. */
export const MOST_APOLOGIES = 3;

/** What follows from a miss. `dueAt` and `told` are those of the next promise of the chain, which the team of the escalation has. */
export type Miss = {
  say: 'apology' | 'last_apology' | 'nothing';
  points: number;
  team: string;
  dueAt: Date;
  told: boolean;
};

/**
 * Decides what follows from a promise whose time has passed. The customer is told when they hear more; after the last apology they
 * are promised nothing that was missed before, and told how to reach a person.
 *
 * @param misses of the chain before this one
 */
export function decideMiss(
  promise: Pick<CustomerPromise, 'told' | 'dueAt' | 'pointsIfMissed' | 'misses'>,
  rules: PromiseRules,
  calendar: WorkCalendar,
  now: Date,
): Miss {
  const team = rules.missed.escalateTo;
  const points = promise.pointsIfMissed;
  const apologies = promise.misses + 1;
  if (promise.told && apologies < MOST_APOLOGIES)
    return { say: 'apology', points, team, dueAt: promisedTime(now, rules.missed.nextHours, calendar), told: true };
  const say = promise.told ? 'last_apology' : 'nothing';
  return { say, points, team, dueAt: nextDay(promise.dueAt, now), told: false };
}

/** The same time of day, on the first day that is not over. */
export function nextDay(dueAt: Date, now: Date): Date {
  const days = Math.floor((now.getTime() - dueAt.getTime()) / DAY_MS) + 1;
  return new Date(dueAt.getTime() + days * DAY_MS);
}
