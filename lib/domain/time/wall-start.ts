import { type Instant, parseCalendarDate, parseWallClock, type Zone } from './types'
import { instantToWall, wallToInstant } from './wall-clock'

/** A moment as it was promised: `YYYY-MM-DDTHH:MM` on a clock in the zone. The promise outlives the zone's rules (I21). */
export function wallStartAt(start: Instant, zone: Zone): string {
  const { date, wall } = instantToWall(start, zone)
  return `${date}T${wall}`
}

/** Where a promised wall time is by the rules of today, and whether it has left the instant that was kept with it. */
export type PromisedStart =
  | { kind: 'same' }
  | { kind: 'moved'; start: Instant }
  /** The clock jumps over it, or the text is no wall time: nobody can come then. */
  | { kind: 'no-such-time' }

/**
 * Looks for the instant of a promised wall time. As long as a clock in the zone still shows the promise at the instant that was
 * kept, nothing moved: of the two moments in a fold the kept one stays. Otherwise the first moment that shows it.
 */
export function findPromisedStart(wallStart: string, zone: Zone, kept: Instant): PromisedStart {
  if (wallStartAt(kept, zone) === wallStart) return { kind: 'same' }
  const date = parseCalendarDate(wallStart.slice(0, 10))
  const wall = wallStart[10] === 'T' ? parseWallClock(wallStart.slice(11)) : null
  const start = date && wall && wallToInstant(date, wall, zone)
  return start === null ? { kind: 'no-such-time' } : { kind: 'moved', start }
}
