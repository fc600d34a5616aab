import type { Booking } from '@/lib/data/read/bookings'
import type { ChallengeShown } from '@/lib/data/read/challenges'
import type { Draft } from '@/lib/data/read/drafts'

export type RefusalReason = 'too-many' | 'you-are-booked'
export type Refusal = { reason: RefusalReason; words: string }

/**
 * Why a right code did not book this very time for the person it signed in; null when it was not refused. Who was signed in before
 * sent no code: their form says which time it was.
 */
export function findRefusal(
  { errors, values }: Draft,
  booking: Booking,
  challenge: ChallengeShown | null,
): Refusal | null {
  if (booking.id !== (values.hold ?? challenge?.appointmentId)) return null
  const reasons: readonly RefusalReason[] = ['too-many', 'you-are-booked']
  for (const reason of reasons) {
    const words = errors[reason]
    if (words !== undefined) return { reason, words }
  }
  return null
}
