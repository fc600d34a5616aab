import type { Booking } from '@/lib/data/read/bookings'
import { momentWords, timeWords } from '@/lib/domain/time/words'
import { shownZone } from './hold-facts'
import { timesLike } from './no-hold'

/** On a phone the summary stands under the form: what is being booked, in one line above it, and until when it is held (B5). */
export function Brief({ booking, held }: { booking: Booking; held: boolean }) {
  const zone = shownZone(booking)
  const until =
    held && booking.heldUntil !== null ? ` Held for you until ${timeWords(booking.heldUntil, zone)}.` : ''
  return (
    <p className="brief">
      {momentWords(booking.start, zone)}, with {booking.therapistName}.{until}{' '}
      <a href={timesLike(booking)}>Change</a>
    </p>
  )
}
