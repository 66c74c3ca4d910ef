import { strict as assert } from 'node:assert';
import { hasConsent } from '../members/index.ts';
import { DAY_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { type ContactRefusal, type ContactRules, freeAt, quietUntil } from './contact.ts';
import { loadLimits } from './limits.ts';
import * as store from './store.ts';

export type Contact = {
  reservationId: string;
  conversationId: string;
  channel: string;
  /** What the member chose, else what is spoken in that conversation; null where neither is known. */
  language: string | null;
};

type Wanted = {
  memberId: string;
  purpose: string;
  key: string;
  /** What is queued now may leave so much later, and not in quiet hours then either. */
  leavesWithinMs?: number;
};

/**
 * The one front door of everything that we send unasked. It checks consent for the purpose, that the member can be reached, that
 * nothing of theirs is unsettled and nobody of the staff is talking to them, quiet hours where they are, and the contact budget over all
 * purposes and channels, their own limits included. It reserves one contact in the caller's transaction, which also queues the
 * message, under the same `key` (`chat/push.ts`): by it a stop takes back what is queued. The same `key` again reserves nothing more.
 *
 * Locks the member: of two contacts at once, one sees what the other reserved.
 */
export async function contact(
  tx: Tx,
  { memberId, purpose, key, leavesWithinMs = 0 }: Wanted,
  rules: ContactRules,
  now: Date,
): Promise<Result<Contact, ContactRefusal>> {
  const member = await store.lockMember(tx, memberId);
  if (!member) return refuse({ code: 'no_consent' });
  if (member.over) return refuse({ code: member.over });
  if (!(await hasConsent(tx, memberId, purpose))) return refuse({ code: 'no_consent' });
  const reachable = await store.findReachable(tx, memberId);
  if (!reachable) return refuse({ code: 'unreachable' });
  if (await store.hasOpenComplaint(tx, memberId)) return refuse({ code: 'open_complaint' });
  if (await store.isWithStaff(tx, memberId)) return refuse({ code: 'with_staff' });
  const there = { quietHours: rules.quietHours, timeZone: (await store.findTimeZone(tx, memberId)) ?? rules.timeZone };
  const quiet = quietUntil(there, now) ?? quietUntil(there, new Date(now.getTime() + leavesWithinMs));
  if (quiet) return refuse({ code: 'quiet_hours', until: quiet });
  const known = await store.findReservation(tx, key);
  // A key is made of what the contact is for, and of whom it is for.
  if (known) assert(known.memberId === memberId && known.purpose === purpose, 'the key belongs to another contact');
  if (known) return ok({ reservationId: known.id, ...reachable });
  const limits = [rules.budget, ...(await loadLimits(tx, memberId))];
  const since = new Date(now.getTime() - Math.max(...limits.map(({ days }) => days)) * DAY_MS);
  const free = freeAt(limits, await store.loadReservations(tx, memberId, since), purpose, now);
  if (free) return refuse({ code: 'budget_spent', until: free });
  const reservationId = newId(now.getTime());
  await store.insertReservation(tx, { id: reservationId, memberId, purpose, key, reservedAt: now });
  return ok({ reservationId, ...reachable });
}

/**
 * Where a member hears what they asked to be told. It needs no consent and takes no contact from the budget, since they asked for this very
 * message; but it waits for the end of quiet hours, of an open complaint, and of a talk with staff.
 */
export async function reachAtTheirWish(
  tx: Tx,
  wishedBy: string,
  { leavesWithinMs = 0, ...rules }: Pick<ContactRules, 'quietHours' | 'timeZone'> & Pick<Wanted, 'leavesWithinMs'>,
  now: Date,
): Promise<Result<Omit<Contact, 'reservationId'> & { memberId: string }, ContactRefusal>> {
  const memberId = await store.findLiveMember(tx, wishedBy);
  const member = await store.lockMember(tx, memberId);
  if (!member) return refuse({ code: 'erased' });
  if (member.over) return refuse({ code: member.over });
  const reachable = await store.findReachable(tx, memberId);
  if (!reachable) return refuse({ code: 'unreachable' });
  if (await store.hasOpenComplaint(tx, memberId)) return refuse({ code: 'open_complaint' });
  if (await store.isWithStaff(tx, memberId)) return refuse({ code: 'with_staff' });
  const timeZone = (await store.findTimeZone(tx, memberId)) ?? rules.timeZone;
  const there = { quietHours: rules.quietHours, timeZone };
  const quiet = quietUntil(there, now) ?? quietUntil(there, new Date(now.getTime() + leavesWithinMs));
  return quiet ? refuse({ code: 'quiet_hours', until: quiet }) : ok({ memberId, ...reachable });
}
