-- What nobody asked for is queued once under its key. Answers have none, and cost the index nothing.
alter table "outbox_message" add column "push_key" text;
create unique index outbox_message_push_key on "outbox_message" (push_key) where push_key is not null;

-- What is on its way: looked at every few seconds for what dead processes left.
create index outbox_message_sending on "outbox_message" (id) where state = 'sending';
