import { randomUUID } from 'node:crypto'
import type { Book } from './book'
import { type BookingClient, makeClient } from './booking-client'
import { detailsOf, expectStatus } from './booking-steps'
import { asked } from './open-times'

/** One booking that goes on where it was cut off: every step is sent again under its own key. */
export type BookingRun = {
  readonly email: string
  /** The appointment that was acknowledged with 201, or null. */
  acknowledged(): string | null
  /** Whether the proof was sent, answered or not. */
  hasSentProof(): boolean
  /** Goes on to the end. Rejects when the server is gone, or throws when it refuses. */
  goOn(book: Book): Promise<void>
}

type Choice = { readonly therapist: string; readonly start: string }

/** `onProof` is called as soon as the proof is on its way. */
export function makeRun(origin: string, choice: Choice, onProof: () => void): BookingRun {
  const client = makeClient({ origin })
  const keys = { hold: randomUUID(), details: randomUUID(), proof: randomUUID() }
  const done = new Set<string>()
  let acknowledged: string | null = null
  let code: string | null = null
  const once = async (step: string, work: () => Promise<void>) => {
    if (done.has(step)) return
    await work()
    done.add(step)
  }
  return {
    email: client.email,
    acknowledged: () => acknowledged,
    hasSentProof: () => code !== null,
    goOn: async book => {
      await once('hold', () => hold(client, { ...asked, ...choice, idempotencyKey: keys.hold }))
      await once('details', () => giveDetails(client, book, keys.details))
      await once('proof', async () => {
        // The code stands in the letter of the first try: a repeat must be the same words under the same key.
        code ??= await book.readCode(client.email)
        const proving = client.send('/book/proof', { code, idempotencyKey: keys.proof })
        onProof()
        acknowledged = String(expectStatus(await proving, 201).json.appointment)
      })
    },
  }
}

async function hold(client: BookingClient, fields: Record<string, string>): Promise<void> {
  expectStatus(await client.send('/book/hold', fields), 201)
}

async function giveDetails(client: BookingClient, book: Book, idempotencyKey: string): Promise<void> {
  const details = await detailsOf(client.email, book)
  expectStatus(await client.send('/book/details', { ...details, idempotencyKey }), 202)
}
