-- An import of purchases proves its references itself and switches the row-by-row checks of foreign keys off for its own session
-- (src/store/copy.ts). That switch would silence these triggers too. They hold whatever the session says.
alter table "ledger_entry" enable always trigger ledger_entry_append_only;
alter table "draw" enable always trigger draw_append_only;
alter table "consent" enable always trigger consent_append_only;
alter table "programme_version" enable always trigger programme_version_append_only;
