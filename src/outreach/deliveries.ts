import { MINUTE_MS } from '../shared/clock.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Sql } from '../store/sql.ts';
import { type Planned, PURPOSE_OF } from './campaigns.ts';
import type { ContactRefusal, ContactRules } from './contact.ts';
import { membershipsOf } from './person-sql.ts';
import { type Contact, contact } from './reach.ts';
import { lockMember } from './store.ts';
import * as campaigns from './stored-campaigns.ts';
import * as stored from './stored-deliveries.ts';

// What becomes of a campaign for one member: it waits, it is queued, or it comes to an end with a reason.

/** Why a delivery ended, or waits. */
export type DeliveryReason =
  | ContactRefusal['code']
  /** The conversation was in the middle of something. */
  | 'busy'
  /** They had it already, as a membership that became part of this one. */
  | 'had_it'
  /** We failed; the log says how. */
  | 'fault'
  /** Whoever writes the message found nothing for this member; the reason is theirs. */
  | (string & {});

/** What whoever writes and queues the message says of it. */
export type Sending =
  | { outcome: 'queued'; outboxId: string }
  /** Not now: the conversation is in the middle of something. */
  | { outcome: 'busy' }
  /** Not to this member at all. */
  | { outcome: 'not_fitting'; reason: string };

/** Writes a member's message and queues it under `key`, in the transaction that reserved the contact. */
export type Send = (
  tx: Tx,
  delivery: { campaign: Planned; memberId: string; contact: Contact; key: string },
  now: Date,
) => Promise<Sending>;

/**
 * `gone`: it has come to its end already, or somebody else is at it. `halted`: the campaign does not run any more, so nobody of it was
 * looked at, and whoever walks along its plan stops where they are.
 */
export type Delivered = 'queued' | 'later' | 'over' | 'gone' | 'halted';

/** What is queued now leaves within this time, or is taken back (`recallNight`). */
export const LEAVES_WITHIN_MS = 10 * MINUTE_MS;
const BUSY_RETRY_MS = 5 * MINUTE_MS;
/** Whoever is talking to somebody of the staff is left alone for so long. */
export const STAFF_RETRY_MS = 60 * MINUTE_MS;
const FAULT_RETRY_MS = 5 * MINUTE_MS;

/** The key of a delivery's contact, and of its message. */
export const deliveryKey = (campaignId: string, memberId: string): string => `campaign:${campaignId}:${memberId}`;

/** Thrown to take back what was reserved and written for a message that cannot go now. */
class NotNow extends Error {
  override name = 'NotNow';
  readonly sending: Exclude<Sending, { outcome: 'queued' }>;

  constructor(sending: Exclude<Sending, { outcome: 'queued' }>) {
    super(`not sent: ${sending.outcome}`);
    this.sending = sending;
  }
}

export type DeliverDeps = {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  rules: ContactRules;
  send: Send;
};

/**
 * Makes one delivery: reservation, content and outbox row in one transaction, or none of them. Whatever is killed wherever, the next run
 * finds it planned or queued.
 *
 * Locks the campaign (shared: whoever pauses it waits), the member, then the delivery.
 *
 * @throws what the writing of the message threw; nothing of it is stored
 */
export async function deliver(
  campaignId: string,
  memberId: string,
  { transaction, rules, send }: DeliverDeps,
  now: Date,
): Promise<Delivered> {
  try {
    return await transaction((tx) => attempt(tx, campaignId, memberId, { rules, send }, now));
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    const { sending } = error;
    return await transaction(async (tx) => {
      const campaign = await stored.lockForDelivery(inTx(tx), { campaignId, memberId }, now);
      if (typeof campaign === 'string') return campaign;
      if (sending.outcome === 'busy') return later(tx, campaign, memberId, 'busy', new Date(now.getTime() + BUSY_RETRY_MS), now);
      return over(tx, campaignId, memberId, 'suppressed', sending.reason, now);
    });
  }
}

async function attempt(
  tx: Tx,
  campaignId: string,
  memberId: string,
  { rules, send }: Pick<DeliverDeps, 'rules' | 'send'>,
  now: Date,
): Promise<Delivered> {
  const sql = inTx(tx);
  const campaign = await stored.lockForDelivery(sql, { campaignId, memberId }, now);
  if (typeof campaign === 'string') return campaign;
  if (await stored.hadAsAnother(sql, campaignId, memberId)) return over(tx, campaignId, memberId, 'suppressed', 'had_it', now);
  const key = deliveryKey(campaignId, memberId);
  const wanted = { memberId, purpose: PURPOSE_OF[campaign.kind], key, leavesWithinMs: LEAVES_WITHIN_MS };
  const allowed = await contact(tx, wanted, rules, now);
  if (!allowed.ok) return refused(tx, campaign, memberId, allowed.refusal, now);
  const sending = await send(tx, { campaign, memberId, contact: allowed.value, key }, now);
  if (sending.outcome !== 'queued') throw new NotNow(sending);
  await stored.setQueued(sql, { campaignId, memberId }, { outboxId: sending.outboxId, channel: allowed.value.channel }, now);
  return 'queued';
}

/** What can be otherwise in a while is tried again until the campaign ends; what cannot is over. */
async function refused(tx: Tx, campaign: Planned, memberId: string, refusal: ContactRefusal, now: Date): Promise<Delivered> {
  switch (refusal.code) {
    case 'no_consent':
    case 'merged':
    case 'erased':
    case 'unreachable':
    case 'open_complaint':
      return over(tx, campaign.id, memberId, 'suppressed', refusal.code, now);
    case 'with_staff':
      return later(tx, campaign, memberId, refusal.code, new Date(now.getTime() + STAFF_RETRY_MS), now);
    case 'quiet_hours':
    case 'budget_spent':
      return later(tx, campaign, memberId, refusal.code, refusal.until, now);
  }
}

async function later(
  tx: Tx,
  { id, endsAt }: Planned,
  memberId: string,
  reason: DeliveryReason,
  at: Date,
  now: Date,
): Promise<Delivered> {
  if (at >= endsAt!) return over(tx, id, memberId, 'expired', reason, now);
  await stored.setLater(inTx(tx), { campaignId: id, memberId }, { reason, tryAt: at }, now);
  return 'later';
}

async function over(
  tx: Tx,
  campaignId: string,
  memberId: string,
  state: 'suppressed' | 'expired' | 'failed',
  reason: DeliveryReason,
  now: Date,
): Promise<Delivered> {
  await stored.setOver(inTx(tx), { campaignId, memberId }, { state, reason }, now);
  return 'over';
}

/** A message that could not be written is tried once more; then its delivery is over, and the others go on. */
export async function noteFault(tx: Tx, delivery: { campaignId: string; memberId: string }, now: Date): Promise<Delivered> {
  const { campaignId, memberId } = delivery;
  const campaign = await stored.lockForDelivery(inTx(tx), delivery, now);
  if (typeof campaign === 'string') return campaign;
  if (await stored.hadFault(inTx(tx), delivery)) return over(tx, campaignId, memberId, 'failed', 'fault', now);
  return later(tx, campaign, memberId, 'fault', new Date(now.getTime() + FAULT_RETRY_MS), now);
}

/**
 * Takes back at once what is queued for a person and not under way, for these purposes, in the transaction in which they said stop. What was only
 * planned is stopped by their missing consent. Locks the member: a message that is being written at this moment is waited for and taken back,
 * and the next one finds the no.
 *
 * @returns how many messages
 */
export async function withdrawQueued(tx: Tx, memberId: string, purposes: readonly string[], now: Date): Promise<number> {
  await lockMember(tx, memberId);
  const why = { state: 'cancelled', reason: 'stopped' } as const;
  return await campaigns.withdrawQueuedFor(inTx(tx), memberId, purposes, membershipsOf('$1::uuid'), why, now);
}

/** The next ones to be looked at: first those that nobody has looked at yet, then those whose time has come. */
export async function dueDeliveries(sql: Sql, campaign: Planned, most: number, now: Date): Promise<stored.Due> {
  return campaign.walkedAt ? await stored.loadLater(sql, campaign.id, most, now) : await stored.loadUnseen(sql, campaign, most);
}
