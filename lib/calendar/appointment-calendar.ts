import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import type { CalendarMethod } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import { plainLine } from '@/lib/domain/letters/plain-line'
import type { Instant, Zone } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'

export type CalendarAppointment = {
  /** The same for the whole life of an appointment. */
  uid: string
  /** Rises with each change; it is the SEQUENCE. */
  version: number
  start: Instant
  end: Instant
  /** In whose wall time the description says it. The file itself holds UTC alone. */
  zone: Zone
  /** The office's address; null by video, and as long as nothing is confirmed (B14). */
  address: readonly string[] | null
  manageUrl: string | null
}

export type CalendarPeople = {
  practice: { shortName: string; email: string }
  attendee: { email: string }
}

/**
 * One appointment as an iCalendar object (RFC 5545) with an iTIP method (RFC 5546): REQUEST sets or moves it, CANCEL takes
 * it out again. Instants are UTC, the zone is said in words. The title is neutral, and nobody but the reader is named.
 * `now` is the DTSTAMP.
 */
export function appointmentCalendar(
  method: CalendarMethod,
  appointment: CalendarAppointment,
  people: CalendarPeople,
  now: Instant,
): string {
  const name = calendarLine(neutralName(people.practice.shortName))
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Appointments', product: 'Calendar' },
  })
  const event = calendar.createEvent({
    id: appointment.uid,
    sequence: appointment.version,
    stamp: new Date(now),
    start: new Date(appointment.start),
    end: new Date(appointment.end),
    summary: `Appointment, ${name}`,
    description: describe(appointment),
    location: appointment.address?.map(calendarLine).join(', ') ?? null,
    organizer: { name, email: people.practice.email },
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  event.createAttendee({
    email: people.attendee.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  })
  // RFC 5545 3.1: a content line ends with CRLF, the last one as well.
  return `${calendar.toString().trimEnd()}\r\n`
}

// Calendars in use take an escaped backslash before an n for a line break, so no backslash gets that far.
const calendarLine = (text: string): string => plainLine(text).replaceAll('\\', '/')

function describe({ start, zone, manageUrl }: CalendarAppointment): string {
  const when = momentWords(start, zone)
  return manageUrl === null ? when : `${when}\n${manageUrl}`
}
