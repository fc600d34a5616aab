import { randomUUID } from 'node:crypto'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import { openSlots } from '@/lib/domain/availability/open-slots'
import { type Instant, instant } from '@/lib/domain/time/types'
import { env } from '@/lib/env'
import { giveDetails } from '@/lib/use-cases/give-details'
import { holdTime } from '@/lib/use-cases/hold-time'
import { proveBooking } from '@/lib/use-cases/prove-booking'
import { browser } from './seeded-practice'
import { address } from './staff'

export type Booked = { id: string; email: string; start: number; sessionToken: string }

const service = 'consultation'
const asked = { service, place: null, party: 1, state: 'OR' } as const

export const answer = 'We stopped talking in spring.'

/** The starts this therapist offers for a consultation in the next thirty days. */
export async function listStarts(therapist: string) {
  const { now } = await readFacts({ start: instant(0), end: instant(1) })
  const until = instant(now + 30 * 86_400_000)
  const { facts } = await readFacts({ start: now, end: until })
  return openSlots(facts, { ...asked, therapist, from: now, until }, now).map(slot => slot.start)
}

/** A consultation that somebody booked as everybody does: a time, details with an answer, the code from the letter. */
export async function bookWith(therapist: string): Promise<Booked> {
  const [start] = await listStarts(therapist)
  if (start === undefined) throw new Error('nothing is open')
  return bookAt(therapist, start)
}

/** The same at a time of the test's choice. */
export async function bookAt(
  therapist: string,
  start: Instant,
  email = `client-${randomUUID()}@example.org`,
): Promise<Booked> {
  const who = browser()
  const held = await holdTime({ ...asked, start, therapist, viewerZone: null }, who)
  if (!held.ok) throw new Error(held.reason)
  const details = {
    name: 'Sam Abara',
    email: address(email),
    phone: null,
    answers: { note: answer },
  }
  await giveDetails({ details, policyVersion: await policyVersion() }, { ...who, signedIn: null })
  const proved = await proveBooking(await readCode(who.browserHash), { ...who, sessionId: null })
  if (!proved.ok || !proved.booked.ok) throw new Error('not booked')
  return { id: proved.booked.appointment, email, start, sessionToken: proved.sessionToken }
}

export async function policyVersion(): Promise<string> {
  const newest = await db().policy.findFirstOrThrow({
    where: { slug: 'agreement' },
    orderBy: { createdAt: 'desc' },
  })
  return newest.version
}

/** The code in the newest letter to a browser: what its reader would type. */
export async function readCode(browserHash: string): Promise<string> {
  const challenge = await db().challenge.findFirstOrThrow({
    where: { browserHash },
    orderBy: { createdAt: 'desc' },
  })
  const letter = await db().letter.findFirstOrThrow({ where: { recipient: challenge.id } })
  const body = open(letter.bodySealed ?? new Uint8Array(), `letter/body/${letter.id}`, env().encryptionKeys)
  return /\b\d{6}\b/.exec(JSON.parse(body).text)?.[0] ?? ''
}
