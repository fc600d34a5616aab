import { type Interval, overlaps } from '../time/types'
import { dayNumber, daySpans, instantToWall } from '../time/wall-clock'
import { mergeSpans } from './interval-list'
import { readOpenHours, toInstants } from './open-hours'
import type { Facts, TherapistFacts } from './types'

/** An appointment as far as hours, absences and rooms are concerned. */
export type Placed = {
  therapistId: string
  service: string
  place: string
  room: string | null
  session: Interval
}

/** What stands against an appointment that was made before it. */
export type Conflict = 'hours' | 'leave' | 'closure' | 'room'

/**
 * What in today's hours, leave, closures and rooms stands against an appointment; nothing when it could stay as it is. Its start
 * need not lie on the service's grid: an appointment within the hours is not outside them because they begin at another minute now.
 */
export function listConflicts(facts: Facts, { session, room, ...placed }: Placed): Conflict[] {
  const therapist = facts.therapists.find(({ id }) => id === placed.therapistId)
  const meets = (absence: Interval) => overlaps(absence, session)
  const found: (Conflict | false)[] = [
    !(therapist && isWithinHours(facts, therapist, { ...placed, session })) && 'hours',
    (therapist?.leave.some(meets) ?? false) && 'leave',
    facts.closures.some(meets) && 'closure',
    room !== null && !facts.rooms.some(({ id }) => id === room) && 'room',
  ]
  return found.filter(one => one !== false)
}

type Within = { service: string; place: string; session: Interval }

function isWithinHours(facts: Facts, therapist: TherapistFacts, { service, place, session }: Within) {
  const hours = readOpenHours(therapist, service, place)
  const first = dayNumber(instantToWall(session.start, facts.zone).date)
  const last = dayNumber(instantToWall(session.end, facts.zone).date)
  const days = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  // Hours that run into midnight and open with the next day are one stretch.
  const open = mergeSpans(
    days.flatMap(day => toInstants(hours(day), daySpans(day, facts.zone))),
    true,
  )
  return open.some(({ from, until }) => from <= session.start && session.end <= until)
}
