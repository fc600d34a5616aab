import { hashToken } from '@/lib/crypto/tokens'
import { db, type Transaction } from '../db'
import { Prisma } from '../generated/client'

export type LinkShown = { email: string; sameBrowser: boolean }

/** What the page behind a sign-in link may show. Reading uses nothing up, however often it happens (T6). */
export async function findLink(linkToken: string, browserHash: string | null): Promise<LinkShown | null> {
  const rows = await db().$queryRaw<{ email: string; browser_hash: string }[]>`
    SELECT email, browser_hash FROM challenge WHERE link_hash = ${hashToken(linkToken)} AND purpose = 'sign-in'
      AND used_at IS NULL AND ended_at IS NULL AND expires_at > practice_now()`
  const row = rows[0]
  return row === undefined ? null : { email: row.email, sameBrowser: row.browser_hash === browserHash }
}

/**
 * The order in which a browser's challenges for one purpose are looked at, the one that counts first. A new one ends those before it, and
 * the time it bears is when its transaction began: of two at one moment, the one that is still open may bear the earlier time.
 */
export const newestFirst = Prisma.sql`ORDER BY (used_at IS NULL AND ended_at IS NULL) DESC, created_at DESC, id`

export type ChallengeShown = { email: string; appointmentId: string | null; nextPath: string | null }

/** What this browser was last sent for a purpose, also when it is over: the page says where the letter went. */
export async function findChallenge(
  purpose: 'sign-in' | 'booking',
  browserHash: string,
  tx: Transaction = db(),
): Promise<ChallengeShown | null> {
  const rows = await tx.$queryRaw<ChallengeShown[]>`
    SELECT email, appointment_id AS "appointmentId", next_path AS "nextPath" FROM challenge
    WHERE browser_hash = ${browserHash} AND purpose = ${purpose} AND created_at > practice_now() - interval '1 day'
    ${newestFirst} LIMIT 1`
  return rows[0] ?? null
}
