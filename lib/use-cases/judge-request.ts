import { wayOfBooking } from '@/lib/domain/appointments/way-of-booking'
import { isLicensed } from '@/lib/domain/availability/open-slots'
import type { Facts, ServiceFacts } from '@/lib/domain/availability/types'

type Wanted = {
  service: string
  therapist: string | null
  place: string | null
  party: 1 | 2
  state: string | null
}

export type RequestRefusal = 'unknown' | 'not-licensed' | 'not-online' | 'place-needed' | 'state-needed'

/**
 * What the public is refused before any list of times is looked at: things that do not exist; a state in which nobody meant here is
 * licensed, before all else, since the law comes before our own ways; what is arranged with the practice; and an answer that is
 * missing, the place where a service has several, the state for video. Null when the list may judge.
 */
export function judgeRequest(facts: Facts, wanted: Wanted): RequestRefusal | null {
  const service = facts.services.find(({ slug }) => slug === wanted.service)
  if (service === undefined) return 'unknown'
  if (wanted.therapist !== null && !facts.therapists.some(({ slug }) => slug === wanted.therapist))
    return 'unknown'
  const place = wanted.place ?? (service.places.length === 1 ? (service.places[0] ?? null) : null)
  if (place === 'video' && !isLawful(facts, service, wanted)) return 'not-licensed'
  if (wayOfBooking(service, wanted.party) === 'arranged' || !service.parties.includes(wanted.party))
    return 'not-online'
  if (place === null || !service.places.includes(place)) return 'place-needed'
  return place === 'video' && wanted.state === null ? 'state-needed' : null
}

function isLawful(facts: Facts, service: ServiceFacts, { therapist, state }: Wanted): boolean {
  const able = facts.therapists.filter(
    ({ slug, services }) => services.includes(service.slug) && slug === (therapist ?? slug),
  )
  return able.length === 0 || able.some(one => isLicensed(one, 'video', state))
}
