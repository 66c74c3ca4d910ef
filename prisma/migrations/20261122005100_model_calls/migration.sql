-- The language model's budget of a day, over all processes and restarts, and a log of what was asked of it, without the words.
create table "model_day" (
  "day" date not null,
  "tokens" bigint not null,
  "micro_usd" bigint not null,
  constraint "model_day_pkey" primary key ("day")
);

create table "model_call" (
  "id" uuid not null,
  "at" timestamptz(3) not null,
  "purpose" text not null,
  "prompt_version" smallint not null,
  "model" text not null,
  "language" text not null,
  "input_tokens" integer not null,
  "output_tokens" integer not null,
  "micro_usd" integer not null,
  "ms" integer not null,
  "tries" smallint not null,
  "outcome" text not null,
  constraint "model_call_pkey" primary key ("id")
);
create index "model_call_at_idx" on "model_call" ("at");
