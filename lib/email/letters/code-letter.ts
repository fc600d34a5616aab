import type { RenderedLetter } from '@/lib/domain/letters/letter'
import { neutralName } from '@/lib/domain/letters/neutral-words'
import { absolute, routes } from '@/lib/routes'
import { type Block, paragraph, renderHtml, renderText } from './blocks'
import type { PracticeInLetters } from './letter-props'
import { closing } from './letter-words'

export type CodeLetterProps = {
  practice: PracticeInLetters
  /** Six digits. */
  code: string
  /** A booking carries a code and no link: it must be typed into the page that holds the time. */
  purpose: { kind: 'sign-in'; publicUrl: string; linkToken: string } | { kind: 'booking' }
}

/**
 * The letter with a six-digit code. Its reader has proved nothing yet, so it holds no word that somebody typed: whoever
 * enters a stranger's address can make us send them a number and nothing else.
 */
export function codeLetter({ practice, code, purpose }: CodeLetterProps): RenderedLetter {
  const name = neutralName(practice.shortName)
  const subject = 'Your code'
  const asked =
    purpose.kind === 'sign-in'
      ? `Someone asked to sign in at ${name} with this address. If that was you, this is your code:`
      : `Someone chose a time at ${name} and gave this address. If that was you, go on with this code:`
  const blocks: Block[] = [
    paragraph(asked),
    { kind: 'code', text: code },
    paragraph('Type it into the page that asked for it. It works once, for 10 minutes.'),
    ...(purpose.kind === 'sign-in' ? [linkBlock(purpose)] : []),
    paragraph(
      'If you did not ask for this, you need not do anything. Nothing happens without the code. We will never ask you for it.',
    ),
    ...closing(name, practice),
  ]
  return { fromName: name, subject, text: renderText(blocks), html: renderHtml(subject, blocks) }
}

const linkBlock = ({ publicUrl, linkToken }: { publicUrl: string; linkToken: string }): Block => ({
  kind: 'link',
  label: 'Or open this page and press its button',
  url: absolute(publicUrl, routes.signInLink(linkToken)),
})
