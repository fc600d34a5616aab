-- What somebody wrote to the practice: the words, the name and the addresses stand sealed together.

CREATE TABLE "message" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "words_sealed" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT practice_now(),
  "done_at" TIMESTAMPTZ(3),
  "done_by" UUID,
  CONSTRAINT "message_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "message_done_by_somebody" CHECK (("done_at" IS NULL) = ("done_by" IS NULL)),
  CONSTRAINT "message_done_by_fkey" FOREIGN KEY ("done_by") REFERENCES "staff_member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "message_done_at_created_at_idx" ON "message" ("done_at", "created_at");
