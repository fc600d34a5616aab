-- One row for each key that was ever given: a known text sealed under it, by which a start sees whether it holds the keys of this database
-- before anything is sealed that nobody could open beside the rest.
CREATE TABLE "key_check" (
  "key" TEXT NOT NULL,
  "text_sealed" BYTEA NOT NULL,
  CONSTRAINT "key_check_pkey" PRIMARY KEY ("key")
);
