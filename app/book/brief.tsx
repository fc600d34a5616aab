import { ClockTime, Moment } from '@/components/ui/moment'
import type { Booking } from '@/lib/data/read/bookings'
import { shownZone } from './hold-facts'
import { timesLike } from './no-hold'

/** On a phone the summary stands under the form: what is being booked, in one line above it, and until when it is held (B5). */
export function Brief({ booking, held }: { booking: Booking; held: boolean }) {
  const zone = shownZone(booking)
  return (
    <p className="brief">
      <Moment at={booking.start} zone={zone} />, with {booking.therapistName}.{' '}
      {held && booking.heldUntil !== null && (
        <>
          Held for you until <ClockTime at={booking.heldUntil} zone={zone} />.{' '}
        </>
      )}
      <a href={timesLike(booking)}>Change</a>
    </p>
  )
}
