import type { Transaction } from '@/lib/data/db'
import { type Booking, findBrowserBooking } from '@/lib/data/read/bookings'
import { getPractice } from '@/lib/data/read/practice'
import { readNow } from '@/lib/data/transaction'
import { renewHold } from '@/lib/data/write/holds'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { lockCodes } from '@/lib/data/write/locks'
import { type Details, saveDetails } from '@/lib/data/write/participants'
import { isHeld, restartHold } from '@/lib/domain/appointments/hold'
import type { ClientActor } from '@/lib/domain/people/role'
import { type Instant, instant, isoInstant } from '@/lib/domain/time/types'
import { type Booked, confirmProved } from './confirm-proved'
import { sendCode } from './send-code'

export type DetailsGiven = { details: Omit<Details, 'zone'>; policyVersion: string }

export type DetailsCaller = {
  browserHash: string
  network: string
  repeat: RepeatKey | null
  publicUrl: string
  /** The client who is signed in, with the address they proved. */
  signedIn: { actor: ClientActor; email: string } | null
}

export type DetailsOutcome =
  | { ok: true; kind: 'code-sent'; heldUntil: string }
  | { ok: true; kind: 'booked'; booked: Booked }
  | { ok: false; reason: 'hold-ended' | 'stale-policies' | 'too-many' | 'other-content' }

/**
 * Takes the booker's details for the time this browser holds, restarts the hold once (20 minutes at most) and sends a code to the
 * address. Somebody signed in with this very address has proved it already and is answered like a proof. Nobody's record is read
 * or changed by a typed address (T30, T31).
 */
export async function giveDetails(given: DetailsGiven, caller: DetailsCaller): Promise<DetailsOutcome> {
  const once = await runOnce<DetailsOutcome>(caller.repeat, tx => take(tx, given, caller))
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

async function take(tx: Transaction, given: DetailsGiven, caller: DetailsCaller): Promise<DetailsOutcome> {
  const { details, policyVersion } = given
  const hold = await findBrowserBooking(caller.browserHash, tx)
  const now = instant((await readNow(tx)).getTime())
  if (hold?.state !== 'held' || hold.heldUntil === null || !isHeld(hold.heldUntil, now))
    return { ok: false, reason: 'hold-ended' }
  const practice = await getPractice(tx)
  if (policyVersion !== practice.policies.version) return { ok: false, reason: 'stale-policies' }
  // Details given before have a code, and a proof takes the code first and then the hold.
  if (hold.renewed) await lockCodes(tx, hold.id)
  const heldUntil = await renew(tx, hold, policyVersion, now)
  if (heldUntil === null) return { ok: false, reason: 'hold-ended' }
  // Letters say the time in the zone in which it was chosen, as the page did (I24).
  const seat = await saveDetails(tx, hold.id, { ...details, zone: hold.viewerZone })
  if (caller.signedIn?.email === details.email) {
    const { actor } = caller.signedIn
    const renewed = { ...hold, version: hold.version + 1, seat }
    return { ok: true, kind: 'booked', booked: await confirmProved(tx, renewed, actor, { ...caller, now }) }
  }
  const code = { purpose: 'booking', email: details.email, appointmentId: hold.id, nextPath: null } as const
  if (!(await sendCode(tx, { ...code, ...caller })))
    throw new Undo<DetailsOutcome>({ ok: false, reason: 'too-many' })
  return { ok: true, kind: 'code-sent', heldUntil: isoInstant(heldUntil) }
}

async function renew(
  tx: Transaction,
  hold: Booking & { heldUntil: Instant | null },
  policyVersion: string,
  now: Instant,
) {
  if (hold.heldUntil === null) return null
  const heldUntil = restartHold(
    { opened: hold.createdAt, heldUntil: hold.heldUntil, restarted: hold.renewed },
    now,
  )
  return (await renewHold(tx, hold, { heldUntil: new Date(heldUntil), policyVersion })) ? heldUntil : null
}

/** The questions of the service whose time this browser holds; none when it holds nothing. */
export async function listQuestions(browserHash: string): Promise<{ id: string; required: boolean }[]> {
  const [booking, practice] = await Promise.all([findBrowserBooking(browserHash), getPractice()])
  return practice.services.find(({ slug }) => slug === booking?.service)?.questions ?? []
}
