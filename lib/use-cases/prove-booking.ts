import type { Transaction } from '@/lib/data/db'
import { type Booking, findBooking } from '@/lib/data/read/bookings'
import { isDuplicate } from '@/lib/data/transaction'
import { type Proof, tryCode } from '@/lib/data/write/challenges'
import { type RepeatKey, runOnce } from '@/lib/data/write/idempotency'
import { findOrMakePerson } from '@/lib/data/write/people'
import { createSession, endSession } from '@/lib/data/write/sessions'
import { isHeld } from '@/lib/domain/appointments/hold'
import type { ClientActor } from '@/lib/domain/people/role'
import type { Instant } from '@/lib/domain/time/types'
import { claimAfresh } from './claim-afresh'
import { type Booked, confirmProved, Overtaken, retryOvertaken } from './confirm-proved'

export type ProofCaller = {
  browserHash: string
  repeat: RepeatKey | null
  publicUrl: string
  /** A session this browser has already: it ends, and the proof begins a new one (T16). */
  sessionId: string | null
}

export type ProofOutcome =
  | { ok: true; sessionToken: string; booked: Booked }
  | { ok: false; reason: 'wrong-code' | 'code-ended'; triesLeft: number }
  | { ok: false; reason: 'other-content' }

/**
 * The six digits prove the booker's address: they sign in, and the held time becomes a booking with its letter in one transaction
 * (B1). After the hold ended the time is judged afresh. Whatever becomes of the time, a right code signs in.
 */
export async function proveBooking(code: string, caller: ProofCaller): Promise<ProofOutcome> {
  const once = await retryOvertaken(() =>
    runOnce<ProofOutcome>(caller.repeat, tx => prove(tx, code, caller)).catch(asOvertaken),
  )
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

/** Another window of the browser took a time at the same moment, and a browser holds one: everything is looked at again. */
function asOvertaken(error: unknown): never {
  throw isDuplicate(error) ? new Overtaken('A browser holds one time.', { cause: error }) : error
}

async function prove(tx: Transaction, code: string, caller: ProofCaller): Promise<ProofOutcome> {
  const proof: Proof = await tryCode(tx, 'booking', caller.browserHash, code)
  if (!proof.ok) return proof
  const { email, appointmentId, at } = proof.proved
  const booking = appointmentId === null ? null : await findBooking(appointmentId, tx)
  const person = await findOrMakePerson(tx, email)
  const actor: ClientActor = { kind: 'client', personId: person.id }
  const booked = booking === null ? gone : await book(tx, booking, actor, { ...caller, now: at })
  if (caller.sessionId !== null) await endSession(tx, caller.sessionId)
  return { ok: true, sessionToken: await createSession(tx, { personId: person.id }), booked }
}

const gone: Booked = { ok: false, reason: 'not-offered', alternatives: [] }

async function book(
  tx: Transaction,
  booking: Booking,
  actor: ClientActor,
  caller: ProofCaller & { now: Instant },
): Promise<Booked> {
  const { now } = caller
  if (booking.state === 'held' && booking.heldUntil !== null && isHeld(booking.heldUntil, now))
    return confirmProved(tx, booking, actor, caller)
  if (booking.state === 'held' || booking.state === 'expired') return claimAfresh(tx, booking, actor, caller)
  return gone
}
