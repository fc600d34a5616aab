import { placeWords, priceWords } from '@/components/booking/words'
import type { Fact } from '@/components/ui/facts'
import type { Booking } from '@/lib/data/read/bookings'
import type { PracticeShown } from '@/lib/data/read/practice'
import { shownZone as zoneOf } from '@/lib/domain/appointments/shown-zone'
import { isOpen } from '@/lib/domain/appointments/state'
import { momentWords } from '@/lib/domain/time/words'

/** In whose time a booking is said: the office's in person (Z3), the reader's choice by video. */
export const shownZone = (booking: Booking) => zoneOf(booking, booking.viewerZone)

/** Whether the code was given already: whoever comes back to the form then finds the booking, or the request, instead. */
export const isProved = ({ state }: Booking): boolean => state !== 'held' && isOpen(state)

/** What is being booked, as facts. The address and the video link come after confirmation (B14). */
export function holdFacts(booking: Booking, practice: PracticeShown): Fact[] {
  return [
    { label: 'Time', value: momentWords(booking.start, shownZone(booking)) },
    { label: 'With', value: `${booking.therapistName}, ${booking.therapistCredentials}` },
    { label: 'Where', value: placeWords(booking.place, practice.offices) },
    { label: 'Length', value: `${booking.minutes} minutes` },
    { label: 'Fee', value: priceWords(booking.priceCents) },
  ]
}
