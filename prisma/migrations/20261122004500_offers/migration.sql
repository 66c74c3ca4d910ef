-- What offers are about: kinds of goods, by the beginnings of their product codes.
create table "offer_group" (
  "code" text not null,
  "name" jsonb not null,
  "products" text[],
  "rest_days" integer not null default 0,
  "updated_at" timestamptz(3) not null,
  constraint "offer_group_pkey" primary key ("code"),
  constraint offer_group_is_sane check (rest_days >= 0)
);

-- A proposal to members whom it fits, with an end.
create table "offer" (
  "id" uuid not null,
  "code" text not null,
  "group_code" text,
  "title" jsonb not null,
  "phrase" jsonb,
  "terms" jsonb,
  "segment" jsonb,
  "valid_from" date,
  "valid_until" date not null,
  "stock" integer,
  "taken" integer not null default 0,
  "per_member" integer not null default 1,
  "voucher_days" integer,
  "returnable" boolean not null,
  "active" boolean not null,
  "updated_at" timestamptz(3) not null,
  constraint "offer_pkey" primary key ("id"),
  constraint "offer_group_code_fkey" foreign key ("group_code") references "offer_group" ("code") on delete restrict on update cascade,
  constraint offer_is_sane check (taken >= 0 and per_member > 0 and voucher_days > 0 and valid_from <= valid_until),
  -- Never more than there are, whatever the race.
  constraint offer_taken_within_stock check (taken <= stock)
);
create unique index "offer_code_key" on "offer" ("code");
create index "offer_group_code_idx" on "offer" ("group_code");

-- An offer as one member was shown it, with the evidence of its reason.
create type "offer_shown_via" as enum ('asked', 'campaign');
create table "offer_shown" (
  "id" uuid not null,
  "offer_id" uuid not null,
  "member_id" uuid not null,
  "via" "offer_shown_via" not null,
  "reason" jsonb not null,
  "shown_at" timestamptz(3) not null,
  constraint "offer_shown_pkey" primary key ("id"),
  constraint "offer_shown_offer_id_fkey" foreign key ("offer_id") references "offer" ("id") on delete restrict on update cascade,
  constraint "offer_shown_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete restrict on update cascade
);
create index "offer_shown_member_id_offer_id_idx" on "offer_shown" ("member_id", "offer_id");
create index "offer_shown_offer_id_idx" on "offer_shown" ("offer_id");

-- What a voucher was issued under that no points paid for: the same again gives the same voucher.
alter table "voucher" add column "issue_key" text;
create unique index "voucher_issue_key_key" on "voucher" ("issue_key");

create table "offer_take" (
  "id" uuid not null,
  "offer_id" uuid not null,
  "member_id" uuid not null,
  "shown_id" uuid not null,
  "voucher_id" uuid not null,
  "taken_at" timestamptz(3) not null,
  "returned_at" timestamptz(3),
  constraint "offer_take_pkey" primary key ("id"),
  constraint "offer_take_offer_id_fkey" foreign key ("offer_id") references "offer" ("id") on delete restrict on update cascade,
  constraint "offer_take_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete restrict on update cascade,
  constraint "offer_take_shown_id_fkey" foreign key ("shown_id") references "offer_shown" ("id") on delete restrict on update cascade,
  constraint "offer_take_voucher_id_fkey" foreign key ("voucher_id") references "voucher" ("id") on delete restrict on update cascade
);
create unique index "offer_take_voucher_id_key" on "offer_take" ("voucher_id");
create index "offer_take_member_id_offer_id_idx" on "offer_take" ("member_id", "offer_id");
create index "offer_take_offer_id_idx" on "offer_take" ("offer_id");
-- Of what was shown once, one is taken, however often the button is pressed.
create unique index offer_take_of_shown on "offer_take" (shown_id) where returned_at is null;

-- "Not for me": one offer, or all about a kind of goods. It holds until it is undone.
create table "offer_refusal" (
  "id" uuid not null,
  "member_id" uuid not null,
  "offer_id" uuid,
  "group_code" text,
  "refused_at" timestamptz(3) not null,
  "undone_at" timestamptz(3),
  constraint "offer_refusal_pkey" primary key ("id"),
  constraint "offer_refusal_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete restrict on update cascade,
  constraint "offer_refusal_offer_id_fkey" foreign key ("offer_id") references "offer" ("id") on delete restrict on update cascade,
  constraint "offer_refusal_group_code_fkey" foreign key ("group_code") references "offer_group" ("code") on delete restrict on update cascade,
  constraint offer_refusal_is_of_one check ((offer_id is null) <> (group_code is null))
);
create index "offer_refusal_member_id_idx" on "offer_refusal" ("member_id");
create index "offer_refusal_offer_id_idx" on "offer_refusal" ("offer_id");
create index "offer_refusal_group_code_idx" on "offer_refusal" ("group_code");
create unique index offer_refusal_once_of_offer on "offer_refusal" (member_id, offer_id) where undone_at is null;
create unique index offer_refusal_once_of_group on "offer_refusal" (member_id, group_code) where undone_at is null;

-- "Tell me when": a reward that somebody cannot have yet.
create table "reward_wish" (
  "id" uuid not null,
  "member_id" uuid not null,
  "reward_id" uuid not null,
  "asked_at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  "end" text,
  constraint "reward_wish_pkey" primary key ("id"),
  constraint "reward_wish_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete restrict on update cascade,
  constraint "reward_wish_reward_id_fkey" foreign key ("reward_id") references "reward" ("id") on delete restrict on update cascade,
  constraint reward_wish_is_whole check ((ended_at is null) = ("end" is null))
);
create index "reward_wish_member_id_idx" on "reward_wish" ("member_id");
create index "reward_wish_reward_id_idx" on "reward_wish" ("reward_id");
create unique index reward_wish_open on "reward_wish" (member_id, reward_id) where ended_at is null;
