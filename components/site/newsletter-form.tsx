import type { ReactNode } from 'react'
import { newsletterConsent } from '@/lib/domain/letters/newsletter-consent'
import { routes, sendTo } from '@/lib/routes'
import { Button } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { CheckField, TextField } from '../ui/text-field'

export type NewsletterFormProps = {
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** The hidden fields that every form of the public site carries. */
  children: ReactNode
}

/** An address and a consent of its own. Nobody is on the list before they pressed the button behind the letter. */
export function NewsletterForm({ values, errors, children }: NewsletterFormProps) {
  return (
    <form action={sendTo(routes.newsletter)} method="post" noValidate className="fields">
      <ErrorSummary mistakes={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      {children}
      <TextField
        name="email"
        type="email"
        label="Email"
        autoComplete="email"
        hint="Use an address that only you read."
        defaultValue={values.email}
        error={errors.email}
        required
      />
      <CheckField
        name="consent"
        value={newsletterConsent.version}
        label={newsletterConsent.words}
        defaultChecked={values.consent === newsletterConsent.version}
        error={errors.consent}
        required
      />
      <p className="actions">
        <Button>Send me a letter to confirm</Button>
      </p>
    </form>
  )
}
