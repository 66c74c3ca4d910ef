import { newId } from '../shared/ids.ts';
import type { Connection } from '../store/copy.ts';

/** A member as a file tells it. Empty is undefined: what the file does not say stays as it is. */
export type ImportedMember = {
  number: string;
  givenName: string | undefined;
  email: string | undefined;
  /** Digits with a leading +. */
  phone: string | undefined;
  language: string | undefined;
  /** Where they are, e.g. "Europe/Helsinki": by it nobody is written to at night. */
  timeZone: string | undefined;
  joinedAt: Date | undefined;
};

export type KnownMember = { id: string; number: string; mergedIntoId: string | null };

const ROWS_PER_STATEMENT = 10_000;

/** Those of the numbers that somebody has; a number whose membership became part of another one says so. */
export async function findMembersByNumber(client: Connection, numbers: readonly string[]): Promise<Map<string, KnownMember>> {
  const { rows } = await client.query<KnownMember>(
    `with recursive chain as (
       select number, id, merged_into_id, null::uuid as target from member where number = any($1::text[])
       union all select c.number, c.id, m.merged_into_id, m.id from chain c join member m on m.id = c.merged_into_id)
     select number, id::text, target::text as "mergedIntoId" from chain where merged_into_id is null`,
    [numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/**
 * Makes members. They were welcomed where they joined, so there is no gift for them here.
 *
 * @returns those that were made; the others exist by now
 */
export async function insertMembers(
  client: Connection,
  members: readonly ImportedMember[],
  now: Date,
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  // In one order: two imports that make the same members would wait for each other otherwise.
  const inOrder = members.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  for (let from = 0; from < members.length; from += ROWS_PER_STATEMENT) {
    const some = inOrder.slice(from, from + ROWS_PER_STATEMENT);
    const { rows } = await client.query<{ number: string; id: string }>(
      `insert into member (id, number, given_name, email, phone, language, time_zone, joined_at, joined_via, welcomed_at)
       select m.id, m.number, m.given_name, m.email, m.phone, m.language, m.time_zone, m.joined_at, 'import', m.joined_at
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
         as m(id, number, given_name, email, phone, language, time_zone, joined_at)
       on conflict (number) do nothing returning number, id::text`,
      [some.map(() => newId(now.getTime())), ...columnsOf(some), some.map(({ joinedAt }) => joinedAt ?? now)],
    );
    for (const { number, id } of rows) made.set(number, id);
  }
  return made;
}

/**
 * Applies what a file says of members whom we know. A language that they have already stays: they may have chosen it.
 *
 * @returns how many changed by it
 */
export async function updateMembers(client: Connection, members: readonly ImportedMember[]): Promise<number> {
  let changed = 0;
  for (let from = 0; from < members.length; from += ROWS_PER_STATEMENT) {
    const { rowCount } = await client.query(
      `update member set given_name = coalesce(m.given_name, member.given_name), email = coalesce(m.email, member.email),
         phone = coalesce(m.phone, member.phone), language = coalesce(member.language, m.language),
         time_zone = coalesce(m.time_zone, member.time_zone)
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         as m(number, given_name, email, phone, language, time_zone)
       where member.number = m.number and member.merged_into_id is null
         and (coalesce(m.given_name, member.given_name), coalesce(m.email, member.email), coalesce(m.phone, member.phone),
           coalesce(member.language, m.language), coalesce(m.time_zone, member.time_zone))
           is distinct from (member.given_name, member.email, member.phone, member.language, member.time_zone)`,
      columnsOf(members.slice(from, from + ROWS_PER_STATEMENT)),
    );
    changed += rowCount ?? 0;
  }
  return changed;
}

const columnsOf = (members: readonly ImportedMember[]) => [
  members.map(({ number }) => number),
  members.map(({ givenName }) => givenName ?? null),
  members.map(({ email }) => email ?? null),
  members.map(({ phone }) => phone ?? null),
  members.map(({ language }) => language ?? null),
  members.map(({ timeZone }) => timeZone ?? null),
];
