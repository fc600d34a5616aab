import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import type { Settings } from '@/lib/settings'
import { placeOfData } from '../start/data-folder'
import { databaseExists } from '../start/embedded-database'
import { codeOf, nullWhenMissing, PlainFault, reasonOf } from '../start/faults'
import { type AppliedMigration, explainRefusal, listMigrations, planMigrations } from '../start/migrations'
import { migrationsFolder } from '../start/places'
import { reachDatabase } from '../start/reach-database'
import { type Finding, ill, well } from './finding'

const oldest = 15

/** Opens the database as every command does; a fault in words when there is none yet, or it cannot be opened. */
export async function openDatabase(settings: Settings): Promise<Finding | null> {
  try {
    if (!settings.DATABASE_URL && !(await wasEverMade(placeOfData(settings.DATA_DIR))))
      return ill('database', 'There is no database here yet.', 'Run npm start, which makes one.')
    await reachDatabase(settings)
    return null
  } catch (fault) {
    // Its sentence already says what to do.
    if (fault instanceof PlainFault) return ill('database', 'It cannot be opened.', fault.message)
    const mend = 'Look into its log, and start it again.'
    return ill('database', `It cannot be opened (${reasonOf(fault)}).`, mend)
  }
}

async function wasEverMade(folder: string): Promise<boolean> {
  const elsewhere = await readFile(path.join(folder, 'db-elsewhere'), 'utf8').catch(nullWhenMissing)
  return databaseExists(elsewhere?.trim() || path.join(folder, 'db'))
}

/** A connection of the doctor's own, or why there is none. */
export async function connectTo(url: string): Promise<{ client: Client | null; finding: Finding }> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string; number: number }>(
      "select current_setting('server_version') as name, current_setting('server_version_num')::int / 10000 as number",
    )
    const { name = '?', number = 0 } = rows[0] ?? {}
    if (number >= oldest) return { client, finding: well('database', `PostgreSQL ${name}`) }
    const mend = `Move to PostgreSQL ${oldest} or newer.`
    return { client, finding: ill('database', `This is PostgreSQL ${name}.`, mend) }
  } catch (fault) {
    await client.end()
    const mend = 'Start the database, or set DATABASE_URL to where it is.'
    return { client: null, finding: ill('database', `It does not answer (${reasonOf(fault)}).`, mend) }
  }
}

/** Whether the database holds exactly the migrations of this version. */
export async function examineMigrations(client: Client, folder = migrationsFolder): Promise<Finding> {
  const known = await listMigrations(folder)
  const plan = planMigrations(known, await listApplied(client))
  if (!plan.ok) {
    const mend = 'Start the version that this database belongs to, or restore a backup of this one.'
    return ill('migrations', explainRefusal(plan), mend)
  }
  if (plan.pending.length === 0) return well('migrations', `all ${known.length} are there`)
  const names = plan.pending.map(({ name }) => name).join(', ')
  return ill(
    'migrations',
    `Not applied yet: ${names}.`,
    'Run npm run db:migrate, or npm start, which does it too.',
  )
}

async function listApplied(client: Client): Promise<readonly AppliedMigration[]> {
  try {
    const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
      `select migration_name as name, checksum, finished_at is not null as finished
         from _prisma_migrations where rolled_back_at is null order by migration_name`,
    )
    return rows.map(row => ({ name: row.name, checksum: row.checksum, isFinished: row.finished }))
  } catch (fault) {
    // Without the table there was no migration.
    if (codeOf(fault) === '42P01') return []
    throw fault
  }
}
