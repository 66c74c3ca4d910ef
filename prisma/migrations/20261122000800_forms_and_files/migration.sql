-- Forms that are filled in step by step or at once, and may be left and gone on with, also in another chat.
create type "form_state" as enum ('open', 'done', 'left', 'replaced');
create table "form_draft" (
  "id" uuid not null,
  "form" text not null,
  "identity_id" uuid not null,
  "conversation_id" uuid not null,
  "entered" jsonb not null default '{}',
  "data" jsonb not null default '{}',
  "state" "form_state" not null default 'open',
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  "expires_at" timestamptz(3) not null,
  constraint "form_draft_pkey" primary key ("id"),
  constraint "form_draft_identity_id_fkey" foreign key ("identity_id") references "identity" ("id") on delete restrict on update cascade,
  constraint "form_draft_conversation_id_fkey" foreign key ("conversation_id") references "conversation" ("id") on delete restrict on update cascade
);
create index "form_draft_expires_at_idx" on "form_draft" ("expires_at");
create index "form_draft_conversation_id_idx" on "form_draft" ("conversation_id");
-- One of each kind at a time: what the other chat would go on with is never in doubt.
create unique index form_draft_open on "form_draft" (identity_id, form) where state = 'open';

-- Files from customers. Their content is here and not beside the database: every process has it, and a backup is complete.
create type "attachment_state" as enum ('waiting', 'stored', 'refused', 'lost');
create table "attachment" (
  "id" uuid not null,
  "inbound_id" uuid not null,
  "conversation_id" uuid not null,
  "identity_id" uuid not null,
  "channel" text not null,
  "media" text not null,
  "name" text,
  "state" "attachment_state" not null,
  "reason" text,
  "type" text,
  "size" integer,
  "sha256" text,
  "content" bytea,
  "attempts" smallint not null default 0,
  "next_attempt_at" timestamptz(3),
  "last_error" text,
  "created_at" timestamptz(3) not null,
  "settled_at" timestamptz(3),
  constraint "attachment_pkey" primary key ("id"),
  constraint attachment_is_whole check ((state = 'stored') = (content is not null)
    and (state <> 'stored' or (type is not null and size = octet_length(content) and sha256 is not null))
    and (state = 'waiting') = (next_attempt_at is not null))
);
-- Pictures are compressed already.
alter table "attachment" alter column "content" set storage external;
create unique index "attachment_inbound_id_key" on "attachment" ("inbound_id");
create index "attachment_conversation_id_id_idx" on "attachment" ("conversation_id", "id");
create index attachment_waiting on "attachment" (next_attempt_at) where state = 'waiting';

-- What goes along with a message of ours, by its ids.
alter table "outbox_message" add column "files" uuid[];

-- Where a member who has several chats wants to be written to: where they said so last.
alter table "identity" add column "push_chosen_at" timestamptz(3);
alter table "member" add column "push_asked_at" timestamptz(3);
