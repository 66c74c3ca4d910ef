-- Orders as the shops' own systems tell them, and how fresh that is.
create type "order_state" as enum ('placed', 'packed', 'shipped', 'ready_for_pickup', 'delivered', 'delayed', 'cancelled', 'returned');

create table "shop_order" (
  "id" uuid not null,
  "shop_id" uuid not null references "shop" ("id") on delete restrict on update cascade,
  "number" text not null,
  "member_id" uuid references "member" ("id") on delete restrict on update cascade,
  "email" text,
  "state" "order_state" not null,
  "placed_at" timestamptz(3),
  "carrier" text,
  "tracking_url" text,
  "expected_on" date,
  "lines" jsonb not null default '[]',
  "as_of" timestamptz(3) not null,
  constraint "shop_order_pkey" primary key ("id"),
  constraint "shop_order_email" check ("email" = lower("email")),
  constraint "shop_order_tracking" check ("tracking_url" ~ '^https://')
);
create index "shop_order_member_id_idx" on "shop_order" ("member_id");
create index "shop_order_email_idx" on "shop_order" ("email");
create index "shop_order_number_idx" on "shop_order" ("number");
create unique index "shop_order_shop_id_number_key" on "shop_order" ("shop_id", "number");
-- Whose an order is that names an e-mail address alone.
create index "member_email" on "member" (lower("email"));

create table "order_feed" (
  "shop_id" uuid not null references "shop" ("id") on delete restrict on update cascade,
  "told_until" timestamptz(3) not null,
  "late_after_hours" integer,
  constraint "order_feed_pkey" primary key ("shop_id")
);

-- The orders of a member, those of memberships that became part of theirs included. An order without a member is theirs by its e-mail
-- address only where no other member has that address.
create function "orders_of"(of_member uuid) returns setof "shop_order" language sql stable as $$
  with recursive mine(id) as (
    select of_member union select m.id from mine join member m on m.merged_into_id = mine.id)
  select o.* from mine join shop_order o on o.member_id = mine.id
  union all
  select o.* from shop_order o where o.member_id is null and o.email in (
    select lower(m.email) from member m where m.id in (select id from mine) and m.email is not null)
    and not exists (
      select from member other where lower(other.email) = o.email and other.id not in (select id from mine) and other.erased_at is null)
$$;
