import { getPracticeContent } from '@/lib/content/practice'
import { readDatabaseHealth } from '@/lib/data/read/health'

/** That the database is away, with the practice's telephone from its files: what can still be said then. */
export type Outage = { phone: string }

/** Whether a page failed because the database does not answer; null when it does and the cause is another (X1). */
export async function findOutage(): Promise<Outage | null> {
  const health = await readDatabaseHealth()
  return health.reachable ? null : { phone: getPracticeContent().practice.phone }
}
