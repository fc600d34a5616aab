import { instant, overlaps } from '../time/types'
import { instantToWall, minuteMs, weekStart } from '../time/wall-clock'
import { claimOf } from './decide-booking'
import type { Question, Refusal } from './explanation'
import { fullPeriods, listRooms } from './forbidden-starts'
import type { Busy } from './types'

/** Claims in the way, in an order that does not depend on how they were read: those that share a moment with the session first. */
function listInTheWay({ service, session, except, waive }: Question, claims: readonly Busy[]): Busy[] {
  const claim = claimOf(service, session.start)
  const rank = (other: Busy) => (overlaps(other.session, session) ? 0 : 1)
  const isInTheWay = (other: Busy) => (waive.includes('buffers') ? rank(other) === 0 : overlaps(other, claim))
  return claims
    .filter(other => (except === undefined || other.appointment !== except) && isInTheWay(other))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        a.session.start - b.session.start ||
        a.session.end - b.session.end ||
        a.start - b.start ||
        a.end - b.end ||
        (a.appointment < b.appointment ? -1 : 1),
    )
}

/** The therapist's own other sessions and the buffers on both sides. */
export function explainClaims(question: Question): Refusal | null {
  const { service, therapist, session } = question
  const [other] = listInTheWay(question, therapist.busy)
  if (!other) return null
  const { appointment } = other
  if (overlaps(other.session, session)) return { rule: 'claim', appointment, session: other.session }
  if (other.session.end <= session.start) {
    const free = instant(other.end + service.bufferBefore * minuteMs)
    return { rule: 'buffer', appointment, after: other.session.end, free }
  }
  const free = instant(other.start - (service.minutes + service.bufferAfter) * minuteMs)
  return { rule: 'buffer', appointment, before: other.session.start, free }
}

/** The most sessions a therapist takes on a local day and in a local week. */
export function explainCaps({ facts, therapist, session, except, waive }: Question): Refusal | null {
  if (waive.includes('caps')) return null
  const isFull = (period: 'day' | 'week') =>
    fullPeriods(therapist, period, facts.zone, except).some(
      ({ from, until }) => from < session.start && session.start < until,
    )
  const { date } = instantToWall(session.start, facts.zone)
  if (isFull('day')) return { rule: 'day-full', date, most: therapist.maxPerDay ?? 0 }
  if (isFull('week')) return { rule: 'week-full', monday: weekStart(date), most: therapist.maxPerWeek ?? 0 }
  return null
}

/** The rooms of an office; video needs none. */
export function explainRooms(question: Question): Refusal | null {
  const { facts, service, place } = question
  if (place === 'video') return null
  const rooms = listRooms(facts, service.slug, place)
  if (rooms.length === 0) return { rule: 'no-room', place }
  const taken = rooms.flatMap(room => {
    const [other] = listInTheWay(question, room.busy)
    if (!other) return []
    const { appointment, session, start, end } = other
    return [{ room: room.id, appointment, session, claim: { start, end } }]
  })
  return taken.length < rooms.length ? null : { rule: 'rooms', place, taken }
}
