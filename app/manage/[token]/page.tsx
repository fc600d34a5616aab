import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BigTime } from '@/components/booking/big-time'
import { CancelForm } from '@/components/booking/cancel-form'
import { Facts } from '@/components/ui/facts'
import { PhoneLink } from '@/components/ui/phone-link'
import { findFormDraft } from '@/lib/http/form-draft'
import { routes } from '@/lib/routes'
import { type Managed, showManaged } from '@/lib/use-cases/show-managed'
import { holdFacts, shownZone } from '../../book/hold-facts'
import { PracticeCrisisNotice } from '../../practice-crisis-notice'
import { waitingWords } from '../../request-words'
import { SitePage } from '../../site-page'
import { Over } from './over'

export const metadata: Metadata = { title: 'Your appointment', robots: { index: false, follow: false } }

type Props = { params: Promise<{ token: string }> }

export default async function ManagePage({ params }: Props) {
  const { token } = await params
  const managed = await showManaged(token)
  if (managed === null) notFound()
  const isOver = !managed.cancelling.ok && managed.cancelling.reason === 'ended'
  return (
    <SitePage current={null}>
      {isOver ? <Over {...managed} /> : <Ahead {...managed} token={token} />}
      <div className="after">
        <PracticeCrisisNotice />
      </div>
    </SitePage>
  )
}

async function Ahead({ booking, practice, cancelling, token }: Managed & { token: string }) {
  const [, ...facts] = holdFacts(booking, practice)
  const draft = await findFormDraft('manage-cancel')
  const isRequest = booking.state === 'requested'
  return (
    <>
      <header className="article-head">
        <h1>{isRequest ? 'Your request' : 'Your appointment'}</h1>
        {isRequest && <p className="dek">{waitingWords(booking)}</p>}
      </header>
      <div className="pair booked-body">
        <section aria-labelledby="when" className="stack">
          <h2 className="sum-h" id="when">
            When
          </h2>
          <BigTime start={booking.start} zone={shownZone(booking)} />
          <Facts facts={[...facts, { label: 'Reference', value: booking.reference }]} />
          {booking.state === 'confirmed' && (
            <p>
              <a className="go" href={routes.manageCalendar(token)}>
                Calendar file (.ics)
              </a>
            </p>
          )}
        </section>
        <section aria-labelledby="cancel" className="stack">
          <h2 className="sum-h" id="cancel">
            {isRequest ? 'Taking it back' : 'Cancelling'}
          </h2>
          {cancelling.ok ? (
            <CancelForm
              action={routes.manageCancel(token)}
              idempotencyKey={randomUUID()}
              of={isRequest ? 'request' : 'appointment'}
              reason={draft.values.reason}
              error={draft.errors.reason}
            />
          ) : (
            <p className="lede">
              It is too late to {isRequest ? 'take it back' : 'cancel'} on this page. Please call us on{' '}
              <PhoneLink phone={practice.phone} />: somebody will help you.
            </p>
          )}
        </section>
      </div>
    </>
  )
}
