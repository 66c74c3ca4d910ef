-- Segments, campaigns and what becomes of them for each member; how often somebody wants to be written to at most.
CREATE TYPE "campaign_kind" AS ENUM ('survey', 'offer');

CREATE TYPE "campaign_state" AS ENUM ('draft', 'running', 'paused', 'cancelled', 'finished');

CREATE TYPE "delivery_state" AS ENUM ('planned', 'queued', 'sent', 'unconfirmed', 'unreachable', 'suppressed', 'failed', 'expired', 'cancelled');

ALTER TYPE "outbox_state" ADD VALUE IF NOT EXISTS 'withdrawn';

ALTER TABLE "member" ADD COLUMN     "time_zone" TEXT;

CREATE TABLE "contact_limit" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "purpose" TEXT,
    "contacts" INTEGER,
    "days" INTEGER,
    "channel" TEXT NOT NULL,
    "message_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_limit_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "campaign_kind" NOT NULL,
    "subject" TEXT NOT NULL,
    "segment_id" UUID NOT NULL,
    "rule" JSONB,
    "objective" TEXT,
    "indicator" TEXT,
    "ends_at" TIMESTAMPTZ(3),
    "state" "campaign_state" NOT NULL DEFAULT 'draft',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "recipients" INTEGER,
    "walked_to" UUID,
    "walked_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "delivery" (
    "campaign_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "outbox_id" UUID,
    "channel" TEXT,
    "try_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("campaign_id","member_id")
);

CREATE INDEX "contact_limit_member_id_set_at_idx" ON "contact_limit"("member_id", "set_at");

CREATE UNIQUE INDEX "segment_code_key" ON "segment"("code");

CREATE INDEX "campaign_segment_id_idx" ON "campaign"("segment_id");

ALTER TABLE "contact_limit" ADD CONSTRAINT "contact_limit_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "campaign" ADD CONSTRAINT "campaign_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "contact_limit" add constraint contact_limit_is_whole check ((contacts is null) = (days is null) and contacts >= 0 and days > 0);

alter table "campaign"
  -- Nothing is sent to anybody before it is said what for, how it will show, and when it ends.
  add constraint campaign_published_is_whole check (
    published_at is null or (objective <> '' and indicator <> '' and ends_at > published_at and rule is not null and recipients is not null
      and objective is not null and indicator is not null and ends_at is not null)),
  add constraint campaign_state_has_times check (
    (state = 'draft' or state = 'cancelled' or published_at is not null) and (state <> 'draft' or published_at is null)
    and (state <> 'finished' or finished_at is not null));
create index campaign_under_way on "campaign" (id) where state in ('running', 'paused', 'cancelled') and finished_at is null;

-- Neither holds a row that was planned and not looked at yet, so a plan costs no more than its primary key.
create index delivery_later on "delivery" (campaign_id, try_at) where state = 'planned' and try_at is not null;
create index delivery_queued on "delivery" (campaign_id, outbox_id) where state = 'queued';
alter table "delivery"
  add constraint delivery_queued_has_message check (state <> 'queued' or outbox_id is not null);
