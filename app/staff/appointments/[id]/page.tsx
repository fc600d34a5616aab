import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskFrame } from '@/components/staff/desk-frame'
import { findFormDraft } from '@/lib/http/form-draft'
import { routes } from '@/lib/routes'
import { showStaffAppointment } from '@/lib/use-cases/show-staff-appointment'
import { enterDesk } from '../../enter'
import { AppointmentRecord } from './appointment-record'
import { toldWords } from './told'

// Names stay out of titles: a title is what a shared screen, a history and a bookmark show.
export const metadata: Metadata = { title: 'Appointment · Desk' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ told?: string | string[] }>
}

export default async function AppointmentPage({ params, searchParams }: Props) {
  const { actor, frame } = await enterDesk()
  const { id } = await params
  const appointment = await showStaffAppointment(actor, id)
  if (appointment === null) notFound()
  const { canDecide, canCancel, decision } = appointment
  const draft = await findFormDraft(canDecide ? 'staff-decide' : 'staff-cancel')
  const isAsked = canDecide ? decision === null : canCancel
  const back = draft.values.appointment === id && isAsked ? draft : nothingBack
  return (
    <DeskFrame {...frame} current="appointments">
      <a className="crumb" href={routes.staffAppointments}>
        Back to all appointments
      </a>
      <AppointmentRecord appointment={appointment} back={back} told={toldWords((await searchParams).told)} />
    </DeskFrame>
  )
}

const nothingBack = { values: {}, errors: {}, notice: null }
