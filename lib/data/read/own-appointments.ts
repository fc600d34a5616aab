import { db } from '../db'
import { type Booking, findBooking } from './bookings'

/** A person's appointments ahead, soonest first, with requests for such a time that came to nothing. */
export async function listOwnAppointments(personId: string): Promise<Booking[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT a.id FROM participant p JOIN appointment a ON a.id = p.appointment_id
    WHERE p.person_id = ${personId}::uuid AND a.ends_at > practice_now() AND a.state IN ('awaiting-partner', 'requested', 'confirmed', 'declined', 'expired')
    ORDER BY a.starts_at, a.id LIMIT 20`
  const bookings = await Promise.all(rows.map(({ id }) => findBooking(id)))
  return bookings.filter(booking => booking !== null)
}
