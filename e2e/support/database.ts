import { Client } from 'pg'
import { journeyDatabaseUrl } from '../../scripts/testing/journey-places'

/** Asks a practice's database what no page shows: by default that of the practice all journeys visit. */
export async function askDatabase(
  sql: string,
  values: readonly unknown[] = [],
  databaseUrl = journeyDatabaseUrl(),
): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...values])
    return rows
  } finally {
    await client.end()
  }
}
