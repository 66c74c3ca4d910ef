import { newId } from '../shared/ids.ts';
import type { Tx } from '../store/database.ts';
import { inTx, type Sql } from '../store/sql.ts';
import type { Programme } from './programme.ts';
import { loadFacts } from './queries.ts';
import { type Reward, whyClosed, whyLocked } from './rewards.ts';
import { openAccount } from './store.ts';
import { findReward } from './stored-rewards.ts';
import { endOpenWish, findOpenWish, insertWish, loadOpenWishes, type Wish } from './stored-wishes.ts';
import { tierSince } from './tiers.ts';

// "Tell me when": a member waits for a reward that they cannot have yet, and hears of it once.

export type { Wish } from './stored-wishes.ts';

/** Why a wish is over: its member was told, took it back, or the reward is gone for good. */
export type WishEnd = 'told' | 'withdrawn' | 'gone';

/** What a member can expect: `had`, they can have it now; `noted`, they are told once they can; `gone`, nobody gets it any more. */
export type WishNoted = { state: 'noted' | 'had' | 'gone'; reward: Reward | undefined };

/** Notes that a member wants to hear when they can have a reward. The same again changes nothing. */
export async function wishForReward(
  tx: Tx,
  wished: { memberId: string; rewardId: string },
  programme: Programme,
  now: Date,
): Promise<WishNoted> {
  const sql = inTx(tx);
  const { memberId } = await openAccount(sql, wished.memberId);
  const state = await wishState(sql, { memberId, rewardId: wished.rewardId }, programme, now);
  if (state.state === 'noted' && !(await findOpenWish(sql, { ...wished, memberId })))
    await insertWish(sql, { id: newId(now.getTime()), memberId, rewardId: wished.rewardId, askedAt: now });
  return state;
}

/** @returns whether they were waiting for it */
export async function withdrawWish(tx: Tx, wished: { memberId: string; rewardId: string }, now: Date): Promise<boolean> {
  const sql = inTx(tx);
  const { memberId } = await openAccount(sql, wished.memberId);
  const wish = await findOpenWish(sql, { ...wished, memberId });
  return wish ? await endOpenWish(sql, wish.id, 'withdrawn', now) : false;
}

/** Wishes that are open, in their order, for a job that goes through all of them. */
export async function openWishes(tx: Tx, page: { after?: string; limit: number }): Promise<Wish[]> {
  return await loadOpenWishes(inTx(tx), page);
}

/** A wish that can be told: the reward, and what its member has to spend. */
export type WishDue = { reward: Reward; spendable: number; position: number };

/**
 * What a wish comes to now, with the member's points locked: it is due, or not yet, or over (the reward is gone for good, somebody else told
 * it). Whoever tells it ends it in the same transaction.
 */
export async function lookAtWish(tx: Tx, wish: Wish, programme: Programme, now: Date): Promise<WishDue | 'not_yet' | 'over'> {
  const sql = inTx(tx);
  const { memberId } = await openAccount(sql, wish.memberId);
  const open = await findOpenWish(sql, wish);
  if (open?.id !== wish.id) return 'over';
  const { state, reward } = await wishState(sql, { memberId, rewardId: wish.rewardId }, programme, now);
  switch (state) {
    case 'noted':
      return 'not_yet';
    case 'gone':
      await endOpenWish(sql, wish.id, 'gone', now);
      return 'over';
    case 'had': {
      const facts = await loadFacts(sql, memberId, now, tierSince(programme.rules, now));
      return { reward: reward!, spendable: facts!.spendable, position: facts!.position };
    }
  }
}

/** The member was told. @returns whether nobody had told them before */
export async function endWish(tx: Tx, wishId: string, end: WishEnd, now: Date): Promise<boolean> {
  return await endOpenWish(inTx(tx), wishId, end, now);
}

async function wishState(
  sql: Sql,
  { memberId, rewardId }: { memberId: string; rewardId: string },
  { rules }: Programme,
  now: Date,
): Promise<WishNoted> {
  const reward = await findReward(sql, rewardId, now);
  const closed = reward && whyClosed(reward, rules, now);
  if (!reward || closed?.code === 'reward_gone' || closed?.code === 'reward_over') return { state: 'gone', reward };
  if (closed) return { state: 'noted', reward };
  const facts = await loadFacts(sql, memberId, now, tierSince(rules, now));
  return { state: facts && !whyLocked(reward, facts, rules) ? 'had' : 'noted', reward };
}
