-- People can be forgotten (src/members/privacy.ts).

alter table "member" add column "erased_at" timestamptz(3);
alter table "member" add constraint member_erased_is_nobody check (
  erased_at is null or (given_name is null and email is null and phone is null and language is null)
);

create table "erasure" (
  "id" uuid not null,
  "member_ids" uuid[],
  "identity_ids" uuid[],
  "conversation_id" uuid,
  "inbound_id" uuid,
  "stranger_id" uuid,
  "asked_by" text not null,
  "asked_at" timestamptz(3) not null,
  "finished_at" timestamptz(3),
  "removed" jsonb not null,
  constraint "erasure_pkey" primary key ("id"),
  -- What is finished leads nowhere.
  constraint erasure_is_whole check (finished_at is null or (conversation_id is null and inbound_id is null and stranger_id is null))
);
create index "erasure_asked_at_idx" on "erasure" ("asked_at");
create index erasure_open on "erasure" (asked_at) where finished_at is null;

-- A line of the ledger is written once, and corrected by a further one. Only its note, the words of a person about a person, can be
-- taken away, and that alone.
create function refuse_change_but_note() returns trigger language plpgsql as $$
begin
  if new.note is null and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then return new; end if;
  raise exception '% is append-only: correct it by a further row', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger ledger_entry_append_only on "ledger_entry";
create trigger ledger_entry_append_only before delete on "ledger_entry" for each statement execute function refuse_change();
create trigger ledger_entry_changes_no_more before update on "ledger_entry" for each row execute function refuse_change_but_note();
alter table "ledger_entry" enable always trigger ledger_entry_append_only;
alter table "ledger_entry" enable always trigger ledger_entry_changes_no_more;
