import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DetailsForm } from '@/components/booking/details-form'
import { BookingSteps } from '@/components/booking/steps'
import { BookingSummary } from '@/components/booking/summary'
import { ClearTyped } from '@/components/ui/clear-typed'
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
import { holdFacts, isProved } from '../hold-facts'
import { HoldNote } from '../hold-note'
import { NoHold, timesLike } from '../no-hold'

export const metadata: Metadata = { title: 'Your details', robots: { index: false, follow: false } }

export default async function DetailsPage() {
  const [shown, draft] = await Promise.all([showHold(await findBrowserHash()), findFormDraft('book-details')])
  const { booking, held } = shown
  // Back after the booking: nothing is to be filled in any more.
  if (booking !== null && isProved(booking)) redirect(routes.bookDone)
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

type DetailsProps = HoldShown & { booking: Booking; draft: Draft }

function Details(props: DetailsProps) {
  const { booking, practice, now } = props
  const times = timesLike(booking)
  return (
    <>
      <BookingSteps at={4} links={[routes.book, times, times]} />
      <div className="book">
        <div>
          <h1 className="page-title">Who is coming?</h1>
          <Brief booking={booking} held />
          <Asking {...props} />
        </div>
        <BookingSummary
          title={booking.isInstant ? 'Your appointment so far' : 'Your request so far'}
          facts={holdFacts(booking, practice)}
        >
          <HoldNote booking={booking} now={now} />
          <p>
            <a href={times}>Change the time</a>
          </p>
        </BookingSummary>
      </div>
    </>
  )
}

function Asking({ booking, practice, typed, draft }: DetailsProps) {
  const { service: slug, isInstant, place, clientState } = booking
  const remembered =
    typed === null ? {} : { name: typed.name, email: typed.email, phone: typed.phone ?? '', ...typed.answers }
  const values = { ...remembered, ...draft.values }
  const state = place === 'video' && clientState !== null ? (stateNames[clientState] ?? clientState) : null
  return (
    <>
      <ErrorSummary mistakes={Object.entries(draft.errors).map(([field, message]) => ({ field, message }))} />
      {!isInstant && (
        <p className="lede">
          You ask for this time, and a therapist answers you by e-mail. Until then it is kept for you.
        </p>
      )}
      {draft.notice !== null && <Notice tone="caution">{draft.notice}</Notice>}
      <DetailsForm
        idempotencyKey={randomUUID()}
        shown={sealShown(draft.shown)}
        hold={booking.id}
        values={values}
        errors={draft.errors}
        questions={practice.services.find(service => service.slug === slug)?.questions ?? []}
        isRequest={!isInstant}
        state={state}
        policies={practice.policies}
      />
      {Object.keys(values).length > 0 && (
        <div className="after">
          <ClearTyped />
        </div>
      )}
    </>
  )
}
