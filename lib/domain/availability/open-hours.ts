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

/** Starts from `from`, before `until`; a session that starts there ends at `open` at the latest, or at `until`. Milliseconds. */
export type Stretch = Span & { open?: number }

/** A therapist's hours for one service in one place, asked by day (counted from 1970-01-01, in the practice's zone). */
export type OpenHours = (day: number) => readonly Span[]

const wholeDay: readonly Span[] = [{ from: 0, until: dayMs }]

/** Hours that never end: what is left when nobody's hours count. */
export const allDay: OpenHours = () => wholeDay

type Scope = { services: string[] | null; places: string[] | null }
type Rule = Span & { closed: boolean; first: number; last: number }

const covers = ({ services, places }: Scope, service: string, place: string) =>
  (services?.includes(service) ?? true) && (places?.includes(place) ?? true)

const wallSpan = ({ from, until }: DateOverride): Span => ({
  from: minutesOf(from) * minuteMs,
  until: minutesOf(until) * minuteMs,
})

function combine(rules: readonly Rule[], exceptions: readonly DateOverride[]): readonly Span[] {
  const hasBreaks = rules.some(({ closed }) => closed)
  const open = mergeSpans(hasBreaks ? rules.filter(({ closed }) => !closed) : rules, true)
  const week = hasBreaks
    ? subtractSpans(
        open,
        rules.filter(({ closed }) => closed),
      )
    : open
  if (exceptions.length === 0) return week
  const opened = exceptions.filter(({ kind }) => kind === 'open').map(wallSpan)
  const closed = exceptions.filter(({ kind }) => kind === 'closed').map(wallSpan)
  return subtractSpans(mergeSpans([...week, ...opened], true), closed)
}

const isLasting = ({ first, last }: Rule): boolean => first === -Infinity && last === Infinity

const readRule = ({ from, until, validFrom, validUntil, closed = false }: HoursRule): Rule => ({
  from: minutesOf(from) * minuteMs,
  until: minutesOf(until) * minuteMs,
  closed,
  first: validFrom ? dayNumber(validFrom) : -Infinity,
  last: validUntil ? dayNumber(validUntil) : Infinity,
})

/**
 * The therapist's hours for a service in a place, as wall time since midnight: the week's hours without its breaks, with what a
 * date opens, without what it closes. Leave, closures and claims are not looked at here.
 */
export function readOpenHours(therapist: TherapistFacts, service: string, place: string): OpenHours {
  const weekdays: Rule[][] = [[], [], [], [], [], [], [], []]
  for (const rule of therapist.hours)
    if (covers(rule, service, place)) weekdays[rule.weekday]?.push(readRule(rule))
  const exceptions = Map.groupBy(
    therapist.overrides.filter(override => covers(override, service, place)),
    ({ date }) => dayNumber(date),
  )
  const plain = weekdays.map(rules => (rules.every(isLasting) ? combine(rules, []) : null))
  return day => {
    const weekday = weekdayOfDay(day)
    const differing = exceptions.size > 0 ? exceptions.get(day) : undefined
    const known = plain[weekday]
    if (known && !differing) return known
    const rules = (weekdays[weekday] ?? []).filter(rule => rule.first <= day && day <= rule.last)
    return combine(rules, differing ?? [])
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
