import { randomUUID } from 'node:crypto'
import { CancelForm } from '@/components/staff/cancel-form'
import { DecideForms } from '@/components/staff/decide-forms'
import type { FormBack } from '@/components/staff/notice-and-mistakes'
import { PendingDecision } from '@/components/staff/pending-decision'
import type { ShownAppointment } from '@/lib/use-cases/show-staff-appointment'

type ActionsProps = { appointment: ShownAppointment; back: FormBack }

/** What may be done with the appointment as it stands. A request is answered; what stands is cancelled. */
export function AppointmentActions({ appointment, back }: ActionsProps) {
  const { id, version, zone, state, decision, canDecide, canCancel, participants } = appointment
  const many = participants.length > 1
  if (decision !== null)
    return (
      <PendingDecision
        appointmentId={id}
        decision={decision}
        zone={zone}
        undoKey={canDecide ? randomUUID() : null}
      />
    )
  if (canDecide) {
    const keys = { approve: randomUUID(), decline: randomUUID() }
    return <DecideForms appointmentId={id} version={version} keys={keys} many={many} back={back} />
  }
  if (canCancel && state !== 'requested')
    return <CancelForm appointmentId={id} idempotencyKey={randomUUID()} many={many} back={back} />
  return <p>There is nothing to do here any more.</p>
}
