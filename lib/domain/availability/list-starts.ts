import { instant, type Zone } from '../time/types'
import { type DaySpan, dayMs, listDaySpans, localDay, minuteMs } from '../time/wall-clock'
import type { ForbiddenStarts } from './forbidden-starts'
import type { Span } from './interval-list'
import { listStretches, type OpenHours, type Stretch } from './open-hours'
import type { ServiceFacts } from './types'

/** A local day; `shift` plus its wall time is the instant, and null on a day that has more than one offset or none. */
type Day = { day: number; spans: readonly DaySpan[]; shift: number | null }

/** Starts in time order, as plain numbers: months of them are made for every therapist. */
export type Starts = Float64Array

/** What all therapists and places of one question share; `step` and `length` are milliseconds. */
export type Search = { zone: Zone; within: Span; step: number; length: number; days: readonly Day[] }

/** The local days that a window of instants touches, in time order. */
function listDays(within: Span, zone: Zone): Day[] {
  const first = localDay(instant(within.from), zone)
  const last = localDay(instant(within.until), zone)
  return listDaySpans(first, last, zone).map((spans, at) => {
    const [only] = spans
    const isWhole = only?.from === 0 && only.until === dayMs
    return { day: first + at, spans, shift: isWhole ? only.shift : null }
  })
}

/** Prepares the search for starts of a service, on its grid, in a window of instants. */
export const makeSearch = ({ gridMinutes, minutes }: ServiceFacts, zone: Zone, within: Span): Search => ({
  zone,
  within,
  step: gridMinutes * minuteMs,
  length: minutes * minuteMs,
  days: listDays(within, zone),
})

/**
 * First and last possible start of each stretch in turn, in time order, `count` numbers in all; a last one may lie off the grid.
 * `length` is the milliseconds from the first to the last, summed up.
 */
type Stretches = { row: Float64Array; count: number; length: number }

function addStretch(found: Stretches, first: number, last: number): void {
  if (found.count === found.row.length) {
    const longer = new Float64Array(2 * found.row.length)
    longer.set(found.row)
    found.row = longer
  }
  found.row[found.count++] = first
  found.row[found.count++] = last
  found.length += last - first
}

/** What the hours allow: a stretch begins on the grid, and a session that starts before its `until` ends at `open` at the latest. */
function listPossible({ zone, within, step, length, days }: Search, hours: OpenHours): Stretches {
  const found: Stretches = { row: new Float64Array(256), count: 0, length: 0 }
  const { from: earliest, until: end } = within
  for (const { day, spans, shift } of days) {
    const ranges = hours(day)
    // Asking a row for what stands before its first place is slow.
    if (ranges.length === 0) continue
    // The day as it nearly always is, with one offset and nothing open at midnight, takes a short way.
    const isPlain = shift !== null && (ranges[ranges.length - 1]?.until ?? 0) < dayMs
    const stretches: readonly Stretch[] = isPlain ? ranges : listStretches(day, hours, spans, step, zone)
    const by = isPlain ? shift : 0
    for (const { from, until, open = until } of stretches) {
      const missed = earliest - from - by
      const first = from + by + (missed > 0 ? Math.ceil(missed / step) * step : 0)
      const last = Math.min(Math.min(until + by, end) - 1, open + by - length)
      if (first <= last) addStretch(found, first, last)
    }
  }
  return found
}

/**
 * The starts in the window, in time order, that lie within a therapist's hours and are not forbidden. Hours come first and the
 * claims last, so that the loop over months of starts touches nothing but rows of numbers.
 */
export function listStarts(search: Search, hours: OpenHours, forbidden: ForbiddenStarts): Starts {
  const { step } = search
  const possible = listPossible(search, hours)
  const { row } = possible
  const starts = new Float64Array(Math.floor(possible.length / step) + possible.count / 2)
  let [count, next] = [0, 0]
  for (let at = 0; at < possible.count; at += 2) {
    let start = row[at] ?? 0
    const last = row[at + 1] ?? 0
    while (start <= last) {
      while (next < forbidden.length && (forbidden[next + 1] ?? 0) <= start) next += 2
      // Reading past the end of a row is slow too.
      const isOpen = next >= forbidden.length
      const free = isOpen ? last : Math.min(forbidden[next] ?? 0, last)
      const end = isOpen ? last : (forbidden[next + 1] ?? 0)
      for (; start <= free; start += step) starts[count++] = start
      // On to the first step at which it is free again.
      if (start < end) start += Math.ceil((end - start) / step) * step
    }
  }
  return starts.subarray(0, count)
}
