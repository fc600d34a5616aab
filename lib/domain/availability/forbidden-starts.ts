import type { Interval, Zone } from '../time/types'
import { addDays, endOfDay, instantToWall, minuteMs, startOfDay, weekStart } from '../time/wall-clock'
import {
  type Edges,
  intersectSpans,
  mergeEdges,
  noEdges,
  type Span,
  toEdges,
  toSpans,
  uniteEdges,
} from './interval-list'
import type { Busy, Facts, RoomFacts, ServiceFacts, SlotQuery, TherapistFacts } from './types'

/**
 * Starts that are not possible, as open spans in time order: a start strictly between a span's two ends is forbidden, one at either
 * end is not. That is what half-open time asks for: sessions may touch.
 */
export type ForbiddenStarts = Edges

const always: Span = { from: -Infinity, until: Infinity }

/** What does not count in a question: the claims of one appointment, and limits that are set aside. */
type Ignored = Pick<SlotQuery, 'except' | 'waive'>

/** Around claims that follow each other closely there is one span; claims are read in time order as a rule. */
function aroundClaims(claims: readonly Busy[], service: ServiceFacts, { except, waive }: Ignored): Edges {
  const bare = waive?.includes('buffers') ?? false
  const before = bare ? 0 : service.bufferBefore * minuteMs
  const after = (service.minutes + (bare ? 0 : service.bufferAfter)) * minuteMs
  const edges = new Float64Array(2 * claims.length)
  let count = 0
  let from = Number.NaN
  let until = Number.NaN
  for (const busy of claims) {
    if (busy.appointment === except) continue
    const { start, end } = bare ? busy.session : busy
    if (from <= start - after && start - after < until) until = Math.max(until, end + before)
    else {
      if (from < until) {
        edges[count++] = from
        edges[count++] = until
      }
      from = start - after
      until = end + before
    }
  }
  if (from < until) {
    edges[count++] = from
    edges[count++] = until
  }
  return edges.subarray(0, count)
}

const aroundAbsences = (absences: readonly Interval[], service: ServiceFacts): Span[] =>
  absences.map(({ start, end }) => ({ from: start - service.minutes * minuteMs, until: end }))

/** The local days or weeks that hold as many appointments as the therapist wants, each one forbidden from its first moment on. */
export function fullPeriods(
  therapist: TherapistFacts,
  period: 'day' | 'week',
  zone: Zone,
  ignoring: string | undefined,
): Span[] {
  const most = period === 'day' ? therapist.maxPerDay : therapist.maxPerWeek
  if (most === null) return []
  if (most <= 0) return [always]
  // A proposed move has two claims for one appointment: within one period that is one session.
  const held = new Map<ReturnType<typeof weekStart>, Set<string>>()
  for (const { appointment, session } of therapist.busy) {
    if (appointment === ignoring) continue
    const { date } = instantToWall(session.start, zone)
    const first = period === 'day' ? date : weekStart(date)
    held.set(first, (held.get(first) ?? new Set()).add(appointment))
  }
  return [...held]
    .filter(([, appointments]) => appointments.size >= most)
    .map(([first]) => ({
      from: startOfDay(first, zone) - 1,
      until: endOfDay(period === 'day' ? first : addDays(first, 6), zone),
    }))
}

/** What keeps one therapist from starting the service: claims with both buffers, leave, closures, full days and weeks. */
export function forbidByTherapist(
  facts: Facts,
  therapist: TherapistFacts,
  service: ServiceFacts,
  ignored: Ignored,
): ForbiddenStarts {
  const { except, waive = [] } = ignored
  const absences = waive.includes('hours') ? [] : [...therapist.leave, ...facts.closures]
  const periods = waive.includes('caps') ? [] : (['day', 'week'] as const)
  const claims = aroundClaims(therapist.busy, service, ignored)
  const others = [
    ...aroundAbsences(absences, service),
    ...periods.flatMap(period => fullPeriods(therapist, period, facts.zone, except)),
  ]
  return uniteEdges(claims, toEdges(others))
}

/** The rooms of an office in which a service can take place, in the order in which they are given out. */
export const listRooms = (facts: Facts, service: string, place: string): RoomFacts[] =>
  facts.rooms
    .filter(room => room.place === place && (room.services?.includes(service) ?? true))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** What keeps every room of a place from taking the service at once; nothing for video, always where there is no room. */
export function forbidByRooms(
  facts: Facts,
  service: ServiceFacts,
  place: string,
  ignored: Ignored,
): ForbiddenStarts {
  if (place === 'video') return noEdges
  const rooms = listRooms(facts, service.slug, place)
  const taken = rooms.map(room => toSpans(mergeEdges(aroundClaims(room.busy, service, ignored))))
  return toEdges(taken.reduce((all, one) => intersectSpans(all, one), [always]))
}
