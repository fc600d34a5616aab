import { type Instant, instant } from '../time/types'
import { minuteMs } from '../time/wall-clock'
import { forbidByRooms, forbidByTherapist } from './forbidden-starts'
import { type Free, gatherSlots, uniteStarts } from './gather-slots'
import { noEdges, type Span, uniteEdges } from './interval-list'
import { listStarts, makeSearch, type Starts } from './list-starts'
import { allDay, type OpenHours, readOpenHours } from './open-hours'
import type { Facts, ServiceFacts, Slot, SlotQuery, TherapistFacts } from './types'

/** The places meant by a question: the one asked for if the service is given there, or all of them in a fixed order. */
export function listPlaces(service: ServiceFacts, place: string | null): string[] {
  return place === null ? service.places.toSorted() : service.places.filter(known => known === place)
}

/** Video reaches into the state a client is in, so it asks for a licence there; an office stands in its own state. */
export const isLicensed = (therapist: TherapistFacts, place: string, state: string | null): boolean =>
  place !== 'video' || state === null || therapist.states.includes(state)

/** Throws a RangeError for a service whose starts could not be counted. */
export function requireSteps({ slug, gridMinutes, minutes }: ServiceFacts): void {
  if (!(gridMinutes > 0 && minutes > 0)) throw new RangeError(`${slug} has no length or no grid`)
}

/** The window of a question as far as notice and horizon allow it; null when nothing is left of it. */
function findWindow(service: ServiceFacts, query: SlotQuery, now: Instant): Span | null {
  const { waive = [] } = query
  const notice = waive.includes('notice') ? 0 : service.noticeMinutes
  const horizon = waive.includes('horizon') ? Infinity : service.horizonDays * 1440
  const from = Math.max(query.from, now + notice * minuteMs)
  const until = Math.min(query.until, now + horizon * minuteMs)
  return from < until ? { from, until } : null
}

/**
 * The starts from `from`, before `until`, that the hours alone allow, in time order: on the service's grid, with the session within
 * the hours. Claims, absences, caps, notice and horizon are not looked at. Throws a RangeError for a service without length or grid.
 */
export function listStartsInHours(
  facts: Facts,
  service: ServiceFacts,
  hours: OpenHours,
  within: Span,
): Instant[] {
  requireSteps(service)
  return Array.from(listStarts(makeSearch(service, facts.zone, within), hours, noEdges), instant)
}

/** With hours set aside the whole day is open as well, in steps from its midnight; the steps of the hours themselves stay. */
export function listHours(
  therapist: TherapistFacts,
  service: ServiceFacts,
  place: string,
  { waive }: Pick<SlotQuery, 'waive'>,
): OpenHours[] {
  const hours = readOpenHours(therapist, service.slug, place)
  return waive?.includes('hours') ? [hours, allDay] : [hours]
}

const isMeant = ({ slug, services }: TherapistFacts, query: SlotQuery): boolean =>
  services.includes(query.service) && (query.therapist === 'any' || query.therapist === slug)

/**
 * The times that can be booked, strictly ascending, each with every therapist who is free then (slugs, in order). The hours are wall
 * time in the practice's zone; the session lies within them, its buffers may hang over their edge but meet no other claim. Notice
 * counts from `now` to the start, the horizon in days of 24 hours. A booking is judged by this very list (`decideBooking`).
 * What `waive` names does not count, and takes nothing away: every time of the same question without it stays. With no state asked, video times show whoever is licensed anywhere; none of them can be held so.
 */
export function openSlots(facts: Facts, query: SlotQuery, now: Instant): Slot[] {
  const service = facts.services.find(({ slug }) => slug === query.service)
  if (!service?.parties.includes(query.party)) return []
  requireSteps(service)
  const within = findWindow(service, query, now)
  if (!within) return []
  const search = makeSearch(service, facts.zone, within)
  const places = listPlaces(service, query.place).map(place => ({
    place,
    taken: forbidByRooms(facts, service, place, query),
  }))
  const free: Free[] = []
  for (const therapist of facts.therapists.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
    if (!isMeant(therapist, query)) continue
    const unable = forbidByTherapist(facts, therapist, service, query)
    let starts: Starts = new Float64Array(0)
    for (const { place, taken } of places) {
      if (!isLicensed(therapist, place, query.state)) continue
      const forbidden = uniteEdges(unable, taken)
      for (const hours of listHours(therapist, service, place, query))
        starts = uniteStarts(starts, listStarts(search, hours, forbidden))
    }
    free.push({ slug: therapist.slug, starts })
  }
  return gatherSlots(free, service.minutes * minuteMs)
}
