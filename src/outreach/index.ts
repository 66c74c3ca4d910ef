import { strict as assert } from 'node:assert';
import { hasConsent } from '../members/index.ts';
import { DAY_MS } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { Tx } from '../store/database.ts';
import { budgetFreeAt, type ContactRefusal, type ContactRules, quietUntil } from './contact.ts';
import * as store from './store.ts';

export type { ContactRefusal, ContactRules } from './contact.ts';
export { type KnownWords, type SegmentRule, segmentRule, unknownWords } from './segment-rule.ts';
export { type CompiledSegment, compileSegment, matchesSegment, type SegmentContext } from './segments.ts';

export type Contact = { reservationId: string; conversationId: string; channel: string };

/**
 * The one front door of everything that we send unasked. It checks consent for the purpose, that the member can be reached,
 * quiet hours and the contact budget over all purposes and channels, and reserves one contact in the caller's transaction,
 * which also queues the message. The same `key` again reserves nothing more.
 */
export async function contact(
  tx: Tx,
  { memberId, purpose, key }: { memberId: string; purpose: string; key: string },
  rules: ContactRules,
  now: Date,
): Promise<Result<Contact, ContactRefusal>> {
  await store.lockMember(tx, memberId);
  if (!(await hasConsent(tx, memberId, purpose))) return refuse({ code: 'no_consent' });
  const reachable = await store.findReachable(tx, memberId);
  if (!reachable) return refuse({ code: 'unreachable' });
  const quiet = quietUntil(rules, now);
  if (quiet) return refuse({ code: 'quiet_hours', until: quiet });
  const known = await store.findReservation(tx, key);
  // A key is made of what the contact is for, and of whom it is for.
  if (known) assert(known.memberId === memberId && known.purpose === purpose, 'the key belongs to another contact');
  if (known) return ok({ reservationId: known.id, ...reachable });
  const since = new Date(now.getTime() - rules.budget.days * DAY_MS);
  const freeAt = budgetFreeAt(rules, await store.loadReservations(tx, memberId, since), now);
  if (freeAt) return refuse({ code: 'budget_spent', until: freeAt });
  const reservationId = newId(now.getTime());
  await store.insertReservation(tx, { id: reservationId, memberId, purpose, key, reservedAt: now });
  return ok({ reservationId, ...reachable });
}
