import type { DayOfTimes } from '@/components/booking/times-form'
import type { Slot } from '@/lib/domain/availability/types'
import { type CalendarDate, type Instant, isoInstant, parseZone, type Zone } from '@/lib/domain/time/types'
import { addDays, instantToWall } from '@/lib/domain/time/wall-clock'
import { dateWords, dayWords, timeWords, zoneWords } from '@/lib/domain/time/words'

/** Open times under the dates of a zone; only days that have some. */
export function groupByDay(slots: readonly Slot[], zone: Zone, near: Instant | null): DayOfTimes[] {
  const days = new Map<string, { weekday: string; date: string; times: DayOfTimes['times'][number][] }>()
  for (const { start } of slots) {
    const key = instantToWall(start, zone).date
    const [weekday = '', date = ''] = dayWords(start, zone).split(', ')
    const day = days.get(key) ?? { weekday, date, times: [] }
    day.times.push({ start: isoInstant(start), words: timeWords(start, zone), near: start === near })
    days.set(key, day)
  }
  return [...days].map(([key, day]) => ({ key, ...day }))
}

type Shown = { from: CalendarDate; now: Instant; zone: Zone }
type More = { href: string; words: string } | null

/** The ways to the days before and after those shown. */
export function otherDays(
  { from, now, zone }: Shown,
  days: number,
  href: (from: string) => string,
): { later: More; earlier: More } {
  const today = instantToWall(now, zone).date
  const next = addDays(from, days)
  const back = addDays(from, -days)
  const before = [today, back].toSorted().at(-1) ?? today
  return {
    later: { href: href(next), words: `Later dates, from ${dateWords(next)}` },
    earlier: from > today ? { href: href(before), words: `Earlier dates, from ${dateWords(before)}` } : null,
  }
}

const common = [
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Chicago',
  'America/New_York',
  'America/Anchorage',
  'Pacific/Honolulu',
]

/** The zones to choose from: the practice's first, then the usual ones, and the one in use. */
export function listZones(practiceZone: string, zone: Zone, now: Instant): { zone: string; words: string }[] {
  const names = [...new Set([practiceZone, ...common, zone])]
  return names.flatMap(name => {
    const known = parseZone(name)
    return known === null ? [] : [{ zone: known, words: zoneWords(now, known) }]
  })
}
