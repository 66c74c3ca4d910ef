-- "You said, we did": what was done about a theme, told once to each of those who had said it.
create table "deed" (
    "id" uuid not null,
    "theme_code" text not null,
    "said" jsonb not null,
    "did" jsonb not null,
    "staff_id" uuid,
    "published_at" timestamptz(3) not null,

    constraint "deed_pkey" primary key ("id")
);

create index "deed_theme_code_idx" on "deed"("theme_code");
create index "deed_staff_id_idx" on "deed"("staff_id");
alter table "deed" add constraint "deed_theme_code_fkey" foreign key ("theme_code") references "theme"("code") on delete restrict on update cascade;
alter table "deed" add constraint "deed_staff_id_fkey" foreign key ("staff_id") references "staff"("id") on delete set null on update cascade;

-- A theme may have several deeds, so its one is none of its own columns any more; nothing has written them.
alter table "theme" drop constraint theme_is_whole;
alter table "theme" drop column "did", drop column "acted_at";

-- Whom a deed is told to follows from what they said, not from a segment; and it asks for nothing by which it would be measured.
alter table "campaign" alter column "segment_id" drop not null;
alter table "campaign"
  add constraint campaign_has_segment check (kind::text = 'deed' or segment_id is not null),
  drop constraint campaign_published_is_whole,
  add constraint campaign_published_is_whole check (
    published_at is null or (ends_at > published_at and ends_at is not null and recipients is not null
      and (kind::text = 'deed' or (objective <> '' and indicator <> '' and rule is not null and objective is not null and indicator is not null))));
