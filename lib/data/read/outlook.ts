import { type Instant, instant, type Zone } from '@/lib/domain/time/types'
import { db } from '../db'

/** The moment by the database's clock, the practice's zone, and how many days of 24 hours ahead a service can be booked. */
export type Outlook = {
  now: Instant
  zone: Zone
  /** Null for a service that is not known. */
  horizonDays: number | null
}

/**
 * What has to be known before it can be said which days are meant: a small statement, so that the facts of those days need be read
 * once only. Throws when there is no practice yet.
 */
export async function readOutlook(service: string | null): Promise<Outlook> {
  const rows = await db().$queryRaw<{ now: Date; zone: Zone; horizonDays: number | null }[]>`
    SELECT practice_now() AS now, details->>'zone' AS zone,
      (SELECT horizon_days FROM service WHERE slug = ${service}) AS "horizonDays" FROM practice`
  const row = rows[0]
  if (row === undefined) throw new Error('The database knows no practice.')
  return { ...row, now: instant(row.now.getTime()) }
}
