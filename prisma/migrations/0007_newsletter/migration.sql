-- The newsletter's own list, apart from people and appointments: an address stands sealed, and is found by its keyed hash alone.
-- Who left keeps no address here, only that they did.

CREATE TABLE "subscriber" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "address_key" TEXT NOT NULL,
  "email_sealed" BYTEA,
  "state" TEXT NOT NULL,
  "consent_version" TEXT NOT NULL,
  "confirm_hash" TEXT,
  "confirm_sealed" BYTEA,
  "confirm_until" TIMESTAMPTZ(3) NOT NULL,
  "unsubscribe_hash" TEXT NOT NULL,
  "unsubscribe_sealed" BYTEA NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "confirmed_at" TIMESTAMPTZ(3),
  "left_at" TIMESTAMPTZ(3),
  CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "subscriber_state_known" CHECK ("state" IN ('asked', 'confirmed', 'left')),
  CONSTRAINT "subscriber_confirmed_once" CHECK ("state" <> 'confirmed' OR "confirmed_at" IS NOT NULL),
  CONSTRAINT "subscriber_left_is_forgotten" CHECK (("state" = 'left') = ("email_sealed" IS NULL) AND ("state" = 'left') = ("left_at" IS NOT NULL))
);

CREATE UNIQUE INDEX "subscriber_address_key_key" ON "subscriber" ("address_key");
CREATE UNIQUE INDEX "subscriber_confirm_hash_key" ON "subscriber" ("confirm_hash");
CREATE UNIQUE INDEX "subscriber_unsubscribe_hash_key" ON "subscriber" ("unsubscribe_hash");
CREATE INDEX "subscriber_state_confirmed_at_idx" ON "subscriber" ("state", "confirmed_at");

-- An article that staff sent to the list, once; finished when everybody who was on it then has their letter.
CREATE TABLE "newsletter_issue" (
  "article" TEXT NOT NULL,
  "sent_by" UUID NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "finished_at" TIMESTAMPTZ(3),
  CONSTRAINT "newsletter_issue_pkey" PRIMARY KEY ("article"),
  CONSTRAINT "newsletter_issue_sent_by_fkey" FOREIGN KEY ("sent_by") REFERENCES "staff_member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "newsletter_issue_finished_at_idx" ON "newsletter_issue" ("finished_at");

-- One letter of an issue to one subscriber, however often it is tried: the recipient is `<subscriber>/<article>`.
CREATE UNIQUE INDEX "letter_once_an_issue" ON "letter" ("recipient") WHERE ("kind" = 'newsletter');
