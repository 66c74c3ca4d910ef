-- Why a message of ours is sent decides who goes first.
create type "purpose" as enum ('reply', 'service', 'campaign');
alter table "outbox_message" add column "purpose" "purpose" not null default 'reply';

-- What waits to be sent, whoever put it there.
create index outbox_message_queued on "outbox_message" (purpose, id) where state = 'queued';

create table "channel_address" (
  "channel" text not null,
  "key" text not null,
  "address" jsonb not null,
  "saved_at" timestamptz(3) not null,
  "expires_at" timestamptz(3),
  constraint "channel_address_pkey" primary key ("channel", "key")
);
create index "channel_address_expires_at_idx" on "channel_address" ("expires_at");
