-- The path of a message, in few round trips. Each function serves a whole group of messages (group commit).
-- No function reads the database's clock: `p_now` is the program's.

create sequence process_number as int;

-- Rows that change with every message find room for their next version beside them.
alter table conversation set (fillfactor = 60);
alter table inbound_message set (fillfactor = 80);
alter table outbox_message set (fillfactor = 80);

-- A process lives while it holds the advisory lock (7272, its number) on its own session.
create function live_processes() returns int[] language sql stable as $$
  select coalesce(array_agg(objid::int), '{}') from pg_locks
  where locktype = 'advisory' and classid = 7272 and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())
$$;

-- Points that wait for a yes: set aside for a reward (`redemption`, which a later migration makes) until the reservation ends. Whoever
-- asks has seen in member_points that there are any.
create function reserved_points(p_member uuid, p_now timestamptz) returns bigint language plpgsql stable as $$
begin
  return (select coalesce(sum(r.points), 0) from redemption r where r.member_id = p_member and r.state = 'reserved' and r.ends_at > p_now);
end $$;

-- What the chat may know of a member at an instant. A view over the domains, owned here so that chat imports none of them.
--   spendable             points of lots that are available and not expired, less what is owed and what is set aside for a reward
--   pending, waiting      points that wait for the end of a return period; for the member's first purchase
--   next_available_*      the next points to become spendable: how many, when, and when they were earned
--   next_expiry_*         the next points to expire: how many, and the first instant at which they are gone
--   qualifying            points earned on purchases since p_tier_since, which decide the tier
create function member_facts(p_member uuid, p_now timestamptz, p_tier_since timestamptz)
returns table (
  member_id uuid, number text, given_name text, language text, joined_at timestamptz, ledger_position int, owed int,
  spendable bigint, pending bigint, waiting bigint,
  next_available_at timestamptz, next_available_points bigint, next_available_earned_at timestamptz,
  next_expiry_at timestamptz, next_expiry_points bigint, qualifying bigint
) language sql stable as $$
  select m.id, m.number, m.given_name, m.language, m.joined_at, coalesce(p.last_position, 0), coalesce(p.owed, 0),
    greatest(lots.spendable - coalesce(p.owed, 0) - case when p.reserved > 0 then reserved_points(m.id, p_now) else 0 end, 0), lots.pending, lots.waiting,
    lots.next_available_at, coming.points, coming.earned_at, lots.next_expiry_at, leaving.points,
    lots.qualifying
  from member m
  left join member_points p on p.member_id = m.id
  cross join lateral (
    select
      coalesce(sum(l.remaining) filter (where l.available_at <= p_now and (l.expires_at is null or l.expires_at > p_now)), 0) as spendable,
      coalesce(sum(l.remaining) filter (where l.available_at > p_now), 0) as pending,
      coalesce(sum(l.remaining) filter (where l.available_at is null), 0) as waiting,
      min(l.available_at) filter (where l.remaining > 0 and l.available_at > p_now) as next_available_at,
      min(l.expires_at) filter (where l.remaining > 0 and l.available_at <= p_now and l.expires_at > p_now) as next_expiry_at,
      coalesce(sum(l.qualifying) filter (where l.earned_at >= p_tier_since), 0) as qualifying
    from lot l where l.member_id = p_member
  ) lots
  left join lateral (
    select sum(l.remaining) as points, min(l.earned_at) filter (where l.remaining > 0) as earned_at
    from lot l where l.member_id = p_member and l.available_at = lots.next_available_at
  ) coming on lots.next_available_at is not null
  left join lateral (
    select sum(l.remaining) as points
    from lot l where l.member_id = p_member and l.available_at <= p_now and l.expires_at = lots.next_expiry_at
  ) leaving on lots.next_expiry_at is not null
  where m.id = p_member
$$;

-- How fresh the shops' figures are: the oldest feed that is still fed, and whether one of them is late.
-- It returns a table, though of one row: so it becomes a part of the statement that asks.
create function freshness(p_now timestamptz) returns table (counted_until timestamptz, late boolean) language sql stable as $$
  select min(counted_until),
    coalesce(bool_or(counted_until + make_interval(hours => late_after_hours) < p_now), false)
  from feed where counted_until is not null and late_after_hours is not null
$$;

-- The functions below are told how to join: in the order in which the joins are written, by index. Their plans are made once,
-- often while the tables are still empty and every way looks alike; each looks a few dozen rows up by unique keys, however
-- much the tables hold. Where such a lookup could be turned round (read the table, look each row up among the items), `offset 0`
-- behind a lateral join forbids it.

-- Everything that a turn needs to begin, for the messages whose turn it is.
create type turn_work as (
  inbound_id uuid, number int, content json, attempts int,
  conversation_id uuid, channel text, channel_conversation_id text, audience audience, language text, language_hint text, flow jsonb,
  handled_by handled_by, fence int, introduced boolean,
  -- Our newest message there: the id of the next one is made to sort after it, since ids are the order in which they are sent.
  newest_answer uuid,
  identity_id uuid, display_name text,
  member_id uuid, member_number text, given_name text, member_language text, joined_at timestamptz, ledger_position int, owed int,
  spendable int, pending int, waiting int,
  next_available_at timestamptz, next_available_points int, next_available_earned_at timestamptz,
  next_expiry_at timestamptz, next_expiry_points int, qualifying int,
  counted_until timestamptz, late boolean
);

create function turn_work(p_inbound uuid[], p_now timestamptz, p_tier_since timestamptz)
returns setof turn_work language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off
set join_collapse_limit = 1 set from_collapse_limit = 1 set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select m.id, m.number, m.content, m.attempts::int,
      c.id, c.channel, c.channel_conversation_id, c.audience, c.language, c.language_hint, c.flow,
      c.handled_by, c.fence, c.introduced_at is not null,
      (select o.id from outbox_message o where o.conversation_id = c.id order by o.id desc limit 1),
      i.id, i.display_name,
      f.member_id, f.number, f.given_name, f.language, f.joined_at, f.ledger_position, f.owed,
      f.spendable::int, f.pending::int, f.waiting::int,
      f.next_available_at, f.next_available_points::int, f.next_available_earned_at,
      f.next_expiry_at, f.next_expiry_points::int, f.qualifying::int,
      fresh.counted_until, fresh.late
    from freshness(p_now) fresh
    cross join unnest(p_inbound) as wanted(id)
    join inbound_message m on m.id = wanted.id
    join conversation c on c.id = m.conversation_id
    join identity i on i.id = m.identity_id
    left join lateral member_facts(i.member_id, p_now, p_tier_since) f on true;
end $$;

-- Stores messages. Each gets the next number of its conversation, once; a conversation that is idle, or whose process died,
-- becomes ours. Returns a row for each item, and after them one for each turn that can begin, at the first item of its conversation:
--   duplicate   the same key was stored before; inbound_id is that of the first one
--   work        of a conversation that became ours: the message whose turn it is now, and what that turn needs
create function intake(
  p_process int, p_now timestamptz, p_tier_since timestamptz,
  p_ids uuid[], p_keys text[], p_channels text[], p_conversations text[], p_users text[], p_audiences text[],
  p_names text[], p_hints text[],
  -- JSON documents with a line feed between them: one is never inside, and nothing has to be escaped twice.
  p_contents text,
  p_new_conversations uuid[], p_new_identities uuid[]
) returns table (item int, inbound_id uuid, duplicate boolean, work turn_work) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off
set join_collapse_limit = 1 set from_collapse_limit = 1 set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  v_identities uuid[];
  v_conversations uuid[];
  v_free uuid[];
  v_foreign boolean;
  v_fresh uuid[];
  v_turns uuid[];
begin
  for v_tries in 1 .. 2 loop
    select array_agg(i.id order by n.item), array_agg(c.id order by n.item) into v_identities, v_conversations
      from unnest(p_channels, p_users, p_conversations) with ordinality as n(channel, usr, conv, item)
      left join identity i on i.channel = n.channel and i.channel_user_id = n.usr
      left join conversation c on c.channel = n.channel and c.channel_conversation_id = n.conv;
    exit when array_position(v_identities, null) is null and array_position(v_conversations, null) is null;

    -- Somebody new. Whoever else makes the same rows at this moment is waited for.
    insert into identity (id, channel, channel_user_id, display_name, created_at)
      select distinct on (n.channel, n.usr) n.id, n.channel, n.usr, n.name, p_now
      from unnest(p_new_identities, p_channels, p_users, p_names) as n(id, channel, usr, name)
      order by n.channel, n.usr
      on conflict (channel, channel_user_id) do nothing;
    insert into conversation (id, channel, channel_conversation_id, audience, identity_id, language_hint, created_at)
      select distinct on (n.channel, n.conv) n.id, n.channel, n.conv, n.audience::audience,
        case when n.audience = 'private' then (select i.id from identity i where i.channel = n.channel and i.channel_user_id = n.usr) end,
        n.hint, p_now
      from unnest(p_new_conversations, p_channels, p_conversations, p_audiences, p_users, p_hints) as n(id, channel, conv, audience, usr, hint)
      order by n.channel, n.conv
      on conflict (channel, channel_conversation_id) do nothing;
  end loop;

  -- From here on nobody else numbers, leases or finishes in these conversations. Locked in the order of ids, so that two
  -- groups cannot wait for each other.
  select coalesce(array_agg(locked.id) filter (where locked.lease_process is null), '{}'),
      coalesce(bool_or(locked.lease_process <> p_process), false)
    into v_free, v_foreign
    from (select c.id, c.lease_process from conversation c where c.id = any(v_conversations) order by c.id for no key update) locked;
  if v_foreign then
    select v_free || coalesce(array_agg(c.id), '{}') into v_free from conversation c
      where c.id = any(v_conversations) and c.lease_process <> p_process and not c.lease_process = any(live_processes());
  end if;

  with fresh as (
    insert into inbound_message (id, key, conversation_id, identity_id, number, content, received_at)
      select n.id, n.key, n.conversation_id, n.identity_id,
        n.last_number + row_number() over (partition by n.conversation_id order by n.item), n.content::json, p_now
      from (
        select distinct on (g.key) g.id, g.key, g.item, g.content, g.conversation_id, g.identity_id, c.last_number
        from unnest(p_ids, p_keys, v_conversations, v_identities, string_to_array(p_contents, e'\n'))
          with ordinality as g(id, key, conversation_id, identity_id, content, item)
        join conversation c on c.id = g.conversation_id
        where (select m.id from inbound_message m where m.key = g.key) is null
        order by g.key, g.item
      ) n
      returning inbound_message.id, inbound_message.conversation_id, inbound_message.number
  ), counted as (
    select part.id, sum(part.count)::int as count, min(part.number) as first_number, (array_agg(part.message order by part.number))[1] as first_id
    from (
      select free.id, 0 as count, null::int as number, null::uuid as message from unnest(v_free) as free(id)
      union all select fresh.conversation_id, 1, fresh.number, fresh.id from fresh
    ) part group by part.id
  ), moved as (
    update conversation c set
        last_number = c.last_number + counted.count,
        lease_process = case when c.id = any(v_free) then p_process else c.lease_process end
      from counted
      where c.id = counted.id and (counted.count > 0 or (c.id = any(v_free) and c.last_number > c.handled_number))
      returning c.id, c.handled_number + 1 as number, counted.first_number, counted.first_id
  ) select (select coalesce(array_agg(fresh.id), '{}') from fresh),
      (select array_agg(case when moved.number = moved.first_number then moved.first_id
          else (select m.id from inbound_message m where m.conversation_id = moved.id and m.number = moved.number) end)
        from moved where moved.id = any(v_free))
    into v_fresh, v_turns;

  return query
    select g.item::int, case when g.id = any(v_fresh) then g.id else (select m.id from inbound_message m where m.key = g.key) end,
      not g.id = any(v_fresh), null::turn_work
    from unnest(p_ids, p_keys) with ordinality as g(id, key, item);
  if v_turns is not null then
    return query
      select array_position(v_conversations, w.conversation_id), null::uuid, null::boolean, w from turn_work(v_turns, p_now, p_tier_since) w;
  end if;
end $$;

-- Ends turns: marks each message handled (once), writes its answer, and hands out the conversation's next message or lets
-- the conversation go. Returns a row for each turn, and after them one for each message that is next. Runs alone for turns that only read, and as the last statement of the transaction of a turn that writes.
--   done           false when the message was handled already, or the conversation is no longer ours: nothing was written
--   in_response    the answer may ride in the platform's response: nothing earlier of ours is on its way there
--   work           the conversation's next message, which is still ours
create function finish_turns(
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
    insert into outbox_message (id, conversation_id, inbound_id, position, language, lines, text, choices, state, created_at, sent_at)
      select h.outbox_id, h.conversation_id, h.inbound_id, 0, h.language, h.lines::json, h.text, h.choices::json,
        case when h.rides then 'sent_unconfirmed' else 'queued' end::outbox_state, p_now, case when h.rides then p_now end
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

-- Takes up to p_most conversations that have work and nobody at it: after a crash, or when a turn was put off. Without p_only it
-- reads all conversations, so it is for starts, deaths of processes and now and then.
create function take_work(p_process int, p_most int, p_now timestamptz, p_tier_since timestamptz, p_only uuid[] default null)
returns setof turn_work language plpgsql as $$
#variable_conflict use_column
declare
  v_live int[] := live_processes();
  v_taken uuid[];
begin
  with free as (
    select c.id, c.lease_process from conversation c
    where c.last_number > c.handled_number and (p_only is null or c.id = any(p_only))
      and (c.lease_process is null or not c.lease_process = any(v_live))
    order by c.id limit p_most for no key update skip locked
  ), taken as (
    -- Asked again now that the rows are ours: a process may have begun, and leased, since the first answer.
    update conversation c set lease_process = p_process from free
    where c.id = free.id and (free.lease_process is null or not free.lease_process = any(live_processes()))
    returning c.id, c.handled_number
  ) select array_agg(m.id) into v_taken
    from taken join inbound_message m on m.conversation_id = taken.id and m.number = taken.handled_number + 1;
  return query select * from turn_work(v_taken, p_now, p_tier_since) w;
end $$;

-- The short way of a message that can be answered at once, before it is stored (src/chat/at-once.ts). First what its answer needs, for
-- somebody known in a conversation where nothing waits and nobody is at work: a row for each of those items. Stores and locks nothing.
create function look_at_once(p_now timestamptz, p_tier_since timestamptz, p_channels text[], p_conversations text[], p_users text[])
returns table (
  item int, conversation_id uuid, number int, audience audience, language text, language_hint text, flow jsonb, fence int, introduced boolean,
  newest_answer uuid, identity_id uuid, display_name text,
  member_id uuid, member_number text, given_name text, member_language text, joined_at timestamptz, ledger_position int, owed int,
  spendable int, pending int, waiting int,
  next_available_at timestamptz, next_available_points int, next_available_earned_at timestamptz,
  next_expiry_at timestamptz, next_expiry_points int, qualifying int,
  counted_until timestamptz, late boolean
) language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off set enable_material = off
set join_collapse_limit = 1 set from_collapse_limit = 1 set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select n.item::int, c.id, c.last_number + 1, c.audience, c.language, c.language_hint, c.flow, c.fence, c.introduced_at is not null,
      (select o.id from outbox_message o where o.conversation_id = c.id order by o.id desc limit 1),
      i.id, i.display_name,
      f.member_id, f.number, f.given_name, f.language, f.joined_at, f.ledger_position, f.owed,
      f.spendable::int, f.pending::int, f.waiting::int,
      f.next_available_at, f.next_available_points::int, f.next_available_earned_at,
      f.next_expiry_at, f.next_expiry_points::int, f.qualifying::int,
      fresh.counted_until, fresh.late
    from freshness(p_now) fresh
    cross join unnest(p_channels, p_conversations, p_users) with ordinality as n(channel, conv, usr, item)
    cross join lateral (
      select * from conversation c
      where c.channel = n.channel and c.channel_conversation_id = n.conv
        and c.last_number = c.handled_number and c.lease_process is null and c.handled_by = 'bot'
      offset 0
    ) c
    cross join lateral (select * from identity i where i.channel = n.channel and i.channel_user_id = n.usr offset 0) i
    left join lateral member_facts(i.member_id, p_now, p_tier_since) f on true;
end $$;

-- Then the message and its answer, if the conversation is still as it was found and the message is new. Returns a row for each item that
-- was stored; `in_response` as in finish_turns.
create function store_at_once(
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
      insert into outbox_message (id, conversation_id, inbound_id, position, language, lines, text, choices, state, created_at, sent_at)
        select s.outbox_id, s.conversation_id, s.id, 0, s.language, s.lines::json, s.text, s.choices::json,
          case when s.rides then 'sent_unconfirmed' else 'queued' end::outbox_state, p_now, case when s.rides then p_now end
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
