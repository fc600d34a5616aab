import { Moment } from '@/components/ui/moment'
import { PlainList } from '@/components/ui/plain-list'
import type { Booking } from '@/lib/data/read/bookings'
import { answerBy } from '@/lib/domain/appointments/answer-by'
import { shownZone } from '../hold-facts'

/** What happens between a request and its answer. Where it is and how to join is told once it is confirmed (B14). */
export function RequestNext({ booking }: { booking: Booking }) {
  return (
    <section aria-labelledby="next">
      <h2 className="sum-h" id="next">
        What happens next
      </h2>
      <PlainList ordered className="next">
        <li>
          <div>
            <h3>We look at it</h3>
            <p>
              The time is kept for you meanwhile. We answer by{' '}
              <Moment at={answerBy(booking)} zone={shownZone(booking)} />.
            </p>
          </div>
        </li>
        <li>
          <div>
            <h3>A letter tells you</h3>
            <p>
              If we confirm it, the letter has a calendar file
              {booking.place === 'video' ? '' : ', and the address'}. If we cannot, it says how to reach us.
            </p>
          </div>
        </li>
        <li>
          <div>
            <h3>{booking.place === 'video' ? 'Your therapist sends the video link' : 'You come'}</h3>
            <p>
              {booking.place === 'video'
                ? 'It comes by e-mail before the call. Find a place with a door that closes.'
                : 'Until a letter says that it is confirmed, please do not set out.'}
            </p>
          </div>
        </li>
      </PlainList>
    </section>
  )
}
