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
import { type Booked, confirmProved, Overtaken, retryOvertaken } from './confirm-proved'
import { sendCode } from './send-code'

export type DetailsGiven = {
  details: Omit<Details, 'zone'>
  policyVersion: string
  /** The hold for which they were asked, by its id; null from whoever does not say. */
  hold?: string | null
}

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
  | { ok: false; reason: 'hold-ended' | 'other-time' | 'stale-policies' | 'too-many' | 'other-content' }

/**
 * Takes the booker's details for the time this browser holds, restarts the hold once (20 minutes at most) and sends a code to the
 * address. Details that were asked for another time of this browser are not taken for this one (X33). Somebody signed in with this
 * very address has proved it already and is answered like a proof. Nobody's record is read or changed by a typed address (T30, T31).
 */
export async function giveDetails(given: DetailsGiven, caller: DetailsCaller): Promise<DetailsOutcome> {
  const once = await retryOvertaken(() =>
    runOnce<DetailsOutcome>(caller.repeat, tx => take(tx, given, caller)),
  )
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

async function take(tx: Transaction, given: DetailsGiven, caller: DetailsCaller): Promise<DetailsOutcome> {
  const { details, policyVersion } = given
  const hold = await findBrowserBooking(caller.browserHash, tx)
  const now = instant((await readNow(tx)).getTime())
  if (hold?.state !== 'held' || hold.heldUntil === null || !isHeld(hold.heldUntil, now))
    return { ok: false, reason: 'hold-ended' }
  if (isOther(hold, given.hold)) return { ok: false, reason: 'other-time' }
  const practice = await getPractice(tx)
  if (policyVersion !== practice.policies.version) return { ok: false, reason: 'stale-policies' }
  // Details given before have a code, and a proof takes the code first and then the hold.
  if (hold.renewed) await lockCodes(tx, hold.id)
  const heldUntil = await renew(tx, { ...hold, heldUntil: hold.heldUntil }, policyVersion, now)
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

const isOther = ({ id }: Booking, asked: string | null | undefined) => asked != null && asked !== id

async function renew(
  tx: Transaction,
  hold: Booking & { heldUntil: Instant },
  policyVersion: string,
  now: Instant,
): Promise<Instant> {
  const heldUntil = restartHold(
    { opened: hold.createdAt, heldUntil: hold.heldUntil, restarted: hold.renewed },
    now,
  )
  // Other details, or another choice, came between the look at the hold and this: nothing says that it ended.
  if (!(await renewHold(tx, hold, { heldUntil: new Date(heldUntil), policyVersion }))) throw new Overtaken()
  return heldUntil
}

/**
 * The questions of the service whose time this browser holds; none when it holds nothing, and null when `hold` says that others were
 * asked, for another time.
 */
export async function listQuestions(
  browserHash: string,
  hold: string | null,
): Promise<{ id: string; required: boolean }[] | null> {
  const [booking, practice] = await Promise.all([findBrowserBooking(browserHash), getPractice()])
  if (booking?.state === 'held' && isOther(booking, hold)) return null
  return practice.services.find(({ slug }) => slug === booking?.service)?.questions ?? []
}
