import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import type { FormBack } from './notice-and-mistakes'
import { ReasonForm } from './reason-form'

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
  return (
    <>
      <form method="post" action={routes.staffAppointmentApprove(appointmentId)}>
        <Seen appointmentId={appointmentId} version={version} idempotencyKey={keys.approve} />
        <Button small>Approve this request</Button>
      </form>
      <ReasonForm
        action={routes.staffAppointmentDecline(appointmentId)}
        title="Decline this request"
        does={many ? 'Decline and tell both' : 'Decline and tell the client'}
        back={back}
        isOptional
      >
        <Seen appointmentId={appointmentId} version={version} idempotencyKey={keys.decline} />
      </ReasonForm>
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
