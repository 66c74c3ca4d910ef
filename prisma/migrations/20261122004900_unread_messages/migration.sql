-- A question is asked when its message goes. Whoever takes a message back before anybody read it (`outreach/stored-campaigns.ts`) calls this
-- with its key, under which the run was opened: the run goes, unless it was answered in another chat meanwhile.
create function forget_unasked(p_keys text[]) returns integer
  language sql
as $$
  with gone as (
    delete from survey_run r where r.key = any(p_keys) and r.state = 'open'
      and not exists (select from answer a where a.run_id = r.id) returning 1)
  select count(*)::int from gone
$$;
