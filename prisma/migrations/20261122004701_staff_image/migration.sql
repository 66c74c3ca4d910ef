-- Better-auth compares its tables with what it expects, and will not begin without this one.
alter table "staff" add column "image" text;
