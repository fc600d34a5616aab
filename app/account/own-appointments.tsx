import { ButtonLink } from '@/components/ui/button'
import { Moment } from '@/components/ui/moment'
import { PlainList } from '@/components/ui/plain-list'
import type { Booking } from '@/lib/data/read/bookings'
import { isOpen } from '@/lib/domain/appointments/state'
import { isoInstant } from '@/lib/domain/time/types'
import { routes } from '@/lib/routes'
import type { OwnAppointment } from '@/lib/use-cases/show-account'
import { shownZone } from '../book/hold-facts'
import { timesLike } from '../book/no-hold'
import { waitingWords } from '../request-words'

/** What somebody has ahead, soonest first, and what they asked for that came to nothing. */
export function OwnAppointments({ own }: { own: readonly OwnAppointment[] }) {
  return (
    <PlainList className="service-list">
      {own.map(({ booking, linkToken }) => (
        <li key={booking.id}>
          <div>
            <h3>
              <time dateTime={isoInstant(booking.start)}>
                <Moment at={booking.start} zone={shownZone(booking)} />
              </time>
            </h3>
            <p className="meta">
              {booking.serviceName} with {booking.therapistName}, {booking.minutes} minutes
            </p>
            <HowItStands booking={booking} />
          </div>
          <WayOn booking={booking} linkToken={linkToken} />
        </li>
      ))}
    </PlainList>
  )
}

/** What stands needs no words; everything else says so. */
function HowItStands({ booking }: { booking: Booking }) {
  if (booking.state === 'requested') return <p>You asked for this time. {waitingWords(booking)}</p>
  if (booking.state === 'declined')
    return <p>We are sorry: we could not confirm this time. Nothing is charged.</p>
  if (booking.state === 'expired')
    return <p>We are sorry: we did not answer in time, and the time is no longer kept. Please call us.</p>
  return null
}

function WayOn({ booking, linkToken }: OwnAppointment) {
  if (!isOpen(booking.state))
    return (
      <ButtonLink look="quiet" small href={timesLike(booking)}>
        Choose another time
      </ButtonLink>
    )
  if (linkToken === null) return null
  return (
    <ButtonLink look="quiet" small href={routes.manage(linkToken)}>
      {booking.state === 'requested' ? 'See it or take it back' : 'See it or cancel'}
    </ButtonLink>
  )
}
