import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Booking } from '@/lib/data/read/bookings'
import { isoInstant } from '@/lib/domain/time/types'
import { bookPage } from './book-page'

/**
 * The address of the times like those chosen before, everybody's when whoever is free first was asked for; the time chosen before, or
 * another one, stays chosen.
 */
export function timesLike(booking: Booking, near = booking.start): string {
  const { service, clientState: state, viewerZone: zone, place } = booking
  return bookPage({
    service,
    therapist: booking.firstAvailable ? 'any' : booking.therapist,
    state,
    zone,
    place,
    party: String(booking.party),
    near: isoInstant(near),
  })
}

/** Nothing is held for this browser (any more): what was typed is kept, and one way on. */
export function NoHold({ booking: latest, words }: { booking: Booking | null; words: string | null }) {
  // One that was booked and cancelled since was not lost by waiting.
  const booking = latest?.state === 'held' || latest?.state === 'expired' ? latest : null
  return (
    <div className="narrow-top stack">
      <h1 className="page-title">
        {booking === null ? 'No time is chosen yet' : 'The time is no longer held'}
      </h1>
      <Notice tone="caution">
        {words ??
          (booking === null
            ? 'Choose a time first. Then we ask who is coming.'
            : 'A time is held for ten minutes. What you wrote is kept: choose a time, and it stands in the form again.')}
      </Notice>
      <p className="actions">
        <ButtonLink href={booking === null ? bookPage({}) : timesLike(booking)}>Choose a time</ButtonLink>
      </p>
    </div>
  )
}
