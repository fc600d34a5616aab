-- Whether a time was asked for with whoever is free first: whoever changes the time is then shown everybody's times again. Null for what was
-- chosen before this was written down, and for what staff book.
ALTER TABLE "appointment" ADD COLUMN "first_available" BOOLEAN;
