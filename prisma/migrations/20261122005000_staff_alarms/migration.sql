-- Which danger somebody may be in, for whoever is alarmed.
alter table "handoff" add column "danger" text;

-- Who of the staff was told by e-mail that somebody waits in danger. One row for each wait and colleague, so that nobody is told twice.
create table "staff_alarm" (
  "handoff_id" uuid not null references "handoff" ("id") on delete restrict on update cascade,
  "staff_id" uuid not null references "staff" ("id") on delete restrict on update cascade,
  "state" text not null,
  "due_at" timestamptz(3) not null,
  "attempts" integer not null default 0,
  "ended_at" timestamptz(3),
  "detail" text,
  constraint "staff_alarm_pkey" primary key ("handoff_id", "staff_id"),
  constraint "staff_alarm_state" check ("state" in ('due', 'sending', 'sent', 'unconfirmed', 'failed', 'needless'))
);
create index "staff_alarm_open" on "staff_alarm" ("due_at") where "state" in ('due', 'sending');
create index "handoff_alarmed" on "handoff" ("alarmed_at") where "alarmed_at" is not null and "ended_at" is null;
