import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DetailsForm } from '@/components/booking/details-form'
import { BookingSteps } from '@/components/booking/steps'
import { BookingSummary } from '@/components/booking/summary'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import type { Booking } from '@/lib/data/read/bookings'
import type { Draft } from '@/lib/data/read/drafts'
import { stateNames } from '@/lib/domain/people/states'
import { findBrowserHash, findFormDraft } from '@/lib/http/form-draft'
import { sealShown } from '@/lib/http/unwelcome'
import { routes } from '@/lib/routes'
import { type HoldShown, showHold } from '@/lib/use-cases/show-hold'
import { PracticeCrisisNotice } from '../../practice-crisis-notice'
import { SitePage } from '../../site-page'
import { Brief } from '../brief'
import { holdFacts } from '../hold-facts'
import { HoldNote } from '../hold-note'
import { NoHold, timesLike } from '../no-hold'

export const metadata: Metadata = { title: 'Your details', robots: { index: false, follow: false } }

export default async function DetailsPage() {
  const [shown, draft] = await Promise.all([showHold(await findBrowserHash()), findFormDraft('book-details')])
  const { booking, held } = shown
  // Back after the booking: nothing is to be filled in any more.
  if (booking?.state === 'confirmed' || booking?.state === 'requested') redirect(routes.bookDone)
  return (
    <SitePage current={null}>
      {booking === null || !held ? (
        <NoHold booking={booking} words={null} />
      ) : (
        <Details {...shown} booking={booking} draft={draft} />
      )}
      <div className="after">
        <PracticeCrisisNotice />
      </div>
    </SitePage>
  )
}

function Details({ booking, practice, now, typed, draft }: HoldShown & { booking: Booking; draft: Draft }) {
  const service = practice.services.find(({ slug }) => slug === booking.service)
  const remembered =
    typed === null ? {} : { name: typed.name, email: typed.email, phone: typed.phone ?? '', ...typed.answers }
  const values = { ...remembered, ...draft.values }
  const state =
    booking.place === 'video' && booking.clientState !== null
      ? (stateNames[booking.clientState] ?? booking.clientState)
      : null
  return (
    <>
      <BookingSteps at={4} links={[routes.book, timesLike(booking), timesLike(booking)]} />
      <div className="book">
        <div>
          <h1 className="page-title">Who is coming?</h1>
          <Brief booking={booking} held />
          <ErrorSummary
            mistakes={Object.entries(draft.errors).map(([field, message]) => ({ field, message }))}
          />
          {!booking.isInstant && (
            <p className="lede">
              You ask for this time, and a therapist answers you by e-mail. Until then it is kept for you.
            </p>
          )}
          {draft.notice !== null && <Notice tone="caution">{draft.notice}</Notice>}
          <DetailsForm
            idempotencyKey={randomUUID()}
            shown={sealShown()}
            values={values}
            errors={draft.errors}
            questions={service?.questions ?? []}
            isRequest={!booking.isInstant}
            state={state}
            policies={practice.policies}
          />
        </div>
        <BookingSummary
          title={booking.isInstant ? 'Your appointment so far' : 'Your request so far'}
          facts={holdFacts(booking, practice)}
        >
          <HoldNote booking={booking} now={now} />
          <p>
            <a href={timesLike(booking)}>Change the time</a>
          </p>
        </BookingSummary>
      </div>
    </>
  )
}
