import { HeldUntil } from '@/components/booking/held-until'
import type { Booking } from '@/lib/data/read/bookings'
import { timeWords, zoneWords } from '@/lib/domain/time/words'
import { shownZone } from './hold-facts'

/** Until when the time is held. */
export function HoldNote({ booking, now }: { booking: Booking; now: number }) {
  if (booking.heldUntil === null) return null
  const zone = shownZone(booking)
  const words = `${timeWords(booking.heldUntil, zone)} ${zoneWords(booking.heldUntil, zone)}`
  return <HeldUntil until={booking.heldUntil} now={now} words={words} />
}
