import type { Sql } from '../store/sql.ts';

/** A member waits for a reward. */
export type Wish = { id: string; memberId: string; rewardId: string; askedAt: Date };

const WISH = 'w.id::text, w.member_id::text as "memberId", w.reward_id::text as "rewardId", w.asked_at as "askedAt"';
/** A member and those that became part of them. */
const MEMBERSHIPS = `with recursive membership(id) as (
  select $1::uuid union select m.id from member m join membership on m.merged_into_id = membership.id)`;

export async function findOpenWish(
  sql: Sql,
  { memberId, rewardId }: Pick<Wish, 'memberId' | 'rewardId'>,
): Promise<Wish | undefined> {
  const [wish] = await sql<Wish>(
    `${MEMBERSHIPS} select ${WISH} from reward_wish w
     where w.member_id in (select id from membership) and w.reward_id = $2::uuid and w.ended_at is null order by w.id limit 1`,
    memberId,
    rewardId,
  );
  return wish;
}

export async function insertWish(sql: Sql, wish: Wish): Promise<void> {
  await sql(
    'insert into reward_wish (id, member_id, reward_id, asked_at) values ($1::uuid, $2::uuid, $3::uuid, $4::timestamptz)',
    wish.id,
    wish.memberId,
    wish.rewardId,
    wish.askedAt.toISOString(),
  );
}

export async function loadOpenWishes(sql: Sql, { after, limit }: { after?: string; limit: number }): Promise<Wish[]> {
  return await sql<Wish>(
    `select ${WISH} from reward_wish w where w.ended_at is null and ($1::uuid is null or w.id > $1::uuid) order by w.id limit $2::int`,
    after ?? null,
    limit,
  );
}

/** @returns whether it was open */
export async function endOpenWish(sql: Sql, wishId: string, end: string, now: Date): Promise<boolean> {
  const ended = await sql<{ id: string }>(
    `update reward_wish set ended_at = $3::timestamptz, "end" = $2 where id = $1::uuid and ended_at is null returning id::text`,
    wishId,
    end,
    now.toISOString(),
  );
  return ended.length > 0;
}
