import type { Database, Tx } from '../store/database.ts';
import { inTx, sqlOf } from '../store/sql.ts';
import { isScheduled, type Planned } from './campaigns.ts';
import { type ContactRules, quietUntil } from './contact.ts';
import { type Delivered, deliver, dueDeliveries, noteFault, type Send, STAFF_RETRY_MS } from './deliveries.ts';
import * as campaigns from './stored-campaigns.ts';
import * as stored from './stored-deliveries.ts';

/**
 * So many messages of a campaign wait in the outbox at most. What is queued shall leave within minutes: whether it may was decided when
 * it was queued, and nobody is written to at night because a queue was long.
 */
const MOST_QUEUED = 2_000;
/** Looked at in one run: most of those who are suppressed cost no place in the queue. */
const MOST_LOOKED_AT = 6_000;
const BATCH = 200;
const CLOSED_AT_ONCE = 20_000;

export type DrainDeps = {
  database: Pick<Database, 'pool' | 'transaction'>;
  rules: ContactRules;
  send: Send;
  /** Hears why a message could not be written; the campaign goes on. */
  onFault(error: unknown, delivery: { campaignId: string; memberId: string }): void;
};

export type Drained = Pick<Planned, 'id' | 'name'> & Record<Delivered, number>;

/**
 * Brings every campaign on: home what the outbox has sent, out what may go now, and to their end those that are over. Any number of
 * processes may run it at once, and what is interrupted anywhere is finished by the next run.
 *
 * @throws what went wrong with a campaign, when the others have been looked at
 */
export async function drainCampaigns(deps: DrainDeps, now: Date): Promise<Drained[]> {
  const drained: Drained[] = [];
  const faults: unknown[] = [];
  for (const campaign of await campaigns.loadUnderWay(sqlOf(deps.database))) {
    try {
      drained.push(await drain(campaign, deps, now));
    } catch (fault) {
      faults.push(fault); // told below: what is wrong with one campaign does not hold back the others
    }
  }
  if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, 'campaigns could not be brought on');
  return drained;
}

async function drain(campaign: Planned, deps: DrainDeps, now: Date): Promise<Drained> {
  const { id, name, state, endsAt } = campaign;
  const inside = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(work);
  const counts: Drained = { id, name, queued: 0, later: 0, over: 0, gone: 0, halted: 0 };
  if (state !== 'cancelled')
    await inside((tx) => stored.postponeOvertaken(inTx(tx), id, new Date(now.getTime() + STAFF_RETRY_MS), now));
  await inside((tx) => stored.foldOutbox(inTx(tx), id, now));
  if (state === 'cancelled') {
    await close(campaign, { state: 'cancelled', reason: 'campaign_cancelled' }, deps, now);
  } else if (endsAt! <= now) {
    await close(campaign, { state: 'expired', reason: 'campaign_ended' }, deps, now);
  } else if (state === 'running' && !isScheduled(campaign, now)) {
    await recallNight(campaign, deps, now);
    await send(campaign, counts, deps, now);
    await inside((tx) => finish(tx, id, now));
  }
  return counts;
}

/** Takes back what is still queued for people for whom night has come; it goes in the morning. */
async function recallNight({ id }: Planned, { database, rules }: DrainDeps, now: Date): Promise<void> {
  const waiting = await stored.loadWaiting(sqlOf(database), id);
  const asleep = waiting.filter(({ timeZone }) => quietUntil({ ...rules, timeZone: timeZone ?? rules.timeZone }, now));
  if (asleep.length === 0) return;
  const ids = asleep.map(({ memberId }) => memberId);
  await database.transaction((tx) => campaigns.recallQueued(inTx(tx), id, now, ids));
}

/** Along the plan to its end, then whatever has to be tried again, as far as the outbox has room. */
async function send(campaign: Planned, counts: Drained, deps: DrainDeps, now: Date): Promise<void> {
  const sql = sqlOf(deps.database);
  let room = MOST_QUEUED - (await stored.countQueued(sql, campaign.id));
  for (let lookedAt = 0, at = campaign; room > 0 && lookedAt < MOST_LOOKED_AT; ) {
    const { memberIds, isLast } = await dueDeliveries(sql, at, Math.min(room, BATCH), now);
    for (const memberId of memberIds) {
      const delivered = await attempt(campaign.id, memberId, deps, now);
      counts[delivered] += 1;
      // The walk stays before this part of the plan: who was not looked at now is looked at when it runs again.
      if (delivered === 'halted') return;
      if (delivered === 'queued') room -= 1;
    }
    lookedAt += memberIds.length;
    if (at.walkedAt) {
      if (isLast) return;
      continue;
    }
    at = { ...at, walkedTo: memberIds.at(-1) ?? at.walkedTo, walkedAt: isLast ? now : null };
    const walked = { to: at.walkedTo, at: at.walkedAt };
    await deps.database.transaction((tx) => campaigns.setWalked(inTx(tx), campaign.id, walked));
  }
}

/** One that fails does not stop the others. */
async function attempt(campaignId: string, memberId: string, deps: DrainDeps, now: Date): Promise<Delivered> {
  const { database, rules } = deps;
  const transaction: typeof database.transaction = (work) => database.transaction(work);
  try {
    return await deliver(campaignId, memberId, { transaction, rules, send: deps.send }, now);
  } catch (error) {
    deps.onFault(error, { campaignId, memberId });
    return await database.transaction((tx) => noteFault(tx, { campaignId, memberId }, now));
  }
}

async function close({ id }: Planned, why: campaigns.Withdrawal, { database }: DrainDeps, now: Date): Promise<void> {
  await database.transaction((tx) => campaigns.withdrawQueuedOf(inTx(tx), id, why, now));
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const part: { after: string | null; most: number } = { after, most: CLOSED_AT_ONCE };
    after = await database.transaction((tx) => stored.closePlanned(inTx(tx), id, why, part, now));
  }
  await database.transaction(async (tx) => {
    if (!(await stored.hasOpen(inTx(tx), id))) await campaigns.finishCampaign(inTx(tx), id, now);
  });
}

/** A campaign is finished when each of its deliveries has come to an end. */
async function finish(tx: Tx, id: string, now: Date): Promise<void> {
  const campaign = await campaigns.lockCampaign(inTx(tx), id);
  if (campaign?.state !== 'running' || !campaign.walkedAt || (await stored.hasOpen(inTx(tx), id))) return;
  await campaigns.finishCampaign(inTx(tx), id, now);
}
