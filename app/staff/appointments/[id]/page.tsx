import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '@/components/staff/desk-frame'
import { findFormDraft } from '@/lib/http/form-draft'
import { routes } from '@/lib/routes'
import { showStaffAppointment } from '@/lib/use-cases/show-staff-appointment'
import { enterDesk } from '../../enter'
import { AppointmentRecord } from './appointment-record'

// Names stay out of titles: a title is what a shared screen, a history and a bookmark show.
export const metadata: Metadata = { title: 'Appointment · Desk' }

type Props = { params: Promise<{ id: string }> }

export default async function AppointmentPage({ params }: Props) {
  const { actor, frame } = await enterDesk()
  const { id } = await params
  const appointment = await showStaffAppointment(actor, id)
  if (appointment === null) notFound()
  const draft = await findFormDraft('staff-cancel')
  const back =
    draft.values.appointment === id && appointment.canCancel
      ? draft
      : { values: {}, errors: {}, notice: null }
  return (
    <DeskFrame {...frame} current="appointments">
      <a className="crumb" href={routes.staffAppointments}>
        Back to all appointments
      </a>
      <AppointmentRecord appointment={appointment} back={back} idempotencyKey={randomUUID()} />
    </DeskFrame>
  )
}
