import type { Metadata } from 'next'
import { AppointmentTable } from '@/components/staff/appointment-table'
import { DeskFrame } from '@/components/staff/desk-frame'
import { listAppointments } from '@/lib/use-cases/list-appointments'
import { enterDesk } from './enter'

export const metadata: Metadata = { title: 'Coming appointments · Desk' }

export default async function StaffPage() {
  const { actor, frame } = await enterDesk()
  const appointments = await listAppointments(actor, 'coming')
  return (
    <DeskFrame {...frame} current="coming">
      <div className="day-head">
        <h1>Coming appointments</h1>
      </div>
      {appointments.length === 0 ? (
        <p>No appointments are ahead. They appear here as soon as a time is chosen.</p>
      ) : (
        <AppointmentTable caption="Coming appointments, soonest first" appointments={appointments} />
      )}
    </DeskFrame>
  )
}
