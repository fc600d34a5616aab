import { routes, sendTo } from '@/lib/routes'
import { Button } from '../ui/button'
import { CheckField, TextAreaField, TextField } from '../ui/text-field'
import { HiddenFields, KeptFields } from './hidden-fields'

type Question = { id: string; label: string; hint: string; required: boolean }

export type DetailsFormProps = {
  idempotencyKey: string
  shown: string
  /** The hold that this is about, by its id: what was ticked is not taken for another. */
  hold: string
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  questions: readonly Question[]
  /** Whether a therapist answers first (B2). */
  isRequest: boolean
  /** Where the client will be, in words; null in person. */
  state: string | null
  policies: { version: string; agreement: string; cancellation: string; fees: string }
}

type Answered = Pick<DetailsFormProps, 'values' | 'errors'>

/** Who is coming. Few questions, the policies beside the button (B8, B9), and one way on. */
export function DetailsForm({ idempotencyKey, shown, hold, isRequest, ...form }: DetailsFormProps) {
  const { values, errors, questions, state, policies } = form
  return (
    <form action={sendTo(routes.bookDetails)} method="post" noValidate className="fields">
      <HiddenFields idempotencyKey={idempotencyKey} shown={shown} />
      <KeptFields fields={{ hold }} />
      <Person values={values} errors={errors} />
      <Questions questions={questions} values={values} errors={errors} />
      <CheckField
        name="adult"
        label={
          state === null
            ? 'I am 18 or older.'
            : `I am 18 or older, and I will be in ${state} during the call.`
        }
        defaultChecked={values.adult === 'on' && errors.adult === undefined}
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

function Person({ values, errors }: Answered) {
  const field = (name: 'name' | 'email' | 'phone') => ({
    name,
    defaultValue: values[name],
    error: errors[name],
  })
  return (
    <>
      <TextField {...field('name')} label="Name" autoComplete="name" required />
      <TextField
        {...field('email')}
        type="email"
        label="Email"
        autoComplete="email"
        hint="We send a six-digit code there, and later a neutral note of the time. Use an address that only you read."
        required
      />
      <TextField {...field('phone')} type="tel" label="Phone" autoComplete="tel" optional />
    </>
  )
}

function Questions({ questions, values, errors }: Answered & Pick<DetailsFormProps, 'questions'>) {
  return questions.map(({ id, label, hint, required }) => (
    <TextAreaField
      key={id}
      name={id}
      label={label}
      hint={`${hint} Please do not include details.`}
      defaultValue={values[id]}
      error={errors[id]}
      optional={!required}
    />
  ))
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
