import { Button } from '../ui/button'
import { TextAreaField } from '../ui/text-field'
import { HiddenFields } from './hidden-fields'

type CancelFormProps = {
  action: string
  idempotencyKey: string
  /** What is ended: a request is taken back, an appointment that stands is cancelled. */
  of?: 'appointment' | 'request'
  reason?: string | undefined
  error?: string | undefined
}

const words = {
  appointment: { offer: 'You can cancel here.', button: 'Cancel this appointment' },
  request: { offer: 'You can take your request back here.', button: 'Take the request back' },
} as const

/** One button that cancels; a reason is welcome and not asked for. */
export function CancelForm({ action, idempotencyKey, of = 'appointment', reason, error }: CancelFormProps) {
  return (
    <form action={action} method="post" className="fields">
      <HiddenFields idempotencyKey={idempotencyKey} />
      <p>{words[of].offer} The time opens for somebody else at once, and we send you a short letter.</p>
      <TextAreaField
        name="reason"
        label="Would you like to tell us why?"
        hint="Only the practice reads this."
        defaultValue={reason}
        error={error}
        optional
      />
      <p className="actions">
        <Button look="danger">{words[of].button}</Button>
      </p>
    </form>
  )
}
