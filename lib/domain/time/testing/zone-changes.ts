import { type Instant, instant, type Zone } from '../types'
import { offsetMinutes } from '../wall-clock'

/** The moment (UTC milliseconds) at which a zone's clocks are set, and its offsets before and after, in minutes east of Greenwich. */
export type ZoneChange = { at: number; before: number; after: number }

const hours12 = 43_200_000

/**
 * The clock changes of a zone from one moment to another, found by asking for the offset every twelve hours and halving where it differs:
 * another way than the one of the code under test, which asks its library for transitions.
 */
export function findZoneChanges(zone: Zone, from: Instant, until: Instant): ZoneChange[] {
  const offset = (moment: number) => offsetMinutes(instant(moment), zone)
  const changes: ZoneChange[] = []
  for (let low = Number(from); low < until; low += hours12) {
    const before = offset(low)
    if (before === offset(low + hours12)) continue
    let [known, changed] = [low, low + hours12]
    while (changed - known > 1000) {
      const middle = known + Math.floor((changed - known) / 2000) * 1000
      if (offset(middle) === before) known = middle
      else changed = middle
    }
    changes.push({ at: changed, before, after: offset(changed) })
  }
  return changes
}
