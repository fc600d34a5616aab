import { type Instant, instant, type Zone } from '../time/types'
import { type DaySpan, dayMs, dayNumber, daySpans, instantToWall, minuteMs } from '../time/wall-clock'
import type { ForbiddenStarts } from './forbidden-starts'
import type { Span } from './interval-list'
import { listStretches, type OpenHours } from './open-hours'
import type { Facts, ServiceFacts } from './types'

/** A local day; `shift` plus its wall time is the instant, and null on a day that has more than one offset or none. */
type Day = { day: number; spans: readonly DaySpan[]; shift: number | null }

/** What all therapists and places of one question share. */
export type Search = { facts: Facts; service: ServiceFacts; within: Span; days: readonly Day[] }

function readDay(day: number, zone: Zone): Day {
  const spans = daySpans(day, zone)
  const [only] = spans
  const isWhole = only?.from === 0 && only.until === dayMs
  return { day, spans, shift: isWhole ? only.shift : null }
}

/** The local days that a window of instants touches, in time order. */
export function listDays(within: Span, zone: Zone): Day[] {
  const first = dayNumber(instantToWall(instant(within.from), zone).date)
  const last = dayNumber(instantToWall(instant(within.until), zone).date)
  return Array.from({ length: last - first + 1 }, (_, at) => readDay(first + at, zone))
}

/** How one therapist's starts are found: `step` and `length` in milliseconds. */
type Walk = { starts: Instant[]; forbidden: ForbiddenStarts; within: Span; step: number; length: number }

/**
 * Adds the starts of one stretch, `from` and every step further, that are not forbidden; a session that starts before `until` ends at
 * `open` at the latest. Takes and gives back how many forbidden edges lie behind: stretches come in time order.
 */
function collectStarts(walk: Walk, passed: number, from: number, until: number, open: number): number {
  const { starts, forbidden, within, step, length } = walk
  const last = Math.min(Math.min(until, within.until) - 1, open - length)
  let next = passed
  let start = from < within.from ? from + Math.ceil((within.from - from) / step) * step : from
  for (; start <= last; start += step) {
    while (next < forbidden.length && (forbidden[next + 1] ?? Infinity) <= start) next += 2
    if (next >= forbidden.length || start <= (forbidden[next] ?? Infinity)) starts.push(instant(start))
    // On to the last step before it is free again.
    else start += Math.ceil(((forbidden[next + 1] ?? start) - start) / step - 1) * step
  }
  return next
}

/** The starts in the window, in time order, that lie within a therapist's hours and are not forbidden. */
export function listStarts(
  { facts, service, within, days }: Search,
  hours: OpenHours,
  forbidden: ForbiddenStarts,
): Instant[] {
  const [length, step] = [service.minutes * minuteMs, service.gridMinutes * minuteMs]
  const walk: Walk = { starts: [], forbidden, within, step, length }
  let passed = 0
  for (const { day, spans, shift } of days) {
    const ranges = hours(day)
    // The day as it nearly always is, with one offset and nothing open at midnight, takes a short way.
    if (shift !== null && (ranges.at(-1)?.until ?? 0) < dayMs) {
      for (const { from, until } of ranges)
        passed = collectStarts(walk, passed, from + shift, until + shift, until + shift)
    } else {
      for (const { from, until, open } of listStretches(day, hours, spans, step, facts.zone))
        passed = collectStarts(walk, passed, from, until, open)
    }
  }
  return walk.starts
}
