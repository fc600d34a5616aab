import { routes } from '@/lib/routes'
import type { FormBack } from './notice-and-mistakes'
import { ReasonForm } from './reason-form'

type CancelProps = { appointmentId: string; idempotencyKey: string; many: boolean; back: FormBack }

/** Cancelling with a reason for the record. The people are told that it is cancelled, never why. */
export function CancelForm({ appointmentId, idempotencyKey, many, back }: CancelProps) {
  return (
    <ReasonForm
      action={routes.staffAppointmentCancel(appointmentId)}
      title="Cancel this appointment"
      does={many ? 'Cancel and tell both' : 'Cancel and tell the client'}
      back={back}
    >
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="appointment" value={appointmentId} />
    </ReasonForm>
  )
}
