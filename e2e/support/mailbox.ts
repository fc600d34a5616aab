import { expect } from '@playwright/test'
import { journeyPlaces } from '../../scripts/testing/journey-places'

export type Letter = {
  readonly id: string
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  readonly receivedAt: string
  readonly text: string
  readonly html: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly attachments: readonly LetterFile[]
}

export type LetterFile = {
  readonly name: string
  readonly type: string
  readonly size: number
  /** Absolute. */
  readonly href: string
}

type Summary = Pick<Letter, 'id' | 'to' | 'from' | 'subject' | 'receivedAt'>

/** Every letter that has arrived for an address, newest first. */
export async function listLetters(to: string, mailboxPort = journeyPlaces().mailboxPort): Promise<Summary[]> {
  const answer = await fetch(`http://127.0.0.1:${mailboxPort}/api/letters?to=${encodeURIComponent(to)}`)
  return answer.json()
}

/** The newest letter for an address whose subject matches, as soon as it is there. */
export async function waitForLetter(
  to: string,
  subject: RegExp,
  mailboxPort = journeyPlaces().mailboxPort,
): Promise<Letter> {
  const found: { id: string } = { id: '' }
  await expect
    .poll(
      async () => {
        const letters = await listLetters(to, mailboxPort)
        found.id = letters.find(letter => subject.test(letter.subject))?.id ?? ''
        return found.id === '' ? letters.map(letter => letter.subject) : 'arrived'
      },
      {
        message: `a letter to ${to} whose subject matches ${subject}`,
        timeout: 20_000,
        intervals: [100, 250],
      },
    )
    .toBe('arrived')
  return readLetter(found.id, mailboxPort)
}

export async function readLetter(id: string, mailboxPort = journeyPlaces().mailboxPort): Promise<Letter> {
  const mailbox = `http://127.0.0.1:${mailboxPort}`
  const answer = await fetch(`${mailbox}/api/letters/${id}`)
  const letter: Letter = await answer.json()
  const attachments = letter.attachments.map(file => ({ ...file, href: `${mailbox}${file.href}` }))
  return { ...letter, attachments }
}
