-- Where people can find us, and who came from where.
create table "source" (
  "code" text not null,
  "label" text not null,
  "shop_id" uuid,
  "created_at" timestamptz(3) not null,
  constraint "source_pkey" primary key ("code"),
  constraint "source_shop_id_fkey" foreign key ("shop_id") references "shop" ("id") on delete set null on update cascade,
  -- It travels in links, where "link-" begins one-time codes.
  constraint source_code_travels check ("code" ~ '^[a-z0-9_-]{1,40}$' and "code" !~ '^link-')
);
create index "source_shop_id_idx" on "source" ("shop_id");

create table "arrival" (
  "identity_id" uuid not null,
  "source_code" text not null,
  "at" timestamptz(3) not null,
  constraint "arrival_pkey" primary key ("identity_id", "source_code"),
  constraint "arrival_identity_id_fkey" foreign key ("identity_id") references "identity" ("id") on delete restrict on update cascade,
  constraint "arrival_source_code_fkey" foreign key ("source_code") references "source" ("code") on delete restrict on update cascade
);
create index "arrival_source_code_idx" on "arrival" ("source_code");
