import { db, type Transaction } from './db'

/** The database did not answer: nothing is known of what was asked, so the caller says "not right now". */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway'
}

const retried = new Set(['40001', '40P01', '55P03', 'P2034', 'P2028'])
const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
])

type Caused = {
  code?: unknown
  originalCode?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
  kind?: unknown
}

/** Every code along an error's chain of causes: Prisma's own, and PostgreSQL's below it. */
export function errorCodes(error: unknown): string[] {
  const codes: string[] = []
  const seen = new Set<unknown>()
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    const { code, originalCode, kind, cause, meta }: Caused = value
    for (const found of [code, originalCode, kind]) if (typeof found === 'string') codes.push(found)
    visit(cause)
    visit(meta?.driverAdapterError)
  }
  visit(error)
  return codes
}

export const isDuplicate = (error: unknown): boolean =>
  errorCodes(error).some(code => code === '23505' || code === 'P2002')

const awayWords =
  /connection terminated|is not queryable|can't reach database|timeout exceeded when trying to connect|Connection ended|server closed|DatabaseNotReachable|ConnectionClosed|SocketTimeout/i

/** Whether the database could not be asked at all. */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true
  if (errorCodes(error).some(code => away.has(code) || awayWords.test(code))) return true
  return error instanceof Error && awayWords.test(error.message)
}

const isRetried = (error: unknown): boolean => errorCodes(error).some(code => retried.has(code))

/**
 * Runs `work` in one transaction (READ COMMITTED). Deadlocks, serialization failures and pool time-outs are tried again,
 * four times at most with a random pause; then the database counts as away (X6). `work` must be safe to run again.
 */
export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  tryAgain(() => db().$transaction(work))

/** The same for one statement, which is a transaction of its own. */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isRetried(error)) throw error
      if (attempt >= 4) throw new DatabaseAway('The database is too busy.', { cause: error })
      await pause(attempt)
    }
  }
}

function pause(attempt: number): Promise<void> {
  const ms = 10 * 2 ** attempt * (0.5 + Math.random())
  return new Promise(resolve => {
    setTimeout(resolve, ms)
  })
}

/** The database's clock and nothing else. */
export async function readNow(tx: Transaction = db()): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT practice_now() AS now`
  const row = rows[0]
  if (row === undefined) throw new Error('The database told no time.')
  return row.now
}
