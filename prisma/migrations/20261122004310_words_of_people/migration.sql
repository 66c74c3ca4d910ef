-- As before, and what is no answer of a turn is nobody's to send but whoever reads it here: a person's word waits for no process.
create or replace function due_messages(
  p_channel text, p_purpose purpose, p_after uuid, p_without uuid[], p_now timestamptz, p_decided_until timestamptz, p_most int
) returns setof uuid language plpgsql stable
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_incremental_sort = off
set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select q.id from outbox_message q
    where q.state = 'queued' and (q.purpose, q.id) > (p_purpose, p_after) and q.purpose <= p_purpose and not q.id = any(p_without)
      and (q.next_attempt_at <= p_now or (q.next_attempt_at is null
        and (p_decided_until is null or q.created_at <= p_decided_until or q.inbound_id is null)))
      and (select c.channel from conversation c where c.id = q.conversation_id) = p_channel
    order by q.purpose, q.id limit p_most;
end $$;
