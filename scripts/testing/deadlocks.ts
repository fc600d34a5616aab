import { expect, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/data/db'

/**
 * How many deadlocks the database broke up so far: transactions are tried again, so that nobody outside sees one. A connection tells
 * what it counted at its end at the latest, hence all of this process end first.
 */
export async function countDeadlocks(): Promise<number> {
  await closeDatabase()
  await vi.waitFor(
    async () => {
      const rows = await db().$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
      expect(rows).toEqual([])
    },
    { timeout: 20_000 },
  )
  const rows = await db().$queryRaw<{ deadlocks: number }[]>`
    SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`
  return rows[0]?.deadlocks ?? Number.NaN
}
