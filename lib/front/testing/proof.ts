import { expect } from 'vitest'
import type { Attacked } from './attacked'
import type { Answer } from './visitor'

// What reading may write: when a session was last used.
const passing: Readonly<Record<string, string>> = { session: 'seen_at' }

/** A checksum of every table, by its name; `leftOut` names a table with the rows that do not count. */
export async function checksums(practice: Attacked, leftOut: Readonly<Record<string, string>> = {}) {
  const tables = await practice.query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  )
  const sums: Record<string, unknown> = {}
  for (const { name } of tables) {
    const table = String(name)
    const column = passing[table]
    const row = column === undefined ? 'to_jsonb(t)' : `to_jsonb(t) - '${column}'`
    const where = leftOut[table] === undefined ? '' : `WHERE NOT (${leftOut[table]})`
    const sql = `SELECT count(*) || ' rows, ' || md5(coalesce(string_agg((${row})::text, ',' ORDER BY (${row})::text), '')) AS sum FROM "${table}" t ${where}`
    sums[table] = (await practice.query(sql))[0]?.sum
  }
  return sums
}

/** Every answer so far kept the promises that all answers make; none was a failure of ours. */
export function expectShieldedAnswers(answers: readonly Answer[], atLeast: number): void {
  expect(answers.length).toBeGreaterThanOrEqual(atLeast)
  expect(answers.filter(answer => !isShielded(answer)).map(describe)).toEqual([])
}

function isShielded({ headers }: Answer): boolean {
  const cache = headers['cache-control'] ?? ''
  const isPublic = cache.startsWith('public') && headers['set-cookie'] === undefined
  const isFramed = !String(headers['content-security-policy']).includes("frame-ancestors 'none'")
  return (isPublic || cache === 'private, no-store') && !isFramed && headers['x-frame-options'] === 'DENY'
}

export const describe = ({ method, path, status, headers }: Answer): string =>
  `${method} ${path.slice(0, 80)}: ${status}, ${headers['cache-control']}, cookie ${headers['set-cookie'] !== undefined}`

/** Neither the nonce of a page nor what is made anew for each visit: the rest of two answers can be compared. */
export const withoutNonces = (text: string): string => text.replaceAll(/[\w-]{22,}=*/g, '*')

/** What a stranger can tell two answers apart by: its status, its body and its headers, but for the moment and fresh secrets. */
export function appearance({ status, headers, text }: Answer): unknown {
  const { date: _, ...told } = headers
  return { status, text: withoutNonces(text), headers: withoutNonces(JSON.stringify(told)) }
}
