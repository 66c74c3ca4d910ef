import type { Database } from '../../chat/skill.ts';
import { type AuditDetail, type AuditRecord, ROLES } from '../../staff/index.ts';
import { COMPLAINT_CATEGORIES } from '../../support/index.ts';
import { shortly } from './audit-words.ts';
import { readId } from './call.ts';
import { isDay } from './fields.ts';
import { CLOSINGS } from './pages/complaint-deeds.ts';
import type { Words } from './words.ts';

// The details of an entry of the audit in words: no name of the program's own, and no id where it has a name.

/**
 * What makes an entry one of its kind and tells nobody anything: the hour of a look, the form that was sent, which change of voice it
 * was, the row of a message or note that the conversation shows.
 */
const UNSAID = ['hour', 'form', 'fence', 'message', 'note'];

const DETAILS = [
  'asked',
  'balanceAfter',
  'cases',
  'category',
  'code',
  'complaint',
  'conversation',
  'count',
  'dueAt',
  'from',
  'kept',
  'member',
  'order',
  'points',
  'promise',
  'recipients',
  'role',
  'shop',
  'subject',
  'team',
  'theme',
  'to',
  'voucher',
  'why',
  'withdrawn',
] as const;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const ASKERS = ['person', 'staff'] as const;

export type AuditNames = {
  /** What has a name, by its id (`namesOf`). */
  byId: ReadonlyMap<string, string>;
  /** The teams of the programme, by their codes. */
  teams: ReadonlyMap<string, string>;
};

/** The details that say something to people. What a newer part of the program adds stands there as it was written. */
export const detailWords = (words: Words, detail: AuditDetail, names: AuditNames): [name: string, value: string][] =>
  Object.entries(detail)
    .filter(([name, value]) => value !== null && !UNSAID.includes(name))
    .map(([name, value]) => {
      const known = DETAILS.find((one) => one === name);
      return [known ? words.say(`detail-${known}`) : name, valueWords(words, name, value!, names)];
    });

function valueWords(words: Words, name: string, value: string | number | boolean, { byId, teams }: AuditNames): string {
  const { say, at, day, whole, signed } = words;
  if (typeof value === 'number') return name === 'points' ? signed(value) : whole(value);
  const text = String(value);
  switch (name) {
    case 'category':
      return find(COMPLAINT_CATEGORIES, text, (one) => say(`category-${one}`));
    case 'role':
      return find(ROLES, text, (one) => say(`role-${one}`));
    case 'why':
      return find(CLOSINGS, text, (one) => say(`closing-${one}`));
    case 'asked':
      return find(ASKERS, text, (one) => say(`asked-${one}`));
  }
  if (INSTANT.test(text)) return at(new Date(text));
  const isOneDay: boolean = isDay(text);
  if (isOneDay) return day(new Date(`${text}T12:00:00Z`));
  const ids = text.split(' ').flatMap((part) => readId(part) ?? []);
  return ids.length > 0 ? ids.map((id) => byId.get(id) ?? shortly(id)).join(', ') : (teams.get(text) ?? text);
}

/** The words of a code; one that is not known stands there as it is. */
function find<Code extends string>(known: readonly Code[], text: string, say: (code: Code) => string): string {
  const code = known.find((one) => one === text);
  return code === undefined ? text : say(code);
}

/** What those whom the entries are about are called, by their id; whoever was forgotten, and who has no name, is left out. */
export async function namesOf(
  { pool }: Pick<Database, 'pool'>,
  entries: readonly Pick<AuditRecord, 'subjectId' | 'detail'>[],
): Promise<Map<string, string>> {
  const named = entries.flatMap(({ subjectId, detail }) => [subjectId ?? '', ...Object.values(detail).map(String)]);
  const ids = [...new Set(named.flatMap((text) => text.split(' ')).flatMap((text) => readId(text) ?? []))];
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select named.id::text as id, named.name from (
       select id, coalesce(given_name, number) as name from member where id = any($1::uuid[])
       union all select id, name from staff where id = any($1::uuid[])
       union all select id, name from campaign where id = any($1::uuid[])
       union all select c.id, coalesce(m.given_name, i.display_name) from conversation c
         left join identity i on i.id = c.identity_id left join member m on m.id = i.member_id where c.id = any($1::uuid[])
       union all select id, 'K-' || number from complaint where id = any($1::uuid[])
       union all select o.id, 'K-' || k.number from remedy_order o join complaint k on k.id = o.complaint_id where o.id = any($1::uuid[])
       union all select p.id, coalesce('“' || (p.detail->>'words') || '”', 'K-' || k.number) from promise p
         left join complaint k on k.id = p.complaint_id where p.id = any($1::uuid[])
     ) as named where named.name is not null`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
