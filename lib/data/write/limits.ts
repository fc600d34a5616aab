import { keyedHash } from '@/lib/crypto/tokens'
import { env } from '@/lib/env'
import { db, type Transaction } from '../db'
import { Prisma } from '../generated/client'

export type Limit = { name: string; most: number; seconds: number }

/** Per network and per address, as docs and the model say (B11, T15, T63). Counted in the database, so that processes agree. */
export const limits = {
  holds: { name: 'holds', most: 10, seconds: 600 },
  codesByNetwork: { name: 'codes-network', most: 20, seconds: 600 },
  codesByAddress: { name: 'codes-address', most: 3, seconds: 900 },
  /** One address from one network: strangers elsewhere cannot use up the tries of whoever the address belongs to (M3). */
  staffSignIns: { name: 'staff-sign-ins', most: 10, seconds: 900 },
  staffSignInsByNetwork: { name: 'staff-sign-ins-network', most: 60, seconds: 900 },
  /** Codes of one account, from anywhere: only who has the password gets so far. */
  staffCodes: { name: 'staff-codes', most: 10, seconds: 900 },
  messagesByNetwork: { name: 'messages-network', most: 5, seconds: 600 },
  messagesByAddress: { name: 'messages-address', most: 3, seconds: 900 },
  subscribersByNetwork: { name: 'subscribers-network', most: 10, seconds: 600 },
  subscribersByAddress: { name: 'subscribers-address', most: 3, seconds: 900 },
} as const satisfies Record<string, Limit>

/**
 * Counts one hit of `subject` inside a sliding window; false when the window is full, and then nothing is counted.
 * The subject is stored under a keyed hash: the table holds no address.
 */
export async function takeHit(limit: Limit, subject: string, tx: Transaction = db()): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>(countHit(limit, subject))).length === 1
}

/**
 * The statement of `takeHit`, which a larger one may hold: one row when the hit was counted, none when the window is full. With a
 * condition nothing is counted unless it is true.
 */
export function countHit(limit: Limit, subject: string, condition = Prisma.sql`true`): Prisma.Sql {
  const key = keyOf(limit, subject)
  return Prisma.sql`
    INSERT INTO limit_window AS w (key, hits, changed_at)
    SELECT ${key}, ARRAY[practice_now()]::timestamptz(3)[], practice_now() WHERE ${condition}
    ON CONFLICT (key) DO UPDATE SET
      hits = ARRAY(SELECT h FROM unnest(w.hits) h WHERE h > practice_now() - make_interval(secs => ${limit.seconds}))
        || practice_now()::timestamptz(3),
      changed_at = practice_now()
    WHERE (SELECT count(*) FROM unnest(w.hits) h WHERE h > practice_now() - make_interval(secs => ${limit.seconds})) < ${limit.most}
    RETURNING true AS taken`
}

/** Empties a window, as when somebody proved who they are. */
export async function forgetHits(limit: Limit, subject: string, tx: Transaction = db()): Promise<void> {
  await tx.limitWindow.deleteMany({ where: { key: keyOf(limit, subject) } })
}

const keyOf = (limit: Limit, subject: string) => `${limit.name}:${keyedHash(env().secret, 'limit', subject)}`
