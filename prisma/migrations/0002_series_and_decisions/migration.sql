-- Appointments that staff make: in a series, against the public limits with a reason, and decisions on requests that can be
-- taken back for three minutes before they take effect.

CREATE TABLE "series" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "rhythm" TEXT NOT NULL,
  "made_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  CONSTRAINT "series_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "series_rhythm_known" CHECK ("rhythm" IN ('weekly', 'every-other-week')),
  CONSTRAINT "series_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "staff_member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

ALTER TABLE "appointment"
  ADD COLUMN "series_id" UUID,
  ADD COLUMN "overridden" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "approved_at" TIMESTAMPTZ(3),
  ADD COLUMN "pending_event" TEXT,
  ADD COLUMN "pending_until" TIMESTAMPTZ(3),
  ADD COLUMN "pending_by" UUID,
  ADD CONSTRAINT "appointment_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "appointment_pending_by_fkey" FOREIGN KEY ("pending_by") REFERENCES "staff_member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "appointment_overridden_known" CHECK ("overridden" <@ ARRAY['notice', 'horizon', 'hours', 'caps', 'buffers']::text[]),
  ADD CONSTRAINT "appointment_pending_known" CHECK ("pending_event" IN ('approve', 'decline')),
  ADD CONSTRAINT "appointment_pending_is_whole" CHECK (
    ("pending_event" IS NULL) = ("pending_until" IS NULL) AND ("pending_event" IS NULL) = ("pending_by" IS NULL)),
  ADD CONSTRAINT "appointment_pending_is_a_request" CHECK ("pending_event" IS NULL OR "state" = 'requested');

CREATE INDEX "appointment_series_id_idx" ON "appointment" ("series_id");
CREATE INDEX "appointment_pending_until_idx" ON "appointment" ("pending_until") WHERE "pending_until" IS NOT NULL;
