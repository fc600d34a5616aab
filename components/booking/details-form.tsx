import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { CheckField, TextAreaField, TextField } from '../ui/text-field'
import { HiddenFields } from './hidden-fields'

type Question = { id: string; label: string; hint: string; required: boolean }

export type DetailsFormProps = {
  idempotencyKey: string
  shown: string
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  questions: readonly Question[]
  /** Whether a therapist answers first (B2). */
  isRequest: boolean
  /** Where the client will be, in words; null in person. */
  state: string | null
  policies: { version: string; agreement: string; cancellation: string; fees: string }
}

/** Who is coming. Few questions, the policies beside the button (B8, B9), and one way on. */
export function DetailsForm({
  idempotencyKey,
  shown,
  values,
  errors,
  questions,
  isRequest,
  state,
  policies,
}: DetailsFormProps) {
  const adult =
    state === null ? 'I am 18 or older.' : `I am 18 or older, and I will be in ${state} during the call.`
  return (
    <form action={routes.bookDetails} method="post" noValidate className="fields">
      <HiddenFields idempotencyKey={idempotencyKey} shown={shown} />
      <TextField
        name="name"
        label="Name"
        autoComplete="name"
        defaultValue={values.name}
        error={errors.name}
        required
      />
      <TextField
        name="email"
        type="email"
        label="Email"
        autoComplete="email"
        defaultValue={values.email}
        error={errors.email}
        hint="We send a six-digit code there, and later a neutral note of the time. Use an address that only you read."
        required
      />
      <TextField
        name="phone"
        type="tel"
        label="Phone"
        autoComplete="tel"
        defaultValue={values.phone}
        error={errors.phone}
        optional
      />
      {questions.map(({ id, label, hint, required }) => (
        <TextAreaField
          key={id}
          name={id}
          label={label}
          hint={`${hint} Please do not include details.`}
          defaultValue={values[id]}
          error={errors[id]}
          optional={!required}
        />
      ))}
      <CheckField
        name="adult"
        label={adult}
        defaultChecked={values.adult === 'on'}
        error={errors.adult}
        required
      />
      <Policies {...policies} />
      <CheckField
        name="policies"
        value={policies.version}
        label={policies.agreement}
        defaultChecked={values.policies === policies.version}
        error={errors.policies}
        required
      />
      <p className="actions">
        <Button>Email me a code</Button>{' '}
        <span className="meta">
          {isRequest ? 'The code sends your request. A therapist answers it.' : 'The code books this time.'}
        </span>
      </p>
    </form>
  )
}

function Policies({ cancellation, fees }: { cancellation: string; fees: string }) {
  return (
    <details className="policies">
      <summary>Cancelling and fees, in full</summary>
      <div className="stack">
        {[...cancellation.split(/\n\n+/), ...fees.split(/\n\n+/)].map(paragraph => (
          <p key={paragraph.slice(0, 40)}>{paragraph}</p>
        ))}
      </div>
    </details>
  )
}
