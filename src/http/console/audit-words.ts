import type { Database } from '../../chat/skill.ts';
import type { AuditDetail, AuditRecord } from '../../staff/index.ts';
import { readId } from './call.ts';
import type { Words } from './words.ts';

// The audit in words: what was done, to whom, and when it was due, as the shop says it.

/** What the program writes down; the key of its words is the same with "_" for the point. */
const ACTIONS = [
  'answer_added',
  'answer_changed',
  'campaign_cancelled',
  'campaign_changed',
  'campaign_created',
  'campaign_paused',
  'campaign_published',
  'campaign_resumed',
  'campaign_tested',
  'complaint_closed',
  'complaint_corrected',
  'complaint_moved',
  'complaint_reopened',
  'complaint_resolved',
  'conversation_answered',
  'conversation_called',
  'conversation_claimed',
  'conversation_handed_on',
  'conversation_looked_at',
  'conversation_noted',
  'conversation_released',
  'member_looked_at',
  'offer_switched_off',
  'offer_switched_on',
  'person_erased',
  'points_adjusted',
  'promise_kept',
  'promise_made',
  'promise_moved',
  'remedy_cancelled',
  'remedy_confirmed',
  'segment_changed',
  'segment_created',
  'staff_activated',
  'staff_added',
  'staff_changed',
  'staff_deactivated',
  'staff_invited',
  'staff_password_set',
  'staff_sign_in_refused',
  'staff_signed_in',
  'staff_signed_out',
  'survey_exported',
  'voucher_used',
] as const;

/** What a part that is newer than this list writes down stands there as it was written. */
export function actionWords({ say }: Words, action: string): string {
  const known = ACTIONS.find((one) => one === action.replace('.', '_'));
  return known ? say(`act-${known}`) : action;
}

const SUBJECTS = ['member', 'conversation', 'staff', 'campaign', 'segment', 'offer', 'survey', 'answer', 'person'] as const;

export function subjectWords({ say }: Words, kind: string): string {
  const known = SUBJECTS.find((one) => one === kind);
  return known ? say(`subject-${known}`) : kind;
}

/** The hour of a look makes it one entry an hour; when it was stands beside it. */
const UNSAID = ['hour'];
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The details that say something to people. An id is known by its end; all of it is in the database. */
export const detailWords = ({ at }: Words, detail: AuditDetail): [name: string, value: string][] =>
  Object.entries(detail)
    .filter(([name]) => !UNSAID.includes(name))
    .map(([name, value]) => {
      const text = String(value);
      if (INSTANT.test(text)) return [name, at(new Date(text))];
      return [name, readId(text) ? shortly(text) : text];
    });

export const shortly = (id: string): string => `…${id.slice(-6)}`;

/** What those whom the entries are about are called, by their id; whoever was forgotten, and who has no name, is left out. */
export async function namesOf(
  { pool }: Pick<Database, 'pool'>,
  entries: readonly Pick<AuditRecord, 'subjectId'>[],
): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ subjectId }) => subjectId ?? []))];
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select named.id::text as id, named.name from (
       select id, coalesce(given_name, number) as name from member where id = any($1::uuid[])
       union all select id, name from staff where id = any($1::uuid[])
       union all select id, name from campaign where id = any($1::uuid[])
       union all select c.id, coalesce(m.given_name, i.display_name) from conversation c
         left join identity i on i.id = c.identity_id left join member m on m.id = i.member_id where c.id = any($1::uuid[])
     ) as named where named.name is not null`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
