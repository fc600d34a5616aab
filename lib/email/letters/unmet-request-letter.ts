import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'
import type { AppointmentInLetters, PracticeInLetters, Recipient } from './letter-props'
import { closing, subjectTime, whenWords } from './letter-words'

export type UnmetRequestLetterProps = {
  practice: PracticeInLetters
  recipient: Recipient
  appointment: Omit<AppointmentInLetters, 'place' | 'uid' | 'version'>
  publicUrl: string
}

/** "We cannot offer this time": to one person who asked for it. The reason kept in the record is never written to anybody. */
export const declinedLetter = (props: UnmetRequestLetterProps): RenderedLetter =>
  unmetLetter(props, [
    paragraph(
      `We are sorry. We cannot confirm the time you asked for: ${whenWords(props.appointment)}. Nothing is charged.`,
    ),
    paragraph(
      `You do not need to do anything. If you would like to ask about it, or look for another way together, call ${props.practice.phone}: a person will answer.`,
    ),
  ])

/** "We did not answer in time": to one person, who is not to blame for it, with the way to reach somebody sooner. */
export const expiredLetter = (props: UnmetRequestLetterProps): RenderedLetter =>
  unmetLetter(props, [
    paragraph(
      `We are sorry. We did not manage to answer your request in time: ${whenWords(props.appointment)}. The time is no longer kept for you.`,
    ),
    paragraph(
      `The delay was ours, and nothing is charged. If you would still like to come, please call ${props.practice.phone}, and we will look for a time with you.`,
    ),
  ])

function unmetLetter(props: UnmetRequestLetterProps, words: readonly Block[]): RenderedLetter {
  const { practice, recipient, appointment } = props
  const name = neutralName(practice.shortName)
  const subject = `About your request: appointment, ${subjectTime(appointment.start, appointment.zone)}`
  const blocks: Block[] = [
    ...words,
    {
      kind: 'facts',
      rows: [
        ['For', recipient.name],
        ['With', appointment.therapistName],
      ],
    },
    {
      kind: 'link',
      label: 'You can also choose another time here',
      url: absolute(props.publicUrl, routes.book),
    },
    ...closing(name, practice),
  ]
  return { fromName: name, subject, text: renderText(blocks), html: renderHtml(subject, blocks) }
}
