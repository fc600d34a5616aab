import { appointmentCalendar } from '@/lib/calendar/appointment-calendar'
import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import type { Instant } from '@/lib/domain/time/types'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'
import type { AppointmentInLetters, PracticeInLetters, Recipient } from './letter-props'
import { closing, subjectTime, whenWords } from './letter-words'

export type CancellationLetterProps = {
  practice: PracticeInLetters
  recipient: Recipient
  /** With the version that the cancellation gave it. */
  appointment: AppointmentInLetters
  /** As the reader may know it: another person of the appointment is never named, so theirs is `unsaid`. */
  by: 'you' | 'practice' | 'unsaid'
  /** A request was never confirmed, so there is nothing in a calendar to take out. */
  of: 'appointment' | 'request'
  publicUrl: string
  now: Instant
}

const opening = {
  appointment: {
    you: 'You cancelled this appointment',
    practice: 'We are sorry, the practice had to cancel this appointment',
    unsaid: 'This appointment is cancelled',
  },
  request: {
    you: 'You took back your request for this time',
    practice: 'We are sorry, the practice had to end your request for this time',
    unsaid: 'The request for this time is taken back',
  },
} as const

const nothingToDo = {
  appointment:
    'You do not need to do anything else. A calendar file comes with this letter, and it takes the time out of your calendar.',
  request: 'You do not need to do anything else, and nothing is charged.',
} as const

/** "It is cancelled": to one person, with the calendar file that takes it out again. No reason is given in writing. */
export function cancellationLetter(props: CancellationLetterProps): RenderedLetter {
  const { practice, appointment, of } = props
  const name = neutralName(practice.shortName)
  const subject = `Cancelled: ${of}, ${subjectTime(appointment.start, appointment.zone)}`
  const blocks = cancellationBlocks(props, name)
  return {
    fromName: name,
    subject,
    text: renderText(blocks),
    html: renderHtml(subject, blocks),
    ...(of === 'request' ? {} : { calendar: { method: 'CANCEL', ics: takeOut(props) } }),
  }
}

function takeOut({ practice, recipient, appointment, now }: CancellationLetterProps): string {
  const people = { practice, attendee: recipient }
  return appointmentCalendar('CANCEL', { ...appointment, address: null, manageUrl: null }, people, now)
}

function cancellationBlocks(props: CancellationLetterProps, name: string): Block[] {
  const { practice, recipient, appointment, by, of } = props
  return [
    paragraph(`${opening[of][by]}: ${whenWords(appointment)}.`),
    paragraph(nothingToDo[of]),
    {
      kind: 'facts',
      rows: [
        ['For', recipient.name],
        ['With', appointment.therapistName],
      ],
    },
    {
      kind: 'link',
      label: 'If you would like another time, you can choose one here',
      url: absolute(props.publicUrl, routes.book),
    },
    ...closing(name, practice),
  ]
}
