import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { type AppointmentLetterProps, appointmentLetter } from './appointment-letter'
import { paragraph } from './blocks'
import { subjectTime, whenWords } from './letter-words'

/** "Your appointment is confirmed": to one person, with the calendar file that sets it and the link that manages it. */
export function confirmationLetter(props: AppointmentLetterProps): RenderedLetter {
  const { appointment } = props
  return appointmentLetter(props, {
    subject: `Appointment, ${subjectTime(appointment.start, appointment.zone)}`,
    opening: [
      paragraph(`Your appointment is confirmed: ${whenWords(appointment)}.`),
      paragraph(
        'You do not need to do anything else. A calendar file comes with this letter, so that the time can go into your calendar.',
      ),
    ],
  })
}
