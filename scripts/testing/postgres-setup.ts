import { openTestDatabase } from './test-database'

/** Vitest's global setup of the integration tests: the workers inherit where the database is. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await openTestDatabase()
  return () => server.stop()
}
