import { appointmentCalendar } from '@/lib/calendar/appointment-calendar'
import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import type { Instant } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'
import type { ConfirmationLetterProps } from './confirmation-letter'
import { closing, feeWords, placeWords, spanWords, subjectTime, whenWords } from './letter-words'

export type ChangeLetterProps = ConfirmationLetterProps & {
  /** When it was to begin before. */
  was: Instant
  /** As the reader may know it: another person of the appointment is never named, so theirs is `unsaid`. */
  by: 'you' | 'practice' | 'unsaid'
}

const opening = {
  you: 'You moved your appointment. It is now',
  practice: 'We moved your appointment. It is now',
  unsaid: 'Your appointment was moved. It is now',
} as const

/**
 * "Your appointment has another time": to one person, whole enough to stand alone when it overtakes the confirmation. The calendar file
 * has the same UID and the higher SEQUENCE, so it moves the entry instead of adding one (I20).
 */
export function changeLetter(props: ChangeLetterProps): RenderedLetter {
  const { practice, recipient, appointment, now } = props
  const subject = `Moved: appointment, ${subjectTime(appointment.start, appointment.zone)}`
  const manageUrl = absolute(props.publicUrl, routes.manage(props.manageToken))
  const blocks = changeBlocks(props, manageUrl)
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

function changeBlocks(props: ChangeLetterProps, manageUrl: string): Block[] {
  const { practice, recipient, appointment, was, by, priceCents, cutOffMinutes } = props
  return [
    // Nobody is named in the first 200 characters: that is what a lock screen shows.
    paragraph(`${opening[by]}: ${whenWords(appointment)}.`),
    paragraph(
      `It was to begin ${momentWords(was, appointment.zone)}; that time is no longer kept for you. A calendar file comes with this letter, and it moves the entry in your calendar.`,
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
