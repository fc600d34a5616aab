import { vi } from 'vitest'
import type { Attacked } from './attacked'

export type RawLetter = {
  readonly subject: string
  readonly to: readonly string[]
  /** As they came over the wire, under the envelope that the mailbox writes on top. */
  readonly raw: string
  readonly html: string
  readonly files: readonly string[]
}

/** The newest letter in the mailbox to an address whose subject matches, as soon as it is there. */
export async function receiveLetter(
  { mailbox }: Attacked,
  email: string,
  subject: RegExp,
): Promise<RawLetter> {
  const get = (path: string) => fetch(`${mailbox}${path}`)
  const found = await vi.waitFor(
    async () => {
      const listed: { id: string; subject: string; to: string[] }[] = await (
        await get(`/api/letters?to=${encodeURIComponent(email)}`)
      ).json()
      const letter = listed.find(one => subject.test(one.subject))
      if (letter === undefined) throw new Error(`no letter to ${email}`)
      return letter
    },
    { timeout: 20_000, interval: 100 },
  )
  const raw = await (await get(`/letters/${found.id}/raw`)).text()
  const told: { html: string; attachments: { href: string }[] } = await (
    await get(`/api/letters/${found.id}`)
  ).json()
  const files = await Promise.all(told.attachments.map(async ({ href }) => (await get(href)).text()))
  return { subject: found.subject, to: found.to, raw, html: told.html, files }
}

/** The names of a letter's headers, in order, without the envelope on top. */
export function headerNames({ raw }: RawLetter): string[] {
  const [head = ''] = raw.split(/\r?\n\r?\n/)
  const names = head.split(/\r?\n(?![ \t])/).map(line => line.split(':')[0] ?? '')
  return names.filter(name => name !== 'Return-Path' && name !== 'Delivered-To').sort()
}
