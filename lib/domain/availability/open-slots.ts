import { type Instant, instant, type Zone } from '../time/types'
import { type DaySpan, dayNumber, daySpans, instantToWall, minuteMs } from '../time/wall-clock'
import { type ForbiddenStarts, forbidByRooms, forbidByTherapist } from './forbidden-starts'
import { mergeSpans, type Span } from './interval-list'
import { allDay, listStretches, type OpenHours, readOpenHours } from './open-hours'
import type { Facts, ServiceFacts, Slot, SlotQuery, TherapistFacts } from './types'

type Day = { day: number; spans: readonly DaySpan[] }

/** The places meant by a question: the one asked for if the service is given there, or all of them in a fixed order. */
export function listPlaces(service: ServiceFacts, place: string | null): string[] {
  return place === null ? service.places.toSorted() : service.places.filter(known => known === place)
}

/** Video reaches into the state a client is in, so it asks for a licence there; an office stands in its own state. */
export const isLicensed = (therapist: TherapistFacts, place: string, state: string | null): boolean =>
  place !== 'video' || state === null || therapist.states.includes(state)

function listDays(within: Span, zone: Zone): Day[] {
  const first = dayNumber(instantToWall(instant(within.from), zone).date)
  const last = dayNumber(instantToWall(instant(within.until), zone).date)
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    day: first + at,
    spans: daySpans(first + at, zone),
  }))
}

/** Throws a RangeError for a service whose starts could not be counted. */
export function requireSteps({ slug, gridMinutes, minutes }: ServiceFacts): void {
  if (!(gridMinutes > 0 && minutes > 0)) throw new RangeError(`${slug} has no length or no grid`)
}

/** What all therapists and places of one question share. */
type Search = { facts: Facts; service: ServiceFacts; within: Span; days: readonly Day[] }

function readSearch(facts: Facts, query: SlotQuery, now: Instant): Search | null {
  const service = facts.services.find(({ slug }) => slug === query.service)
  if (!service?.parties.includes(query.party)) return null
  requireSteps(service)
  const { waive = [] } = query
  const notice = waive.includes('notice') ? 0 : service.noticeMinutes
  const horizon = waive.includes('horizon') ? Infinity : service.horizonDays * 1440
  const from = Math.max(query.from, now + notice * minuteMs)
  const until = Math.min(query.until, now + horizon * minuteMs)
  if (!(from < until)) return null
  const within = { from, until }
  return { facts, service, within, days: listDays(within, facts.zone) }
}

/** Visits, in time order, the starts in the window that lie within a therapist's hours and are not forbidden. */
function visitStarts(
  { facts, service, within, days }: Search,
  hours: OpenHours,
  forbidden: ForbiddenStarts,
  visit: (start: number) => void,
): void {
  const length = service.minutes * minuteMs
  const step = service.gridMinutes * minuteMs
  let next = 0
  for (const { day, spans } of days) {
    for (const stretch of listStretches(day, hours, spans, step, facts.zone)) {
      const skipped = Math.ceil(Math.max(0, within.from - stretch.from) / step) * step
      const end = Math.min(stretch.until, within.until)
      for (let start = stretch.from + skipped; start < end && start + length <= stretch.open; start += step) {
        let span = forbidden[next]
        while (span && span.until <= start) span = forbidden[++next]
        if (!span || start <= span.from) visit(start)
      }
    }
  }
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
  const starts: Instant[] = []
  const search = { facts, service, within, days: listDays(within, facts.zone) }
  visitStarts(search, hours, [], start => starts.push(instant(start)))
  return starts
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
  const search = readSearch(facts, query, now)
  if (!search) return []
  const { service } = search
  const places = listPlaces(service, query.place).map(place => ({
    place,
    taken: forbidByRooms(facts, service, place, query),
  }))
  const found = new Map<number, string[]>()
  for (const therapist of facts.therapists.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
    if (!isMeant(therapist, query)) continue
    const unable = forbidByTherapist(facts, therapist, service, query)
    for (const { place, taken } of places) {
      if (!isLicensed(therapist, place, query.state)) continue
      const forbidden = taken.length === 0 ? unable : mergeSpans([...unable, ...taken], false)
      for (const hours of listHours(therapist, service, place, query)) {
        visitStarts(search, hours, forbidden, start => {
          const free = found.get(start)
          if (!free) found.set(start, [therapist.slug])
          else if (free.at(-1) !== therapist.slug) free.push(therapist.slug)
        })
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, therapists]) => ({
      start: instant(at),
      end: instant(at + service.minutes * minuteMs),
      therapists,
    }))
}
