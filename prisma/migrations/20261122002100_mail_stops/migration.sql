-- A no in a mail belongs to the mailbox, not to one conversation, and outlives them all: of the address only a hash is left.
create table "mail_stop" (
  "mailbox" uuid not null,
  "stopped_at" timestamptz(3) not null,
  constraint "mail_stop_pkey" primary key ("mailbox")
);

-- The mailbox an address leads to (`mailboxOf` in chat/email.ts): how many mails it got is counted over all conversations.
alter table "conversation_address" add column "mailbox" uuid;
update "conversation_address" set "mailbox" = encode(substring(sha256(convert_to(lower("email"), 'UTF8')) from 1 for 16), 'hex')::uuid;
alter table "conversation_address" alter column "mailbox" set not null;
create index "conversation_address_mailbox_idx" on "conversation_address" ("mailbox");
