-- What customers complain of, what happened to it, and what was agreed to put it right.
CREATE TYPE "complaint_severity" AS ENUM ('normal', 'high', 'danger');

CREATE TYPE "complaint_state" AS ENUM ('open', 'settling', 'resolved', 'closed');

CREATE TYPE "remedy_order_state" AS ENUM ('ordered', 'confirmed', 'cancelled');

CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "member_id" UUID,
    "identity_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "severity" "complaint_severity" NOT NULL DEFAULT 'normal',
    "state" "complaint_state" NOT NULL DEFAULT 'open',
    "words" TEXT NOT NULL,
    "order_number" TEXT,
    "item" TEXT,
    "item_count" INTEGER,
    "purchase_id" UUID,
    "value_minor" BIGINT,
    "currency" CHAR(3),
    "team" TEXT NOT NULL,
    "programme_version" INTEGER NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "first_response_due_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "followed_up_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "complaint_event" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "staff_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "complaint_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "complaint_file" (
    "inbound_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_file_pkey" PRIMARY KEY ("inbound_id")
);

CREATE TABLE "remedy_order" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "member_id" UUID,
    "remedy" TEXT NOT NULL,
    "state" "remedy_order_state" NOT NULL DEFAULT 'ordered',
    "by" TEXT NOT NULL,
    "staff_id" UUID,
    "purchase_id" UUID,
    "item_count" INTEGER,
    "amount_minor" BIGINT,
    "currency" CHAR(3),
    "points" INTEGER,
    "voucher_id" UUID,
    "team" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "programme_version" INTEGER NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by" TEXT,
    "settled_staff_id" UUID,
    "note" TEXT,

    CONSTRAINT "remedy_order_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "complaint_number_key" ON "complaint"("number");

CREATE UNIQUE INDEX "complaint_idempotency_key_key" ON "complaint"("idempotency_key");

CREATE INDEX "complaint_member_id_filed_at_idx" ON "complaint"("member_id", "filed_at");

CREATE INDEX "complaint_identity_id_filed_at_idx" ON "complaint"("identity_id", "filed_at");

CREATE INDEX "complaint_conversation_id_idx" ON "complaint"("conversation_id");

CREATE INDEX "complaint_purchase_id_idx" ON "complaint"("purchase_id");

CREATE INDEX "complaint_event_complaint_id_id_idx" ON "complaint_event"("complaint_id", "id");

CREATE INDEX "complaint_file_complaint_id_idx" ON "complaint_file"("complaint_id");

CREATE UNIQUE INDEX "remedy_order_idempotency_key_key" ON "remedy_order"("idempotency_key");

CREATE INDEX "remedy_order_complaint_id_idx" ON "remedy_order"("complaint_id");

CREATE INDEX "remedy_order_member_id_ordered_at_idx" ON "remedy_order"("member_id", "ordered_at");

CREATE INDEX "remedy_order_purchase_id_idx" ON "remedy_order"("purchase_id");

CREATE INDEX "remedy_order_voucher_id_idx" ON "remedy_order"("voucher_id");

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "complaint_event" ADD CONSTRAINT "complaint_event_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "complaint_file" ADD CONSTRAINT "complaint_file_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remedy_order" ADD CONSTRAINT "remedy_order_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remedy_order" ADD CONSTRAINT "remedy_order_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remedy_order" ADD CONSTRAINT "remedy_order_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "remedy_order" ADD CONSTRAINT "remedy_order_voucher_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "voucher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- People read numbers of four digits aloud more easily than of one, and "K-1" would tell them that they are the first.
alter sequence complaint_number_seq minvalue 1001 start with 1001 restart with 1001;

alter table "complaint"
  add constraint complaint_words_are_there check (words <> ''),
  add constraint complaint_value_is_money check ((value_minor is null) = (currency is null) and value_minor > 0),
  add constraint complaint_counts_something check (item_count > 0),
  -- An end has its time; one that was opened again has none.
  add constraint complaint_state_has_times check (
    (state in ('resolved', 'closed')) = (resolved_at is not null) and (state = 'closed') = (closed_at is not null));
create index complaint_unsettled_of_member on "complaint" (member_id) where state in ('open', 'settling');
create index complaint_unsettled_by_due on "complaint" (first_response_due_at) where state in ('open', 'settling');

alter table "remedy_order"
  add constraint remedy_order_is_known check (remedy in ('replacement', 'money_back', 'points', 'voucher')),
  add constraint remedy_order_is_whole check (
    (state = 'ordered') = (settled_at is null) and (settled_at is null) = (settled_by is null)
    and (remedy = 'points') = (points is not null) and (remedy = 'voucher') = (voucher_id is not null)
    and (remedy = 'money_back') = (amount_minor is not null) and (amount_minor is null) = (currency is null)
    and amount_minor > 0 and points > 0 and item_count > 0),
  add constraint remedy_order_by_somebody check (("by" = 'staff') = (staff_id is not null) and "by" in ('rule', 'staff'));
-- The last word on "once": one order of a complaint waits at a time, and the bot settles a complaint, and makes a purchase good, once.
create unique index remedy_order_waits on "remedy_order" (complaint_id) where state = 'ordered';
create unique index remedy_order_of_complaint on "remedy_order" (complaint_id) where state <> 'cancelled' and "by" = 'rule';
create unique index remedy_order_of_purchase on "remedy_order" (purchase_id) where state <> 'cancelled' and "by" = 'rule';
create index remedy_order_waiting on "remedy_order" (team, due_at) where state = 'ordered';

-- The complaints of a person: those of their membership and of what was merged into it, and those of their accounts, since help
-- never waits for membership. Either argument may be null.
create function complaints_of(p_member uuid, p_identity uuid) returns setof uuid
  language sql stable rows 2
as $$
  with recursive membership(id) as (
    select p_member where p_member is not null
    union select m.id from membership join member m on m.merged_into_id = membership.id
  )
  select c.id from membership join complaint c on c.member_id = membership.id
  union select c.id from identity i join complaint c on c.identity_id = i.id where i.member_id = p_member
  union select c.id from complaint c where c.identity_id = p_identity
$$;

-- The newest complaint of a member that is not put right yet; null without one. What is pushed and offered waits for it.
create function open_complaint(p_member uuid) returns uuid
  language sql stable
as $$
  select c.id from complaints_of(p_member, null) as own(id) join complaint c on c.id = own.id
  where c.state in ('open', 'settling') order by c.filed_at desc, c.id desc limit 1
$$;
