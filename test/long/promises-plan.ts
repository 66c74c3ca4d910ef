import { createHash } from 'node:crypto';
import { HOUR_MS, MINUTE_MS } from '../../src/shared/clock.ts';
import { type Promised, promisedTime, serviceCalendar } from '../../src/support/index.ts';
import { granlia } from '../helpers/people.ts';
import { between, oneOf, type Random } from './random.ts';

/** One promise of the simulated month, and what somebody does about it in time. */
export type PlannedPromise = {
  key: string;
  conversationId: string;
  identityId: string;
  memberId?: string;
  promised: Promised;
  madeAt: string;
  dueAt: string;
  /** Without it nobody does anything, and it is missed. */
  step?: { at: string } & ({ kind: 'keep' } | { kind: 'withdraw' } | { kind: 'move'; dueAt: string });
};

export type PlanPerson = Pick<PlannedPromise, 'conversationId' | 'identityId' | 'memberId'>;

export type PromisesInput = { databaseUrl: string; plan: readonly PlannedPromise[]; from: string; until: string };

export const TICK_MS = 15 * MINUTE_MS;
export const STAFF_ID = '01900000-0000-7000-8000-000000000001';
/** Monday, 00:00 in Oslo. */
export const BEGINS = new Date('2026-11-01T23:00:00Z');

/** Whether staff take the trouble with what follows a miss: the same for a promise, whichever process asks. */
export const staffAnswer = (chainId: string, place: number): boolean =>
  createHash('sha256').update(`${chainId}#${place}`).digest()[0]! < 150;

/** In the last days nothing more is promised, so that what was comes due. */
const LAST_DAYS = 3;

/** Promises made at any time, a third of them kept, some moved or withdrawn, and many missed. */
export function planPromises(
  random: Random,
  people: readonly PlanPerson[],
  { promises, days }: { promises: number; days: number },
): PlannedPromise[] {
  const rules = granlia();
  const calendar = serviceCalendar(rules);
  return Array.from({ length: promises }, (_, i): PlannedPromise => {
    const madeAt = new Date(BEGINS.getTime() + between(random, 0, (days - LAST_DAYS) * 1_440) * MINUTE_MS);
    const promised: Promised = oneOf(random, [
      { kind: 'answer' },
      { kind: 'answer' },
      { kind: 'replacement' },
      { kind: 'money_back', minor: 29_800, currency: 'NOK' },
      { kind: 'staff', words: 'We call you.' },
    ] as const);
    const hours = promised.kind === 'answer' ? rules.service.answerWithin.complaintHours : between(random, 1, 16);
    const dueAt = promisedTime(madeAt, hours, calendar);
    const base = {
      ...oneOf(random, people),
      key: `long:${i}`,
      promised,
      madeAt: madeAt.toISOString(),
      dueAt: dueAt.toISOString(),
    };
    const at = new Date(between(random, madeAt.getTime() + 1, dueAt.getTime() - 1)).toISOString();
    const chance = random();
    if (chance < 0.35) return { ...base, step: { at, kind: 'keep' } };
    if (chance < 0.45) return { ...base, step: { at, kind: 'withdraw' } };
    if (chance < 0.6) {
      const later = promisedTime(new Date(dueAt.getTime() + HOUR_MS), between(random, 1, 8), calendar);
      return { ...base, step: { at, kind: 'move', dueAt: later.toISOString() } };
    }
    return base;
  });
}
