-- What we said that we would do, and by when: to be kept, moved with notice, or made good.
create type "promise_kind" as enum ('answer', 'replacement', 'money_back', 'next_word', 'staff');

create type "promise_state" as enum ('open', 'kept', 'moved', 'missed', 'withdrawn');

create table "promise" (
    "id" uuid not null,
    "chain_id" uuid not null,
    "place" integer not null,
    "complaint_id" uuid,
    "conversation_id" uuid not null,
    "member_id" uuid,
    "kind" "promise_kind" not null,
    "detail" jsonb not null default '{}',
    "due_at" timestamptz(3) not null,
    "team" text not null,
    "owner_staff_id" uuid,
    "told" boolean not null default true,
    "state" "promise_state" not null default 'open',
    "promised_at" timestamptz(3) not null,
    "by" text not null,
    "staff_id" uuid,
    "points_if_missed" integer not null default 0,
    "points_given" integer,
    "reminded_at" timestamptz(3),
    "ended_at" timestamptz(3),
    "ended_by_staff_id" uuid,
    "proof" text,
    "reason" text,
    "idempotency_key" text not null,

    constraint "promise_pkey" primary key ("id")
);

create unique index "promise_idempotency_key_key" on "promise"("idempotency_key");

-- Of two that would follow one promise at once, one does.
create unique index "promise_chain_id_place_key" on "promise"("chain_id", "place");

create index "promise_complaint_id_idx" on "promise"("complaint_id");

create index "promise_conversation_id_idx" on "promise"("conversation_id");

create index "promise_member_id_promised_at_idx" on "promise"("member_id", "promised_at");

alter table "promise" add constraint "promise_complaint_id_fkey" foreign key ("complaint_id") references "complaint"("id") on delete restrict on update cascade;

alter table "promise" add constraint "promise_conversation_id_fkey" foreign key ("conversation_id") references "conversation"("id") on delete restrict on update cascade;

alter table "promise" add constraint "promise_member_id_fkey" foreign key ("member_id") references "member"("id") on delete restrict on update cascade;

alter table "promise"
  add constraint promise_place_counts check (place >= 1 and (place = 1) = (chain_id = id)),
  add constraint promise_by_somebody check (("by" = 'staff') = (staff_id is not null) and "by" in ('bot', 'rule', 'staff')),
  add constraint promise_end_has_time check ((state = 'open') = (ended_at is null)),
  add constraint promise_kept_has_proof check ((state = 'kept') = (proof is not null)),
  add constraint promise_points_are_for_a_miss check (
    points_if_missed >= 0 and (points_given is null or (state = 'missed' and points_given = points_if_missed and points_given > 0)));
-- A chain has one live end.
create unique index promise_live on "promise" (chain_id) where state = 'open';
create index promise_due on "promise" (due_at, id) where state = 'open';
create index promise_unreminded on "promise" (due_at) where state = 'open' and reminded_at is null;
create index promise_ended on "promise" (ended_at);

-- Whose a promise is now: of the member whom it was made to, or of the one that they are part of by now; null for a stranger.
create function promise_member(p_member uuid, p_conversation uuid) returns uuid
  language sql stable
as $$
  with recursive root(id, next) as (
    select m.id, m.merged_into_id from member m where m.id = coalesce(p_member,
      (select i.member_id from conversation c join identity i on i.id = c.identity_id where c.id = p_conversation))
    union all select m.id, m.merged_into_id from root join member m on m.id = root.next
  ) select id from root where next is null
$$;

-- Where somebody hears of a promise, and how: in the chat where it was made ("here"), by the mail address that was left there
-- ("mail"), in another private chat of theirs ("elsewhere"), or in no way that we know ("nowhere").
create function promise_way(p_member uuid, p_conversation uuid) returns table (conversation_id uuid, way text)
  language sql stable rows 1
as $$
  select w.id, w.way from (
    select c.id, 'here' as way, 1 as rank, null::timestamptz as chosen, null::timestamptz as heard
      from conversation c join identity i on i.id = c.identity_id and i.reachability = 'reachable'
      where c.id = p_conversation
    union all
    select c.id, 'mail', 2, null, null
      from conversation c join identity i on i.id = c.identity_id and i.reachability = 'page_left'
      where c.id = p_conversation and exists (
        select from conversation_address a where a.conversation_id = c.id and a.withdrawn_at is null and a.refused_at is null
          and not exists (select from mail_stop s where s.mailbox = a.mailbox))
    union all
    select c.id, 'elsewhere', 3, i.push_chosen_at, newest.received_at
      from identity i
      join conversation c on c.identity_id = i.id and c.audience = 'private' and not c.is_aside and c.id <> p_conversation
      left join lateral (
        select m.received_at from inbound_message m where m.conversation_id = c.id order by m.number desc limit 1) newest on true
      where i.member_id = p_member and i.reachability = 'reachable'
    union all
    select p_conversation, 'nowhere', 4, null, null
  ) w order by w.rank, w.chosen desc nulls last, w.heard desc nulls last, w.id limit 1
$$;
