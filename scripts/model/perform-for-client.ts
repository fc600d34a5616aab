import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import type { RepeatKey } from '@/lib/data/write/idempotency'
import { letterPlace } from '@/lib/data/write/letters'
import { parseEmailAddress } from '@/lib/domain/people/email-address'
import { instant } from '@/lib/domain/time/types'
import { env } from '@/lib/env'
import { sendAnotherCode } from '@/lib/use-cases/another-code'
import { giveDetails } from '@/lib/use-cases/give-details'
import { holdTime } from '@/lib/use-cases/hold-time'
import { proveBooking } from '@/lib/use-cases/prove-booking'
import { type Cast, callerOf, type Told } from './cast'
import { type Given, instantOf, services } from './plan'

/** What a visitor does with a browser; null for a command of somebody else's. */
export async function performForClient(
  persons: Cast,
  given: Given,
  repeat: RepeatKey | null,
): Promise<Told | null> {
  if (!('browser' in given)) return null
  const browserHash = callerOf(persons, given)
  const caller = { browserHash, network: browserHash, repeat, publicUrl: 'http://localhost:3000' }
  if (given.kind === 'hold') {
    const { service, start, therapist } = given
    const asked = {
      service,
      start: instant(instantOf(start)),
      therapist,
      place: services[service].place,
    } as const
    const said = await holdTime({ ...asked, party: 1, state: 'OR', viewerZone: null }, caller)
    if (said.ok) return { said, answer: `held ${said.therapist}` }
    return { said, answer: 'alternatives' in said ? 'no' : said.reason }
  }
  if (given.kind === 'details') {
    const email = parseEmailAddress(persons.people[given.person] ?? '')
    if (!email.ok) throw new Error(email.reason)
    const details = { name: 'Sam', email: email.address, phone: null, answers: {} }
    const said = await giveDetails(
      { details, policyVersion: persons.policyVersion },
      { ...caller, signedIn: null },
    )
    return { said, answer: said.ok ? 'sent' : said.reason === 'hold-ended' ? 'ended' : said.reason }
  }
  if (given.kind === 'code') {
    const said = await sendAnotherCode('booking', caller)
    return { said, answer: said.ok ? 'sent' : said.reason === 'nothing-asked' ? 'nothing' : said.reason }
  }
  const said = await proveBooking(await readCode(browserHash), { ...caller, sessionId: null })
  return { said, answer: wordsOfProof(said) }
}

function wordsOfProof(said: Awaited<ReturnType<typeof proveBooking>>): string {
  if (!said.ok) return said.reason === 'other-content' ? said.reason : 'no-code'
  const { booked } = said
  if (booked.ok) return booked.state
  return 'alternatives' in booked ? 'refused' : booked.reason
}

/** The code in the newest letter to a browser; one that nobody was sent when there is none. */
async function readCode(browserHash: string): Promise<string> {
  const [letter] = await db().$queryRaw<{ id: string; sealed: Uint8Array }[]>`
    SELECT l.id, l.body_sealed AS sealed FROM letter l JOIN challenge c ON l.recipient = c.id::text
    WHERE c.browser_hash = ${browserHash} ORDER BY c.created_at DESC, c.id LIMIT 1`
  if (letter === undefined) return '000000'
  const { text } = JSON.parse(open(letter.sealed, letterPlace('body', letter.id), env().encryptionKeys))
  return /\b\d{6}\b/.exec(text)?.[0] ?? ''
}
