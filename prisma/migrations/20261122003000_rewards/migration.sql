-- What points can be swapped for.
create table "reward" (
  "id" uuid not null,
  "code" text not null,
  "name" jsonb not null,
  "phrase" jsonb,
  "description" jsonb,
  "points" integer not null,
  "stock" integer,
  "given" integer not null default 0,
  "valid_from" date,
  "valid_until" date,
  "tier" text,
  "voucher_days" integer not null,
  "returnable" boolean not null,
  "active" boolean not null,
  "updated_at" timestamptz(3) not null,
  constraint "reward_pkey" primary key ("id"),
  constraint reward_is_sane check (points > 0 and voucher_days > 0 and given >= 0 and valid_from <= valid_until),
  -- Never more than there are, whatever the race.
  constraint reward_given_within_stock check (given <= stock)
);
create unique index "reward_code_key" on "reward" ("code");

-- A swap of points for a reward: set aside until the member says yes, then taken, or given up.
create type "redemption_state" as enum ('reserved', 'posted', 'voided');
create table "redemption" (
  "id" uuid not null,
  "member_id" uuid not null,
  "reward_id" uuid not null,
  "points" integer not null,
  "state" "redemption_state" not null default 'reserved',
  "idempotency_key" text not null,
  "fingerprint" text not null,
  "reserved_at" timestamptz(3) not null,
  "ends_at" timestamptz(3) not null,
  "settled_at" timestamptz(3),
  "void_reason" text,
  constraint "redemption_pkey" primary key ("id"),
  constraint "redemption_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete restrict on update cascade,
  constraint "redemption_reward_id_fkey" foreign key ("reward_id") references "reward" ("id") on delete restrict on update cascade,
  constraint redemption_points_positive check (points > 0),
  constraint redemption_is_whole check ((state = 'reserved') = (settled_at is null) and (state = 'voided') = (void_reason is not null))
);
create unique index "redemption_idempotency_key_key" on "redemption" ("idempotency_key");
create index "redemption_member_id_reserved_at_idx" on "redemption" ("member_id", "reserved_at");
create index "redemption_reward_id_idx" on "redemption" ("reward_id");
-- Few at a time: what members have not said yes to yet.
create index redemption_open_of_member on "redemption" (member_id) where state = 'reserved';
create index redemption_open_of_reward on "redemption" (reward_id) where state = 'reserved';
create index redemption_open_until on "redemption" (ends_at) where state = 'reserved';

alter table "member_points" add constraint member_points_reserved_not_negative check (reserved >= 0);

-- The code that a member shows at the till, and what became of it.
create type "voucher_state" as enum ('issued', 'used', 'given_back', 'expired');
create table "voucher" (
  "id" uuid not null,
  "code" text not null,
  "member_id" uuid not null,
  "redemption_id" uuid,
  "title" jsonb not null,
  "returnable" boolean not null,
  "state" "voucher_state" not null default 'issued',
  "issued_at" timestamptz(3) not null,
  "expires_at" timestamptz(3) not null,
  "settled_at" timestamptz(3),
  "shop_id" uuid,
  "settle_key" text,
  "fingerprint" text,
  constraint "voucher_pkey" primary key ("id"),
  constraint "voucher_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete restrict on update cascade,
  constraint "voucher_redemption_id_fkey" foreign key ("redemption_id") references "redemption" ("id") on delete restrict on update cascade,
  constraint "voucher_shop_id_fkey" foreign key ("shop_id") references "shop" ("id") on delete restrict on update cascade,
  constraint voucher_is_whole check ((state = 'issued') = (settled_at is null) and (state = 'used') = (shop_id is not null)
    and (state = 'used') = (settle_key is not null) and (settle_key is null) = (fingerprint is null))
);
create unique index "voucher_code_key" on "voucher" ("code");
create unique index "voucher_redemption_id_key" on "voucher" ("redemption_id");
create unique index "voucher_settle_key_key" on "voucher" ("settle_key");
create index "voucher_member_id_issued_at_idx" on "voucher" ("member_id", "issued_at");
create index voucher_due on "voucher" (expires_at) where state = 'issued';

-- A reversal takes back what was earned, or gives back what was spent.
alter table "ledger_entry" drop constraint ledger_entry_sign;
alter table "ledger_entry" add constraint ledger_entry_sign check (
  (kind = 'earn' and points > 0) or (kind in ('redeem', 'expire') and points < 0)
    or (kind = 'reverse' and (points < 0 or reason = 'redemption_returned')) or kind = 'adjust'
);

-- Pictures of our own (a code, a card) lie beside those of customers, with the message that they answer.
alter table "attachment" add column "ours" boolean not null default false;
drop index "attachment_inbound_id_key";
create index "attachment_inbound_id_idx" on "attachment" ("inbound_id");
create unique index attachment_of_message on "attachment" (inbound_id) where not ours;
