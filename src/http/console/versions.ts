import type { Database } from '../../chat/skill.ts';

// What a page that is open asks every second or two: not what it shows, but whether that is what it was. One question each, answered
// within the database from rows and indexes; nothing is read out. It may change for nothing, and not without a reason to look.

type Read = Pick<Database, 'pool'>;

/** Changes with the story of one conversation, its complaints, promises and people. Undefined where there is none to be shown. */
export async function conversationVersion({ pool }: Read, conversationId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ version: string }>(CONVERSATION, [conversationId]);
  return rows[0]?.version;
}

/** Changes with the list of conversations. That time passes changes nothing here: pages look at the clock by themselves. */
export async function listVersion({ pool }: Read, { missedSince }: { missedSince: Date }): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(LIST, [missedSince]);
  return rows[0]!.version;
}

/** As much as the story shows (`chat/transcript.ts`). */
const MOST_MESSAGES = 200;

const CONVERSATION = `
  select md5(row(
    c.fence, c.owner_staff_id, c.identity_id, c.language,
    (select n.number from inbound_message n where n.conversation_id = c.id order by n.number desc limit 1),
    (select string_agg(o.id || o.state::text, '' order by o.id) from (select o.id, o.state from outbox_message o
      where o.conversation_id = c.id order by o.id desc limit ${MOST_MESSAGES}) o),
    (select string_agg(a.id || a.state::text, '' order by a.id) from attachment a where a.conversation_id = c.id),
    (select string_agg(h::text, '' order by h.id) from handoff h where h.conversation_id = c.id),
    (select string_agg(p::text, '' order by p.id) from promise p where p.conversation_id = c.id),
    (select string_agg(k::text, '' order by k.id) from complaint k where k.conversation_id = c.id),
    (select string_agg(r::text, '' order by r.id) from remedy_order r join complaint k on k.id = r.complaint_id
      where k.conversation_id = c.id),
    (select count(*) from complaint_event e join complaint k on k.id = e.complaint_id where k.conversation_id = c.id),
    (select string_agg(w::text, '' order by w.handoff_id) from handoff_call w join handoff h on h.id = w.handoff_id
      where h.conversation_id = c.id),
    (select t.last_position from member_points t join identity i on i.member_id = t.member_id where i.id = c.identity_id),
    (select count(*) from conversation_note t where t.conversation_id = c.id)
  )::text) as version
  from conversation c where c.id = $1::uuid and c.audience = 'private'`;

const LIST = `
  with listed as (
    select h.conversation_id as id from handoff h where h.ended_at is null
    union select k.conversation_id from complaint k where k.state in ('open', 'settling')
    union select p.conversation_id from promise p where p.state = 'open'
  )
  select md5(row(
    (select string_agg(h::text, '' order by h.id) from handoff h where h.ended_at is null),
    (select string_agg(k::text, '' order by k.id) from complaint k where k.state in ('open', 'settling')),
    (select string_agg(p::text, '' order by p.id) from promise p
      where p.state = 'open' or (p.state = 'missed' and p.ended_at >= $1::timestamptz)),
    (select string_agg(row(c.id, c.fence, c.owner_staff_id, c.identity_id,
        (select n.number from inbound_message n where n.conversation_id = c.id order by n.number desc limit 1))::text, '' order by c.id)
      from listed join conversation c on c.id = listed.id)
  )::text) as version`;
