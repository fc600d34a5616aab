import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { HiddenFields } from '@/components/booking/hidden-fields'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { acceptNext } from '@/lib/forms/sign-in'
import { findFormDraft } from '@/lib/http/form-draft'
import { sealShown } from '@/lib/http/unwelcome'
import { routes, sendTo } from '@/lib/routes'
import { SitePage } from '../site-page'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false, follow: false } }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked } = await searchParams
  const next = acceptNext(typeof asked === 'string' ? asked : null)
  const { values, errors, notice, shown } = await findFormDraft('sign-in')
  const forPdf = next?.startsWith('/worksheets/') ?? false
  return (
    <SitePage current="sign-in">
      <div className="narrow">
        <h1>Sign in</h1>
        <ErrorSummary mistakes={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
        {notice !== null && <Notice tone="caution">{notice}</Notice>}
        <p className="lede">
          {forPdf
            ? 'Before the download we ask for your e-mail address and send you a code. No password, and no newsletter unless you ask for one.'
            : 'For people who have booked with us, and for the worksheets. No password: we e-mail you a code.'}
        </p>
        <form action={sendTo(routes.signIn)} method="post" noValidate>
          <HiddenFields idempotencyKey={randomUUID()} shown={sealShown(shown)} />
          {next !== null && <input type="hidden" name="next" value={next} />}
          <TextField
            name="email"
            type="email"
            label="Email"
            autoComplete="email"
            defaultValue={values.email}
            error={errors.email}
            required
          />
          <p className="actions after">
            <Button>Email me a code</Button>
          </p>
        </form>
        <p className="meta after">
          Do you work here? <a href={routes.staffSignIn}>Sign in to the desk</a>
        </p>
      </div>
    </SitePage>
  )
}
