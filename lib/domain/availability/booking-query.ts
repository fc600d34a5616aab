import { instant } from '../time/types'
import { isLicensed } from './open-slots'
import type { BookingRequest, Facts, SlotQuery } from './types'

/** The question to the list of times that a booking in this place asks, for starts in `[from, until)`. */
export const queryOf = (request: BookingRequest, place: string, from: number, until: number): SlotQuery => ({
  service: request.service,
  therapist: request.therapist ?? 'any',
  place,
  party: request.party,
  state: request.state,
  from: instant(from),
  until: instant(until),
  ...(request.except === undefined ? {} : { except: request.except }),
  ...(request.waive === undefined ? {} : { waive: request.waive }),
})

/** The places in which the law lets this be booked; holding a video time asks for the state, seeing it does not. */
export function listLawfulPlaces(facts: Facts, request: BookingRequest, places: readonly string[]): string[] {
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

/** The facts without the therapists who were tried and lost. */
export const withoutExcluded = (facts: Facts, { exclude }: BookingRequest): Facts => ({
  ...facts,
  therapists: facts.therapists.filter(({ slug }) => !exclude?.includes(slug)),
})
