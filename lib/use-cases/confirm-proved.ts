import type { Transaction } from '@/lib/data/db'
import type { Booking } from '@/lib/data/read/bookings'
import { DatabaseAway } from '@/lib/data/transaction'
import { changeState, changingOf } from '@/lib/data/write/appointments'
import { giveKey } from '@/lib/data/write/participants'
import { claimPerson } from '@/lib/data/write/person-claims'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import type { ClientActor } from '@/lib/domain/people/role'
import type { Instant } from '@/lib/domain/time/types'
import { queueConfirmation, queueRequest } from './letters-of-booking'

export type Booked =
  | { ok: true; appointment: string; state: AppointmentState }
  | { ok: false; reason: 'too-many' | 'you-are-booked' }
  | { ok: false; reason: 'slot-taken' | 'not-offered'; alternatives: string[] }

/** Somebody else changed the appointment between reading and writing: everything of this attempt is undone and it is made again. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

/**
 * Turns a hold into a booking for the person who proved the address: their own overlap and their cap are judged, their claim is
 * made, their letter is queued, all in the caller's transaction (B1, I3, I15, I17). Hours and notice were judged at the hold. Where
 * staff have a say it becomes a request, which keeps its time until it is answered or overdue.
 */
export async function confirmProved(
  tx: Transaction,
  hold: Booking,
  actor: ClientActor,
  { publicUrl, now }: { publicUrl: string; now: Instant },
): Promise<Booked> {
  const claimed = await claimPerson(tx, actor.personId, hold.id, { start: hold.start, end: hold.end })
  if (claimed !== 'claimed') return { ok: false, reason: claimed }
  const changed = await changeState(tx, changingOf(hold), { event: 'prove', actor, action: 'prove' })
  if (!changed.ok) throw new Overtaken()
  const keyed = await giveKey(tx, hold.seat, actor.personId)
  const queueLetter = changed.state === 'requested' ? queueRequest : queueConfirmation
  await queueLetter(tx, { booking: hold, version: changed.version, keyed, now, publicUrl })
  return { ok: true, appointment: hold.id, state: changed.state }
}

/** Makes an attempt again while somebody else overtakes it, a few times. */
export async function retryOvertaken<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
      if (tries >= 8) throw new DatabaseAway('Everybody wants the same thing.', { cause: error })
    }
  }
}
