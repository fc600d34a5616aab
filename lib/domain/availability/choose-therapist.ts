import type { TherapistFacts } from './types'

/**
 * Who takes a booking that was made with "first available": the one with the fewest appointments ahead, then whoever was given
 * none for the longest time (never before all others), then by slug so that two servers choose alike. Null when nobody is free.
 */
export function chooseTherapist(free: readonly TherapistFacts[]): TherapistFacts | null {
  const ranked = free.toSorted((a, b) => {
    if (a.upcoming !== b.upcoming) return a.upcoming - b.upcoming
    const waited = (a.lastAssigned ?? -Infinity) < (b.lastAssigned ?? -Infinity) ? -1 : 1
    if (a.lastAssigned !== b.lastAssigned) return waited
    return a.slug < b.slug ? -1 : 1
  })
  return ranked[0] ?? null
}
