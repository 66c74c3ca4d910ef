import { HOUR_MS } from '../shared/clock.ts';
import { type Read, sqlOf } from '../store/sql.ts';

/** What colleagues in a room of theirs hear: that something waits, and nothing that a customer wrote. */
export type RoomNews = {
  /** The same news has the same key, whoever finds it. */
  key: string;
  conversationId: string;
  complaintId: string | null;
  complaintNumber: number | null;
} & (
  | {
      kind: 'danger' | 'danger_again' | 'asked' | 'unaccepted' | 'unanswered';
      handoffId: string;
      /** Since when they wait; of danger that was told again, when that was. */
      since: Date;
      /** What they were told. */
      by: Date;
    }
  | { kind: 'promise_soon' | 'promise_missed'; promiseId: string; by: Date }
);

/** What is older is news to nobody: a program that was down for long does not empty its memory into a room. */
const FRESH_MS = HOUR_MS;

/**
 * What happened within the last hour and was not told yet to a room, danger first.
 *
 * @param told what the keys of messages to that room begin with (`outbox_message.push_key`)
 */
export async function roomNews(read: Read, { told, most }: { told: string; most: number }, now: Date): Promise<RoomNews[]> {
  const since = new Date(now.getTime() - FRESH_MS).toISOString();
  const rows = await sqlOf(read)<Row>(NEWS, since, told, most);
  return rows.map(({ id, since: waitsSince, ...news }) =>
    waitsSince === null
      ? { ...news, kind: news.kind as 'promise_soon', promiseId: id }
      : { ...news, kind: news.kind as 'asked', handoffId: id, since: waitsSince },
  );
}

type Row = {
  key: string;
  kind: string;
  id: string;
  conversationId: string;
  complaintId: string | null;
  complaintNumber: number | null;
  since: Date | null;
  by: Date;
};

/**
 * A wait that begins with a missed promise is told by that, and that an answer is due soon by the danger in which it is awaited. Whoever took
 * a conversation by themselves was not asked to.
 */
const NEWS = `
  select news.kind || ':' || news.id as key, news.kind, news.id::text, news.conversation_id::text as "conversationId",
    k.id::text as "complaintId", k.number as "complaintNumber", news.since, news.due as by
  from (
    select 1 as rank, case when h.accepted_at < h.alarmed_at then 'danger_again' else 'danger' end as kind, h.id, h.conversation_id, h.complaint_id,
      case when h.accepted_at < h.alarmed_at then h.alarmed_at else h.asked_at end as since, h.answer_due_at as due, h.alarmed_at as at
    from handoff h where h.ended_at is null and h.alarmed_at > $1::timestamptz and (h.accepted_at is null or h.accepted_at < h.alarmed_at)
    union all
    select 2, case when h.accepted_at is null then 'unaccepted' else 'unanswered' end, h.id, h.conversation_id, h.complaint_id,
      h.asked_at, h.answer_due_at, h.escalated_at
    from handoff h where h.ended_at is null and h.escalated_at > $1::timestamptz and h.answered_at is null
    union all
    select 3, 'promise_missed', p.id, p.conversation_id, p.complaint_id, null, p.due_at, p.ended_at
    from promise p where p.state = 'missed' and p.ended_at > $1::timestamptz
    union all
    select 4, 'asked', h.id, h.conversation_id, h.complaint_id, h.asked_at, h.answer_due_at, h.asked_at
    from handoff h where h.ended_at is null and h.accepted_at is null and h.asked_at > $1::timestamptz and h.severity <> 'danger'
      and h.reason not in ('taken', 'missed_promise')
    union all
    select 5, 'promise_soon', p.id, p.conversation_id, p.complaint_id, null, p.due_at, p.reminded_at
    from promise p where p.state = 'open' and p.reminded_at > $1::timestamptz and not (p.kind = 'answer' and exists (
      select from handoff h where h.conversation_id = p.conversation_id and h.ended_at is null and h.severity = 'danger'))
  ) news
  left join complaint k on k.id = news.complaint_id
  where not exists (select from outbox_message o where o.push_key = $2 || news.kind || ':' || news.id)
  order by news.rank, news.at, news.id limit $3::int`;
