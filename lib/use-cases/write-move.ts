import type { Transaction } from '@/lib/data/db'
import { type Booking, findBooking } from '@/lib/data/read/bookings'
import { changeState, changingOf } from '@/lib/data/write/appointments'
import { endHoldsInTheWay } from '@/lib/data/write/holds'
import { Undo } from '@/lib/data/write/idempotency'
import { type NewTime, secureNewTime, settleMove } from '@/lib/data/write/moves'
import { listKeyed } from '@/lib/data/write/participants'
import { shortenOthers } from '@/lib/data/write/shortened-claims'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import type { AcceptedBooking, PublicLimit } from '@/lib/domain/availability/types'
import type { ClientActor, StaffActor } from '@/lib/domain/people/role'
import { type Instant, isoInstant, type Zone } from '@/lib/domain/time/types'
import { Overtaken } from './confirm-proved'
import { queueChange, queueRequest } from './letters-of-booking'
import { promiseOf } from './wall-start'

/** Who moves: staff, with limits they set aside and why; or one of the appointment's own people. */
export type Mover =
  | { kind: 'staff'; actor: StaffActor; waive: readonly PublicLimit[]; reason: string }
  | { kind: 'client' | 'partner'; actor: ClientActor }

/** `start` and alternatives as UTC ISO 8601. `overtaken`: somebody else changed it since the mover looked. */
export type Moved =
  | { ok: true; state: AppointmentState; version: number; start: string }
  | { ok: false; reason: 'slot-taken' | 'not-offered'; alternatives: string[] }
  | { ok: false; reason: 'reason-needed'; broken: PublicLimit[] }
  | {
      ok: false
      reason:
        | 'not-found'
        | 'not-allowed'
        | 'too-late'
        | 'ended'
        | 'overtaken'
        | 'you-are-booked'
        | 'other-content'
    }

type Deciding = {
  decision: AcceptedBooking
  therapistId: string
  zone: Zone
  now: Instant
  publicUrl: string
}

/** Writes a move that was decided behind the locks: claims first, then the row with its version, then the old claims go. */
export async function writeMove(
  tx: Transaction,
  booking: Booking,
  mover: Mover,
  deciding: Deciding,
): Promise<Moved> {
  const { decision, therapistId, zone, now, publicUrl } = deciding
  const { session, claim, room: roomId, broken: overridden, shorten } = decision
  const to: NewTime = { therapistId, roomId, session, claim, overridden, ...promiseOf(session.start, zone) }
  const things = roomId === null ? [therapistId] : [therapistId, roomId]
  await endHoldsInTheWay(tx, things, new Date(claim.start), new Date(claim.end))
  if (mover.kind === 'staff' && !(await shortenOthers(tx, shorten, mover.actor))) throw new Overtaken()
  const secured = await secureNewTime(tx, booking.id, to)
  // Somebody wrote a claim past the locks: everything is looked at again.
  if (!secured.ok && secured.reason === 'slot-taken') throw new Overtaken()
  if (!secured.ok) throw new Undo<Moved>({ ok: false, reason: 'you-are-booked' })
  const isMoved = session.start !== booking.start
  const changed = await changeState(tx, changingOf(booking), {
    event: 'move',
    actor: mover.actor,
    action: isMoved ? 'move' : 'change-room',
    values: valuesOf(booking, mover, decision),
  })
  if (!changed.ok) throw new Overtaken()
  await settleMove(tx, booking.id, to, secured.old)
  // Which room it is stands in no letter: for its people nothing has changed.
  if (isMoved) await tellOfMove(tx, booking, mover, { version: changed.version, now, publicUrl })
  const { state, version } = changed
  return { ok: true, state, version, start: isoInstant(session.start) }
}

function valuesOf(booking: Booking, mover: Mover, { session, broken }: AcceptedBooking) {
  const when = { from: isoInstant(booking.start), to: isoInstant(session.start) }
  if (mover.kind !== 'staff') return when
  const limits = broken.length > 0 ? { overridden: broken.join(' ') } : {}
  return { ...when, ...limits, ...(mover.reason === '' ? {} : { reason: mover.reason }) }
}

type Telling = { version: number; now: Instant; publicUrl: string }

async function tellOfMove(tx: Transaction, was: Booking, mover: Mover, telling: Telling): Promise<void> {
  const booking = await findBooking(was.id, tx)
  if (booking === null) throw new Error('A moved appointment is gone.')
  for (const keyed of await listKeyed(tx, booking.id)) {
    const letter = { ...telling, booking, keyed }
    if (booking.state === 'requested') await queueRequest(tx, letter)
    else await queueChange(tx, { ...letter, was: was.start, by: tellWho(mover, booking) })
  }
}

/** With two people, who of them moved it is not said in a letter. */
function tellWho(mover: Mover, { party }: Booking): 'you' | 'practice' | 'unsaid' {
  if (mover.kind === 'staff') return 'practice'
  return party === 1 ? 'you' : 'unsaid'
}
