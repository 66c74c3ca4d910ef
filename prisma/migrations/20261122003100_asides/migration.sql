-- What one person alone sees among others (an ephemeral answer) is a conversation that soon cannot be written to any more, and that
-- says nothing of whether their private chat can be.
alter table "conversation" add column "is_aside" boolean not null default false;
