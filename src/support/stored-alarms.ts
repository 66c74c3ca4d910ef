import type { Sql } from '../store/sql.ts';
import type { AlarmEnd, StaffAlarm } from './alarms.ts';

type Key = Pick<StaffAlarm, 'handoffId' | 'staffId'>;

/** Nobody has taken it since the alarm. */
const UNTAKEN = 'h.ended_at is null and (h.accepted_at is null or h.accepted_at < h.alarmed_at)';

/** Whoever was told of a wait that somebody took is told again where danger is heard after that. */
export async function insertAlarms(sql: Sql, staffIds: readonly string[], since: Date, now: Date): Promise<void> {
  await sql(
    `insert into staff_alarm (handoff_id, staff_id, state, due_at)
     select h.id, s.id::uuid, 'due', $3::timestamptz from handoff h cross join unnest($1::text[]) as s(id)
     where h.alarmed_at > $2::timestamptz and ${UNTAKEN}
     on conflict (handoff_id, staff_id) do update set state = 'due', due_at = excluded.due_at, attempts = 0, ended_at = null, detail = null
     where exists (select from handoff h where h.id = excluded.handoff_id and staff_alarm.ended_at < h.alarmed_at
       and (staff_alarm.ended_at <= h.accepted_at or (staff_alarm.state = 'needless' and h.accepted_at is not null)))`,
    staffIds,
    since.toISOString(),
    now.toISOString(),
  );
}

export async function endStale(sql: Sql, since: Date, now: Date): Promise<void> {
  await sql(
    `update staff_alarm set state = 'unconfirmed', ended_at = $2::timestamptz where state = 'sending' and due_at < $1::timestamptz`,
    since.toISOString(),
    now.toISOString(),
  );
}

export async function endNeedless(sql: Sql, now: Date): Promise<void> {
  await sql(
    `update staff_alarm a set state = 'needless', ended_at = $1::timestamptz
     from handoff h where h.id = a.handoff_id and a.state = 'due' and not (${UNTAKEN})`,
    now.toISOString(),
  );
}

export async function takeDue(sql: Sql, now: Date, most: number): Promise<StaffAlarm[]> {
  return await sql<StaffAlarm>(
    `with due as (
       select handoff_id, staff_id from staff_alarm where state = 'due' and due_at <= $1::timestamptz
       order by due_at, handoff_id, staff_id limit $2::int for update skip locked),
     taken as (
       update staff_alarm a set state = 'sending', due_at = $1::timestamptz, attempts = a.attempts + 1
       from due where a.handoff_id = due.handoff_id and a.staff_id = due.staff_id returning a.*)
     select t.handoff_id::text as "handoffId", t.staff_id::text as "staffId", t.attempts, h.conversation_id::text as "conversationId",
       h.danger, h.alarmed_at as "alarmedAt", c.number as "complaintNumber"
     from taken t join handoff h on h.id = t.handoff_id left join complaint c on c.id = h.complaint_id order by t.handoff_id, t.staff_id`,
    now.toISOString(),
    most,
  );
}

export async function endSending(sql: Sql, { handoffId, staffId }: Key, end: AlarmEnd, detail: string | undefined, now: Date) {
  await sql(
    `update staff_alarm set state = $3, detail = $4, ended_at = $5::timestamptz
     where handoff_id = $1::uuid and staff_id = $2::uuid and state = 'sending'`,
    handoffId,
    staffId,
    end,
    detail ?? null,
    now.toISOString(),
  );
}

export async function putBack(sql: Sql, { handoffId, staffId }: Key, detail: string, dueAt: Date): Promise<void> {
  await sql(
    `update staff_alarm set state = 'due', detail = $3, due_at = $4::timestamptz
     where handoff_id = $1::uuid and staff_id = $2::uuid and state = 'sending'`,
    handoffId,
    staffId,
    detail,
    dueAt.toISOString(),
  );
}
