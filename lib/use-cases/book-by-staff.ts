import type { Transaction } from '@/lib/data/db'
import { findOverlapping } from '@/lib/data/read/own-time'
import { findTherapistId } from '@/lib/data/read/staff'
import { type RepeatKey, runOnce, Undo } from '@/lib/data/write/idempotency'
import { lockPerson } from '@/lib/data/write/locks'
import { findOrMakePerson } from '@/lib/data/write/people'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import type { BookingRequest, PublicLimit } from '@/lib/domain/availability/types'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import type { Instant } from '@/lib/domain/time/types'
import { listAlternatives } from './alternatives'
import { Overtaken, retryOvertaken } from './confirm-proved'
import { decideBehindLocks } from './decide-behind-locks'
import { readFactsAround } from './facts-around'
import { noteRefusal } from './note-refusal'
import { type BookingForClient, writeStaffBooking } from './write-staff-booking'

export type StaffBooking = BookingForClient & { start: Instant; repeat: RepeatKey | null }

/** `broken`: the limits set aside that this time would have met. Alternatives as UTC ISO 8601. */
export type BookedByStaff =
  | { ok: true; appointment: string; broken: PublicLimit[] }
  | { ok: false; reason: 'slot-taken' | 'not-offered'; alternatives: string[] }
  | { ok: false; reason: 'reason-needed'; broken: PublicLimit[] }
  | { ok: false; reason: 'not-found' | 'not-licensed' | 'you-are-booked' | 'other-content' }

/**
 * Books a confirmed appointment for somebody by name and address, with its letter: the desk and an owner with every therapist, a therapist
 * with themselves; for anybody else that therapist does not exist (T24, T26). Public limits in `waive` are set aside where the time
 * breaks them, which needs a reason and is written down; others' buffers give way, sessions never do (A6).
 */
export async function bookByStaff(actor: StaffActor, booking: StaffBooking): Promise<BookedByStaff> {
  const therapistId = await findTherapistId(booking.therapist)
  if (therapistId === null || !may(actor, 'book-for-client', { therapistId })) {
    await noteRefusal(actor, { action: 'book-for-client' })
    return { ok: false, reason: 'not-found' }
  }
  const trimmed = { ...booking, reason: booking.reason.trim() }
  const once = await retryOvertaken(() =>
    runOnce<BookedByStaff>(booking.repeat, tx => book(tx, actor, trimmed)),
  )
  return once.ok ? once.answer : { ok: false, reason: once.reason }
}

async function book(tx: Transaction, actor: StaffActor, booking: StaffBooking): Promise<BookedByStaff> {
  const { service, start, therapist, place, party, state, waive, client } = booking
  // Before the weeks, in the order in which a proof takes them.
  const person = await findOrMakePerson(tx, client.email)
  const request: BookingRequest = { service, start, therapist, place, party, state, waive }
  const read = await readFactsAround(tx, start, therapist)
  const first = decideBooking(read.facts, request, read.now)
  if (!first.ok) {
    if (first.reason === 'not-licensed') return undone({ ok: false, reason: first.reason })
    return undone({
      ok: false,
      reason: first.reason,
      alternatives: await listAlternatives(tx, request, read),
    })
  }
  if (first.broken.length > 0 && booking.reason === '')
    return undone({ ok: false, reason: 'reason-needed', broken: first.broken })
  const decided = await decideBehindLocks(tx, { ...read, first, request, others: [] })
  if (decided.kind !== 'decided') throw new Overtaken()
  await lockPerson(tx, person.id)
  if (await findOverlapping(tx, person.id, decided.decision.session))
    return undone({ ok: false, reason: 'you-are-booked' })
  const { broken } = decided.decision
  // Behind the locks the same time may break a limit that it did not break before.
  if (broken.length > 0 && booking.reason === '') throw new Overtaken()
  const written = { actor, decided, personId: person.id, seriesId: null, now: read.now }
  return { ok: true, appointment: await writeStaffBooking(tx, booking, written), broken }
}

/** Nothing of a refused booking stays, not even that somebody was named. */
function undone(refused: BookedByStaff): never {
  throw new Undo<BookedByStaff>(refused)
}
