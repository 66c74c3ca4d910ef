-- One voice in a conversation: the bot's, or that of the one person who owns it.
alter table "conversation" add column "owner_staff_id" uuid;
alter table "conversation" add constraint conversation_one_voice check ((handled_by = 'staff') = (owner_staff_id is not null));
create index conversation_owner on "conversation" (owner_staff_id) where owner_staff_id is not null;

-- An answer of the bot carries the fence under which it was decided; a message of a person carries theirs, and who wrote it.
alter table "outbox_message" add column "fence" integer;
alter table "outbox_message" add column "staff_id" uuid;
alter type "outbox_state" add value 'withdrawn';

-- What nobody asked for and somebody has to read, a person's answer included, and no page has shown yet.
drop index outbox_message_unseen;
create index outbox_message_unseen on "outbox_message" (id) where inbound_id is null and purpose <> 'campaign' and state = 'sent_unconfirmed';

-- A wait for a person, and what came of it.
create table "handoff" (
  "id" uuid not null,
  "conversation_id" uuid not null,
  "complaint_id" uuid,
  "reason" text not null,
  "team" text not null,
  "severity" text not null,
  "asked_at" timestamptz(3) not null,
  "accept_due_at" timestamptz(3) not null,
  "answer_due_at" timestamptz(3) not null,
  "alarmed_at" timestamptz(3),
  "escalated_at" timestamptz(3),
  "escalated_to" text,
  "noted_at" timestamptz(3),
  "staff_id" uuid,
  "accepted_at" timestamptz(3),
  "answered_at" timestamptz(3),
  "ended_at" timestamptz(3),
  "outcome" text,
  "solved" boolean,

  constraint "handoff_pkey" primary key ("id"),
  constraint handoff_severity check (severity in ('normal', 'high', 'danger')),
  constraint handoff_accepted_by_somebody check (accepted_at is null or staff_id is not null),
  constraint handoff_ended check ((ended_at is null) = (outcome is null))
);
alter table "handoff" add constraint "handoff_conversation_id_fkey" foreign key ("conversation_id") references "conversation"("id") on delete restrict on update cascade;
alter table "handoff" add constraint "handoff_complaint_id_fkey" foreign key ("complaint_id") references "complaint"("id") on delete set null on update cascade;
create index "handoff_conversation_id_asked_at_idx" on "handoff"("conversation_id", "asked_at");
-- Whoever asks again joins the wait that is there.
create unique index handoff_open on "handoff" (conversation_id) where ended_at is null;

-- What people of the shop tell each other beside a conversation.
create table "conversation_note" (
  "id" uuid not null,
  "conversation_id" uuid not null,
  "staff_id" uuid not null,
  "text" text not null,
  "at" timestamptz(3) not null,

  constraint "conversation_note_pkey" primary key ("id")
);
alter table "conversation_note" add constraint "conversation_note_conversation_id_fkey" foreign key ("conversation_id") references "conversation"("id") on delete restrict on update cascade;
create index "conversation_note_conversation_id_id_idx" on "conversation_note"("conversation_id", "id");

-- As before, and the answer keeps the fence under which it was decided.
create or replace function finish_turns(
  p_process int, p_now timestamptz, p_tier_since timestamptz,
  p_inbound uuid[], p_outcomes text[], p_conversations uuid[], p_languages text[], p_introduced boolean[], p_flows text[], p_fences int[],
  p_outbox_ids uuid[],
  -- JSON documents with a line feed between them, texts with a unit separator; nothing between two is none.
  p_lines text, p_texts text, p_choices text,
  p_in_response boolean[]
) returns table (item int, done boolean, in_response boolean, work turn_work) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off
set join_collapse_limit = 1 set from_collapse_limit = 1 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  v_done int[];
  v_in_response int[];
  v_next uuid[];
begin
  perform 1 from conversation c where c.id = any(p_conversations) order by c.id for no key update;

  with handled as (
    update inbound_message m set handled_at = p_now, outcome = t.outcome::outcome
    from (
      select t.*, c.handled_number + 1 as number,
        t.in_response and not exists (
          select 1 from outbox_message o where o.conversation_id = t.conversation_id and o.state in ('queued', 'sending')
        ) as rides
      from unnest(p_inbound, p_conversations, p_outcomes, p_languages, p_introduced, p_flows, p_fences, p_outbox_ids,
          string_to_array(p_lines, e'\n', ''), string_to_array(p_texts, e'\x1f', ''), string_to_array(p_choices, e'\n', ''), p_in_response)
        with ordinality as t(inbound_id, conversation_id, outcome, language, introduced, flow, fence, outbox_id, lines, text, choices, in_response, item)
      cross join lateral (select * from conversation c where c.id = t.conversation_id offset 0) c
      where c.lease_process = p_process and c.fence = t.fence
      offset 0
    ) t
    where m.conversation_id = t.conversation_id and m.number = t.number and m.id = t.inbound_id
    returning t.*
  ), answered as (
    insert into outbox_message (id, conversation_id, inbound_id, position, language, lines, text, choices, state, created_at, sent_at, fence)
      select h.outbox_id, h.conversation_id, h.inbound_id, 0, h.language, h.lines::json, h.text, h.choices::json,
        case when h.rides then 'sent_unconfirmed' else 'queued' end::outbox_state, p_now, case when h.rides then p_now end, h.fence
      from handled h where h.outbox_id is not null
  ), moved as (
    update conversation c set
        handled_number = h.number,
        language = coalesce(h.language, c.language),
        flow = h.flow::jsonb,
        introduced_at = case when h.introduced then coalesce(c.introduced_at, p_now) else c.introduced_at end,
        lease_process = case when c.last_number > h.number then c.lease_process end
      from handled h where c.id = h.conversation_id
      returning c.id, c.handled_number, c.last_number
  ) select (select coalesce(array_agg(h.item::int), '{}') from handled h),
      (select coalesce(array_agg(h.item::int), '{}') from handled h where h.rides),
      (select array_agg(m.id) from moved
        join lateral (select m.id from inbound_message m where m.conversation_id = moved.id and m.number = moved.handled_number + 1 offset 0) m on true
        where moved.last_number > moved.handled_number)
    into v_done, v_in_response, v_next;

  return query select n, n = any(v_done), n = any(v_in_response), null::turn_work from generate_series(1, cardinality(p_inbound)) n;
  if v_next is not null then
    return query
      select array_position(p_conversations, w.conversation_id), null::boolean, null::boolean, w from turn_work(v_next, p_now, p_tier_since) w;
  end if;
end $$;

create or replace function store_at_once(
  p_now timestamptz, p_ids uuid[], p_keys text[], p_identities uuid[], p_numbers int[], p_contents text,
  p_conversations uuid[], p_languages text[], p_introduced boolean[], p_flows text[], p_fences int[],
  p_outbox_ids uuid[], p_lines text, p_texts text, p_choices text, p_in_response boolean[]
) returns table (item int, in_response boolean) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off
set join_collapse_limit = 1 set from_collapse_limit = 1 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  perform 1 from conversation c where c.id = any(p_conversations) order by c.id for no key update;
  return query
    with stored as (
      select t.*,
        t.in_response and not exists (
          select 1 from outbox_message o where o.conversation_id = t.conversation_id and o.state in ('queued', 'sending')
        ) as rides
      from unnest(p_ids, p_keys, p_identities, p_numbers, string_to_array(p_contents, e'\n'),
          p_conversations, p_languages, p_introduced, p_flows, p_fences, p_outbox_ids,
          string_to_array(p_lines, e'\n'), string_to_array(p_texts, e'\x1f'), string_to_array(p_choices, e'\n'), p_in_response)
        with ordinality as t(id, key, identity_id, number, content, conversation_id, language, introduced, flow, fence, outbox_id, lines, text, choices, in_response, item)
      cross join lateral (select * from conversation c where c.id = t.conversation_id offset 0) c
      where c.last_number = t.number - 1 and c.handled_number = t.number - 1 and c.lease_process is null and c.fence = t.fence
        and (select m.id from inbound_message m where m.key = t.key) is null
      offset 0
    ), asked as (
      insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at, handled_at, outcome)
        select s.id, s.key, s.conversation_id, s.identity_id, s.number, s.content::json, p_now, p_now, 'answered' from stored s
    ), answered as (
      insert into outbox_message (id, conversation_id, inbound_id, position, language, lines, text, choices, state, created_at, sent_at, fence)
        select s.outbox_id, s.conversation_id, s.id, 0, s.language, s.lines::json, s.text, s.choices::json,
          case when s.rides then 'sent_unconfirmed' else 'queued' end::outbox_state, p_now, case when s.rides then p_now end, s.fence
        from stored s
    ), moved as (
      update conversation c set
          last_number = s.number,
          handled_number = s.number,
          language = s.language,
          flow = s.flow::jsonb,
          introduced_at = case when s.introduced then coalesce(c.introduced_at, p_now) else c.introduced_at end
        from stored s where c.id = s.conversation_id
    ) select s.item::int, s.rides from stored s;
end $$;
