import { randomBytes } from 'node:crypto'
import { hashToken, makeToken } from '@/lib/crypto/tokens'
import { closeDatabase, db } from '@/lib/data/db'
import { seedPractice } from '@/lib/use-cases/seed-practice'
import { freshDatabase } from './database'

export type TestPractice = { url: string; close(): Promise<void> }

/** A migrated database with the sample practice, and an environment that points at it: what a running server has. */
export async function openPractice(): Promise<TestPractice> {
  const { url, drop } = await freshDatabase()
  Object.assign(process.env, {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Lantern & Tide <hello@lantern-and-tide.example>',
    LOG_LEVEL: 'silent',
  })
  await seedPractice()
  const close = async () => {
    await closeDatabase()
    await drop()
  }
  return { url, close }
}

/** Shifts the one clock of this test database; production has no way to. */
export async function shiftClock(interval: string): Promise<void> {
  if (!/^-?\d+ (seconds|minutes|hours|days)$/.test(interval)) throw new Error(`not an interval: ${interval}`)
  await db().$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now() + interval ''${interval}'''`,
  )
}

/** A browser of its own on a network of its own. */
export function browser(): { browserHash: string; network: string; repeat: null; publicUrl: string } {
  const [a, b, c] = randomBytes(3)
  return {
    browserHash: hashToken(makeToken()),
    network: `10.${a}.${b}.${c}`,
    repeat: null,
    publicUrl: 'http://localhost:3000',
  }
}
