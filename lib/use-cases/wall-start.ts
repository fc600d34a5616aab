import type { Instant, Zone } from '@/lib/domain/time/types'
import { wallStartAt } from '@/lib/domain/time/wall-start'

/** The version of the zone rules that this runtime computes with, such as `2026c`; stored with each wall time (I21). */
export const zoneRules: string = process.versions.tz ?? 'unknown'

/**
 * What is kept of a start beside its instant: the wall time that is promised, the zone of the wall, and the rules by which the two
 * were one (I21). Whatever writes the start of an appointment, a first time or a later one, takes these from here.
 */
export const promiseOf = (start: Instant, zone: Zone) => ({
  zone,
  wallStart: wallStartAt(start, zone),
  zoneRules,
})
