import { type Booking, findBrowserBooking } from '@/lib/data/read/bookings'
import { type ChallengeShown, findChallenge } from '@/lib/data/read/challenges'
import { findMailFailingSince } from '@/lib/data/read/letters'
import { findTyped, type Typed } from '@/lib/data/read/participants'
import { getPractice, type PracticeShown } from '@/lib/data/read/practice'
import { readNow } from '@/lib/data/transaction'
import { isHeld } from '@/lib/domain/appointments/hold'
import { type Instant, instant } from '@/lib/domain/time/types'

export type HoldShown = {
  practice: PracticeShown
  now: Instant
  /** The newest time this browser chose; null when it chose none within a day. */
  booking: Booking | null
  /** Whether that time is still held for this browser. */
  held: boolean
  /** What was typed for an earlier time in this browser, so that nobody types it twice (B5). */
  typed: Typed | null
  /** Where the last code went. */
  challenge: ChallengeShown | null
  /** Whether letters cannot leave at the moment: they wait and are not lost, and the page says so (X15). */
  mailIsLate: boolean
}

/** What a browser has under way, for the pages of the booking. */
export async function showHold(browserHash: string | null): Promise<HoldShown> {
  const [practice, at, failing] = await Promise.all([getPractice(), readNow(), findMailFailingSince()])
  const mailIsLate = failing !== null
  const now = instant(at.getTime())
  if (browserHash === null)
    return { practice, now, booking: null, held: false, typed: null, challenge: null, mailIsLate }
  const booking = await findBrowserBooking(browserHash)
  const [typed, challenge] = await Promise.all([
    findTyped(browserHash),
    findChallenge('booking', browserHash),
  ])
  const held = booking?.state === 'held' && booking.heldUntil !== null && isHeld(booking.heldUntil, now)
  return { practice, now, booking, held, typed, challenge, mailIsLate }
}
