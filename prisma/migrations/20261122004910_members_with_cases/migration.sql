-- All of whom `open_complaint` would say that something is not put right yet. It starts from the few complaints that are open: to ask about
-- each of a million members took a minute.
create function members_with_open_complaint() returns setof uuid
  language sql stable rows 1000
as $$
  with recursive unsettled as materialized (
    select member_id, identity_id from complaint where state in ('open', 'settling')
  ), membership(id) as (
    select member_id from unsettled where member_id is not null
    union select m.merged_into_id from membership join member m on m.id = membership.id where m.merged_into_id is not null
  )
  select id from membership
  union select i.member_id from unsettled u join identity i on i.id = u.identity_id where i.member_id is not null
$$;
