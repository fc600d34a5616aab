import type { Metadata } from 'next'
import { routes } from '@/lib/routes'
import { EnrolmentPage, type EnrolmentQuery } from '../staff/enrolment-page'

export const metadata: Metadata = { title: 'Invitation' }

const place = {
  purpose: 'invitation',
  title: 'Welcome to the desk',
  page: routes.invitation,
  details: routes.invitationDetails,
  confirm: routes.invitationConfirm,
} as const

export default function InvitationPage({ searchParams }: { searchParams: EnrolmentQuery }) {
  return <EnrolmentPage place={place} query={searchParams} />
}
