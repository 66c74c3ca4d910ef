-- Where people leave the page, what they must know goes by e-mail, if they left an address for that.
create table "conversation_address" (
  "id" uuid not null,
  "conversation_id" uuid not null,
  "email" text not null,
  "purpose" text not null,
  "given_at" timestamptz(3) not null,
  "withdrawn_at" timestamptz(3),
  "withdrawn_by" text,
  "refused_at" timestamptz(3),
  "refusal" text,
  constraint "conversation_address_pkey" primary key ("id"),
  constraint "conversation_address_conversation_id_fkey" foreign key ("conversation_id") references "conversation" ("id") on delete restrict on update cascade,
  constraint conversation_address_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index "conversation_address_conversation_id_idx" on "conversation_address" ("conversation_id");
-- One at a time for a purpose, whatever the race.
create unique index conversation_address_current on "conversation_address" (conversation_id, purpose) where withdrawn_at is null;

-- A message that goes another way as well, once.
alter table "outbox_message" add column "forwards_id" uuid;
create unique index outbox_message_forwards on "outbox_message" (forwards_id) where forwards_id is not null;
-- What somebody must know and no page has confirmed: few, and soon settled one way or the other.
create index outbox_message_unseen on "outbox_message" (id) where purpose = 'service' and state = 'sent_unconfirmed';

alter type "reachability" add value 'page_left';

-- A file that a visitor of the page sends, until its message is handled.
create table "web_upload" (
  "visitor_id" text not null,
  "id" uuid not null,
  "name" text not null,
  "mime" text not null,
  "bytes" bytea not null,
  "uploaded_at" timestamptz(3) not null,
  constraint "web_upload_pkey" primary key ("visitor_id", "id")
);
create index "web_upload_uploaded_at_idx" on "web_upload" ("uploaded_at");
-- Pictures are compressed already.
alter table "web_upload" alter column "bytes" set storage external;
