import { randomUUID } from 'node:crypto'
import { command, databaseAt } from './test-database'

export type FreshDatabase = {
  readonly url: string
  drop(): Promise<void>
}

/**
 * A migrated, empty PostgreSQL database of the caller's own, on the server of the test run.
 * `drop` removes it also while somebody is connected.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL
  const template = process.env.TEST_DATABASE_TEMPLATE
  if (!server || !template) {
    throw new Error(
      'freshDatabase() works in integration tests and journeys: nothing has opened a test database here.',
    )
  }
  const name = `lantern_test_${randomUUID().replaceAll('-', '')}`
  await command(server, `create database ${name} template ${template}`)
  return {
    url: databaseAt(server, name),
    drop: () => command(server, `drop database if exists ${name} with (force)`),
  }
}
