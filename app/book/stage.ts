import type { PracticeShown, ServiceShown, TherapistShown } from '@/lib/data/read/practice'
import type { Asked } from './query'

/** How far somebody has come with choosing. */
export type Stage =
  | { kind: 'service' }
  | { kind: 'who'; service: ServiceShown }
  | { kind: 'reach-us'; service: ServiceShown; why: 'not-online' | 'two' | 'not-licensed' }
  | { kind: 'therapist'; service: ServiceShown; therapists: TherapistShown[] }
  | { kind: 'times'; service: ServiceShown; therapist: TherapistShown | null; state: string | null }

/** The next thing to ask, from what the address says. Who is not licensed where the client will be is not offered. */
export function findStage(practice: PracticeShown, asked: Asked): Stage {
  const service = practice.services.find(({ slug }) => slug === asked.service)
  if (service === undefined) return { kind: 'service' }
  if (!service.online) return { kind: 'reach-us', service, why: 'not-online' }
  if (asked.party === 2) return { kind: 'reach-us', service, why: 'two' }
  const byVideo = service.places.includes('video') && (asked.place ?? 'video') === 'video'
  if (asked.party === null || (byVideo && asked.state === null)) return { kind: 'who', service }
  const able = practice.therapists.filter(({ services }) => services.includes(service.slug))
  const licensed = byVideo ? able.filter(({ states }) => states.includes(asked.state ?? '')) : able
  if (licensed.length === 0) return { kind: 'reach-us', service, why: 'not-licensed' }
  const chosen = licensed.find(({ slug }) => slug === asked.therapist) ?? null
  if (chosen === null && asked.therapist !== 'any')
    return { kind: 'therapist', service, therapists: licensed }
  return { kind: 'times', service, therapist: chosen, state: asked.state }
}
