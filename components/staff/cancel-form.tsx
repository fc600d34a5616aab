import { mostReasonCharacters } from '@/lib/forms/staff-cancel'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import type { FormBack } from './notice-and-mistakes'

type CancelProps = { appointmentId: string; idempotencyKey: string; many: boolean; back: FormBack }

/** Cancelling with a reason for the record. The people are told that it is cancelled, never why. */
export function CancelForm({ appointmentId, idempotencyKey, many, back }: CancelProps) {
  const isOpen = Object.keys(back.errors).length > 0
  return (
    <details open={isOpen}>
      <summary>Cancel this appointment</summary>
      <form className="fields" method="post" action={routes.staffAppointmentCancel(appointmentId)} noValidate>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="appointment" value={appointmentId} />
        <TextField
          name="reason"
          label="Reason"
          hint="Kept in the history. Never mailed."
          maxLength={mostReasonCharacters}
          defaultValue={back.values.reason ?? ''}
          error={back.errors.reason}
          required
        />
        <p className="actions">
          <Button look="danger" small>
            {many ? 'Cancel and tell both' : 'Cancel and tell the client'}
          </Button>
        </p>
      </form>
    </details>
  )
}
