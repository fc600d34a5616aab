import { BigTime } from '@/components/booking/big-time'
import { ReachUs } from '@/components/booking/reach-us'
import { BookingSteps } from '@/components/booking/steps'
import { BookingSummary } from '@/components/booking/summary'
import type { PracticeShown } from '@/lib/data/read/practice'
import { type Instant, isoInstant } from '@/lib/domain/time/types'
import { routes } from '@/lib/routes'
import { bookPage } from './book-page'
import { chosenFacts } from './chosen-facts'
import type { Asked } from './query'
import type { Chosen } from './stage'
import { zoneOfTimes } from './times-stage'
import { choicesOf, waysBack } from './ways'

type ArrangeProps = { chosen: Chosen; asked: Asked; time: Instant; practice: PracticeShown }

/** What is not booked on the page: the time that was chosen, to be said on the telephone, and how to reach the practice. */
export function ArrangeStage({ chosen, asked, time, practice }: ArrangeProps) {
  const choices = choicesOf(chosen, asked)
  const ways = waysBack(choices)
  const times = bookPage({ ...choices, near: isoInstant(time) })
  const words = chosen.service.online
    ? 'Coming as two is not booked on the page yet. We arrange it with you, and write to each of you separately.'
    : 'This is not booked on the page: we would like to hear from you first. Tell us this time, and we find out together whether it suits.'
  return (
    <>
      <BookingSteps at={3} links={[routes.book, ways.therapist]} />
      <div className="book">
        <div className="stack">
          <h1 className="page-title">We arrange this with you</h1>
          <BigTime start={time} zone={zoneOfTimes(practice, chosen.place, asked.zone)} />
          <ReachUs
            tone="note"
            title="Tell us that you would like this time"
            words={`${words} Nothing is held for you yet.`}
            phone={practice.phone}
            email={practice.email}
          />
          <p>
            <a className="go" href={times}>
              Back to the times
            </a>
          </p>
        </div>
        <BookingSummary title={chosen.service.name} facts={chosenFacts(chosen, practice, ways)} />
      </div>
    </>
  )
}
