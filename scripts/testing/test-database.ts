import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { applyMigrations } from '../start/apply-migrations'
import { PlainFault } from '../start/faults'
import { explainRefusal } from '../start/migrations'
import { migrationsFolder } from '../start/places'
import { startScratchPostgres } from './scratch-postgres'

type TestServer = { stop(): Promise<void> }

/**
 * Opens the PostgreSQL of a test run (TEST_DATABASE_URL, or the embedded one) with one migrated, empty database from
 * which `freshDatabase` makes its copies. Both reach the processes of the run through the environment.
 */
export async function openTestDatabase(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL
  // A run inside a run (the journeys within `npm test`) finds everything prepared.
  if (given && process.env.TEST_DATABASE_TEMPLATE) return { stop: async () => undefined }
  const scratch = given ? null : await startScratchPostgres()
  const url = scratch?.url ?? given ?? ''
  const template = `lantern_template_${randomUUID().replaceAll('-', '')}`
  await command(url, `create database ${template}`)
  const migrated = await applyMigrations(databaseAt(url, template), migrationsFolder)
  if (!migrated.ok) throw new PlainFault(explainRefusal(migrated))
  process.env.TEST_DATABASE_URL = url
  process.env.TEST_DATABASE_TEMPLATE = template
  return {
    stop: async () => {
      delete process.env.TEST_DATABASE_TEMPLATE
      if (scratch === null) return command(url, `drop database if exists ${template} with (force)`)
      delete process.env.TEST_DATABASE_URL
      await scratch.stop()
    },
  }
}

/** The address of another database of the same server. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** One statement outside a transaction. */
export async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
