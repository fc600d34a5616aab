import { type Instant, instant } from '@/lib/domain/time/types'
import { db } from '../db'

export type OpenSession = { id: string; createdAt: Instant; seenAt: Instant }

/** The sessions of a member of staff that are still good, by the same clock and limits as at each request, the newest first. */
export async function readStaffSessions(staffId: string): Promise<OpenSession[]> {
  const rows = await db().$queryRaw<{ id: string; created_at: Date; seen_at: Date }[]>`
    SELECT id, created_at, seen_at FROM session
    WHERE staff_id = ${staffId}::uuid AND second_factor_at IS NOT NULL AND expires_at > practice_now()
      AND seen_at > practice_now() - interval '60 minutes' AND created_at > practice_now() - interval '12 hours'
    ORDER BY created_at DESC, id`
  return rows.map(row => ({
    id: row.id,
    createdAt: instant(row.created_at.getTime()),
    seenAt: instant(row.seen_at.getTime()),
  }))
}
