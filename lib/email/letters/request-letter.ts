import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import type { Instant } from '@/lib/domain/time/types'
import { momentWords } from '@/lib/domain/time/words'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'
import type { AppointmentInLetters, PracticeInLetters, Recipient } from './letter-props'
import { closing, feeWords, spanWords, subjectTime, whenWords } from './letter-words'

export type RequestLetterProps = {
  practice: PracticeInLetters
  recipient: Recipient
  /** Where it is held in person is not told before it is confirmed (B14): the address is left out. */
  appointment: Omit<AppointmentInLetters, 'place' | 'uid' | 'version'> & { byVideo: boolean }
  priceCents: number
  cutOffMinutes: number
  /** Until when the practice answers; from then on the time is no longer kept. */
  answerBy: Instant
  publicUrl: string
  manageToken: string
}

/**
 * "We have your request": to one person, with what happens next and until when. Nothing is confirmed yet, so no calendar file and no
 * address come with it.
 */
export function requestLetter(props: RequestLetterProps): RenderedLetter {
  const { practice, appointment } = props
  const subject = `Request: appointment, ${subjectTime(appointment.start, appointment.zone)}`
  const blocks = requestBlocks(props)
  return {
    fromName: neutralName(practice.shortName),
    subject,
    text: renderText(blocks),
    html: renderHtml(subject, blocks),
  }
}

function requestBlocks(props: RequestLetterProps): Block[] {
  const { practice, recipient, appointment, priceCents, cutOffMinutes, answerBy } = props
  const when = whenWords(appointment)
  const where = appointment.byVideo
    ? 'By video. Once it is confirmed, the link comes by e-mail before the call.'
    : 'In person. The address comes when it is confirmed.'
  return [
    // Nobody is named in the first 200 characters: that is what a lock screen shows.
    paragraph(`We have your request for ${when}. It is not confirmed yet.`),
    paragraph(
      `We answer by ${momentWords(answerBy, appointment.zone)}. Until then the time is kept for you, and you do not need to do anything. When we confirm it, another letter comes with a calendar file.`,
    ),
    {
      kind: 'facts',
      rows: [
        ['When', when],
        ['For', recipient.name],
        ['With', appointment.therapistName],
        ['Where', where],
        ['Fee', feeWords(priceCents)],
      ],
    },
    {
      kind: 'link',
      label: 'How it stands, and a way to take it back, is on this page',
      url: absolute(props.publicUrl, routes.manage(props.manageToken)),
    },
    paragraph(
      `You can take it back there until ${spanWords(cutOffMinutes)} before it begins. After that, please call us.`,
    ),
    ...closing(neutralName(practice.shortName), practice),
  ]
}
