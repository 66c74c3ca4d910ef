-- "Call me instead": a telephone number, left for one wait for a person and for nothing else.
create table "handoff_call" (
  "handoff_id" uuid not null,
  "phone" text not null,
  "asked_at" timestamptz(3) not null,
  "called_at" timestamptz(3),
  "called_by_staff_id" uuid,
  constraint "handoff_call_pkey" primary key ("handoff_id")
);
alter table "handoff_call" add constraint "handoff_call_handoff_id_fkey" foreign key ("handoff_id") references "handoff"("id") on delete cascade on update cascade;
