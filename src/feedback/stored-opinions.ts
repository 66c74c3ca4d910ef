import type { Tx } from '../store/database.ts';
import { type Read, sqlOf } from '../store/sql.ts';
import type { OpinionCommand } from './opinions.ts';

export async function saveOpinion(tx: Tx, command: OpinionCommand, now: Date): Promise<void> {
  const { id, words, language, shopId = null, consent, person } = command;
  const { memberId = null, identityId = null } = consent === 'with_name' ? person : {};
  await tx.$executeRaw`
    insert into opinion (id, member_id, identity_id, words, language, shop_id, consent, said_at)
    values (${id}::uuid, ${memberId}::uuid, ${identityId}::uuid, ${words}, ${language}, ${shopId}::uuid, ${consent}, ${now})
    on conflict (id) do update set member_id = excluded.member_id, identity_id = excluded.identity_id, consent = excluded.consent`;
}

export async function deleteOpinion(tx: Tx, id: string): Promise<void> {
  await tx.opinion.deleteMany({ where: { id } });
}

type Shop = { id: string; name: string };

export const loadShops = (read: Read): Promise<Shop[]> =>
  sqlOf(read)<Shop>(`select id::text, name from shop where kind = 'store' order by name`);

/** Where this member bought since then. */
export const loadVisitedShops = (read: Read, memberId: string, since: Date): Promise<Shop[]> =>
  sqlOf(read)<Shop>(
    `select distinct s.id::text, s.name from purchase p join shop s on s.id = p.shop_id
      where p.member_id = $1::uuid and p.purchased_at > $2::timestamptz limit 2`,
    memberId,
    since.toISOString(),
  );

export type ListedOpinion = {
  id: string;
  words: string;
  language: string;
  saidAt: Date;
  shop: string | null;
  /** It may be passed on with their name. */
  withName: boolean;
  /** Null for one that was passed on without a name, and for somebody who is no member. */
  memberId: string | null;
  themeCode: string | null;
};

/** What people said of themselves, the newest first. `before` is the end of the page before, `shop` the code of the one that they are about. */
export const listOpinions = (
  read: Read,
  { from, until, before, shop, limit }: { from: Date; until: Date; before?: string; shop?: string; limit: number },
): Promise<ListedOpinion[]> =>
  sqlOf(read)<ListedOpinion>(
    `select o.id::text, o.words, o.language, o.said_at as "saidAt", s.name as shop, o.consent = 'with_name' as "withName",
        o.member_id::text as "memberId", o.theme_code as "themeCode"
      from opinion o left join shop s on s.id = o.shop_id
      where o.said_at >= $1::timestamptz and o.said_at < $2::timestamptz and ($3::uuid is null or o.id < $3::uuid)
        and ($5::text is null or s.code = $5) order by o.id desc limit $4::int`,
    from.toISOString(),
    until.toISOString(),
    before ?? null,
    limit,
    shop ?? null,
  );
