import type { Transaction } from '@/lib/data/db'
import { findBooking } from '@/lib/data/read/bookings'
import { changeState, changingOf, insertClaim } from '@/lib/data/write/appointments'
import { giveKey } from '@/lib/data/write/participants'
import { shortenOthers } from '@/lib/data/write/shortened-claims'
import { type BookedClient, seatClient, stampBooking } from '@/lib/data/write/staff-bookings'
import type { PublicLimit } from '@/lib/domain/availability/types'
import type { StaffActor } from '@/lib/domain/people/role'
import type { Instant } from '@/lib/domain/time/types'
import { Overtaken } from './confirm-proved'
import type { Decided } from './decide-behind-locks'
import { queueConfirmation } from './letters-of-booking'
import { placeHold } from './place-hold'

/** What staff book for somebody, whenever it is. Therapist and place by slug; a state is needed by video. */
export type BookingForClient = {
  service: string
  therapist: string
  place: string
  party: 1 | 2
  state: string | null
  client: BookedClient
  /** Limits that may be set aside, and why; a reason is needed only where one is broken. */
  waive: readonly PublicLimit[]
  reason: string
  publicUrl: string
}

type Writing = {
  actor: StaffActor
  decided: Extract<Decided, { kind: 'decided' }>
  personId: string
  seriesId: string | null
  now: Instant
}

/**
 * Writes one booking by staff that was decided behind the locks; the person's row is held too. It is held and booked in the same
 * breath, so that it takes the way through the table of transitions that every appointment takes, and its letter goes with it (I17).
 */
export async function writeStaffBooking(
  tx: Transaction,
  booking: BookingForClient,
  { actor, decided, personId, seriesId, now }: Writing,
): Promise<string> {
  const { broken, shorten, session } = decided.decision
  if (!(await shortenOthers(tx, shorten, actor))) throw new Overtaken()
  const { service, party, state: clientState, client, publicUrl } = booking
  const unasked = { viewerZone: null, firstAvailable: null, browserHash: null }
  const asked = { service, party, clientState, ...unasked, staff: actor }
  const made = await placeHold(tx, { decided, ...asked })
  if (made === null) throw new Overtaken()
  const { id } = made
  if (!(await insertClaim(tx, { kind: 'person', thing: personId, appointmentId: id, ...session })))
    throw new Overtaken()
  await seatClient(tx, id, client)
  await stampBooking(tx, id, { overridden: broken, seriesId })
  const held = await findBooking(id, tx)
  if (held === null) throw new Error('A hold is gone in the transaction that made it.')
  const keyed = await giveKey(tx, held.seat, personId)
  const values = valuesOf(broken, booking.reason)
  const changed = await changeState(tx, changingOf(held), { event: 'book', actor, action: 'book', ...values })
  if (!changed.ok) throw new Overtaken()
  await queueConfirmation(tx, { booking: held, version: changed.version, keyed, now, publicUrl })
  return id
}

function valuesOf(broken: readonly PublicLimit[], reason: string): { values?: Record<string, string> } {
  const values = {
    ...(broken.length > 0 ? { overridden: broken.join(' ') } : {}),
    ...(reason === '' ? {} : { reason }),
  }
  return Object.keys(values).length > 0 ? { values } : {}
}
