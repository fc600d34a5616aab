import { type Instant, type Interval, instant, overlaps } from '../time/types'
import { minuteMs } from '../time/wall-clock'
import { chooseTherapist } from './choose-therapist'
import { listRooms } from './forbidden-starts'
import { isLicensed, listPlaces, openSlots } from './open-slots'
import type { BookingDecision, BookingRequest, Busy, Facts, ServiceFacts, SlotQuery } from './types'

/** What a session of the service claims when it starts then: itself with its own buffers. */
export const claimOf = (service: ServiceFacts, start: number): Interval => ({
  start: instant(start - service.bufferBefore * minuteMs),
  end: instant(start + (service.minutes + service.bufferAfter) * minuteMs),
})

const queryOf = (request: BookingRequest, place: string, from: number, until: number): SlotQuery => ({
  service: request.service,
  therapist: request.therapist ?? 'any',
  place,
  party: request.party,
  state: request.state,
  from: instant(from),
  until: instant(until),
  ...(request.except === undefined ? {} : { except: request.except }),
})

const findSlot = (facts: Facts, request: BookingRequest, place: string, now: Instant) =>
  openSlots(facts, queryOf(request, place, request.start, request.start + 1), now)[0]

/** The places in which the law lets this be booked; holding a video time asks for the state, seeing it does not. */
function listLawfulPlaces(facts: Facts, request: BookingRequest, places: readonly string[]): string[] {
  const able = facts.therapists.filter(
    ({ slug, services }) => services.includes(request.service) && slug === (request.therapist ?? slug),
  )
  return places.filter(
    place =>
      able.length === 0 ||
      ((place !== 'video' || request.state !== null) &&
        able.some(one => isLicensed(one, place, request.state))),
  )
}

function accept(
  facts: Facts,
  request: BookingRequest,
  service: ServiceFacts,
  place: string,
  now: Instant,
): BookingDecision | null {
  const slot = findSlot(facts, request, place, now)
  const free = facts.therapists.filter(({ slug }) => slot?.therapists.includes(slug))
  const therapist = chooseTherapist(free)
  if (!slot || !therapist) return null
  const claim = claimOf(service, slot.start)
  const isFree = (busy: readonly Busy[]) =>
    !busy.some(other => other.appointment !== request.except && overlaps(other, claim))
  const room = listRooms(facts, service.slug, place).find(({ busy }) => isFree(busy))
  const session = { start: slot.start, end: slot.end }
  return { ok: true, therapist: therapist.slug, place, session, claim, room: room?.id ?? null }
}

/** The facts as they would be if nobody had claimed anything where this booking would lie. */
function clearTheWay(facts: Facts, claim: Interval): Facts {
  const clear = <Claimed extends { busy: Busy[] }>(claimed: Claimed): Claimed => ({
    ...claimed,
    busy: claimed.busy.filter(other => !overlaps(other, claim)),
  })
  return { ...facts, therapists: facts.therapists.map(clear), rooms: facts.rooms.map(clear) }
}

function nearestStarts(
  facts: Facts,
  request: BookingRequest,
  service: ServiceFacts,
  places: readonly string[],
  now: Instant,
): Instant[] {
  const horizon = now + service.horizonDays * 1440 * minuteMs
  const starts = places.flatMap(place =>
    openSlots(facts, queryOf(request, place, now, horizon), now).map(slot => slot.start),
  )
  const distance = (start: Instant) => Math.abs(start - request.start)
  return [...new Set(starts)]
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, 6)
    .sort((a, b) => a - b)
}

/**
 * Judges one booking by the list of times itself, so that what is offered is accepted and nothing else is. Names the therapist (slug; the
 * fairest of those free when none was asked for, without those in `exclude`), the place, the session, the claim (the session with
 * its own buffers) and for an office the room. Refusals: `not-licensed` when no therapist meant here may see somebody in that state by
 * video, or the state was not said; `slot-taken` when claims alone stand in the way; `not-offered` for all else. With
 * them come up to six offered starts nearest to the one asked for, in time order.
 */
export function decideBooking(facts: Facts, request: BookingRequest, now: Instant): BookingDecision {
  const service = facts.services.find(({ slug }) => slug === request.service)
  if (!service) return { ok: false, reason: 'not-offered', alternatives: [] }
  const left = {
    ...facts,
    therapists: facts.therapists.filter(({ slug }) => !request.exclude?.includes(slug)),
  }
  const places = listPlaces(service, request.place)
  const lawful = listLawfulPlaces(facts, request, places)
  if (places.length > 0 && lawful.length === 0) return { ok: false, reason: 'not-licensed', alternatives: [] }
  for (const place of lawful) {
    const accepted = accept(left, request, service, place, now)
    if (accepted) return accepted
  }
  const cleared = clearTheWay(facts, claimOf(service, request.start))
  const taken = lawful.some(place => findSlot(cleared, request, place, now))
  const alternatives = nearestStarts(left, request, service, lawful, now)
  return { ok: false, reason: taken ? 'slot-taken' : 'not-offered', alternatives }
}
