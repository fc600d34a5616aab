import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect } from '@playwright/test'
import { askDatabase } from './database'
import { waitForLetter } from './mailbox'
import type { OwnPractice } from './server'

export type BookedByHttp = { id: string; state: string; email: string; start: string; name: string }

const consultation: Readonly<Record<string, string>> = { service: 'consultation' }

/**
 * A consultation, or what is named, booked through the public addresses as a program would; the request context is the client's, signed
 * in afterwards.
 */
export async function bookByHttp(
  client: APIRequestContext,
  practice: OwnPractice,
  therapist: string,
  what = consultation,
): Promise<BookedByHttp> {
  const { publicUrl, databaseUrl, mailboxPort } = practice
  const network = `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.9`
  const headers = { origin: publicUrl, accept: 'application/json', 'x-forwarded-for': network }
  const send = (path: string, data: Record<string, string>) =>
    client.post(`${publicUrl}${path}`, { headers, data })
  const asked = { ...what, therapist, state: 'OR' }
  const open = await client.get(`${publicUrl}/api/slots?${new URLSearchParams(asked)}`)
  const start: string = (await open.json()).slots[0].start
  expect((await send('/book/hold', { ...asked, start })).status()).toBe(201)
  const email = `client-${randomUUID()}@example.org`
  const name = 'Sam Abara'
  const [policy] = await askDatabase(
    "SELECT version FROM policy WHERE slug = 'agreement' ORDER BY created_at DESC LIMIT 1",
    [],
    databaseUrl,
  )
  const details = {
    name,
    email,
    adult: 'on',
    policies: String(policy?.version),
    note: 'We stopped talking in spring.',
  }
  expect((await send('/book/details', details)).status()).toBe(202)
  const letter = await waitForLetter(email, /code/i, mailboxPort)
  const proved = await send('/book/proof', { code: /\b\d{6}\b/.exec(letter.text)?.[0] ?? '' })
  expect(proved.status()).toBe(201)
  const { appointment: id, state } = await proved.json()
  return { id, state, email, start, name }
}
