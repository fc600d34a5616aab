import type { Metadata } from 'next'
import { AppointmentTable } from '@/components/staff/appointment-table'
import { DeskFrame } from '@/components/staff/desk-frame'
import { DeskHead } from '@/components/staff/desk-head'
import { routes } from '@/lib/routes'
import { listAppointments } from '@/lib/use-cases/list-appointments'
import { enterDesk } from '../enter'

export const metadata: Metadata = { title: 'Appointments · Desk' }

type Props = { searchParams: Promise<{ show?: string | string[] }> }

const choices = [
  { which: 'coming', href: routes.staffAppointments, word: 'Coming' },
  { which: 'ended', href: routes.staffAppointmentsEnded, word: 'Over or cancelled' },
] as const

export default async function AppointmentsPage({ searchParams }: Props) {
  const { actor, frame } = await enterDesk()
  const which = (await searchParams).show === 'ended' ? 'ended' : 'coming'
  const appointments = await listAppointments(actor, which)
  return (
    <DeskFrame {...frame} current="appointments">
      <DeskHead title="Appointments" label="Which appointments" choices={choices} current={which} />
      {appointments.length === 0 ? (
        <p>{which === 'coming' ? 'No appointments are ahead.' : 'No appointment is over yet.'}</p>
      ) : (
        <AppointmentTable
          caption={which === 'coming' ? 'Coming, soonest first' : 'Over or cancelled, the latest first'}
          appointments={appointments}
        />
      )}
    </DeskFrame>
  )
}
