import { type Booking, findBrowserBooking } from '@/lib/data/read/bookings'
import { findOwnLink, findOwnSeat } from '@/lib/data/read/participants'
import { getPractice, type PracticeShown } from '@/lib/data/read/practice'
import type { Actor } from '@/lib/domain/people/role'

export type BookedShown = {
  booking: Booking
  practice: PracticeShown
  name: string
  email: string
  linkToken: string | null
}

/** The booking this browser just made, for the person it signed in; null for anybody else. */
export async function showBooked(browserHash: string | null, actor: Actor): Promise<BookedShown | null> {
  if (browserHash === null || actor.kind !== 'client') return null
  const booking = await findBrowserBooking(browserHash)
  const seat = booking && (await findOwnSeat(booking.id, actor.personId))
  if (!booking || !seat) return null
  const [practice, linkToken] = await Promise.all([getPractice(), findOwnLink(booking.id, actor.personId)])
  return { booking, practice, ...seat, linkToken }
}
