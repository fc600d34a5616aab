import type { ShortenedClaim } from '@/lib/domain/availability/types'
import type { StaffActor } from '@/lib/domain/people/role'
import type { Transaction } from '../db'
import { writeAudit } from './audit'

/**
 * Cuts the buffers of others so that a booking by staff has room (A6): their claims on therapist and room, and what the appointment says
 * of its buffers, stay the same stretch. Sessions are never cut, and no version rises: for its people nothing has changed. False when a
 * claim is not as it was judged.
 */
export async function shortenOthers(
  tx: Transaction,
  shorten: readonly ShortenedClaim[],
  actor: StaffActor,
): Promise<boolean> {
  for (const { appointment, was, claim } of shorten) {
    const [start, end] = [new Date(claim.start), new Date(claim.end)]
    const cut = await tx.$executeRaw`
      UPDATE claim SET starts_at = ${start}, ends_at = ${end}
      WHERE appointment_id = ${appointment}::uuid AND active AND kind <> 'person'
        AND starts_at = ${new Date(was.start)} AND ends_at = ${new Date(was.end)}`
    if (cut === 0) return false
    await tx.$executeRaw`
      UPDATE appointment SET buffer_before = extract(epoch FROM starts_at - ${start}::timestamptz)::int / 60,
        buffer_after = extract(epoch FROM ${end}::timestamptz - ends_at)::int / 60
      WHERE id = ${appointment}::uuid`
    const fields = ['buffer_before', 'buffer_after']
    await writeAudit(tx, { actor, action: 'shorten-buffers', appointmentId: appointment, fields })
  }
  return true
}
