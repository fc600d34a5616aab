/**
 * The process's clock: for timers, logs and reading pages while the database is away.
 * Decisions about bookings take their `now` from the database, in the same read as the facts.
 */
export function processNow(): Date {
  return new Date()
}
