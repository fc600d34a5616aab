import { mostOpen } from '@/lib/domain/appointments/most-open'
import type { Interval } from '@/lib/domain/time/types'
import type { Transaction } from '../db'
import { lockPerson } from './locks'

export type PersonClaimed = 'claimed' | 'too-many' | 'you-are-booked'

/**
 * Claims the session for the person who proved the address: judged behind the person's row, so that three at once are three (I15), and
 * nobody is in two places (I3). `appointmentId` itself does not count.
 */
export async function claimPerson(
  tx: Transaction,
  personId: string,
  appointmentId: string,
  session: Interval,
): Promise<PersonClaimed> {
  await lockPerson(tx, personId)
  const rows = await tx.$queryRaw<{ fits: boolean; claimed: boolean }[]>`
    WITH others AS (
      SELECT count(*) < ${mostOpen} AS fits FROM participant p JOIN appointment a ON a.id = p.appointment_id
      WHERE p.person_id = ${personId}::uuid AND a.id <> ${appointmentId}::uuid AND a.ends_at > practice_now()
        AND a.state IN ('awaiting-partner', 'requested', 'confirmed') AND a.browser_hash IS NOT NULL),
    claimed AS (
      INSERT INTO claim (kind, thing, starts_at, ends_at, appointment_id)
      SELECT 'person', ${personId}::uuid, ${new Date(session.start)}, ${new Date(session.end)}, ${appointmentId}::uuid FROM others WHERE fits
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT fits, EXISTS (SELECT FROM claimed) AS claimed FROM others`
  const { fits = false, claimed = false } = rows[0] ?? {}
  if (!fits) return 'too-many'
  return claimed ? 'claimed' : 'you-are-booked'
}
