import type { Instant, Zone } from '@/lib/domain/time/types'
import { instantToWall } from '@/lib/domain/time/wall-clock'

/** The version of the zone rules that this runtime computes with, such as `2026c`; stored with each wall time (I21). */
export const zoneRules: string = process.versions.tz ?? 'unknown'

/** `YYYY-MM-DDTHH:MM` on the wall of the zone. */
export function wallStart(start: Instant, zone: Zone): string {
  const { date, wall } = instantToWall(start, zone)
  return `${date}T${wall}`
}
