import type { RenderedLetter } from '@/lib/domain/letters/letter'
import type { Instant } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { type AppointmentLetterProps, appointmentLetter } from './appointment-letter'
import { paragraph } from './blocks'
import { subjectTime, whenWords } from './letter-words'

export type ChangeLetterProps = AppointmentLetterProps & {
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
 * "Your appointment has another time": to one person, also when it overtakes the confirmation. The calendar file has the same UID and the
 * higher SEQUENCE, so it moves the entry instead of adding one (I20).
 */
export function changeLetter(props: ChangeLetterProps): RenderedLetter {
  const { appointment, was, by } = props
  return appointmentLetter(props, {
    subject: `Moved: appointment, ${subjectTime(appointment.start, appointment.zone)}`,
    opening: [
      paragraph(`${opening[by]}: ${whenWords(appointment)}.`),
      paragraph(
        `It was to begin ${momentWords(was, appointment.zone)}; that time is no longer kept for you. A calendar file comes with this letter, and it moves the entry in your calendar.`,
      ),
    ],
  })
}
