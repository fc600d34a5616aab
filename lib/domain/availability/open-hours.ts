import type { Zone } from '../time/types'
import {
  type DaySpan,
  dayMs,
  dayNumber,
  daySpans,
  minuteMs,
  minutesOf,
  weekdayOfDay,
} from '../time/wall-clock'
import { intersectSpans, mergeSpans, type Span, subtractSpans } from './interval-list'
import type { DateOverride, HoursRule, TherapistFacts } from './types'

/** Starts from `from`, before `until`; a session that starts there ends at `open` at the latest. Instants in milliseconds. */
type Stretch = { from: number; until: number; open: number }

/** A therapist's hours for one service in one place, asked by day (counted from 1970-01-01, in the practice's zone). */
export type OpenHours = (day: number) => readonly Span[]

const wholeDay: readonly Span[] = [{ from: 0, until: dayMs }]

/** Hours that never end: what is left when nobody's hours count. */
export const allDay: OpenHours = () => wholeDay

type Scope = { services: string[] | null; places: string[] | null }
type Rule = Span & { closed: boolean; first: number; last: number }

const covers = ({ services, places }: Scope, service: string, place: string) =>
  (services?.includes(service) ?? true) && (places?.includes(place) ?? true)

const wallSpan = ({ from, until }: HoursRule | DateOverride): Span => ({
  from: minutesOf(from) * minuteMs,
  until: minutesOf(until) * minuteMs,
})

function combine(rules: readonly Rule[], exceptions: readonly DateOverride[]): readonly Span[] {
  const week = subtractSpans(
    mergeSpans(
      rules.filter(rule => !rule.closed),
      true,
    ),
    rules.filter(rule => rule.closed),
  )
  if (exceptions.length === 0) return week
  const opened = exceptions.filter(({ kind }) => kind === 'open').map(wallSpan)
  const closed = exceptions.filter(({ kind }) => kind === 'closed').map(wallSpan)
  return subtractSpans(mergeSpans([...week, ...opened], true), closed)
}

/**
 * The therapist's hours for a service in a place, as wall time since midnight: the week's hours without its breaks, with what a
 * date opens, without what it closes. Leave, closures and claims are not looked at here.
 */
export function readOpenHours(therapist: TherapistFacts, service: string, place: string): OpenHours {
  const weekdays: Rule[][] = Array.from({ length: 8 }, () => [])
  for (const rule of therapist.hours) {
    if (!covers(rule, service, place)) continue
    const first = rule.validFrom ? dayNumber(rule.validFrom) : -Infinity
    const last = rule.validUntil ? dayNumber(rule.validUntil) : Infinity
    weekdays[rule.weekday]?.push({ ...wallSpan(rule), closed: rule.closed ?? false, first, last })
  }
  const exceptions = therapist.overrides.filter(override => covers(override, service, place))
  const exceptionDays = new Set(exceptions.map(({ date }) => dayNumber(date)))
  const plain = weekdays.map(rules =>
    rules.some(rule => rule.first > -Infinity || rule.last < Infinity) ? null : combine(rules, []),
  )
  return day => {
    const weekday = weekdayOfDay(day)
    const known = exceptionDays.has(day) ? null : plain[weekday]
    if (known) return known
    const rules = (weekdays[weekday] ?? []).filter(rule => rule.first <= day && day <= rule.last)
    return combine(
      rules,
      exceptions.filter(({ date }) => dayNumber(date) === day),
    )
  }
}

/** A day's hours in the zone as spans of instants, in time order: the moments at which a clock shows a time within them. */
export const toInstants = (hours: readonly Span[], spans: readonly DaySpan[]): readonly Span[] =>
  mergeSpans(
    spans.flatMap(span =>
      intersectSpans(hours, [span]).map(({ from, until }) => ({
        from: from + span.shift,
        until: until + span.shift,
      })),
    ),
    true,
  )

/** Where hours run into midnight and the next day opens with it, a session may run on. A zone that moves over the date line skips a day. */
function openPastMidnight(end: number, day: number, hours: OpenHours, zone: Zone): number {
  const next = daySpans(day + 1, zone).length > 0 ? day + 1 : day + 2
  const first = toInstants(hours(next), daySpans(next, zone))[0]
  return first?.from === end ? first.until : end
}

/**
 * A day's hours as stretches of possible starts, in time order, stepped in wall time from the start of each range. On a day whose
 * clocks change, a wall time that does not exist starts nothing, one that comes twice starts only its first time, and the hours
 * are those moments at which a clock on the wall shows a time within them.
 */
export function listStretches(
  day: number,
  hours: OpenHours,
  spans: readonly DaySpan[],
  step: number,
  zone: Zone,
): Stretch[] {
  const ranges = hours(day)
  const open = toInstants(ranges, spans)
  const stretches: Stretch[] = []
  let seen = 0
  for (const span of spans) {
    for (const range of ranges) {
      const from =
        range.from + Math.ceil(Math.max(0, Math.max(span.from, seen) - range.from) / step) * step + span.shift
      const until = Math.min(range.until, span.until) + span.shift
      const piece = from < until && open.find(piece => piece.from <= from && from < piece.until)
      if (!piece) continue
      const atMidnight = range.until === dayMs && piece.until === dayMs + (spans.at(-1)?.shift ?? 0)
      stretches.push({
        from,
        until,
        open: atMidnight ? openPastMidnight(piece.until, day, hours, zone) : piece.until,
      })
    }
    seen = Math.max(seen, span.until)
  }
  return stretches
}
