-- Equality of ids inside an exclusion constraint needs the gist operators of ordinary types.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The one clock: every decision about time compares with it. Tests replace this function to shift it; nothing in the product does.
CREATE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()';

-- Milliseconds since 1970 UTC: the shape of an instant outside the database.
CREATE FUNCTION epoch_ms(moment timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT (extract(epoch FROM moment) * 1000)::bigint';

CREATE TABLE "practice" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "details" JSONB NOT NULL,
  "edited_at" TIMESTAMPTZ(3),
  CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "site_version" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "site_version_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "office" (
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "zone" TEXT NOT NULL,
  "details" JSONB NOT NULL,
  "position" INTEGER NOT NULL,
  "edited_at" TIMESTAMPTZ(3),
  CONSTRAINT "office_pkey" PRIMARY KEY ("slug")
);

CREATE TABLE "room" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "office_slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "services" TEXT[],
  "active" BOOLEAN NOT NULL DEFAULT true,
  "edited_at" TIMESTAMPTZ(3),
  CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "therapist" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "credentials" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "active" BOOLEAN NOT NULL DEFAULT true,
  "states" TEXT[],
  "services" TEXT[],
  "details" JSONB NOT NULL,
  "max_per_day" INTEGER,
  "max_per_week" INTEGER,
  "edited_at" TIMESTAMPTZ(3),
  CONSTRAINT "therapist_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "service" (
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "minutes" INTEGER NOT NULL,
  "price_cents" INTEGER NOT NULL,
  "audience" TEXT NOT NULL,
  "places" TEXT[],
  "parties" INTEGER[],
  "instant" BOOLEAN NOT NULL,
  "online" BOOLEAN NOT NULL,
  "buffer_before" INTEGER NOT NULL,
  "buffer_after" INTEGER NOT NULL,
  "grid_minutes" INTEGER NOT NULL,
  "notice_minutes" INTEGER NOT NULL,
  "horizon_days" INTEGER NOT NULL,
  "cut_off_minutes" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "details" JSONB NOT NULL,
  "edited_at" TIMESTAMPTZ(3),
  CONSTRAINT "service_pkey" PRIMARY KEY ("slug")
);

CREATE TABLE "hours_rule" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "therapist_id" UUID NOT NULL,
  "weekday" INTEGER NOT NULL,
  "from_time" TEXT NOT NULL,
  "until_time" TEXT NOT NULL,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "services" TEXT[],
  "places" TEXT[],
  "closed" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "hours_rule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "date_override" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "therapist_id" UUID NOT NULL,
  "date" TEXT NOT NULL,
  "from_time" TEXT NOT NULL,
  "until_time" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "services" TEXT[],
  "places" TEXT[],
  CONSTRAINT "date_override_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "leave" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "therapist_id" UUID,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "leave_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "availability" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "availability_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "therapist_week" (
  "therapist_id" UUID NOT NULL,
  "week" TEXT NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "therapist_week_pkey" PRIMARY KEY ("therapist_id", "week")
);

CREATE TABLE "policy" (
  "slug" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "edited_at" TIMESTAMPTZ(3),
  CONSTRAINT "policy_pkey" PRIMARY KEY ("slug", "version")
);

CREATE TABLE "person" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "email" TEXT NOT NULL,
  "name" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "staff_member" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "therapist_id" UUID,
  "password_hash" TEXT NOT NULL,
  "totp_sealed" BYTEA,
  "totp_last_step" INTEGER,
  "active" BOOLEAN NOT NULL DEFAULT true,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  CONSTRAINT "staff_member_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "recovery_code" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "staff_id" UUID NOT NULL,
  "hash" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "one_time_link" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "purpose" TEXT NOT NULL,
  "token_hash" TEXT NOT NULL,
  "token_sealed" BYTEA,
  "email" TEXT,
  "role" TEXT,
  "therapist_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "expires_at" TIMESTAMPTZ(3),
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "session" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "token_hash" TEXT NOT NULL,
  "person_id" UUID,
  "staff_id" UUID,
  "second_factor_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "challenge" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "purpose" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "code_hash" TEXT NOT NULL,
  "link_hash" TEXT,
  "browser_hash" TEXT NOT NULL,
  "appointment_id" UUID,
  "next_path" TEXT,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "appointment" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "reference" TEXT NOT NULL,
  "uid" TEXT NOT NULL,
  "service_slug" TEXT NOT NULL,
  "therapist_id" UUID NOT NULL,
  "place" TEXT NOT NULL,
  "room_id" UUID,
  "party" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "zone" TEXT NOT NULL,
  "wall_start" TEXT NOT NULL,
  "zone_rules" TEXT NOT NULL,
  "buffer_before" INTEGER NOT NULL,
  "buffer_after" INTEGER NOT NULL,
  "held_until" TIMESTAMPTZ(3),
  "hold_renewed_at" TIMESTAMPTZ(3),
  "browser_hash" TEXT,
  "client_state" TEXT,
  "viewer_zone" TEXT,
  "price_cents" INTEGER NOT NULL,
  "policy_version" TEXT,
  "cancelled_by" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "participant" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "appointment_id" UUID NOT NULL,
  "seat" INTEGER NOT NULL,
  "person_id" UUID,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "phone" TEXT,
  "zone" TEXT,
  "adult_at" TIMESTAMPTZ(3),
  "policies_at" TIMESTAMPTZ(3),
  "confirmed_at" TIMESTAMPTZ(3),
  "intake_sealed" BYTEA,
  "link_hash" TEXT,
  "link_sealed" BYTEA,
  "link_revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "claim" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "kind" TEXT NOT NULL,
  "thing" UUID NOT NULL,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "appointment_id" UUID NOT NULL,
  "active" BOOLEAN NOT NULL DEFAULT true,
  CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "audit_entry" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "actor_kind" TEXT NOT NULL,
  "actor_id" UUID,
  "role" TEXT,
  "action" TEXT NOT NULL,
  "appointment_id" UUID,
  "version" INTEGER,
  "from_state" TEXT,
  "to_state" TEXT,
  "subject" TEXT,
  "fields" TEXT[],
  "values_sealed" BYTEA,
  CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "letter" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "kind" TEXT NOT NULL,
  "appointment_id" UUID,
  "version" INTEGER,
  "recipient" TEXT NOT NULL,
  "to_sealed" BYTEA NOT NULL,
  "body_sealed" BYTEA,
  "message_id" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "not_after" TIMESTAMPTZ(3) NOT NULL,
  "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "lease_id" UUID,
  "lease_until" TIMESTAMPTZ(3),
  "sent_at" TIMESTAMPTZ(3),
  "last_error" TEXT,
  CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "task" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "appointment_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "done_at" TIMESTAMPTZ(3),
  "done_by" UUID,
  CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "idempotency" (
  "principal" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "content_hash" TEXT NOT NULL,
  "answer_sealed" BYTEA,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  CONSTRAINT "idempotency_pkey" PRIMARY KEY ("principal", "key")
);

CREATE TABLE "limit_window" (
  "key" TEXT NOT NULL,
  "hits" TIMESTAMPTZ(3)[],
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  CONSTRAINT "limit_window_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "draft" (
  "browser_hash" TEXT NOT NULL,
  "form" TEXT NOT NULL,
  "content_sealed" BYTEA NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  CONSTRAINT "draft_pkey" PRIMARY KEY ("browser_hash", "form")
);

CREATE TABLE "mail_health" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "failing_since" TIMESTAMPTZ(3),
  "last_sent_at" TIMESTAMPTZ(3),
  CONSTRAINT "mail_health_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "room_office_slug_name_key" ON "room" ("office_slug", "name");
CREATE UNIQUE INDEX "therapist_slug_key" ON "therapist" ("slug");
CREATE INDEX "hours_rule_therapist_id_idx" ON "hours_rule" ("therapist_id");
CREATE INDEX "date_override_therapist_id_date_idx" ON "date_override" ("therapist_id", "date");
CREATE INDEX "leave_ends_at_idx" ON "leave" ("ends_at");
CREATE UNIQUE INDEX "person_email_key" ON "person" ("email");
CREATE UNIQUE INDEX "staff_member_email_key" ON "staff_member" ("email");
CREATE INDEX "recovery_code_staff_id_idx" ON "recovery_code" ("staff_id");
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link" ("token_hash");
CREATE UNIQUE INDEX "session_token_hash_key" ON "session" ("token_hash");
CREATE INDEX "session_person_id_idx" ON "session" ("person_id");
CREATE INDEX "session_staff_id_idx" ON "session" ("staff_id");
CREATE UNIQUE INDEX "challenge_link_hash_key" ON "challenge" ("link_hash");
CREATE INDEX "challenge_browser_hash_purpose_idx" ON "challenge" ("browser_hash", "purpose");
CREATE INDEX "challenge_expires_at_idx" ON "challenge" ("expires_at");
CREATE UNIQUE INDEX "appointment_uid_key" ON "appointment" ("uid");
CREATE INDEX "appointment_therapist_id_starts_at_idx" ON "appointment" ("therapist_id", "starts_at");
CREATE INDEX "appointment_reference_idx" ON "appointment" ("reference");
CREATE INDEX "appointment_therapist_id_created_at_idx" ON "appointment" ("therapist_id", "created_at");
CREATE INDEX "appointment_state_starts_at_idx" ON "appointment" ("state", "starts_at");
CREATE UNIQUE INDEX "participant_link_hash_key" ON "participant" ("link_hash");
CREATE UNIQUE INDEX "participant_appointment_id_seat_key" ON "participant" ("appointment_id", "seat");
CREATE INDEX "participant_person_id_idx" ON "participant" ("person_id");
CREATE INDEX "claim_appointment_id_idx" ON "claim" ("appointment_id");
CREATE INDEX "audit_entry_appointment_id_version_idx" ON "audit_entry" ("appointment_id", "version");
CREATE INDEX "audit_entry_at_idx" ON "audit_entry" ("at");
CREATE UNIQUE INDEX "letter_message_id_key" ON "letter" ("message_id");
CREATE UNIQUE INDEX "letter_appointment_id_version_kind_recipient_key" ON "letter" ("appointment_id", "version", "kind", "recipient");
CREATE INDEX "letter_state_next_attempt_at_idx" ON "letter" ("state", "next_attempt_at");
CREATE INDEX "task_done_at_created_at_idx" ON "task" ("done_at", "created_at");
CREATE INDEX "idempotency_created_at_idx" ON "idempotency" ("created_at");
CREATE INDEX "limit_window_changed_at_idx" ON "limit_window" ("changed_at");
CREATE INDEX "draft_changed_at_idx" ON "draft" ("changed_at");

ALTER TABLE "room" ADD CONSTRAINT "room_office_slug_fkey" FOREIGN KEY ("office_slug") REFERENCES "office" ("slug") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "hours_rule" ADD CONSTRAINT "hours_rule_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "date_override" ADD CONSTRAINT "date_override_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "leave" ADD CONSTRAINT "leave_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_service_slug_fkey" FOREIGN KEY ("service_slug") REFERENCES "service" ("slug") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "participant" ADD CONSTRAINT "participant_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "participant" ADD CONSTRAINT "participant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "claim" ADD CONSTRAINT "claim_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "letter" ADD CONSTRAINT "letter_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One row each.
ALTER TABLE "practice" ADD CONSTRAINT "practice_one_row" CHECK ("id" = 1);
ALTER TABLE "site_version" ADD CONSTRAINT "site_version_one_row" CHECK ("id" = 1);
ALTER TABLE "availability" ADD CONSTRAINT "availability_one_row" CHECK ("id" = 1);
ALTER TABLE "mail_health" ADD CONSTRAINT "mail_health_one_row" CHECK ("id" = 1);
INSERT INTO "site_version" DEFAULT VALUES;
INSERT INTO "availability" DEFAULT VALUES;
INSERT INTO "mail_health" DEFAULT VALUES;

-- Nobody and no room is in two places: two active claims of different appointments on one thing never overlap (I1, I2, I3, I4).
ALTER TABLE "claim" ADD CONSTRAINT "claim_kind_known" CHECK ("kind" IN ('therapist', 'room', 'person'));
-- An empty or endless range would pass every exclusion (I5).
ALTER TABLE "claim" ADD CONSTRAINT "claim_has_length" CHECK ("starts_at" < "ends_at" AND isfinite("starts_at") AND isfinite("ends_at"));
ALTER TABLE "claim" ADD CONSTRAINT "claim_no_overlap" EXCLUDE USING gist (
  "kind" WITH =, "thing" WITH =, tstzrange("starts_at", "ends_at") WITH &&, "appointment_id" WITH <>
) WHERE ("active");
CREATE INDEX "claim_thing_time_idx" ON "claim" ("thing", "starts_at") WHERE ("active");

ALTER TABLE "appointment" ADD CONSTRAINT "appointment_has_length" CHECK ("starts_at" < "ends_at" AND isfinite("starts_at") AND isfinite("ends_at"));
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_state_known" CHECK ("state" IN (
  'held', 'awaiting-partner', 'requested', 'confirmed', 'attended', 'no-show', 'late-cancel', 'cancelled', 'declined', 'expired'));
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_cancel_has_author" CHECK (
  ("state" = 'cancelled') = ("cancelled_by" IS NOT NULL) AND ("cancelled_by" IS NULL OR "cancelled_by" IN ('client', 'partner', 'staff', 'practice')));
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_hold_has_end" CHECK ("state" <> 'held' OR "held_until" IS NOT NULL);
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_party_known" CHECK ("party" IN (1, 2));
-- One hold a browser.
CREATE UNIQUE INDEX "appointment_one_hold_a_browser" ON "appointment" ("browser_hash") WHERE ("state" = 'held');
CREATE INDEX "appointment_hold_end_idx" ON "appointment" ("held_until") WHERE ("state" = 'held');

ALTER TABLE "session" ADD CONSTRAINT "session_has_one_owner" CHECK (("person_id" IS NULL) <> ("staff_id" IS NULL));
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_role_known" CHECK ("role" IN ('owner', 'therapist', 'front-desk'));
ALTER TABLE "letter" ADD CONSTRAINT "letter_state_known" CHECK ("state" IN ('waiting', 'sending', 'accepted', 'dead', 'superseded'));
-- A task is asked for once while it is open.
CREATE UNIQUE INDEX "task_once_while_open" ON "task" ("kind", "subject") WHERE ("done_at" IS NULL);
-- One owner's link at a time.
CREATE UNIQUE INDEX "one_time_link_one_owner" ON "one_time_link" ("purpose") WHERE ("purpose" = 'owner' AND "used_at" IS NULL);

-- The audit is only ever added to (I28, P7); each version of an appointment has one row.
CREATE UNIQUE INDEX "audit_entry_one_a_version" ON "audit_entry" ("appointment_id", "version") WHERE ("version" IS NOT NULL);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is only ever added to.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
