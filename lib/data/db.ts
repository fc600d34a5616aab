import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { PrismaClient } from './generated/client'

/** The same client inside a transaction. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

// Next builds the routes into several bundles: one pool a process, not one a bundle.
const shared = globalThis as typeof globalThis & { practiceDatabase?: PrismaClient }

/** The one client of this process. Nothing here relies on a session of PostgreSQL, so a pooler in transaction mode may stand between. */
export function db(): PrismaClient {
  shared.practiceDatabase ??= connect(env().databaseUrl, { pooled: env().pooled })
  return shared.practiceDatabase
}

/** A client of its own. Without a pooler between, each connection keeps the plans of the statements it has seen: they are most of their cost. */
export function connect(url: string, { pooled = false } = {}): PrismaClient {
  const pool = {
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    lock_timeout: 8_000,
  }
  const adapter = new PrismaPg(pool, pooled ? {} : { statementNameGenerator: nameStatement })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 8_000, timeout: 12_000 } })
}

/** Ends the pool of this process: for scripts, tests and an orderly end. */
export async function closeDatabase(): Promise<void> {
  await shared.practiceDatabase?.$disconnect()
  delete shared.practiceDatabase
}

// Texts with lists of changing length are many: beyond this a connection would keep plans that never come again.
const mostNames = 300
const names = new Map<string, string>()

/** The same name for the same text; none, which plans it anew each time, once there are too many. */
function nameStatement({ sql }: { sql: string }): string {
  const name = names.get(sql) ?? (names.size < mostNames ? `s${names.size + 1}` : '')
  if (name !== '') names.set(sql, name)
  return name
}
