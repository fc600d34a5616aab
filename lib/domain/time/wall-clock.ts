import { Temporal } from 'temporal-polyfill'
import { type CalendarDate, type Instant, instant, type WallClock, type Zone } from './types'

export const minuteMs = 60_000
export const dayMs = 86_400_000

/** A stretch of time with one offset: local time is UTC plus `offset` milliseconds. */
type OffsetSpan = { from: number; until: number; offset: number }

/** A stretch of one local day, in milliseconds of the wall clock since its midnight; `shift` plus wall is the instant. */
export type DaySpan = { from: number; until: number; shift: number }

// The library is asked once per zone and year; after that time zones are whole numbers.
const knownYears = new Map<string, OffsetSpan[]>()

function spansOfYear(zone: Zone, year: number): OffsetSpan[] {
  const key = `${zone} ${year}`
  const known = knownYears.get(key)
  if (known) return known
  const yearEnd = Date.UTC(year + 1, 0, 1)
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    Date.UTC(year, 0, 1),
  ).toZonedDateTimeISO(zone)
  const spans: OffsetSpan[] = []
  while (at && at.epochMilliseconds < yearEnd) {
    const next: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next')
    const until = Math.min(next?.epochMilliseconds ?? yearEnd, yearEnd)
    spans.push({ from: at.epochMilliseconds, until, offset: at.offsetNanoseconds / 1e6 })
    at = next
  }
  // Zones that people type are many: a long-lived process must not keep them all.
  if (knownYears.size > 2000) knownYears.clear()
  knownYears.set(key, spans)
  return spans
}

function spansBetween(zone: Zone, from: number, until: number): OffsetSpan[] {
  const lastYear = new Date(until).getUTCFullYear()
  const found: OffsetSpan[] = []
  for (let year = new Date(from).getUTCFullYear(); year <= lastYear; year++) {
    for (const span of spansOfYear(zone, year)) {
      if (span.from > until || span.until <= from) continue
      const previous = found.at(-1)
      if (previous?.offset === span.offset) found[found.length - 1] = { ...previous, until: span.until }
      else found.push(span)
    }
  }
  return found
}

// No zone is further than 15 hours from UTC, so a local day lies within this much of the same day in UTC.
const reach = 16 * 3_600_000

/** The days since 1970-01-01 of a date. */
export const dayNumber = (date: CalendarDate): number => Date.parse(date) / dayMs

/** The date so many days after 1970-01-01. */
export const dateOfDay = (day: number): CalendarDate =>
  new Date(day * dayMs).toISOString().slice(0, 10) as CalendarDate // proof: the calendar wrote it

/** The minutes since midnight of a wall time, 0 to 1440. */
export const minutesOf = (wall: WallClock): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3))

function spansOfDay(day: number, offsets: readonly OffsetSpan[]): DaySpan[] {
  const midnight = day * dayMs
  const spans: DaySpan[] = []
  for (const { from, until, offset } of offsets) {
    const start = Math.max(from + offset - midnight, 0)
    const end = Math.min(until + offset - midnight, dayMs)
    if (start < end) spans.push({ from: start, until: end, shift: midnight - offset })
  }
  return spans
}

/** The local days from `first` to `last`, both with them, each as `daySpans` has it: the zone is asked once for all of them. */
export function listDaySpans(first: number, last: number, zone: Zone): DaySpan[][] {
  const offsets = spansBetween(zone, first * dayMs - reach, (last + 1) * dayMs + reach)
  return Array.from({ length: last - first + 1 }, (_, at) => spansOfDay(first + at, offsets))
}

/** A local day as its stretches of one offset, in time order: one as a rule, two with a clock change, none when a zone skips the day. */
export const daySpans = (day: number, zone: Zone): DaySpan[] => listDaySpans(day, day, zone)[0] ?? []

/** The moment at which a clock in the zone shows this; the first of the two in a fold, null in a gap. `24:00` is the next midnight. */
export function wallToInstant(date: CalendarDate, wall: WallClock, zone: Zone): Instant | null {
  const minutes = minutesOf(wall)
  if (minutes === 1440) return wallToInstant(addDays(date, 1), '00:00' as WallClock, zone) // proof: a wall time by its form
  const at = minutes * minuteMs
  const span = daySpans(dayNumber(date), zone).find(({ from, until }) => from <= at && at < until)
  return span ? instant(span.shift + at) : null
}

/** How far local time is ahead of UTC at a moment, in minutes (negative west of Greenwich). */
export function offsetMinutes(moment: Instant, zone: Zone): number {
  return (spansBetween(zone, moment, moment)[0]?.offset ?? 0) / minuteMs
}

/** The local day of a moment, counted from 1970-01-01. */
export const localDay = (moment: Instant, zone: Zone): number =>
  Math.floor((moment + offsetMinutes(moment, zone) * minuteMs) / dayMs)

/** The date and the clock's reading (whole minutes) in the zone at a moment. */
export function instantToWall(moment: Instant, zone: Zone): { date: CalendarDate; wall: WallClock } {
  const local = new Date(moment + offsetMinutes(moment, zone) * minuteMs).toISOString()
  return { date: local.slice(0, 10) as CalendarDate, wall: local.slice(11, 16) as WallClock } // proof: parts of an ISO date-time
}

/** The first moment of a local day, which is not midnight where clocks jump over it; the next day's where a zone skips the day. */
export function startOfDay(date: CalendarDate, zone: Zone): Instant {
  const midnight = dayNumber(date) * dayMs
  const spans = spansBetween(zone, midnight - reach, midnight + dayMs + reach)
  const span = spans.find(({ until, offset }) => until + offset > midnight)
  if (!span) throw new RangeError(`${zone} has no rules around ${date}`)
  return instant(Math.max(span.from, midnight - span.offset))
}

/** The end of a local day: the first moment of the next one, 23 to 25 hours after its start. */
export const endOfDay = (date: CalendarDate, zone: Zone): Instant => startOfDay(addDays(date, 1), zone)

/** The date so many days later (earlier when negative). */
export const addDays = (date: CalendarDate, days: number): CalendarDate => dateOfDay(dayNumber(date) + days)

/** How many days lead from one date to the other; negative when the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from)

/** The ISO weekday of a date: Monday is 1, Sunday is 7. */
export const weekday = (date: CalendarDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 => weekdayOfDay(dayNumber(date))

/** The ISO weekday of a day counted from 1970-01-01, which was a Thursday. */
export function weekdayOfDay(day: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const sinceMonday = (day + 3) % 7
  return ((sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7 // proof: a remainder of 0 to 6, plus one
}

/** The Monday of the week in which a date lies. */
export const weekStart = (date: CalendarDate): CalendarDate => addDays(date, 1 - weekday(date))
