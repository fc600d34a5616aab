import { applyMigrations } from './apply-migrations'
import { PlainFault } from './faults'
import { explainRefusal } from './migrations'
import { openClient } from './open-client'
import { migrationsFolder } from './places'

/** Brings the database of this process to this version, or stops with one plain sentence and no change. */
export async function migrate(): Promise<readonly string[]> {
  // A pooler in front of the database may forbid what a migration does, so it may be given a way past it.
  const url = process.env.MIGRATE_DATABASE_URL || process.env.DATABASE_URL || ''
  const outcome = await applyMigrations(url, migrationsFolder)
  if (!outcome.ok) throw new PlainFault(explainRefusal(outcome))
  // Then everybody else goes the other way, which must be open too.
  if (process.env.DATABASE_URL && process.env.DATABASE_URL !== url)
    await openClient(process.env.DATABASE_URL).then(client => client.end())
  return outcome.applied
}
