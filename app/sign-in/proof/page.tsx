import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { CodeForm } from '@/components/booking/code-form'
import { Notice } from '@/components/ui/notice'
import { findBrowserHash, findFormDraft } from '@/lib/http/form-draft'
import { routes, sendTo } from '@/lib/routes'
import { showSignIn } from '@/lib/use-cases/show-sign-in'
import { SitePage } from '../../site-page'

export const metadata: Metadata = { title: 'Your code', robots: { index: false, follow: false } }

export default async function SignInProofPage() {
  const [asked, { errors, notice }] = await Promise.all([
    showSignIn(await findBrowserHash()),
    findFormDraft('sign-in-proof'),
  ])
  return (
    <SitePage current="sign-in">
      <div className="narrow">
        <h1>Enter your code</h1>
        {notice !== null && <Notice tone="caution">{notice}</Notice>}
        <p className="lede">
          {asked === null ? 'A six-digit code' : `A six-digit code for ${asked.email}`} is on its way. It
          works for ten minutes, in this browser. If nothing comes, look in the spam folder, or check the
          address: if it is wrong, <a href={routes.signIn}>start again</a>.
        </p>
        <CodeForm
          action={sendTo(routes.signInProof)}
          again={routes.signInCode}
          keys={{ proof: randomUUID(), again: randomUUID() }}
          error={errors.code}
          button="Sign in"
        />
      </div>
    </SitePage>
  )
}
