import type { Booking } from '@/lib/data/read/bookings'
import { listOwnAppointments } from '@/lib/data/read/own-appointments'
import { findOwnLink } from '@/lib/data/read/participants'
import type { ClientActor } from '@/lib/domain/people/role'

export type OwnAppointment = { booking: Booking; linkToken: string | null }

/** What the person who asks has ahead; nobody else's. */
export async function showAccount(actor: ClientActor): Promise<OwnAppointment[]> {
  const bookings = await listOwnAppointments(actor.personId)
  return Promise.all(
    bookings.map(async booking => ({ booking, linkToken: await findOwnLink(booking.id, actor.personId) })),
  )
}
