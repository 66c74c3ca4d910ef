-- Whether a language model had a part in the words, which is said where a platform has a label for it.
alter table "outbox_message" add column "phrased" boolean not null default false;
