import type { Metadata } from 'next'
import { Button, ButtonLink } from '@/components/ui/button'
import { findBrowserHash } from '@/lib/http/form-draft'
import { routes } from '@/lib/routes'
import { showSignInLink } from '@/lib/use-cases/show-sign-in'
import { SitePage } from '../../site-page'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false, follow: false } }

type Props = { params: Promise<{ token: string }> }

export default async function SignInLinkPage({ params }: Props) {
  const { token } = await params
  const link = await showSignInLink(token, await findBrowserHash())
  return (
    <SitePage current="sign-in">
      <div className="narrow">
        {link === null ? (
          <>
            <h1>This link no longer works</h1>
            <p className="lede">A link works once, for ten minutes. You can have a new letter in a moment.</p>
            <p className="actions after">
              <ButtonLink href={routes.signIn}>Send a new letter</ButtonLink>
            </p>
          </>
        ) : (
          <>
            <h1>{link.sameBrowser ? 'Sign in' : 'Sign in on this device?'}</h1>
            <p className="lede">
              {link.sameBrowser
                ? `You are about to sign in as ${link.email}.`
                : `This link was asked for in another browser. Press the button only if you are ${link.email} and this device is yours: it will be signed in with that address.`}
            </p>
            <form action={routes.signInLinkConfirm(token)} method="post">
              <p className="actions after">
                <Button>Sign in as {link.email}</Button>
              </p>
            </form>
          </>
        )}
      </div>
    </SitePage>
  )
}
