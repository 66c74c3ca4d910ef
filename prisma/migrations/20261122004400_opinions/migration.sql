-- What people are asked, what they answer, and what they say without being asked.
create type "survey_kind" as enum ('nps', 'csat', 'text');

create type "survey_run_state" as enum ('open', 'partial', 'done', 'declined', 'expired');

create type "survey_step" as enum ('rating', 'words');

create table "survey" (
    "id" uuid not null,
    "code" text not null,
    "kind" "survey_kind" not null,
    "title" jsonb not null,
    "question" jsonb,
    "follow_up" jsonb,
    "reason" jsonb,
    "team" text,
    "open_days" integer not null,
    "active" boolean not null,
    "updated_at" timestamptz(3) not null,

    constraint "survey_pkey" primary key ("id")
);

create table "survey_run" (
    "id" uuid not null,
    "survey_id" uuid not null,
    "member_id" uuid,
    "identity_id" uuid,
    "conversation_id" uuid,
    "cause" text not null,
    "key" text not null,
    "about" jsonb not null default '{}',
    "state" "survey_run_state" not null default 'open',
    "step" "survey_step" not null,
    "asked_at" timestamptz(3) not null,
    "expires_at" timestamptz(3) not null,
    "updated_at" timestamptz(3) not null,
    "ended_at" timestamptz(3),
    "complaint_id" uuid,

    constraint "survey_run_pkey" primary key ("id")
);

create table "answer" (
    "run_id" uuid not null,
    "question" "survey_step" not null,
    "value" smallint,
    "words" text,
    "how" text not null,
    "theme_code" text,
    "answered_at" timestamptz(3) not null,
    "edited_at" timestamptz(3),

    constraint "answer_pkey" primary key ("run_id","question")
);

create table "opinion" (
    "id" uuid not null,
    "member_id" uuid,
    "identity_id" uuid,
    "words" text not null,
    "language" text not null,
    "shop_id" uuid,
    "consent" text not null,
    "theme_code" text,
    "said_at" timestamptz(3) not null,

    constraint "opinion_pkey" primary key ("id")
);

create table "theme" (
    "code" text not null,
    "said" jsonb not null,
    "did" jsonb,
    "acted_at" timestamptz(3),

    constraint "theme_pkey" primary key ("code")
);
create unique index "survey_code_key" on "survey"("code");
create unique index "survey_run_key_key" on "survey_run"("key");
create index "survey_run_survey_id_asked_at_idx" on "survey_run"("survey_id", "asked_at");
create index "survey_run_member_id_idx" on "survey_run"("member_id");
create index "survey_run_identity_id_idx" on "survey_run"("identity_id");
create index "survey_run_conversation_id_idx" on "survey_run"("conversation_id");
create index "answer_theme_code_idx" on "answer"("theme_code");
create index "answer_answered_at_idx" on "answer"("answered_at");
create index "opinion_member_id_idx" on "opinion"("member_id");
create index "opinion_identity_id_idx" on "opinion"("identity_id");
create index "opinion_shop_id_idx" on "opinion"("shop_id");
create index "opinion_theme_code_idx" on "opinion"("theme_code");
create index "opinion_said_at_idx" on "opinion"("said_at");
alter table "survey_run" add constraint "survey_run_survey_id_fkey" foreign key ("survey_id") references "survey"("id") on delete restrict on update cascade;
alter table "survey_run" add constraint "survey_run_member_id_fkey" foreign key ("member_id") references "member"("id") on delete set null on update cascade;
alter table "survey_run" add constraint "survey_run_identity_id_fkey" foreign key ("identity_id") references "identity"("id") on delete set null on update cascade;
alter table "survey_run" add constraint "survey_run_conversation_id_fkey" foreign key ("conversation_id") references "conversation"("id") on delete set null on update cascade;
alter table "answer" add constraint "answer_run_id_fkey" foreign key ("run_id") references "survey_run"("id") on delete restrict on update cascade;
alter table "answer" add constraint "answer_theme_code_fkey" foreign key ("theme_code") references "theme"("code") on delete set null on update cascade;
alter table "opinion" add constraint "opinion_member_id_fkey" foreign key ("member_id") references "member"("id") on delete set null on update cascade;
alter table "opinion" add constraint "opinion_identity_id_fkey" foreign key ("identity_id") references "identity"("id") on delete set null on update cascade;
alter table "opinion" add constraint "opinion_shop_id_fkey" foreign key ("shop_id") references "shop"("id") on delete set null on update cascade;
alter table "opinion" add constraint "opinion_theme_code_fkey" foreign key ("theme_code") references "theme"("code") on delete set null on update cascade;

alter table "survey" add constraint survey_open_days_positive check (open_days > 0);
alter table "survey_run" add constraint survey_run_is_somebodys check (member_id is not null or identity_id is not null);
alter table "survey_run" add constraint survey_run_is_whole check ((state in ('open', 'partial')) = (ended_at is null));
alter table "answer" add constraint answer_is_whole check (
  (question = 'rating') = (value is not null) and (question = 'words') = (words is not null) and how in ('tap', 'words') and value between 0 and 10
);
alter table "opinion" add constraint opinion_consent check (
  consent in ('with_name', 'without_name') and (consent = 'with_name' or (member_id is null and identity_id is null))
);
alter table "theme" add constraint theme_is_whole check ((did is null) = (acted_at is null));

-- One question at a time is open for a person, whatever the race.
create unique index survey_run_open_of_member on "survey_run" (member_id) where state in ('open', 'partial') and member_id is not null;
create unique index survey_run_open_of_identity on "survey_run" (identity_id) where state in ('open', 'partial') and identity_id is not null;
