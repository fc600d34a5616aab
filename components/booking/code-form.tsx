import { Button } from '../ui/button'
import { CodeField } from '../ui/text-field'
import { HiddenFields } from './hidden-fields'

type CodeFormProps = {
  action: string
  again: string
  keys: { proof: string; again: string }
  error?: string | undefined
  button: string
}

/** Six digits from a letter, and a way to ask for new ones. */
export function CodeForm({ action, again, keys, error, button }: CodeFormProps) {
  return (
    <>
      <form action={action} method="post" noValidate>
        <HiddenFields idempotencyKey={keys.proof} />
        <CodeField
          name="code"
          label="Six-digit code"
          error={error}
          autoFocus={error !== undefined}
          required
        />
        <p className="actions after">
          <Button>{button}</Button>
        </p>
      </form>
      <form action={again} method="post" className="after">
        <HiddenFields idempotencyKey={keys.again} />
        <p className="actions">
          <Button look="bare">Send a new code</Button>
        </p>
      </form>
    </>
  )
}
