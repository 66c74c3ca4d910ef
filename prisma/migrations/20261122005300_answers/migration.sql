-- Answers to what every shop is asked, each change a version of its own.
create table "answer_version" (
  "code" text not null,
  "version" integer not null check ("version" > 0),
  "content" jsonb not null,
  "valid_from" date,
  "valid_until" date,
  "saved_at" timestamptz(3) not null,
  "saved_by_id" uuid references "staff" ("id") on delete restrict on update cascade,
  constraint "answer_version_pkey" primary key ("code", "version"),
  constraint "answer_version_days" check ("valid_from" <= "valid_until")
);
create trigger answer_version_append_only before update or delete on "answer_version" for each statement execute function refuse_change();
alter table "answer_version" enable always trigger answer_version_append_only;

-- What nobody could answer, masked. It goes with its message.
create table "unanswered_question" (
  "message_id" uuid not null,
  "conversation_id" uuid not null,
  "identity_id" uuid not null,
  "language" text not null,
  "question" text not null,
  "example" text not null,
  "asked_at" timestamptz(3) not null,
  constraint "unanswered_question_pkey" primary key ("message_id")
);
create index "unanswered_question_asked_at_idx" on "unanswered_question" ("asked_at");
create index "unanswered_question_identity_id_idx" on "unanswered_question" ("identity_id");
