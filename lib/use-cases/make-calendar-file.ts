import { appointmentCalendar } from '@/lib/calendar/appointment-calendar'
import { readNow } from '@/lib/data/transaction'
import { shownZone } from '@/lib/domain/appointments/shown-zone'
import { instant, parseZone } from '@/lib/domain/time/types'
import { absolute, routes } from '@/lib/routes'
import { showManaged } from './show-managed'

/** The calendar file of a confirmed appointment for a link's holder: the same UID and SEQUENCE as in the letter (N5). Null for anything else. */
export async function makeCalendarFile(linkToken: string, publicUrl: string): Promise<string | null> {
  const managed = await showManaged(linkToken)
  if (managed?.booking.state !== 'confirmed') return null
  const { holder, booking, practice } = managed
  const office = practice.offices.find(({ slug }) => slug === booking.place)
  const { uid, version, start, end } = booking
  const zone = shownZone(booking, holder.zone === null ? null : parseZone(holder.zone))
  const manageUrl = absolute(publicUrl, routes.manage(linkToken))
  const now = instant((await readNow()).getTime())
  const people = { practice, attendee: holder }
  return appointmentCalendar(
    'REQUEST',
    { uid, version, start, end, zone, address: office?.address ?? null, manageUrl },
    people,
    now,
  )
}
