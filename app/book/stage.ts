import type { PracticeShown, ServiceShown, TherapistShown } from '@/lib/data/read/practice'
import { type WayOfBooking, wayOfBooking } from '@/lib/domain/appointments/way-of-booking'
import type { Instant } from '@/lib/domain/time/types'
import type { Asked } from './query'

/** Everything that is asked before the times. */
export type Chosen = {
  service: ServiceShown
  way: WayOfBooking
  /** `video` or the slug of an office. */
  place: string
  party: 1 | 2
  /** By video only. */
  state: string | null
  /** Null for whoever is free first. */
  therapist: TherapistShown | null
}

/** How far somebody has come with choosing. */
export type Stage =
  | { kind: 'service' }
  | { kind: 'who'; service: ServiceShown; asks: { places: string[]; parties: (1 | 2)[]; state: boolean } }
  | { kind: 'not-licensed'; service: ServiceShown }
  | { kind: 'therapist'; service: ServiceShown; therapists: TherapistShown[] }
  | { kind: 'zone'; chosen: Chosen }
  | { kind: 'arrange'; chosen: Chosen; time: Instant }
  | { kind: 'times'; chosen: Chosen }

/** The next thing to ask, from what the address says. Who is not licensed where the client will be is not offered. */
export function findStage(practice: PracticeShown, asked: Asked): Stage {
  const service = practice.services.find(({ slug }) => slug === asked.service)
  if (service === undefined) return { kind: 'service' }
  const place = oneOf(service.places, asked.place)
  const party = oneOf(service.parties, asked.party)
  const state = place === 'video' ? asked.state : null
  if (place === null || party === null || (place === 'video' && state === null)) {
    const places = place === null ? service.places : []
    const parties = party === null ? service.parties : []
    return { kind: 'who', service, asks: { places, parties, state: place === 'video' } }
  }
  const able = practice.therapists.filter(({ services }) => services.includes(service.slug))
  const licensed = state === null ? able : able.filter(({ states }) => states.includes(state))
  if (licensed.length === 0) return { kind: 'not-licensed', service }
  const therapist = licensed.find(({ slug }) => slug === asked.therapist) ?? null
  if (therapist === null && asked.therapist !== 'any')
    return { kind: 'therapist', service, therapists: licensed }
  return showTimes({ service, way: wayOfBooking(service, party), place, party, state, therapist }, asked)
}

function showTimes(chosen: Chosen, { time, view }: Asked): Stage {
  if (chosen.way === 'arranged' && time !== null) return { kind: 'arrange', chosen, time }
  // In person it is always the office's own time (Z3): there is no zone to choose.
  return { kind: view === 'zone' && chosen.place === 'video' ? 'zone' : 'times', chosen }
}

/** The one that was asked for, or the only one there is. */
function oneOf<T>(known: readonly T[], asked: T | null): T | null {
  const [first, ...others] = known
  if (first !== undefined && others.length === 0) return first
  return asked !== null && known.includes(asked) ? asked : null
}
