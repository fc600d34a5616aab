-- A leave or a closure is said in wall time as an appointment is: when the rules of its zone change, the hours that were said stay.
-- One that came without them is kept by its instants alone.

ALTER TABLE "leave"
  ADD COLUMN "zone" TEXT,
  ADD COLUMN "wall_start" TEXT,
  ADD COLUMN "wall_end" TEXT,
  ADD COLUMN "zone_rules" TEXT,
  ADD CONSTRAINT "leave_promise_is_whole" CHECK (num_nulls("zone", "wall_start", "wall_end", "zone_rules") IN (0, 4));
