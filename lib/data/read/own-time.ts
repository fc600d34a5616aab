import type { EmailAddress } from '@/lib/domain/people/email-address'
import { type Instant, type Interval, instant } from '@/lib/domain/time/types'
import type { Transaction } from '../db'

type Row = { start: Date; end: Date }

/** The sessions somebody has in a stretch of time, whoever with, in time order. */
export async function listOwnSessions(
  tx: Transaction,
  personId: string,
  within: Interval,
): Promise<Interval[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT starts_at AS start, ends_at AS end FROM claim
    WHERE active AND kind = 'person' AND thing = ${personId}::uuid AND starts_at < ${new Date(within.end)} AND ends_at > ${new Date(within.start)}
    ORDER BY starts_at`
  const at = (date: Date): Instant => instant(date.getTime())
  return rows.map(({ start, end }) => ({ start: at(start), end: at(end) }))
}

/** Does somebody have a session already that shares a moment with this one? Asked behind their row. */
export async function findOverlapping(
  tx: Transaction,
  personId: string,
  session: Interval,
): Promise<boolean> {
  return (await listOwnSessions(tx, personId, session)).length > 0
}

/** The person behind an address that somebody proved or staff booked for; null when nobody did. */
export async function findPersonId(tx: Transaction, email: EmailAddress): Promise<string | null> {
  return (await tx.person.findUnique({ where: { email }, select: { id: true } }))?.id ?? null
}
