import type { Transaction } from '@/lib/data/db'
import { type Booking, findBooking } from '@/lib/data/read/bookings'
import { findSubject } from '@/lib/data/read/subjects'
import { readNow } from '@/lib/data/transaction'
import { changeState, changingOf } from '@/lib/data/write/appointments'
import { type RepeatKey, runOnce } from '@/lib/data/write/idempotency'
import { lockWeeks } from '@/lib/data/write/locks'
import { listKeyed } from '@/lib/data/write/participants'
import { canCancel } from '@/lib/domain/appointments/cut-off'
import type { AppointmentState, CancelledBy } from '@/lib/domain/appointments/state'
import { may } from '@/lib/domain/people/rights'
import type { Actor } from '@/lib/domain/people/role'
import { type Instant, instant } from '@/lib/domain/time/types'
import { instantToWall, weekStart } from '@/lib/domain/time/wall-clock'
import { Overtaken, retryOvertaken } from './confirm-proved'
import { queueCancellation } from './letters-of-booking'

export type Cancelling = {
  appointmentId: string
  /** Who asks: somebody signed in, or the holder of a letter's link for this very appointment. */
  actor: Actor
  by: CancelledBy
  /** What they typed, or null: kept sealed in the audit, never mailed. */
  reason: string | null
  repeat: RepeatKey | null
  publicUrl: string
}

export type Cancelled =
  | { ok: true; state: AppointmentState }
  | { ok: false; reason: 'not-found' | 'too-late' | 'ended' | 'not-allowed' | 'other-content' }

/**
 * Cancels an appointment: the record stays, its time is open again right after the commit, every person of it is told by a letter of
 * their own, and the audit has its row (P3, I12). Clients until the service's cut-off by the database's clock (C3); staff at any
 * time before its end. Cancelling again changes nothing and is answered as the first time.
 */
export async function cancelAppointment(cancelling: Cancelling): Promise<Cancelled> {
  const once = await retryOvertaken(() => runOnce<Cancelled>(cancelling.repeat, tx => cancel(tx, cancelling)))
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

async function cancel(tx: Transaction, cancelling: Cancelling): Promise<Cancelled> {
  const { appointmentId, actor, by } = cancelling
  const booking = await findBooking(appointmentId, tx)
  const subject = booking && (await findSubject(appointmentId, tx))
  if (!booking || !subject) return { ok: false, reason: 'not-found' }
  if (!may(actor, 'cancel-appointment', subject))
    return { ok: false, reason: actor.kind === 'staff' ? 'not-allowed' : 'not-found' }
  if (booking.state === 'cancelled') return { ok: true, state: 'cancelled' }
  const now = instant((await readNow(tx)).getTime())
  const cutOff = by === 'staff' || by === 'practice' ? Number.NEGATIVE_INFINITY : booking.cutOffMinutes
  const possible = canCancel(booking, cutOff, now)
  if (!possible.ok && !(possible.reason === 'too-late' && cutOff < 0))
    return { ok: false, reason: possible.reason }
  const week = weekStart(instantToWall(booking.start, booking.zone).date)
  await lockWeeks(tx, [{ therapistId: booking.therapistId, week }])
  return end(tx, booking, cancelling, now)
}

async function end(
  tx: Transaction,
  booking: Booking,
  cancelling: Cancelling,
  now: Instant,
): Promise<Cancelled> {
  const { actor, by, reason, publicUrl } = cancelling
  const changed = await changeState(tx, changingOf(booking), {
    event: 'cancel',
    actor,
    action: 'cancel',
    cancelledBy: by,
    ...(reason === null ? {} : { values: { reason } }),
  })
  if (!changed.ok) throw new Overtaken()
  for (const keyed of await listKeyed(tx, booking.id)) {
    const readerIsActor = actor.kind === 'client' && (by === 'client' || by === 'partner')
    const told = readerIsActor ? 'you' : by === 'staff' || by === 'practice' ? 'practice' : 'unsaid'
    await queueCancellation(tx, { booking, version: changed.version, keyed, now, publicUrl, by: told })
  }
  return { ok: true, state: changed.state }
}
