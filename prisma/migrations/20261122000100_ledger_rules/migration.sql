-- What the ledger promises, held by the database itself whatever the program does.

alter table "ledger_entry"
  add constraint ledger_entry_points_not_zero check (points <> 0),
  add constraint ledger_entry_sign check (
    (kind = 'earn' and points > 0) or (kind in ('redeem', 'expire', 'reverse') and points < 0) or kind = 'adjust'
  ),
  add constraint ledger_entry_position_positive check (position > 0);

alter table "lot"
  add constraint lot_granted_positive check (granted > 0),
  add constraint lot_remaining_within_granted check (remaining between 0 and granted),
  add constraint lot_qualifying_within_granted check (qualifying between 0 and granted);

alter table "draw" add constraint draw_points_positive check (points > 0);

alter table "member_points" add constraint member_points_owed_not_negative check (owed >= 0);

alter table "purchase_line" add constraint purchase_line_sign check (
  (kind = 'sale' and amount_minor >= 0) or (kind = 'return' and amount_minor <= 0) or kind = 'no_points'
);

alter table "line_return" add constraint line_return_positive check (quantity > 0 and amount_minor >= 0);

alter table "consent" add constraint consent_of_somebody check (member_id is not null or identity_id is not null);

-- A line of the ledger is written once. A mistake is corrected by a further entry.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: correct it by a further row', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger ledger_entry_append_only before update or delete on "ledger_entry" for each statement execute function refuse_change();
create trigger draw_append_only before update or delete on "draw" for each statement execute function refuse_change();
create trigger consent_append_only before update or delete on "consent" for each statement execute function refuse_change();
create trigger programme_version_append_only before update or delete on "programme_version" for each statement execute function refuse_change();

-- What the jobs ask for: lots that have points left and an end, and messages of ours that are not sent yet.
create index lot_due on "lot" (expires_at) where remaining > 0 and expires_at is not null;
create index outbox_message_waiting on "outbox_message" (conversation_id, id) where state in ('queued', 'sending');
