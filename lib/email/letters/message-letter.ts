import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'

export type MessageLetterProps = { practice: { shortName: string }; publicUrl: string; messageId: string }

/** "A message is waiting", to the practice itself: not a word of the message and not who wrote it, for mail lies open on the way. */
export function messageLetter({ practice, publicUrl, messageId }: MessageLetterProps): RenderedLetter {
  const subject = 'A message is waiting'
  const blocks: Block[] = [
    paragraph('Somebody wrote to the practice by its form. The message itself stays at the desk.'),
    { kind: 'link', label: 'Sign in and read it', url: absolute(publicUrl, routes.staffMessage(messageId)) },
  ]
  return {
    fromName: neutralName(practice.shortName),
    subject,
    text: renderText(blocks),
    html: renderHtml(subject, blocks),
  }
}
