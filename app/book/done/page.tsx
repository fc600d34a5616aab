import type { Metadata } from 'next'
import { BigTime } from '@/components/booking/big-time'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { findActor } from '@/lib/auth/actor'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import { findBrowserHash } from '@/lib/http/form-draft'
import { routes } from '@/lib/routes'
import { type BookedShown, showBooked } from '@/lib/use-cases/show-booked'
import { PracticeCrisisNotice } from '../../practice-crisis-notice'
import { SitePage } from '../../site-page'
import { holdFacts, shownZone } from '../hold-facts'
import { NoHold } from '../no-hold'
import { RequestNext } from './request-next'
import { WhatNext } from './what-next'

export const metadata: Metadata = { title: 'Your appointment', robots: { index: false, follow: false } }

export default async function DonePage() {
  const booked = await showBooked(await findBrowserHash(), await findActor())
  return (
    <SitePage current={null}>
      {booked === null ? (
        <NoHold
          booking={null}
          words="There is nothing to show here yet, or you are signed out. Your letter has a link to your appointment."
        />
      ) : (
        <Booked {...booked} />
      )}
      <div className="after">
        <PracticeCrisisNotice />
      </div>
    </SitePage>
  )
}

function Booked(booked: BookedShown) {
  const { booking, practice, linkToken } = booked
  const [, ...facts] = holdFacts(booking, practice)
  const isRequest = booking.state === 'requested'
  return (
    <>
      <header className="article-head">
        <p className="eyebrow">Thank you, {booked.name}</p>
        <h1>{titles[booking.state] ?? 'This appointment has changed.'}</h1>
        <p className="dek">{dek(booked)}</p>
      </header>
      <div className="pair booked-body">
        <section aria-labelledby="when" className="stack">
          <h2 className="sum-h" id="when">
            {isRequest ? 'Your request' : 'Your appointment'}
          </h2>
          <BigTime start={booking.start} zone={shownZone(booking)} />
          <Facts facts={[...facts, { label: 'Reference', value: booking.reference }]} />
          {linkToken !== null && (
            <p className="actions">
              {booking.state === 'confirmed' && (
                <ButtonLink look="quiet" href={routes.manageCalendar(linkToken)}>
                  Add to calendar (.ics)
                </ButtonLink>
              )}
              <ButtonLink look={isRequest ? 'quiet' : 'bare'} href={routes.manage(linkToken)}>
                {isRequest ? 'See it or take it back' : 'See it or cancel'}
              </ButtonLink>
            </p>
          )}
        </section>
        {isRequest ? <RequestNext booking={booking} /> : <WhatNext byVideo={booking.place === 'video'} />}
      </div>
    </>
  )
}

const titles: Partial<Record<AppointmentState, string>> = {
  requested: 'We have your request.',
  confirmed: 'Your time is booked.',
}

function dek({ booking, email }: BookedShown): string {
  const written = `We have written to ${email}.`
  if (booking.state === 'requested')
    return `It is not confirmed yet. ${written} The letter holds a link to take it back. It may take a minute to arrive.`
  return `${written} The letter holds a calendar file and a link to change your mind. It may take a minute to arrive.`
}
