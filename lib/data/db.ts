import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
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

type Ways = {
  pooled?: boolean
  /** How long PostgreSQL may say nothing to a question, in milliseconds. */
  patience?: number
}

/**
 * A client of its own. Without a pooler between, each connection keeps the plans of the statements it has seen: they are most of their
 * cost. No question waits longer than `patience`, also when PostgreSQL has stopped without closing anything.
 */
export function connect(url: string, { pooled = false, patience = 10_000 }: Ways = {}): PrismaClient {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // Shorter than the patience of this side: a server that lives refuses for itself.
    statement_timeout: 9_000,
    lock_timeout: 8_000,
  })
  endSilentConnections(pool, patience)
  const naming = pooled ? {} : { statementNameGenerator: nameStatement }
  const adapter = new PrismaPg(pool, { ...naming, disposeExternalPool: true })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 8_000, timeout: 12_000 } })
}

/**
 * Ends a connection on which nothing is heard for so long while somebody uses it. A time limit of a query would leave the connection in
 * the pool with the answer still to come; ended, it fails what waits on it and nobody gets it again.
 */
function endSilentConnections(pool: Pool, patience: number): void {
  pool.on('connect', ({ connection: { stream } }) => {
    stream.on('timeout', () => stream.destroy(new SilentDatabase('PostgreSQL did not answer.')))
  })
  pool.on('acquire', ({ connection: { stream } }) => listen(stream, patience))
  pool.on('release', (_, { connection: { stream } }) => listen(stream, 0))
}

class SilentDatabase extends Error {
  override name = 'SilentDatabase'
  readonly code = 'ETIMEDOUT'
}

/** Each part that is written or read begins the time anew; 0 ends it. */
function listen(stream: Duplex, ms: number): void {
  if (stream instanceof Socket) stream.setTimeout(ms)
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
