import { type Instant, instant } from '@/lib/domain/time/types'
import { db } from '../db'

export type OwnHold = { id: string; service: string; start: Instant }

/** The time that a browser holds at this moment; null when it holds none. */
export async function findOwnHold(browserHash: string | null): Promise<OwnHold | null> {
  if (browserHash === null) return null
  const rows = await db().$queryRaw<{ id: string; service: string; start: Date }[]>`
    SELECT id, service_slug AS service, starts_at AS start FROM appointment
    WHERE browser_hash = ${browserHash} AND state = 'held' AND held_until > practice_now()`
  const row = rows[0]
  return row === undefined ? null : { ...row, start: instant(row.start.getTime()) }
}
