import { Button } from '../ui/button'
import { TextAreaField } from '../ui/text-field'
import { HiddenFields } from './hidden-fields'

type CancelFormProps = {
  action: string
  idempotencyKey: string
  reason?: string | undefined
  error?: string | undefined
}

/** One button that cancels; a reason is welcome and not asked for. */
export function CancelForm({ action, idempotencyKey, reason, error }: CancelFormProps) {
  return (
    <form action={action} method="post" className="fields">
      <HiddenFields idempotencyKey={idempotencyKey} />
      <p>You can cancel here. The time opens for somebody else at once, and we send you a short letter.</p>
      <TextAreaField
        name="reason"
        label="Would you like to tell us why?"
        hint="Only the practice reads this."
        defaultValue={reason}
        error={error}
        optional
      />
      <p className="actions">
        <Button look="danger">Cancel this appointment</Button>
      </p>
    </form>
  )
}
