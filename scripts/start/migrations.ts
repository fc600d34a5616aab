import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { nullWhenMissing } from './faults'

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** A row of the table `_prisma_migrations` that was not rolled back. */
export type AppliedMigration = {
  readonly name: string
  readonly checksum: string
  readonly isFinished: boolean
}

export type MigrationPlan =
  | { readonly ok: true; readonly pending: readonly Migration[] }
  | { readonly ok: false; readonly reason: 'changed' | 'unknown' | 'unfinished'; readonly name: string }

/** The migrations of a folder as Prisma lays them out, in order of name, with the checksums Prisma writes (SHA-256, hexadecimal). */
export async function listMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(nullWhenMissing)) ?? []
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  return Promise.all(
    names.sort().map(async name => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * What is still to be applied. Refuses when the database knows a migration that this version does not, when one has
 * changed since it was applied, or when one was begun elsewhere and never finished: that data is of another version.
 */
export function planMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): MigrationPlan {
  const byName = new Map(known.map(migration => [migration.name, migration]))
  for (const row of applied) {
    const migration = byName.get(row.name)
    if (migration === undefined) return { ok: false, reason: 'unknown', name: row.name }
    if (!row.isFinished) return { ok: false, reason: 'unfinished', name: row.name }
    if (migration.checksum !== row.checksum) return { ok: false, reason: 'changed', name: row.name }
  }
  const done = new Set(applied.map(row => row.name))
  return { ok: true, pending: known.filter(migration => !done.has(migration.name)) }
}

/** One plain sentence for a refused plan. */
export function explainRefusal(refusal: Extract<MigrationPlan, { ok: false }>): string {
  const what = {
    changed: `its migration ${refusal.name} differs from the file of that name here`,
    unknown: `its migration ${refusal.name} is not known here`,
    unfinished: `its migration ${refusal.name} was begun and never finished`,
  }
  return `The database holds data of another version (${what[refusal.reason]}): nothing was changed.`
}
