import { type Instant, type Interval, instant, overlaps } from '../time/types'
import { minuteMs } from '../time/wall-clock'
import { listLawfulPlaces, queryOf, withoutExcluded } from './booking-query'
import { chooseTherapist } from './choose-therapist'
import { listRooms } from './forbidden-starts'
import { nearestStarts } from './nearest-starts'
import { listPlaces, openSlots } from './open-slots'
import { shortenClaims } from './shorten-claims'
import {
  type AcceptedBooking,
  type BookingDecision,
  type BookingRequest,
  type Busy,
  type Facts,
  type PublicLimit,
  publicLimits,
  type RoomFacts,
  type ServiceFacts,
} from './types'

/** What a session of the service claims when it starts then: itself with its own buffers. */
export const claimOf = (service: ServiceFacts, start: number): Interval => ({
  start: instant(start - service.bufferBefore * minuteMs),
  end: instant(start + (service.minutes + service.bufferAfter) * minuteMs),
})

/** Who agrees on an hour outside the list is not held to its steps: with hours set aside a booking starts at any whole minute. */
export const widenGrid = (facts: Facts, waive: readonly PublicLimit[] = []): Facts =>
  waive.includes('hours')
    ? { ...facts, services: facts.services.map(one => ({ ...one, gridMinutes: 1 })) }
    : facts

const findSlot = (facts: Facts, request: BookingRequest, place: string, now: Instant) =>
  openSlots(
    widenGrid(facts, request.waive),
    queryOf(request, place, request.start, request.start + 1),
    now,
  )[0]

/** Which of the waived limits this therapist's time breaks: those that would have refused it while the others stay set aside. */
function listBroken(facts: Facts, request: BookingRequest, place: string, now: Instant): PublicLimit[] {
  const waived = publicLimits.filter(limit => request.waive?.includes(limit))
  return waived.filter(limit => {
    const waive = waived.filter(other => other !== limit)
    return findSlot(facts, { ...request, waive }, place, now) === undefined
  })
}

/** The first room that is free with all buffers, else, when those are set aside, the first in which no session meets this one. */
function findRoom(
  facts: Facts,
  request: BookingRequest,
  place: string,
  session: Interval,
  claim: Interval,
): RoomFacts | undefined {
  const rooms = listRooms(facts, request.service, place)
  const isFree = (meets: (other: Busy) => boolean) =>
    rooms.find(({ busy }) => !busy.some(other => other.appointment !== request.except && meets(other)))
  const free = isFree(other => overlaps(other, claim))
  return (
    free ?? (request.waive?.includes('buffers') ? isFree(other => overlaps(other.session, session)) : free)
  )
}

/** The booking in one place, with whoever breaks the fewest limits, and of those with the one whose turn it is. */
function accept(
  facts: Facts,
  request: BookingRequest,
  service: ServiceFacts,
  place: string,
  now: Instant,
): AcceptedBooking | null {
  const slot = findSlot(facts, request, place, now)
  const free = facts.therapists
    .filter(({ slug }) => slot?.therapists.includes(slug))
    .map(one => ({ one, broken: listBroken(facts, { ...request, therapist: one.slug }, place, now) }))
  const fewest = Math.min(...free.map(({ broken }) => broken.length))
  const fit = free.filter(({ broken }) => broken.length === fewest)
  const therapist = chooseTherapist(fit.map(({ one }) => one))
  if (!slot || !therapist) return null
  const session = { start: slot.start, end: slot.end }
  const whole = claimOf(service, slot.start)
  const room = findRoom(facts, request, place, session, whole)
  const others = [...therapist.busy, ...(room?.busy ?? [])].filter(
    ({ appointment }) => appointment !== request.except,
  )
  const { claim, shorten } = shortenClaims(session, whole, others)
  const broken = fit.find(({ one }) => one === therapist)?.broken ?? []
  return {
    ok: true,
    therapist: therapist.slug,
    place,
    session,
    claim,
    room: room?.id ?? null,
    broken,
    shorten,
  }
}

/** The facts as they would be if nobody had claimed anything where this booking would lie. */
function clearTheWay(facts: Facts, claim: Interval): Facts {
  const clear = <Claimed extends { busy: Busy[] }>(claimed: Claimed): Claimed => ({
    ...claimed,
    busy: claimed.busy.filter(other => !overlaps(other, claim)),
  })
  return { ...facts, therapists: facts.therapists.map(clear), rooms: facts.rooms.map(clear) }
}

/**
 * Judges one booking by the list of times itself, so that what is offered is accepted and nothing else is. Names the therapist (slug; the
 * fairest of those free when none was asked for, without those in `exclude`), the place, the session, the claim (the session with
 * its own buffers) and for an office the room. Refusals: `not-licensed` when no therapist meant here may see somebody in that state by
 * video, or the state was not said; `slot-taken` when claims alone stand in the way; `not-offered` for all else. With
 * them come up to six offered starts nearest to the one asked for, in time order (with the horizon waived, within a day of it).
 * Limits in `waive` are set aside: of several therapists or places the one that breaks the fewest is taken, `broken` says which, and without
 * hours any whole minute is a start. Sessions never overlap, and nothing starts before `now`.
 */
export function decideBooking(facts: Facts, request: BookingRequest, now: Instant): BookingDecision {
  const service = facts.services.find(({ slug }) => slug === request.service)
  if (!service) return { ok: false, reason: 'not-offered', alternatives: [] }
  const left = withoutExcluded(facts, request)
  const places = listPlaces(service, request.place)
  const lawful = listLawfulPlaces(facts, request, places)
  if (places.length > 0 && lawful.length === 0) return { ok: false, reason: 'not-licensed', alternatives: [] }
  const accepted = lawful
    .flatMap(place => accept(left, request, service, place, now) ?? [])
    .toSorted((a, b) => a.broken.length - b.broken.length)[0]
  if (accepted) return accepted
  const cleared = clearTheWay(facts, claimOf(service, request.start))
  const taken = lawful.some(place => findSlot(cleared, request, place, now))
  const alternatives = nearestStarts(facts, request, service, now)
  return { ok: false, reason: taken ? 'slot-taken' : 'not-offered', alternatives }
}
