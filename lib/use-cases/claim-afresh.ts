import type { Transaction } from '@/lib/data/db'
import type { FactsRead } from '@/lib/data/read/availability'
import { type Booking, findBooking, findBrowserBooking } from '@/lib/data/read/bookings'
import { changeState, changingOf } from '@/lib/data/write/appointments'
import { copyDetails } from '@/lib/data/write/participants'
import { decideBooking } from '@/lib/domain/availability/decide-booking'
import type { BookingRequest } from '@/lib/domain/availability/types'
import type { ClientActor } from '@/lib/domain/people/role'
import type { Instant } from '@/lib/domain/time/types'
import { listAlternatives } from './alternatives'
import { type Booked, confirmProved, Overtaken } from './confirm-proved'
import { type Decided, decideBehindLocks } from './decide-behind-locks'
import { readFactsAround } from './facts-around'
import { placeHold } from './place-hold'

type Caller = { browserHash: string; publicUrl: string }

/**
 * A proof after the hold ended: the ended hold gives no right (I14), so the same time is judged again like a new request, with the
 * therapist who was chosen. Free: booked at once, with the details given before. Otherwise, and when this browser has chosen another
 * time since: the nearest times.
 */
export async function claimAfresh(
  tx: Transaction,
  ended: Booking,
  actor: ClientActor,
  caller: Caller,
): Promise<Booked> {
  const request: BookingRequest = {
    service: ended.service,
    start: ended.start,
    therapist: ended.therapist,
    place: ended.place,
    party: ended.party,
    state: ended.clientState,
  }
  const read = await readFactsAround(tx, ended.start, ended.therapist)
  // Another time was chosen since: this one was let go with that (B5).
  const newest = await findBrowserBooking(caller.browserHash, tx)
  if (newest?.id !== ended.id) return refuse(tx, request, 'not-offered', read)
  const first = decideBooking(read.facts, request, read.now)
  if (!first.ok) return refuse(tx, request, first.reason, read)
  const decided = await decideBehindLocks(tx, { ...read, first, request, others: [] })
  // Refused behind the locks: let them go, and be refused without them.
  if (decided.kind !== 'decided') throw new Overtaken()
  const fresh = await holdAgain(tx, ended, decided, caller)
  return confirmFresh(tx, fresh, actor, { ...caller, now: read.now })
}

async function holdAgain(
  tx: Transaction,
  ended: Booking,
  decided: Extract<Decided, { kind: 'decided' }>,
  caller: Caller,
): Promise<Booking> {
  await endOwn(tx, ended)
  const { service, party, clientState, viewerZone, firstAvailable } = ended
  const { browserHash } = caller
  const asked = { service, party, clientState, viewerZone, firstAvailable, browserHash }
  const made = await placeHold(tx, { decided, ...asked })
  const fresh = made && (await findBooking(made.id, tx))
  if (!fresh) throw new Overtaken()
  const seat = await copyDetails(tx, ended.id, fresh.id)
  await tx.appointment.update({ where: { id: fresh.id }, data: { policyVersion: ended.policyVersion } })
  return { ...fresh, seat }
}

/** The ended hold may still be written as held: the sweep has not come by, and a browser has one hold. */
async function endOwn(tx: Transaction, ended: Booking): Promise<void> {
  const current = await findBooking(ended.id, tx)
  if (current?.state !== 'held') return
  const changed = await changeState(tx, changingOf(current), {
    event: 'expire',
    actor: { kind: 'system' },
    action: 'expire',
  })
  if (!changed.ok) throw new Overtaken()
}

async function confirmFresh(
  tx: Transaction,
  fresh: Booking,
  actor: ClientActor,
  caller: Caller & { now: Instant },
): Promise<Booked> {
  const booked = await confirmProved(tx, fresh, actor, caller)
  if (booked.ok) return booked
  const released = await changeState(tx, changingOf(fresh), { event: 'release', actor, action: 'release' })
  if (!released.ok) throw new Overtaken()
  return booked
}

async function refuse(
  tx: Transaction,
  request: BookingRequest,
  reason: 'slot-taken' | 'not-offered' | 'not-licensed',
  read: FactsRead,
): Promise<Booked> {
  const alternatives = await listAlternatives(tx, request, read)
  return { ok: false, reason: reason === 'slot-taken' ? reason : 'not-offered', alternatives }
}
