-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "leave_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "starts_at" TIMESTAMPTZ(3);

alter table campaign
  add constraint campaign_leave_out_is_a_share check (leave_out between 0 and 50);
