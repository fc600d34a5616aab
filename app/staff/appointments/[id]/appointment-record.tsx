import { AppointmentDetails } from '@/components/staff/appointment-details'
import { CancelForm } from '@/components/staff/cancel-form'
import { History } from '@/components/staff/history'
import { Intake } from '@/components/staff/intake'
import { Letters } from '@/components/staff/letters'
import { type FormBack, NoticeAndMistakes } from '@/components/staff/notice-and-mistakes'
import { Participants } from '@/components/staff/participants'
import { AppointmentStateMark } from '@/components/staff/state-mark'
import { dayWords, timeWords, zoneWords } from '@/lib/domain/time/words'
import type { ShownAppointment } from '@/lib/use-cases/show-staff-appointment'

type RecordProps = { appointment: ShownAppointment; back: FormBack; idempotencyKey: string }

/** One appointment as the desk keeps it. */
export function AppointmentRecord({ appointment, back, idempotencyKey }: RecordProps) {
  const { id, start, end, zone, state, cancelledBy, participants, intake, letters, history } = appointment
  const names = new Map(participants.map(person => [person.id, person.name]))
  return (
    <>
      <header className="appt-head">
        <h1>{[...names.values()].join(' & ') || `Held time ${appointment.reference}`}</h1>
        <p>
          <AppointmentStateMark state={state} cancelledBy={cancelledBy} />
        </p>
        <p>
          {dayWords(start, zone)}, {timeWords(start, zone)} to {timeWords(end, zone)} {zoneWords(start, zone)}
        </p>
      </header>
      <NoticeAndMistakes back={back} />
      <div className="appt">
        <section className="desk-panel act" aria-labelledby="actions">
          <h2 id="actions">Actions</h2>
          <div className="choices">
            {appointment.canCancel ? (
              <CancelForm
                appointmentId={id}
                idempotencyKey={idempotencyKey}
                many={participants.length > 1}
                back={back}
              />
            ) : (
              <p>There is nothing to do here any more.</p>
            )}
          </div>
        </section>
        <div className="main">
          <AppointmentDetails details={appointment} />
          <Participants people={participants} zone={zone} />
          {intake !== null && <Intake intake={intake} />}
          <Letters letters={letters} names={names} zone={zone} />
        </div>
        <History lines={history} zone={zone} />
      </div>
    </>
  )
}
