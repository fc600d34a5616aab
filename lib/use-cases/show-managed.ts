import { type Booking, findBooking } from '@/lib/data/read/bookings'
import { findLinkHolder, type LinkHolder } from '@/lib/data/read/participants'
import { getPractice, type PracticeShown } from '@/lib/data/read/practice'
import { readNow } from '@/lib/data/transaction'
import { canCancel } from '@/lib/domain/appointments/cut-off'
import { instant } from '@/lib/domain/time/types'

export type Managed = {
  holder: LinkHolder
  booking: Booking
  practice: PracticeShown
  cancelling: ReturnType<typeof canCancel>
}

/** What the page behind a letter's link shows: always the present state, whatever the letter said (X39). Null for no or a revoked link. */
export async function showManaged(linkToken: string): Promise<Managed | null> {
  const holder = await findLinkHolder(linkToken)
  const booking = holder && (await findBooking(holder.appointmentId))
  if (!holder || !booking) return null
  const [practice, at] = await Promise.all([getPractice(), readNow()])
  return {
    holder,
    booking,
    practice,
    cancelling: canCancel(booking, booking.cutOffMinutes, instant(at.getTime())),
  }
}
