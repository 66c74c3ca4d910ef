import assert from 'node:assert/strict';
import type { Push } from '../chat/push.ts';
import type { Reply } from '../chat/reply.ts';
import type { Tx } from '../chat/skill.ts';
import { adjustPoints, lockMemberPoints, type Programme } from '../loyalty/index.ts';
import type { Result } from '../shared/result.ts';
import {
  type CustomerPromise,
  cancelOrder,
  confirmOrder,
  decideRemedy,
  type Ended,
  endHandoff,
  findComplaint,
  findLivePromise,
  findOpenHandoff,
  findPromise,
  findRemedyOrder,
  isAnythingPromised,
  keepPromise,
  type Listener,
  type Moved,
  makePromise,
  missPromise,
  movePromise,
  type NewTimeNotLater,
  type NoSuchPromise,
  noteAnswered,
  type Promised,
  type PromiseOver,
  promiseListener,
  promisesAbout,
  reopenComplaint,
  requestHandoff,
  serviceCalendar,
  type TooLateToMove,
  withdrawPromises,
} from '../support/index.ts';
import { cancelledReply, openAgainReply } from './complaint-words.ts';
import { keptReply, languageOf, missedReply, movedReply, newLines, withdrawnReply } from './promise-words.ts';

export type PromiseDeskDeps = {
  programme: () => Programme;
  push: (tx: Tx, pushes: readonly Push[], now: Date) => Promise<unknown>;
};

/**
 * Where promises are made by hand, kept, moved and missed: what support writes down, what the ledger gives and what the customer hears
 * are one transaction. Jobs and the console are handed it.
 */
export type PromiseDesk = {
  /** A colleague's own word. The customer is told. The same `key` again promises nothing more. */
  make(tx: Tx, command: MakeByHand, now: Date): Promise<CustomerPromise>;
  /** Done. The customer is told unasked, where it was not an answer. `proof` is a reference, or an https link by which the parcel is followed. */
  keep(
    tx: Tx,
    command: { promiseId: string; proof: string; staffId?: string },
    now: Date,
  ): Promise<Result<Ended, NoSuchPromise | PromiseOver>>;
  /** A colleague's own word is not needed any more. The customer is told unasked. @returns undefined where it was over, or was no such word */
  withdraw(tx: Tx, command: { promiseId: string; staffId: string }, now: Date): Promise<CustomerPromise | undefined>;
  /** What was agreed for a complaint is carried out. The customer is told unasked that it is done. */
  confirm(tx: Tx, command: { orderId: string; staffId: string; note?: string }, now: Date): ReturnType<typeof confirmOrder>;
  /** What was agreed for a complaint cannot be done. The customer is told unasked, with a time for an answer and what there is instead. */
  cancel(tx: Tx, command: { orderId: string; staffId: string; note?: string }, now: Date): ReturnType<typeof cancelOrder>;
  /** A colleague opens a complaint again. The customer hears by when they are answered. */
  reopen(tx: Tx, command: { complaintId: string; staffId: string }, now: Date): ReturnType<typeof reopenComplaint>;
  /** Another time, before the old one has passed. The customer is given notice. */
  move(
    tx: Tx,
    command: { promiseId: string; dueAt: Date; staffId?: string; reason?: string },
    now: Date,
  ): Promise<Result<Moved, NoSuchPromise | PromiseOver | NewTimeNotLater | TooLateToMove>>;
  /** Its time has passed: apology, points, another team and the next word. @returns false where there was nothing to do */
  miss(tx: Tx, promiseId: string, now: Date): Promise<boolean>;
};

export type MakeByHand = {
  key: string;
  conversationId: string;
  complaintId?: string;
  /** Free words come in the customer's language. */
  promised: Promised;
  dueAt: Date;
  team: string;
  staffId: string;
  /** Whose it is; without it, whose word it is. */
  ownerStaffId?: string;
};

export function createPromiseDesk({ programme, push }: PromiseDeskDeps): PromiseDesk {
  async function tell(
    tx: Tx,
    listener: Pick<Listener, 'conversationId' | 'language'> & { isPublic?: boolean },
    key: string,
    reply: Reply,
    now: Date,
  ): Promise<void> {
    const { conversationId, isPublic } = listener;
    // Danger may be told of in a group by somebody who has no chat of their own: people of the shop see what is owed in their list.
    if (isPublic) return;
    await push(tx, [{ ...reply, key, conversationId, purpose: 'service', language: languageOf(listener, programme()) }], now);
  }

  async function tellKept(tx: Tx, { promise, late, listener }: Ended, proof: string | undefined, now: Date): Promise<void> {
    const reply = keptReply(promise, { proof, late }, now);
    if (reply) await tell(tx, listener, `promise:${promise.id}:kept`, reply, now);
    await endWait(tx, promise.conversationId, now);
  }

  /** A wait for a person that began with a miss is over when nothing is owed any more, unless somebody has it in hand. */
  async function endWait(tx: Tx, conversationId: string, now: Date): Promise<void> {
    const wait = await findOpenHandoff(tx, conversationId);
    if (wait?.reason !== 'missed_promise' || wait.acceptedAt || (await isAnythingPromised(tx, conversationId))) return;
    await endHandoff(tx, { conversationId, outcome: 'resolved' }, now);
  }

  async function miss(tx: Tx, promiseId: string, now: Date): Promise<boolean> {
    const current = programme();
    const known = await findPromise(tx, promiseId);
    if (known?.state !== 'open') return false;
    // Points come first in the order of locks, whatever is found out after it.
    if (known.memberId !== null && known.pointsIfMissed > 0) await lockMemberPoints(tx, [known.memberId]);
    const missed = await missPromise(tx, promiseId, heldTo(current), now);
    if (!missed) return false;
    const { promise, listener, points } = missed;
    const key = `promise:${promise.id}`;
    if (points > 0) {
      const command = { memberId: promise.memberId!, points, reason: 'apology', idempotencyKey: key } as const;
      const given = await adjustPoints(tx, command, current, now);
      assert(given.ok, 'a promise is missed once');
    }
    const { conversationId, complaintId } = promise;
    const asked = {
      conversationId,
      complaintId: complaintId ?? undefined,
      reason: 'missed_promise',
      severity: 'high',
    } as const;
    await requestHandoff(tx, { ...asked, team: missed.miss.team }, current.rules, now);
    if (missed.miss.say !== 'nothing') await tell(tx, listener, `${key}:missed`, missedReply(missed, current, now), now);
    return true;
  }

  /** What was not done in time is made good as it was said, also where it is done before anybody noticed. */
  async function missOverdue(tx: Tx, promiseId: string, now: Date): Promise<void> {
    const live = await findLivePromise(tx, promiseId);
    if (live?.told && live.dueAt <= now) await miss(tx, live.id, now);
  }

  async function missOverdueOf(tx: Tx, orderId: string, now: Date): Promise<void> {
    const order = await findRemedyOrder(tx, orderId);
    if (order?.state !== 'ordered') return;
    for (const { id, state } of await promisesAbout(tx, order.complaintId)) if (state === 'open') await missOverdue(tx, id, now);
  }

  /** Whether goods that take longer may be swapped for their money by a tap: it is the bot's to give. */
  async function mayHaveMoney(tx: Tx, { complaintId, first, memberId }: CustomerPromise): Promise<boolean> {
    const complaint = complaintId === null || first.kind !== 'replacement' ? undefined : await findComplaint(tx, complaintId);
    if (!complaint) return false;
    const current = programme();
    const facts = { isMember: memberId !== null, currency: current.rules.currency, settledLately: 0, madeGoodBefore: false };
    return decideRemedy('money_back', { complaint, ...facts }, current).ok;
  }

  return {
    async make(tx, { staffId, ownerStaffId = staffId, ...command }, now) {
      const { rules } = programme();
      const promise = await makePromise(tx, { ...command, by: 'staff', staffId, ownerStaffId }, rules.service.promises, now);
      // A colleague's own word, with a time, is an answer.
      await noteAnswered(tx, { conversationId: promise.conversationId, proof: promise.id, staffId, except: promise.id }, now);
      const lines = newLines(promise);
      await tell(tx, await promiseListener(tx, promise), `promise:${promise.id}:made`, { lines }, now);
      return promise;
    },

    async keep(tx, command, now) {
      await missOverdue(tx, command.promiseId, now);
      const kept = await keepPromise(tx, command, now);
      if (!kept.ok) return kept;
      await tellKept(tx, kept.value, command.proof, now);
      return kept;
    },

    async withdraw(tx, { promiseId, staffId }, now) {
      await missOverdue(tx, promiseId, now);
      const [promise] = await withdrawPromises(tx, { promiseId, kinds: ['staff'], reason: 'not needed', staffId }, now);
      if (!promise) return undefined;
      const reply = withdrawnReply(promise);
      if (reply) await tell(tx, await promiseListener(tx, promise), `promise:${promise.id}:withdrawn`, reply, now);
      await endWait(tx, promise.conversationId, now);
      return promise;
    },

    async confirm(tx, command, now) {
      await missOverdueOf(tx, command.orderId, now);
      const confirmed = await confirmOrder(tx, command, now);
      if (confirmed.ok && confirmed.value.kept) await tellKept(tx, confirmed.value.kept, command.note, now);
      return confirmed;
    },

    async cancel(tx, command, now) {
      await missOverdueOf(tx, command.orderId, now);
      const cancelled = await cancelOrder(tx, command, programme(), now);
      if (!cancelled.ok) return cancelled;
      const { order, complaint, promise } = cancelled.value;
      const listener = promise ? await promiseListener(tx, promise) : complaint;
      const reply = cancelledReply(cancelled.value, programme());
      await tell(tx, listener, `order:${order.id}:cancelled`, reply, now);
      return cancelled;
    },

    async reopen(tx, { complaintId, staffId }, now) {
      const reopened = await reopenComplaint(tx, { complaintId, hand: { by: 'staff', staffId } }, programme(), now);
      if (!reopened.ok || reopened.value.again) return reopened;
      const { complaint, promise } = reopened.value;
      assert(promise, 'what is opened again has a time');
      await tell(tx, await promiseListener(tx, promise), `promise:${promise.id}:made`, openAgainReply(complaint, promise), now);
      return reopened;
    },

    async move(tx, command, now) {
      const moved = await movePromise(tx, command, now);
      if (!moved.ok) return moved;
      const { from, listener } = moved.value;
      await tell(
        tx,
        listener,
        `promise:${from.id}:moved`,
        movedReply(moved.value, { offersMoney: await mayHaveMoney(tx, from) }, programme(), now),
        now,
      );
      return moved;
    },

    miss,
  };
}

const heldTo = ({ rules }: Programme) => ({ rules: rules.service.promises, calendar: serviceCalendar(rules) });
