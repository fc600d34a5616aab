import type { Metadata } from 'next'
import { Button, ButtonLink } from '@/components/ui/button'
import { PlainList } from '@/components/ui/plain-list'
import { requireClient } from '@/lib/auth/actor'
import { isoInstant } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { type OwnAppointment, showAccount } from '@/lib/use-cases/show-account'
import { shownZone } from '../book/hold-facts'
import { SitePage } from '../site-page'

export const metadata: Metadata = { title: 'Your page', robots: { index: false, follow: false } }

export default async function AccountPage() {
  const { actor, signedIn } = await requireClient(routes.account)
  const own = await showAccount(actor)
  return (
    <SitePage current="sign-in">
      <div className="narrow-top stack">
        <h1 className="page-title">Your page</h1>
        <p className="lede">You are signed in as {signedIn.email}.</p>
        <h2>Your appointments</h2>
        {own.length === 0 ? <p>You have no appointment ahead.</p> : <OwnAppointments own={own} />}
        <p className="actions">
          <ButtonLink href={routes.book} look={own.length === 0 ? 'primary' : 'quiet'}>
            Book a time
          </ButtonLink>
          <ButtonLink href={routes.worksheets} look="bare">
            Worksheets
          </ButtonLink>
        </p>
        <form action={routes.signOut} method="post">
          <p className="actions">
            <Button look="quiet" small>
              Sign out
            </Button>
            <span className="meta">On a device you share, sign out when you are done.</span>
          </p>
        </form>
      </div>
    </SitePage>
  )
}

function OwnAppointments({ own }: { own: readonly OwnAppointment[] }) {
  return (
    <PlainList className="service-list">
      {own.map(({ booking, linkToken }) => (
        <li key={booking.id}>
          <div>
            <h3>
              <time dateTime={isoInstant(booking.start)}>
                {momentWords(booking.start, shownZone(booking))}
              </time>
            </h3>
            <p className="meta">
              {booking.serviceName} with {booking.therapistName}, {booking.minutes} minutes
            </p>
          </div>
          {linkToken !== null && (
            <ButtonLink look="quiet" small href={routes.manage(linkToken)}>
              See it or cancel
            </ButtonLink>
          )}
        </li>
      ))}
    </PlainList>
  )
}
