import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CodeForm } from '@/components/booking/code-form'
import { BookingSummary } from '@/components/booking/summary'
import { Notice } from '@/components/ui/notice'
import type { Booking } from '@/lib/data/read/bookings'
import type { Draft } from '@/lib/data/read/drafts'
import { findBrowserHash, findFormDraft } from '@/lib/http/form-draft'
import { routes, sendTo } from '@/lib/routes'
import { type HoldShown, showHold } from '@/lib/use-cases/show-hold'
import { PracticeCrisisNotice } from '../../practice-crisis-notice'
import { SitePage } from '../../site-page'
import { Brief } from '../brief'
import { holdFacts, isProved } from '../hold-facts'
import { HoldNote } from '../hold-note'
import { NoHold, timesLike } from '../no-hold'
import { LostTime } from './lost-time'
import { findRefusal } from './refused'
import { RefusedBooking } from './refused-booking'

export const metadata: Metadata = { title: 'Your code', robots: { index: false, follow: false } }

export default async function ProofPage() {
  const [shown, draft] = await Promise.all([showHold(await findBrowserHash()), findFormDraft('book-proof')])
  const { booking, held, challenge, practice } = shown
  const refusal = booking && findRefusal(draft, booking, challenge)
  if (booking !== null && isProved(booking) && draft.notice === null) redirect(routes.bookDone)
  // Another time was chosen since the letter: its details come first.
  if (held && refusal === null && challenge?.appointmentId !== booking?.id) redirect(routes.bookDetails)
  return (
    <SitePage current={null}>
      {booking !== null && refusal !== null ? (
        <RefusedBooking booking={booking} held={held} refusal={refusal} phone={practice.phone} />
      ) : booking === null || challenge === null ? (
        <NoHold booking={booking} words={null} />
      ) : !held && draft.errors.start !== undefined ? (
        <LostTime booking={booking} words={draft.errors.start} />
      ) : (
        <Proof {...shown} booking={booking} sentTo={challenge.email} draft={draft} />
      )}
      <div className="after">
        <PracticeCrisisNotice />
      </div>
    </SitePage>
  )
}

type ProofProps = HoldShown & { booking: Booking; sentTo: string; draft: Draft }

function Proof(props: ProofProps) {
  const { booking, practice, now, held, sentTo } = props
  return (
    <div className="book">
      <div className="code-part">
        <h1 className="page-title">Enter your code</h1>
        <Brief booking={booking} held={held} />
        <p className="lede">
          We wrote to {sentTo}. The letter holds six digits, which work for ten minutes. If nothing comes,
          look in the spam folder, or check the address and <a href={routes.bookDetails}>change it</a>.
        </p>
        <Code {...props} />
      </div>
      <BookingSummary
        title={booking.isInstant ? 'Your appointment so far' : 'Your request so far'}
        facts={holdFacts(booking, practice)}
      >
        {held ? (
          <HoldNote booking={booking} now={now} />
        ) : (
          <p className="meta sum-note">
            The time is no longer held. If it is still free, your code{' '}
            {booking.isInstant ? 'books' : 'asks for'} it all the same.
          </p>
        )}
      </BookingSummary>
    </div>
  )
}

function Code({ booking, mailIsLate, draft }: ProofProps) {
  return (
    <>
      {mailIsLate && (
        <Notice tone="caution">
          Our letters are slow to leave at the moment. Yours waits and goes out as soon as it can; nothing is
          lost.
        </Notice>
      )}
      {draft.notice !== null && (
        <Notice tone="caution">
          <p>{draft.notice}</p>
          <p>
            <a href={timesLike(booking)}>Choose another time</a>
          </p>
        </Notice>
      )}
      <CodeForm
        action={sendTo(routes.bookProof)}
        again={routes.bookCode}
        keys={{ proof: randomUUID(), again: randomUUID() }}
        error={draft.errors.code}
        button={booking.isInstant ? 'Book this time' : 'Ask for this time'}
      />
    </>
  )
}
