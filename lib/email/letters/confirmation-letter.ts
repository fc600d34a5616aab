import { appointmentCalendar } from '@/lib/calendar/appointment-calendar'
import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import type { Instant } from '@/lib/domain/time/types'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'
import type { AppointmentInLetters, PracticeInLetters, Recipient } from './letter-props'
import { closing, feeWords, placeWords, spanWords, subjectTime, whenWords } from './letter-words'

export type ConfirmationLetterProps = {
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

/** "Your appointment is confirmed": to one person, with the calendar file that sets it and the link that manages it. */
export function confirmationLetter(props: ConfirmationLetterProps): RenderedLetter {
  const { practice, recipient, appointment, now } = props
  const subject = `Appointment, ${subjectTime(appointment.start, appointment.zone)}`
  const manageUrl = absolute(props.publicUrl, routes.manage(props.manageToken))
  const blocks = confirmationBlocks(props, manageUrl)
  const address = appointment.place.kind === 'office' ? appointment.place.address : null
  return {
    fromName: neutralName(practice.shortName),
    subject,
    text: renderText(blocks),
    html: renderHtml(subject, blocks),
    calendar: {
      method: 'REQUEST',
      ics: appointmentCalendar(
        'REQUEST',
        { ...appointment, address, manageUrl },
        { practice, attendee: recipient },
        now,
      ),
    },
  }
}

function confirmationBlocks(props: ConfirmationLetterProps, manageUrl: string): Block[] {
  const { practice, recipient, appointment, priceCents, cutOffMinutes } = props
  return [
    // Nobody is named in the first 200 characters: that is what a lock screen shows.
    paragraph(`Your appointment is confirmed: ${whenWords(appointment)}.`),
    paragraph(
      'You do not need to do anything else. A calendar file comes with this letter, so that the time can go into your calendar.',
    ),
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
