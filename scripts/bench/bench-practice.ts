import { Client } from 'pg'
import { openPractice, type TestPractice } from '../testing/seeded-practice'

/** How many therapists the budgets are about. */
export const therapists = 10

// Invented colleagues who differ in nothing, so that what is measured depends on nobody’s hours.
const colleagues = `
  INSERT INTO therapist (slug, name, credentials, position, states, services, details)
  SELECT 'bench-' || n, 'Bench ' || n, credentials, 100 + n, states, services, details
  FROM therapist, generate_series(1, ${therapists}) n WHERE slug = 'maren-okafor';
  UPDATE therapist SET active = false WHERE slug NOT LIKE 'bench-%';
  INSERT INTO hours_rule (therapist_id, weekday, from_time, until_time, services, places)
  SELECT id, weekday, '09:00', '17:00', '{}', '{}' FROM therapist, generate_series(1, 5) weekday WHERE active;
  UPDATE service SET notice_minutes = 120, grid_minutes = 15;
  UPDATE availability SET version = version + 1;`

/** A practice of ten therapists who work nine to five: a database of its own in the scratch server. */
export async function openBenchPractice(): Promise<TestPractice> {
  const practice = await openPractice()
  await widenPractice(practice.url)
  return practice
}

/** Gives a seeded database the ten therapists. */
export async function widenPractice(url: string): Promise<void> {
  await inDatabase(url, client => client.query(colleagues))
}

export async function inDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
