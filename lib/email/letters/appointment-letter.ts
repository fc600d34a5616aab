import { appointmentCalendar } from '@/lib/calendar/appointment-calendar'
import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import type { Instant } from '@/lib/domain/time/types'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'
import type { AppointmentInLetters, PracticeInLetters, Recipient } from './letter-props'
import { closing, feeWords, placeWords, spanWords, whenWords } from './letter-words'

export type AppointmentLetterProps = {
  practice: PracticeInLetters
  recipient: Recipient
  appointment: AppointmentInLetters
  priceCents: number
  /** How long before the start the reader may still cancel, in minutes. */
  cutOffMinutes: number
  /** Where the practice is reached on the web; the link is made from it and from the token, and from nothing else. */
  publicUrl: string
  manageToken: string
  now: Instant
}

/**
 * A letter about an appointment that will take place: to one person, whole enough to stand alone, with the calendar file that sets it or
 * moves it (I20) and the link that manages it. The opening comes first: nobody is named in what a lock screen shows of it.
 */
export function appointmentLetter(
  props: AppointmentLetterProps,
  { subject, opening }: { subject: string; opening: readonly Block[] },
): RenderedLetter {
  const { practice, recipient, appointment, now } = props
  const manageUrl = absolute(props.publicUrl, routes.manage(props.manageToken))
  const blocks = [...opening, ...aboutIt(props, manageUrl)]
  const address = appointment.place.kind === 'office' ? appointment.place.address : null
  const people = { practice, attendee: recipient }
  const ics = appointmentCalendar('REQUEST', { ...appointment, address, manageUrl }, people, now)
  return {
    fromName: neutralName(practice.shortName),
    subject,
    text: renderText(blocks),
    html: renderHtml(subject, blocks),
    calendar: { method: 'REQUEST', ics },
  }
}

function aboutIt(props: AppointmentLetterProps, manageUrl: string): Block[] {
  const { practice, recipient, appointment, priceCents, cutOffMinutes } = props
  return [
    {
      kind: 'facts',
      rows: [
        ['When', whenWords(appointment)],
        ['For', recipient.name],
        ['With', appointment.therapistName],
        ['Where', placeWords(appointment.place)],
        ['Fee', feeWords(priceCents)],
      ],
    },
    { kind: 'link', label: 'Everything about it, and a way to cancel, is on this page', url: manageUrl },
    paragraph(
      `You can cancel there until ${spanWords(cutOffMinutes)} before it begins. After that, please call us.`,
    ),
    ...closing(neutralName(practice.shortName), practice),
  ]
}
