import { randomUUID } from 'node:crypto'
import { db } from '@/lib/data/db'
import { readFacts } from '@/lib/data/read/availability'
import { readNow } from '@/lib/data/transaction'
import { openSlots } from '@/lib/domain/availability/open-slots'
import type { ClientActor } from '@/lib/domain/people/role'
import { type Instant, instant } from '@/lib/domain/time/types'
import { giveDetails } from '@/lib/use-cases/give-details'
import { holdTime } from '@/lib/use-cases/hold-time'
import { proveBooking } from '@/lib/use-cases/prove-booking'
import { policyVersion, readCode } from './booked'
import { browser } from './seeded-practice'
import { address } from './staff'

export type Requested = {
  id: string
  email: string
  start: Instant
  /** The appointment's version after the proof. */
  version: number
  client: ClientActor
}

const service = 'individual-session'

/** The starts this therapist offers for a session alone in the next thirty days. */
export async function listSessionStarts(therapist: string, place = 'video'): Promise<Instant[]> {
  const { now } = await readFacts({ start: instant(0), end: instant(1) })
  const until = instant(now + 30 * 86_400_000)
  const { facts } = await readFacts({ start: now, end: until })
  const asked = { service, therapist, place, party: 1, state: 'OR', from: now, until } as const
  return openSlots(facts, asked, now).map(slot => slot.start)
}

// The first time offered may lie seconds before its notice: a request for it would be overdue in the middle of a test.
const dayAndMore = 26 * 3_600_000

/** A session alone that somebody asked for as everybody does: a time, details, the code from the letter. */
export async function requestWith(therapist: string, place = 'video'): Promise<Requested> {
  const earliest = (await readNow()).getTime() + dayAndMore
  const start = (await listSessionStarts(therapist, place)).find(offered => offered > earliest)
  if (start === undefined) throw new Error('nothing is open')
  const who = browser()
  const email = `client-${randomUUID()}@example.org`
  const held = await holdTime(
    { service, start, therapist, place, party: 1, state: 'OR', viewerZone: null },
    who,
  )
  if (!held.ok) throw new Error(held.reason)
  const details = { name: 'Sam Abara', email: address(email), phone: null, answers: {} }
  await giveDetails({ details, policyVersion: await policyVersion() }, { ...who, signedIn: null })
  const proved = await proveBooking(await readCode(who.browserHash), { ...who, sessionId: null })
  if (!proved.ok || !proved.booked.ok) throw new Error('not booked')
  const id = proved.booked.appointment
  const { version } = await db().appointment.findUniqueOrThrow({ where: { id } })
  const person = await db().person.findUniqueOrThrow({ where: { email } })
  return { id, email, start, version, client: { kind: 'client', personId: person.id } }
}
