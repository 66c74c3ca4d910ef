import type { Tx } from '../store/database.ts';
import { type Read, sqlOf } from '../store/sql.ts';
import type { Deed, Saying } from './deeds.ts';
import type { Remark } from './themes.ts';

type Time = { since: Date; until: Date };

/** What anybody wrote, asked and unasked, as it stands now. Words that went with their person are none. */
const REMARKS = `(
  select 'opinion' as kind, o.id, coalesce(o.member_id, i.member_id) as member_id, o.words, o.language, o.said_at, o.theme_code
    from opinion o left join identity i on i.id = o.identity_id
  union all
  select 'answer', r.id, coalesce(r.member_id, i.member_id), a.words, null, coalesce(a.edited_at, a.answered_at), a.theme_code
    from answer a join survey_run r on r.id = a.run_id left join identity i on i.id = r.identity_id
    where a.question = 'words' and a.words <> '…')`;

/** Of them what was said on the theme $1 in $2 to $3. */
const SAYINGS = `(select * from ${REMARKS} remark
  where remark.theme_code = $1 and remark.said_at >= $2::timestamptz and remark.said_at < $3::timestamptz)`;

export async function insertDeed(
  tx: Tx,
  { id, themeCode, said, did, staffId }: Omit<Deed, 'by' | 'publishedAt'> & { staffId: string },
  now: Date,
): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    insert into deed (id, theme_code, said, did, staff_id, published_at)
    values (${id}::uuid, ${themeCode}, ${JSON.stringify(said)}::jsonb, ${JSON.stringify(did)}::jsonb, ${staffId}::uuid, ${now})
    on conflict (id) do nothing`;
  return inserted === 1;
}

const DEED = `select d.id::text, d.theme_code as "themeCode", d.said, d.did, d.published_at as "publishedAt", s.name as by
  from deed d left join staff s on s.id = d.staff_id`;

export async function findDeed(read: Read, id: string): Promise<Deed | undefined> {
  return (await sqlOf(read)<Deed>(`${DEED} where d.id = $1::uuid`, id))[0];
}

export const loadDeeds = (read: Read, themeCode: string): Promise<Deed[]> =>
  sqlOf(read)<Deed>(`${DEED} where d.theme_code = $1 order by d.id desc`, themeCode);

/** Each person once: a membership that became part of another one speaks for that one. */
export const loadWhoSaid = (
  read: Read,
  themeCode: string,
  { since, until }: Time,
): Promise<{ memberId: string; language: string | null }[]> =>
  sqlOf(read)(
    `with recursive chain(id, next) as (
       select m.id, m.merged_into_id from member m where m.id in (select said.member_id from ${SAYINGS} said)
       union select m.id, m.merged_into_id from chain join member m on m.id = chain.next)
     select m.id::text as "memberId", m.language from chain join member m on m.id = chain.id
       where chain.next is null and m.erased_at is null order by m.id`,
    themeCode,
    since.toISOString(),
    until.toISOString(),
  );

/** A membership and those that became part of it. */
const PART = (member: string): string =>
  `part(id) as (select ${member}::uuid union select m.id from member m join part on m.merged_into_id = part.id)`;

export async function findRemark(read: Read, { kind, id }: Remark, memberId: string): Promise<Saying | undefined> {
  const [found] = await sqlOf(read)<Saying>(
    `with recursive ${PART('$3')}
     select remark.kind, remark.id::text, remark.words, remark.said_at as "saidAt" from ${REMARKS} remark
       where remark.kind = $1 and remark.id = $2::uuid and remark.member_id in (select id from part)`,
    kind,
    id,
    memberId,
  );
  return found;
}

export async function findSaying(
  read: Read,
  memberId: string,
  themeCode: string,
  { since, until }: Time,
): Promise<Saying | undefined> {
  const [newest] = await sqlOf(read)<Saying>(
    `with recursive ${PART('$4')}
     select said.kind, said.id::text, said.words, said.said_at as "saidAt" from ${SAYINGS} said where said.member_id in (select id from part)
       order by said.said_at desc, said.id desc limit 1`,
    themeCode,
    since.toISOString(),
    until.toISOString(),
    memberId,
  );
  return newest;
}

export const loadSayings = (
  read: Read,
  themeCode: string,
  { until, most }: { until: Date; most: number },
): Promise<(Pick<Saying, 'words' | 'saidAt'> & { language: string | null })[]> =>
  sqlOf(read)(
    `select said.words, said.language, said.said_at as "saidAt" from ${SAYINGS} said order by said.said_at desc, said.id desc limit $4::int`,
    themeCode,
    new Date(0).toISOString(),
    until.toISOString(),
    most,
  );
