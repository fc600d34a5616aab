import { randomUUID } from 'node:crypto'
import type { Book } from './book'
import type { Answer, BookingClient, Fields } from './booking-client'
import { asked } from './open-times'

/** Ten minutes of a hold, restarted once by the details, and one more. */
export const minutesUntilEnded = 21

/** What a person types who books; `policies` is the version they agree to. */
export async function detailsOf(email: string, book: Book): Promise<Fields> {
  const [policy] = await book.ask(
    "SELECT version FROM policy WHERE slug = 'agreement' ORDER BY created_at DESC LIMIT 1",
  )
  return {
    name: 'Sam Abara',
    email,
    adult: 'on',
    policies: String(policy?.version),
    note: 'It began in spring.',
  }
}

/** Holds a time and gives the details, so that a code is on its way. Throws when either is refused. */
export async function askForCode(client: BookingClient, choice: Fields, book: Book): Promise<void> {
  expectStatus(await client.send('/book/hold', { ...asked, ...choice }), 201)
  expectStatus(await client.send('/book/details', await detailsOf(client.email, book)), 202)
}

/** The whole way to a confirmed appointment; answers its id. */
export async function bookOne(client: BookingClient, choice: Fields, book: Book): Promise<string> {
  expectStatus(await client.send('/book/hold', { ...asked, ...choice }), 201)
  return bookHeld(client, book)
}

/** The way from a held time to a confirmed appointment; answers its id. */
export async function bookHeld(client: BookingClient, book: Book): Promise<string> {
  expectStatus(await client.send('/book/details', await detailsOf(client.email, book)), 202)
  const code = await book.readCode(client.email)
  const proved = await client.send('/book/proof', { code, idempotencyKey: randomUUID() })
  return String(expectStatus(proved, 201).json.appointment)
}

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer
  throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.json)}`)
}
