import type { Day } from '../shared/calendar.ts';
import type { OpeningHours } from '../shared/opening-hours.ts';
import type { Sql } from '../store/sql.ts';
import type { Answer } from './answer.ts';

const VERSION = `a.code, a.version, a.content, a.valid_from::text as "validFrom", a.valid_until::text as "validUntil",
  a.saved_at as "savedAt", s.name as "savedBy"`;

/** Of each answer the newest version, and every one that held before it on `today` or later; by code, the newest first. */
export const loadVersions = (sql: Sql, today: Day): Promise<Answer[]> =>
  sql<Answer>(
    `select ${VERSION} from answer_version a left join staff s on s.id = a.saved_by_id
     where not exists (select from answer_version newer where newer.code = a.code and newer.version > a.version
       and (newer.valid_from is null or newer.valid_from <= $1::date))
     order by a.code, a.version desc`,
    today,
  );

export async function findVersion(sql: Sql, code: string, version: number): Promise<Answer | undefined> {
  const [found] = await sql<Answer>(
    `select ${VERSION} from answer_version a left join staff s on s.id = a.saved_by_id where a.code = $1 and a.version = $2::int`,
    code,
    version,
  );
  return found;
}

/** Nobody else saves an answer until the transaction ends. */
export async function lockAnswers(sql: Sql): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtextextended('answers', 0))::text as locked`);
}

export async function newestVersions(sql: Sql, codes: readonly string[]): Promise<Answer[]> {
  return await sql<Answer>(
    `select distinct on (a.code) ${VERSION} from answer_version a left join staff s on s.id = a.saved_by_id
     where a.code = any($1::text[]) order by a.code, a.version desc`,
    [...codes],
  );
}

export async function insertVersion(
  sql: Sql,
  { code, version, content, validFrom, validUntil, savedAt }: Omit<Answer, 'savedBy'>,
  staffId: string | null,
): Promise<void> {
  await sql(
    `insert into answer_version (code, version, content, valid_from, valid_until, saved_at, saved_by_id)
     values ($1, $2::int, $3::jsonb, $4::date, $5::date, $6::timestamptz, $7::uuid)`,
    code,
    version,
    JSON.stringify(content),
    validFrom,
    validUntil,
    savedAt.toISOString(),
    staffId,
  );
}

export type ShopHours = { id: string; code: string; name: string; hours: OpeningHours };

/** Shops that people go to, with their opening hours. */
export const loadShopHours = (sql: Sql): Promise<ShopHours[]> =>
  sql<ShopHours>(
    `select id::text, code, name, opening_hours as "hours" from shop where kind = 'store' order by name collate "unicode"`,
  );

export type Asked = {
  messageId: string;
  conversationId: string;
  identityId: string;
  language: string;
  question: string;
  example: string;
};

export async function insertUnanswered(sql: Sql, asked: Asked, now: Date): Promise<void> {
  await sql(
    `insert into unanswered_question (message_id, conversation_id, identity_id, language, question, example, asked_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7::timestamptz) on conflict (message_id) do nothing`,
    asked.messageId,
    asked.conversationId,
    asked.identityId,
    asked.language,
    asked.question,
    asked.example,
    now.toISOString(),
  );
}

export type Unanswered = {
  question: string;
  /** How often it was asked, and by how many people. */
  count: number;
  people: number;
  languages: string[];
  lastAt: Date;
  /** As it was written last, masked. */
  example: string;
};

export const loadUnanswered = (sql: Sql, limit: number): Promise<Unanswered[]> =>
  sql<Unanswered>(
    `select question, count(*)::int as count, count(distinct identity_id)::int as people,
       array_agg(distinct language order by language) as languages, max(asked_at) as "lastAt",
       (array_agg(example order by asked_at desc))[1] as example
     from unanswered_question group by question order by count(*) desc, max(asked_at) desc limit $1::int`,
    limit,
  );

export async function deleteUnanswered(sql: Sql, question: string): Promise<number> {
  return (await sql('delete from unanswered_question where question = $1 returning message_id::text', question)).length;
}

export async function deleteUnansweredBefore(sql: Sql, before: Date): Promise<number> {
  return (
    await sql('delete from unanswered_question where asked_at < $1::timestamptz returning message_id::text', before.toISOString())
  ).length;
}
