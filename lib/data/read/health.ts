import { setTimeout as wait } from 'node:timers/promises'
import { log } from '@/lib/log'
import { db } from '../db'
import { errorCodes } from '../transaction'

export type AppliedMigration = { readonly name: string; readonly isFinished: boolean }

export type DatabaseHealth =
  | { readonly reachable: false }
  | {
      readonly reachable: true
      readonly migrations: readonly AppliedMigration[]
      readonly mailFailingSince: Date | null
    }

const patience = 3_000

/** What the database says of itself, within three seconds: one that answers later, or wrongly, counts as not reachable. */
export async function readDatabaseHealth(): Promise<DatabaseHealth> {
  const timer = new AbortController()
  const late = wait(patience, { reachable: false } as const, { signal: timer.signal, ref: false })
  // Once the answer is there, the end of the waiting is nobody's concern.
  late.catch(() => undefined)
  try {
    return await Promise.race([ask(), late])
  } finally {
    timer.abort()
  }
}

async function ask(): Promise<DatabaseHealth> {
  try {
    const migrations = await readMigrations()
    const mail = migrations.length === 0 ? null : await db().mailHealth.findUnique({ where: { id: 1 } })
    return { reachable: true, migrations, mailFailingSince: mail?.failingSince ?? null }
  } catch (error) {
    log.error('health: the database gave no answer', error)
    return { reachable: false }
  }
}

async function readMigrations(): Promise<readonly AppliedMigration[]> {
  try {
    return await db().$queryRaw<AppliedMigration[]>`
      select migration_name as name, finished_at is not null as "isFinished"
        from _prisma_migrations where rolled_back_at is null order by migration_name`
  } catch (error) {
    // The table is made by the first migration: without it there was none.
    if (errorCodes(error).includes('42P01')) return []
    throw error
  }
}
