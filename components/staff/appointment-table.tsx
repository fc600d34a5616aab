import type { AppointmentState } from '@/lib/domain/appointments/state'
import type { Instant, Zone } from '@/lib/domain/time/types'
import { dayWords, zoneWords } from '@/lib/domain/time/words'
import { routes } from '@/lib/routes'
import { ClockTime } from '../ui/moment'
import { DeskTable } from './desk-table'
import { AppointmentStateMark } from './state-mark'

export type TableAppointment = {
  id: string
  reference: string
  serviceName: string
  therapistName: string
  state: AppointmentState
  start: Instant
  end: Instant
  zone: Zone
  names: readonly string[]
}

type TableProps = { caption: string; appointments: readonly TableAppointment[] }

/** Appointments in rows, each with the way to its record. */
export function AppointmentTable({ caption, appointments }: TableProps) {
  return (
    <DeskTable caption={caption} columns={['When', 'Who', 'Service', 'Therapist', 'State']}>
      {appointments.map(appointment => (
        <AppointmentRow key={appointment.id} appointment={appointment} />
      ))}
    </DeskTable>
  )
}

function AppointmentRow({ appointment }: { appointment: TableAppointment }) {
  const { id, start, end, zone, names, reference, serviceName, therapistName, state } = appointment
  return (
    <tr>
      <th scope="row">
        <a href={routes.staffAppointment(id)}>
          {dayWords(start, zone)}, <ClockTime at={start} zone={zone} />
        </a>{' '}
        to <ClockTime at={end} zone={zone} /> {zoneWords(start, zone)}
      </th>
      <td>{names.length > 0 ? names.join(' & ') : `No name yet, ${reference}`}</td>
      <td>{serviceName}</td>
      <td>{therapistName}</td>
      <td>
        <AppointmentStateMark state={state} />
      </td>
    </tr>
  )
}
