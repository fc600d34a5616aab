import { AppointmentDetails } from '@/components/staff/appointment-details'
import { History } from '@/components/staff/history'
import { Intake } from '@/components/staff/intake'
import { Letters } from '@/components/staff/letters'
import { type FormBack, NoticeAndMistakes } from '@/components/staff/notice-and-mistakes'
import { Participants } from '@/components/staff/participants'
import { AppointmentStateMark } from '@/components/staff/state-mark'
import { ClockTime } from '@/components/ui/moment'
import { Notice } from '@/components/ui/notice'
import { dayWords, zoneWords } from '@/lib/domain/time/words'
import type { ShownAppointment } from '@/lib/use-cases/show-staff-appointment'
import { AppointmentActions } from './appointment-actions'

type RecordProps = { appointment: ShownAppointment; back: FormBack; told: string | null }

/** One appointment as the desk keeps it. */
export function AppointmentRecord({ appointment, back, told }: RecordProps) {
  const { start, end, zone, state, cancelledBy, participants, intake, letters, history } = appointment
  const names = new Map(participants.map(person => [person.id, person.name]))
  return (
    <>
      <header className="appt-head">
        <h1>{[...names.values()].join(' & ') || `Held time ${appointment.reference}`}</h1>
        <p>
          <AppointmentStateMark state={state} cancelledBy={cancelledBy} />
        </p>
        <p>
          {dayWords(start, zone)}, <ClockTime at={start} zone={zone} /> to <ClockTime at={end} zone={zone} />{' '}
          {zoneWords(start, zone)}
        </p>
      </header>
      {told !== null && <Notice tone="danger">{told}</Notice>}
      <NoticeAndMistakes back={back} />
      <div className="appt">
        <section className="desk-panel act" aria-labelledby="actions">
          <h2 id="actions">Actions</h2>
          <div className="choices">
            <AppointmentActions appointment={appointment} back={back} />
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
