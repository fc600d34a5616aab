import type { Metadata } from 'next'
import { routes } from '@/lib/routes'
import { EnrolmentPage, type EnrolmentQuery } from '../staff/enrolment-page'

export const metadata: Metadata = { title: 'First start' }

const place = {
  purpose: 'owner',
  title: 'Make the practice yours',
  page: routes.setup,
  details: routes.setupDetails,
  confirm: routes.setupConfirm,
} as const

export default function SetupPage({ searchParams }: { searchParams: EnrolmentQuery }) {
  return <EnrolmentPage place={place} query={searchParams} />
}
