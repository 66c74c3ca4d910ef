-- The REST API: its keys, and the answers that a call with the same Idempotency-Key gets again.
create table "api_key" (
  "id" uuid not null,
  "name" text not null,
  "key_hash" text not null,
  "scopes" text[],
  "shop_id" uuid,
  "late_after_hours" integer not null,
  "created_at" timestamptz(3) not null,
  "expires_at" timestamptz(3),
  "revoked_at" timestamptz(3),
  "last_used_on" date,
  constraint "api_key_pkey" primary key ("id"),
  constraint "api_key_shop_id_fkey" foreign key ("shop_id") references "shop" ("id") on delete set null on update cascade,
  constraint api_key_late_after check ("late_after_hours" > 0)
);
create unique index "api_key_key_hash_key" on "api_key" ("key_hash");
create index "api_key_shop_id_idx" on "api_key" ("shop_id");

create table "api_request" (
  "key_id" uuid not null,
  "idempotency_key" text not null,
  "fingerprint" text not null,
  "status" smallint not null,
  "answer" text not null,
  "answered_at" timestamptz(3) not null,
  "forget_at" timestamptz(3) not null,
  constraint "api_request_pkey" primary key ("key_id", "idempotency_key"),
  constraint "api_request_key_id_fkey" foreign key ("key_id") references "api_key" ("id") on delete restrict on update cascade
);
create index "api_request_forget_at_idx" on "api_request" ("forget_at");

-- Members are looked up by what they say at the till.
create index member_email_idx on "member" (lower("email"));
create index "member_phone_idx" on "member" ("phone");

-- Why points were corrected, in the words of whoever did it.
alter table "ledger_entry" add column "note" text;
