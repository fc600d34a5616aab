import type { Instant } from '../time/types'
import { dayMs } from '../time/wall-clock'
import { listLawfulPlaces, queryOf, withoutExcluded } from './booking-query'
import { listPlaces, openSlots } from './open-slots'
import type { BookingRequest, Facts, ServiceFacts } from './types'

/** How many other times a refusal names. */
export const mostAlternatives = 6

/**
 * Up to six offered starts nearest to the one asked for and at most so many milliseconds away from it, in time order. Six of them
 * are the nearest there are; fewer mean that there may be others further away.
 */
export function listStartsNear(
  facts: Facts,
  request: BookingRequest,
  now: Instant,
  reach: number,
): Instant[] {
  const service = facts.services.find(({ slug }) => slug === request.service)
  if (!service) return []
  const others = withoutExcluded(facts, request)
  const places = listLawfulPlaces(facts, request, listPlaces(service, request.place))
  const [from, until] = [Math.max(now, request.start - reach), request.start + reach + 1]
  const starts = places.flatMap(place =>
    openSlots(others, queryOf(request, place, from, until), now).map(slot => slot.start),
  )
  const distance = (start: Instant) => Math.abs(start - request.start)
  return [...new Set(starts)]
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, mostAlternatives)
    .sort((a, b) => a - b)
}

/** The nearest starts, looked for further and further away: most are found at once, and a whole horizon is much to go through. */
export function nearestStarts(
  facts: Facts,
  request: BookingRequest,
  service: ServiceFacts,
  now: Instant,
): Instant[] {
  // Beyond the horizon only what lies around the time asked for has been read.
  const isFar = request.waive?.includes('horizon') ?? false
  const all = Math.abs(request.start - now) + service.horizonDays * dayMs
  for (const reach of isFar ? [dayMs] : [dayMs, 8 * dayMs, all]) {
    const near = listStartsNear(facts, request, now, reach)
    if (near.length === mostAlternatives || reach === all || isFar) return near
  }
  return []
}
