-- CreateEnum
CREATE TYPE "shop_kind" AS ENUM ('store', 'web');

-- CreateEnum
CREATE TYPE "feed_kind" AS ENUM ('shop', 'web', 'import');

-- CreateEnum
CREATE TYPE "reachability" AS ENUM ('reachable', 'blocked');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('private', 'public');

-- CreateEnum
CREATE TYPE "handled_by" AS ENUM ('bot', 'staff');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('answered', 'silent', 'dead');

-- CreateEnum
CREATE TYPE "outbox_state" AS ENUM ('queued', 'sending', 'sent', 'sent_unconfirmed', 'failed', 'unreachable');

-- CreateEnum
CREATE TYPE "line_kind" AS ENUM ('sale', 'return', 'no_points');

-- CreateEnum
CREATE TYPE "entry_kind" AS ENUM ('earn', 'redeem', 'expire', 'reverse', 'adjust');

-- CreateTable
CREATE TABLE "shop" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "shop_kind" NOT NULL DEFAULT 'store',
    "address" TEXT,
    "time_zone" TEXT NOT NULL,
    "opening_hours" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "feed_kind" NOT NULL,
    "shop_id" UUID,
    "counted_until" TIMESTAMPTZ(3),
    "late_after_hours" INTEGER,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_version" (
    "version" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "given_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "language" TEXT,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "joined_via" TEXT NOT NULL,
    "welcomed_at" TIMESTAMPTZ(3),
    "merged_into_id" UUID,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "channel_user_id" TEXT NOT NULL,
    "member_id" UUID,
    "display_name" TEXT,
    "reachability" "reachability" NOT NULL DEFAULT 'reachable',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "linked_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "member_id" UUID,
    "identity_id" UUID,
    "purpose" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "channel" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "message_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_reservation" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "reserved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_code" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_identity_id" UUID,

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_attempt" (
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_merge" (
    "id" UUID NOT NULL,
    "from_member_id" UUID NOT NULL,
    "into_member_id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "channel_conversation_id" TEXT NOT NULL,
    "audience" "audience" NOT NULL DEFAULT 'private',
    "identity_id" UUID,
    "language" TEXT,
    "language_hint" TEXT,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "handled_number" INTEGER NOT NULL DEFAULT 0,
    "handled_by" "handled_by" NOT NULL DEFAULT 'bot',
    "fence" INTEGER NOT NULL DEFAULT 0,
    "flow" JSONB,
    "lease_process" INTEGER,
    "introduced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_message" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSON NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "outcome" "outcome",
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "inbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "inbound_id" UUID,
    "position" SMALLINT NOT NULL DEFAULT 0,
    "language" TEXT NOT NULL,
    "lines" JSON NOT NULL,
    "text" TEXT NOT NULL,
    "choices" JSON NOT NULL DEFAULT '[]',
    "state" "outbox_state" NOT NULL DEFAULT 'queued',
    "process" INTEGER,
    "provider_message_id" TEXT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process" (
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "process_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "purchase" (
    "id" UUID NOT NULL,
    "feed_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "receipt" TEXT NOT NULL,
    "member_id" UUID,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "earning_minor" BIGINT NOT NULL,
    "returned_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_line" (
    "purchase_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "product_code" TEXT NOT NULL,
    "quantity" DECIMAL(12,3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "kind" "line_kind" NOT NULL,

    CONSTRAINT "purchase_line_pkey" PRIMARY KEY ("purchase_id","line")
);

-- CreateTable
CREATE TABLE "line_return" (
    "return_purchase_id" UUID NOT NULL,
    "return_line" INTEGER NOT NULL,
    "sale_purchase_id" UUID NOT NULL,
    "sale_line" INTEGER NOT NULL,
    "quantity" DECIMAL(12,3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "line_return_pkey" PRIMARY KEY ("return_purchase_id","return_line","sale_purchase_id","sale_line")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "balance_after" INTEGER NOT NULL,
    "purchase_id" UUID,
    "idempotency_key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "programme_version" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "purchase_id" UUID,
    "granted" INTEGER NOT NULL,
    "remaining" INTEGER NOT NULL,
    "available_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "qualifying" INTEGER NOT NULL DEFAULT 0,
    "earned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draw" (
    "entry_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,

    CONSTRAINT "draw_pkey" PRIMARY KEY ("entry_id","lot_id")
);

-- CreateTable
CREATE TABLE "member_points" (
    "member_id" UUID NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "owed" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "last_position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "member_points_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "job" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("job")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_code_key" ON "shop"("code");

-- CreateIndex
CREATE UNIQUE INDEX "feed_code_key" ON "feed"("code");

-- CreateIndex
CREATE UNIQUE INDEX "member_number_key" ON "member"("number");

-- CreateIndex
CREATE INDEX "member_merged_into_id_idx" ON "member"("merged_into_id");

-- CreateIndex
CREATE INDEX "identity_member_id_idx" ON "identity"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_channel_channel_user_id_key" ON "identity"("channel", "channel_user_id");

-- CreateIndex
CREATE INDEX "consent_member_id_purpose_recorded_at_idx" ON "consent"("member_id", "purpose", "recorded_at");

-- CreateIndex
CREATE INDEX "consent_identity_id_purpose_recorded_at_idx" ON "consent"("identity_id", "purpose", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_reservation_key_key" ON "contact_reservation"("key");

-- CreateIndex
CREATE INDEX "contact_reservation_member_id_reserved_at_idx" ON "contact_reservation"("member_id", "reserved_at");

-- CreateIndex
CREATE UNIQUE INDEX "link_code_code_hash_key" ON "link_code"("code_hash");

-- CreateIndex
CREATE INDEX "link_code_member_id_idx" ON "link_code"("member_id");

-- CreateIndex
CREATE INDEX "link_attempt_identity_id_at_idx" ON "link_attempt"("identity_id", "at");

-- CreateIndex
CREATE INDEX "member_merge_from_member_id_idx" ON "member_merge"("from_member_id");

-- CreateIndex
CREATE INDEX "member_merge_into_member_id_idx" ON "member_merge"("into_member_id");

-- CreateIndex
CREATE INDEX "conversation_identity_id_idx" ON "conversation"("identity_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_channel_channel_conversation_id_key" ON "conversation"("channel", "channel_conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_message_key_key" ON "inbound_message"("key");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_message_conversation_id_number_key" ON "inbound_message"("conversation_id", "number");

-- CreateIndex
CREATE INDEX "outbox_message_conversation_id_id_idx" ON "outbox_message"("conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_inbound_id_position_key" ON "outbox_message"("inbound_id", "position");

-- CreateIndex
CREATE INDEX "purchase_member_id_purchased_at_idx" ON "purchase"("member_id", "purchased_at");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_feed_id_receipt_key" ON "purchase"("feed_id", "receipt");

-- CreateIndex
CREATE INDEX "line_return_sale_purchase_id_sale_line_idx" ON "line_return"("sale_purchase_id", "sale_line");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_idempotency_key_key" ON "ledger_entry"("idempotency_key");

-- CreateIndex
CREATE INDEX "ledger_entry_purchase_id_idx" ON "ledger_entry"("purchase_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_member_id_position_key" ON "ledger_entry"("member_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "lot_entry_id_key" ON "lot"("entry_id");

-- CreateIndex
CREATE INDEX "lot_member_id_expires_at_idx" ON "lot"("member_id", "expires_at");

-- CreateIndex
CREATE INDEX "lot_purchase_id_idx" ON "lot"("purchase_id");

-- CreateIndex
CREATE INDEX "draw_lot_id_idx" ON "draw"("lot_id");

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_reservation" ADD CONSTRAINT "contact_reservation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_used_by_identity_id_fkey" FOREIGN KEY ("used_by_identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_attempt" ADD CONSTRAINT "link_attempt_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_merge" ADD CONSTRAINT "member_merge_from_member_id_fkey" FOREIGN KEY ("from_member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_merge" ADD CONSTRAINT "member_merge_into_member_id_fkey" FOREIGN KEY ("into_member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_merge" ADD CONSTRAINT "member_merge_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchase"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw" ADD CONSTRAINT "draw_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draw" ADD CONSTRAINT "draw_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_points" ADD CONSTRAINT "member_points_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
