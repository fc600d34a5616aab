-- The facts of some days are read from the claims of those days alone, however many years of appointments there are: no claim is longer
-- than a day, so those that reach into a range begin at most a day before it.
ALTER TABLE "claim" ADD CONSTRAINT "claim_within_a_day" CHECK ("ends_at" - "starts_at" <= interval '24 hours');
CREATE INDEX "claim_time_idx" ON "claim" ("starts_at") WHERE ("active" AND "kind" <> 'person');
DROP INDEX "claim_thing_time_idx";
