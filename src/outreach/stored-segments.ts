import type { Sql } from '../store/sql.ts';
import type { Campaign, Segment } from './campaigns.ts';
import { consentOf, hasOpenCase, isReachable } from './person-sql.ts';
import type { SegmentRule } from './segment-rule.ts';
import type { CompiledSegment } from './segments.ts';
import { isLeftOut } from './stored-campaigns.ts';

export async function saveSegment(sql: Sql, { id, code, name, rule }: Omit<Segment, 'updatedAt'> & { id: string }, now: Date) {
  await sql(
    `insert into segment (id, code, name, rule, updated_at) values ($1::uuid, $2, $3, $4::text::jsonb, $5::timestamptz)
      on conflict (code) do update set name = excluded.name, rule = excluded.rule, updated_at = excluded.updated_at`,
    id,
    code,
    name,
    JSON.stringify(rule),
    now.toISOString(),
  );
}

/** @returns whether the code was free */
export async function insertSegment(
  sql: Sql,
  { id, code, name, rule }: Omit<Segment, 'updatedAt'> & { id: string },
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `insert into segment (id, code, name, rule, updated_at) values ($1::uuid, $2, $3, $4::text::jsonb, $5::timestamptz)
      on conflict (code) do nothing returning 1 as made`,
    id,
    code,
    name,
    JSON.stringify(rule),
    now.toISOString(),
  );
  return rows.length > 0;
}

export async function lockSegment(sql: Sql, code: string): Promise<{ updatedAt: Date } | undefined> {
  return (await sql<{ updatedAt: Date }>('select updated_at as "updatedAt" from segment where code = $1 for update', code))[0];
}

export async function loadSegments(sql: Sql): Promise<Segment[]> {
  return await sql<Segment>('select code, name, rule, updated_at as "updatedAt" from segment order by code');
}

export async function ruleOf(sql: Sql, code: string): Promise<SegmentRule> {
  return (await sql<{ rule: SegmentRule }>('select rule from segment where code = $1', code))[0]!.rule;
}

/**
 * Those who are meant, by whether and why they would not be written to; null for those who would. First those whom the campaign would leave
 * out, as planning it does; then in the order in which `contact` asks.
 */
export async function countMeant(
  sql: Sql,
  meant: CompiledSegment,
  { purpose, campaign }: { purpose: string; campaign?: Pick<Campaign, 'id' | 'leaveOut'> | undefined },
): Promise<{ reason: string | null; count: number }[]> {
  const trial = campaign && campaign.leaveOut > 0 ? campaign : undefined;
  const [asked, id, share] = [1, 2, 3].map((more) => `$${meant.values.length + more}`) as [string, string, string];
  return await sql<{ reason: string | null; count: number }>(
    `select reason, count(*)::int from (
       select case ${trial ? `when ${isLeftOut(`${id}::uuid`, share)} then 'left_out'` : ''}
         when not ${consentOf('meant.id', asked)} then 'no_consent'
         when not ${isReachable('meant.id')} then 'unreachable'
         when ${hasOpenCase('meant.id')} then 'open_complaint' end as reason
       from (${meant.sql} offset 0) meant) judged
     group by reason order by reason nulls first`,
    ...meant.values,
    purpose,
    ...(trial ? [trial.id, trial.leaveOut] : []),
  );
}

export async function sampleMeant(
  sql: Sql,
  meant: CompiledSegment,
  most: number,
): Promise<{ memberId: string; number: string; givenName: string | null }[]> {
  return await sql(
    `select one.id::text as "memberId", one.number, one.given_name as "givenName" from (${meant.sql}) meant
      join member one on one.id = meant.id order by one.id limit $${meant.values.length + 1}::int`,
    ...meant.values,
    most,
  );
}
