import { mostReasonCharacters } from '@/lib/forms/staff-cancel'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import type { FormBack } from './notice-and-mistakes'

type DecideProps = {
  appointmentId: string
  /** What is decided on: should it have changed when the form comes, nothing is decided. */
  version: number
  keys: { approve: string; decline: string }
  many: boolean
  back: FormBack
}

/** The answers to a request. Each can be taken back for three minutes; only then is anybody told. */
export function DecideForms({ appointmentId, version, keys, many, back }: DecideProps) {
  const isOpen = Object.keys(back.errors).length > 0
  return (
    <>
      <form method="post" action={routes.staffAppointmentApprove(appointmentId)}>
        <Seen appointmentId={appointmentId} version={version} idempotencyKey={keys.approve} />
        <Button small>Approve this request</Button>
      </form>
      <details open={isOpen}>
        <summary>Decline this request</summary>
        <form
          className="fields"
          method="post"
          action={routes.staffAppointmentDecline(appointmentId)}
          noValidate
        >
          <Seen appointmentId={appointmentId} version={version} idempotencyKey={keys.decline} />
          <TextField
            name="reason"
            label="Reason"
            hint="Kept in the history. Never mailed."
            maxLength={mostReasonCharacters}
            defaultValue={back.values.reason ?? ''}
            error={back.errors.reason}
            optional
          />
          <p className="actions">
            <Button look="danger" small>
              {many ? 'Decline and tell both' : 'Decline and tell the client'}
            </Button>
          </p>
        </form>
      </details>
      <p className="meta">Either can be taken back for three minutes. The letter leaves after that.</p>
    </>
  )
}

function Seen(props: { appointmentId: string; version: number; idempotencyKey: string }) {
  return (
    <>
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      <input type="hidden" name="appointment" value={props.appointmentId} />
      <input type="hidden" name="version" value={props.version} />
    </>
  )
}
