import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { PrismaClient } from './generated/client'

/** The same client inside a transaction. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

// Next builds the routes into several bundles: one pool a process, not one a bundle.
const shared = globalThis as typeof globalThis & { practiceDatabase?: PrismaClient }

/** The one client of this process. Nothing here relies on a session of PostgreSQL, so a pooler in transaction mode may stand between. */
export function db(): PrismaClient {
  shared.practiceDatabase ??= connect(env().databaseUrl)
  return shared.practiceDatabase
}

export function connect(url: string): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    lock_timeout: 8_000,
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 8_000, timeout: 12_000 } })
}

/** Ends the pool of this process: for scripts, tests and an orderly end. */
export async function closeDatabase(): Promise<void> {
  await shared.practiceDatabase?.$disconnect()
  delete shared.practiceDatabase
}
