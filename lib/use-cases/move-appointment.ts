import type { Transaction } from '@/lib/data/db'
import { type Booking, findBooking } from '@/lib/data/read/bookings'
import { findSubject } from '@/lib/data/read/subjects'
import { readNow } from '@/lib/data/transaction'
import { type RepeatKey, runOnce } from '@/lib/data/write/idempotency'
import { hasLostRoom } from '@/lib/data/write/moves'
import { canCancel } from '@/lib/domain/appointments/cut-off'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import type { BookingRequest } from '@/lib/domain/availability/types'
import { may } from '@/lib/domain/people/rights'
import { type Instant, instant, isoInstant } from '@/lib/domain/time/types'
import { listAlternatives } from './alternatives'
import { Overtaken, retryOvertaken } from './confirm-proved'
import { decideBehindLocks, weekOf } from './decide-behind-locks'
import { readFactsAround } from './facts-around'
import { type Moved, type Mover, writeMove } from './write-move'

export type Moving = {
  appointmentId: string
  start: Instant
  /** The version that the mover looked at; null for whatever stands when it is first read. */
  seen: number | null
  repeat: RepeatKey | null
  publicUrl: string
}

/**
 * Gives an appointment another time with the same therapist in the same place: one row, one UID, version + 1. The new time is judged as a
 * booking is, without the appointment's own claims (I10); it is secured before the old one is let go, in one transaction, so that a
 * refused move leaves everything as it was (I9). Of two moves at once one is made and the other is told (I11, I13). Clients until the
 * service's cut-off before the old time (C3); staff until the session is over, also against public limits with a reason (A6).
 * Everybody of it gets a letter of their own, unless only its room changed; a decision that waited on a request is dropped with the time it was about.
 */
export async function moveAppointment(mover: Mover, moving: Moving): Promise<Moved> {
  let { seen } = moving
  const once = await retryOvertaken(() =>
    runOnce<Moved>(moving.repeat, async tx => {
      const booking = await findBooking(moving.appointmentId, tx)
      seen ??= booking?.version ?? null
      return move(tx, booking, mover, { ...moving, seen })
    }),
  )
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

async function move(tx: Transaction, booking: Booking | null, mover: Mover, moving: Moving): Promise<Moved> {
  const subject = booking && (await findSubject(booking.id, tx))
  if (!booking || !subject) return { ok: false, reason: 'not-found' }
  if (!may(mover.actor, 'move-appointment', subject))
    return { ok: false, reason: mover.kind === 'staff' ? 'not-allowed' : 'not-found' }
  const refused = judgeTime(booking, mover, instant((await readNow(tx)).getTime()))
  if (refused !== null) return { ok: false, reason: refused }
  const { version, state } = booking
  if (booking.start === moving.start && !(await needsRoom(tx, booking, mover)))
    return { ok: true, state, version, start: isoInstant(booking.start) }
  if (version !== moving.seen) return { ok: false, reason: 'overtaken' }
  return decide(tx, booking, mover, moving)
}

/** At its own time an appointment moves only for staff, into another room of its office when its own is out of use. */
const needsRoom = async (tx: Transaction, booking: Booking, mover: Mover): Promise<boolean> =>
  mover.kind === 'staff' && hasLostRoom(tx, booking.roomId)

/** Whether it is still theirs to move: the cut-off binds clients, the end of the session everybody. */
function judgeTime(booking: Booking, mover: Mover, now: Instant): 'too-late' | 'ended' | null {
  const possible = canCancel(booking, booking.cutOffMinutes, now)
  if (possible.ok || (mover.kind === 'staff' && possible.reason === 'too-late')) return null
  return possible.reason
}

const requestOf = (booking: Booking, mover: Mover, start: Instant): BookingRequest => ({
  service: booking.service,
  start,
  therapist: booking.therapist,
  place: booking.place,
  party: booking.party,
  state: booking.clientState,
  except: booking.id,
  ...(mover.kind === 'staff' ? { waive: mover.waive } : {}),
})

async function decide(tx: Transaction, booking: Booking, mover: Mover, moving: Moving): Promise<Moved> {
  const { start } = moving
  const request = requestOf(booking, mover, start)
  const read = await readFactsAround(tx, start, booking.therapist)
  const first = decideBooking(read.facts, request, read.now)
  if (!first.ok) {
    const reason = first.reason === 'slot-taken' ? first.reason : 'not-offered'
    return { ok: false, reason, alternatives: await listAlternatives(tx, request, read) }
  }
  if (mover.kind === 'staff' && first.broken.length > 0 && mover.reason === '')
    return { ok: false, reason: 'reason-needed', broken: first.broken }
  const others = [weekOf(read.facts, booking.therapistId, booking.start)]
  const decided = await decideBehindLocks(tx, { ...read, first, request, others })
  // Refused behind the locks: let them go, and be refused without them.
  if (decided.kind !== 'decided') throw new Overtaken()
  return writeMove(tx, booking, mover, { ...moving, ...decided, now: read.now })
}
