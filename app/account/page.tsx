import type { Metadata } from 'next'
import { Button, ButtonLink } from '@/components/ui/button'
import { requireClient } from '@/lib/auth/actor'
import { routes } from '@/lib/routes'
import { showAccount } from '@/lib/use-cases/show-account'
import { SitePage } from '../site-page'
import { OwnAppointments } from './own-appointments'

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
