import type { PublicLimit } from '@/lib/domain/availability/types'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import type { Transaction } from '../db'

/** Whom staff book for, as they know them. */
export type BookedClient = { name: string; email: EmailAddress; phone: string | null }

/** Puts somebody on the booker's seat without a word of their own: nobody confirmed an age or agreed to a policy here. */
export async function seatClient(
  tx: Transaction,
  appointmentId: string,
  client: BookedClient,
): Promise<void> {
  const { name, email, phone } = client
  await tx.participant.create({ data: { appointmentId, seat: 1, name, email, phone } })
}

type Stamp = { overridden: readonly PublicLimit[]; seriesId: string | null }

/** Marks a hold of staff as approved by them, with the limits they set aside and the series it belongs to. */
export async function stampBooking(tx: Transaction, appointmentId: string, stamp: Stamp): Promise<void> {
  await tx.$executeRaw`
    UPDATE appointment SET approved_at = practice_now(), overridden = ${[...stamp.overridden]}, series_id = ${stamp.seriesId}::uuid
    WHERE id = ${appointmentId}::uuid`
}
