import { HeldUntil } from '@/components/booking/held-until'
import { ClockTime } from '@/components/ui/moment'
import type { Booking } from '@/lib/data/read/bookings'
import { zoneWords } from '@/lib/domain/time/words'
import { shownZone } from './hold-facts'

/** Until when the time is held. */
export function HoldNote({ booking, now }: { booking: Booking; now: number }) {
  if (booking.heldUntil === null) return null
  const zone = shownZone(booking)
  return (
    <HeldUntil until={booking.heldUntil} now={now}>
      <ClockTime at={booking.heldUntil} zone={zone} /> {zoneWords(booking.heldUntil, zone)}
    </HeldUntil>
  )
}
