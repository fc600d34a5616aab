import type { ZoneChange } from '@/lib/domain/time/testing/zone-changes'
import { instant, parseCalendarDate, parseWallClock, type Zone } from '@/lib/domain/time/types'
import { instantToWall, wallToInstant } from '@/lib/domain/time/wall-clock'

const minuteMs = 60_000

/**
 * Tries wall times around changes that somebody else told: before and after, within gaps (no moment) and folds (the first one). What is
 * expected comes from their offsets alone.
 */
export function findWallFaults(
  zone: Zone,
  changes: readonly ZoneChange[],
): { tried: number; faults: string[] } {
  const faults: string[] = []
  let tried = 0
  const expectWall = (moment: number, offset: number, expected: number | null) => {
    const local = new Date(moment + offset * minuteMs).toISOString()
    const [date, wall] = [parseCalendarDate(local.slice(0, 10)), parseWallClock(local.slice(11, 16))]
    tried += 1
    if (date === null || wall === null || wallToInstant(date, wall, zone) !== expected)
      faults.push(`${zone}: the clock at ${local.slice(0, 16)} does not lead to its moment`)
    if (expected === null || date === null) return
    const read = instantToWall(instant(expected), zone)
    if (read.date !== date || read.wall !== wall)
      faults.push(`${zone}: at ${new Date(expected).toISOString()} the clock reads ${read.date} ${read.wall}`)
  }
  for (const { at, before, after } of changes) {
    const set = Math.abs(after - before)
    for (const minutes of [1, set + 1, 24 * 60]) {
      expectWall(at - minutes * minuteMs, before, at - minutes * minuteMs)
      expectWall(at + (set + minutes) * minuteMs, after, at + (set + minutes) * minuteMs)
    }
    for (const minutes of [0, Math.floor(set / 2), set - 1]) {
      const moment = at + minutes * minuteMs
      if (after > before) expectWall(moment, before, null)
      else expectWall(moment, after, moment - set * minuteMs)
    }
  }
  return { tried, faults }
}
