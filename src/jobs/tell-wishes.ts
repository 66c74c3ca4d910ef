import type { Push } from '../chat/push.ts';
import type { Reply } from '../chat/reply.ts';
import type { Database, Tx } from '../chat/skill.ts';
import { endWish, lookAtWish, openWishes, type Programme, type Wish, type WishDue } from '../loyalty/index.ts';
import { reachAtTheirWish } from '../outreach/index.ts';
import { MINUTE_MS } from '../shared/clock.ts';
import type { Job } from './index.ts';

type Deps = {
  database: Database;
  programme: () => Programme;
  /** `createPush` of chat. */
  push(tx: Tx, pushes: readonly Push[], now: Date): Promise<unknown>;
  /** What a member is told (`wishReply` of skills). */
  reply(due: WishDue, memberId: string, now: Date): Reply;
};

const BATCH = 200;
/** What is queued just before quiet hours would reach them within these. */
const LEAVES_WITHIN_MS = 10 * MINUTE_MS;

/**
 * Tells members that a reward which they wait for can be had. It is a message of service that they asked for: once, outside quiet hours, and
 * neither while a case of theirs is open nor while staff talk to them.
 */
export const tellWishesJob = (deps: Deps): Job => ({
  name: 'tell-wishes',
  cron: '*/10 * * * *',
  async run(now) {
    let told = 0;
    for (let after: string | undefined; ; ) {
      const wishes = await deps.database.transaction((tx) => openWishes(tx, { after, limit: BATCH }));
      for (const wish of wishes) if (await deps.database.transaction((tx) => tell(tx, wish, deps, now))) told += 1;
      after = wishes.at(-1)?.id;
      if (wishes.length < BATCH) break;
    }
    return told === 0 ? 'nobody waited for what they can have now' : `${told} heard that they can have what they waited for`;
  },
});

/** @returns whether the member was told now */
async function tell(tx: Tx, wish: Wish, { programme, push, reply }: Deps, now: Date): Promise<boolean> {
  const due = await lookAtWish(tx, wish, programme(), now);
  if (due === 'not_yet' || due === 'over') return false;
  const { rules } = programme();
  const reached = await reachAtTheirWish(
    tx,
    wish.memberId,
    { ...rules.contact, timeZone: rules.timeZone, leavesWithinMs: LEAVES_WITHIN_MS },
    now,
  );
  if (!reached.ok || !(await endWish(tx, wish.id, 'told', now))) return false;
  const { memberId, conversationId, language } = reached.value;
  const message = {
    key: `wish:${wish.id}`,
    conversationId,
    purpose: 'service',
    language: language ?? rules.languages.default,
  } as const;
  await push(tx, [{ ...message, ...reply(due, memberId, now) }], now);
  return true;
}
