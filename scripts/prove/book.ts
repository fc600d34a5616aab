import { Pool } from 'pg'
import { type Key, open } from '@/lib/crypto/seal'
import { connect } from '@/lib/data/db'
import { type Broken, findBroken } from '@/lib/data/read/invariants'
import { readNewest } from './letters'

export type Rows = Record<string, unknown>[]

/** The book of a practice under test, past its servers: what no page shows, and its clock. */
export type Book = {
  ask(sql: string, values?: readonly unknown[]): Promise<Rows>
  /** The newest code that was queued for an address. */
  readCode(email: string): Promise<string>
  /** The way to the page of an appointment, as its confirmation gives it to this address. */
  readManagePath(email: string): Promise<string>
  /** Sets the practice's one clock this many minutes ahead; production has no way to. */
  setClockAhead(minutes: number): Promise<void>
  findBroken(): Promise<Broken[]>
  close(): Promise<void>
}

const newestCode =
  'SELECT l.id, l.body_sealed FROM challenge c JOIN letter l ON l.recipient = c.id::text WHERE c.email = $1 ORDER BY c.created_at DESC LIMIT 1'
const confirmationTo =
  "SELECT l.id, l.body_sealed FROM participant p JOIN letter l ON l.recipient = p.id::text WHERE p.email = $1 AND l.kind = 'confirmation'"

type Place = {
  readonly databaseUrl: string
  /** The form of ENCRYPTION_KEYS. */
  readonly sealedWith: string
  readonly mailbox: string
}

export function openBook({ databaseUrl, sealedWith, mailbox }: Place): Book {
  const pool = new Pool({ connectionString: databaseUrl, max: 4 })
  // A connection that dies with its server is replaced at the next question.
  pool.on('error', () => undefined)
  const client = connect(databaseUrl)
  const ask = async (sql: string, values: readonly unknown[] = []): Promise<Rows> =>
    (await pool.query<Record<string, unknown>>(sql, [...values])).rows
  const wordsOf = ({ id, body_sealed: sealed }: Record<string, unknown>): string | null =>
    sealed instanceof Uint8Array
      ? String(JSON.parse(open(sealed, `letter/body/${String(id)}`, keysOf(sealedWith))).text)
      : null
  return {
    ask,
    readCode: async email => {
      const [row] = await ask(newestCode, [email])
      if (row === undefined) throw new Error(`No code was made for ${email}.`)
      // Once the mail server has it, the words of a code are forgotten here.
      return /\b\d{6}\b/.exec(wordsOf(row) ?? (await readNewest(mailbox, email, 'Your code')))?.[0] ?? ''
    },
    readManagePath: async email => {
      const [row] = await ask(confirmationTo, [email])
      return /\/manage\/[\w-]+/.exec(wordsOf(row ?? {}) ?? '')?.[0] ?? ''
    },
    setClockAhead: async minutes => {
      await ask(
        `CREATE OR REPLACE FUNCTION practice_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now() + interval ''${Math.trunc(minutes)} minutes'''`,
      )
    },
    findBroken: () => findBroken(client),
    close: async () => {
      await client.$disconnect()
      await pool.end()
    },
  }
}

function keysOf(text: string): Key[] {
  return text.split(',').map(part => {
    const [id = '', key = ''] = part.trim().split(':')
    return { id, key: Buffer.from(key, 'base64') }
  })
}
