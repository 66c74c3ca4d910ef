-- As before, but for somebody who is forgotten while their message waits to be stored: it is stored as that of somebody unknown.

-- Stores messages. Each gets the next number of its conversation, once; a conversation that is idle, or whose process died,
-- becomes ours. Returns a row for each item, and after them one for each turn that can begin, at the first item of its conversation:
--   duplicate   the same key was stored before; inbound_id is that of the first one
--   work        of a conversation that became ours: the message whose turn it is now, and what that turn needs
create or replace function intake(
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
  v_locked uuid[];
  v_fresh uuid[];
  v_turns uuid[];
begin
  for v_tries in 1 .. 3 loop
    select array_agg(i.id order by n.item), array_agg(c.id order by n.item) into v_identities, v_conversations
      from unnest(p_channels, p_users, p_conversations) with ordinality as n(channel, usr, conv, item)
      left join identity i on i.channel = n.channel and i.channel_user_id = n.usr
      left join conversation c on c.channel = n.channel and c.channel_conversation_id = n.conv;

    if array_position(v_identities, null) is null and array_position(v_conversations, null) is null then
      -- From here on nobody else numbers, leases, finishes or forgets in these conversations. Locked in the order of ids, so that two
      -- groups cannot wait for each other.
      select coalesce(array_agg(locked.id) filter (where locked.lease_process is null), '{}'),
          coalesce(bool_or(locked.lease_process <> p_process), false), coalesce(array_agg(locked.id), '{}')
        into v_free, v_foreign, v_locked
        from (select c.id, c.lease_process from conversation c where c.id = any(v_conversations) order by c.id for no key update) locked;
      -- Whoever was forgotten while we waited for the lock (src/members/privacy.ts) is somebody else now, and their conversation may be gone.
      exit when v_conversations <@ v_locked and v_identities = (
        select array_agg(i.id order by n.item)
        from unnest(p_channels, p_users) with ordinality as n(channel, usr, item)
        left join identity i on i.channel = n.channel and i.channel_user_id = n.usr);
    end if;

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
  if v_locked is null or not v_conversations <@ v_locked then
    raise exception 'conversations go while messages come' using errcode = 'deadlock_detected'; -- tried again, as a deadlock is
  end if;

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

-- The account of somebody who has no consent on record can be deleted: of a deleted row the foreign key asks to change its consents, and
-- a trigger for each statement refuses even to change none.
drop trigger consent_append_only on "consent";
create trigger consent_append_only before delete on "consent" for each statement execute function refuse_change();
create trigger consent_changes_never before update on "consent" for each row execute function refuse_change();
alter table "consent" enable always trigger consent_append_only;
alter table "consent" enable always trigger consent_changes_never;
