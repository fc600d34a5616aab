-- Every fact about times passes through this function. Said to be IMMUTABLE, which what it calls is not, it could not be folded into the
-- statements that use it, and each call cost as much as the row around it.
CREATE OR REPLACE FUNCTION epoch_ms(moment timestamptz) RETURNS bigint LANGUAGE sql STABLE AS 'SELECT (date_part(''epoch'', moment) * 1000)::bigint';
