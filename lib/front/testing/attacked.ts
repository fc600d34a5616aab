import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Pool } from 'pg'
import { closeDatabase } from '@/lib/data/db'
import { findFreePort } from '@/scripts/postgres/free-port'
import { projectFolder } from '@/scripts/start/places'
import { openTestPractice } from '@/scripts/testing/practice'
import type { Line } from './line'
import type { Answer, Site } from './visitor'

export type Attacked = {
  /** One for each server process. */
  readonly sites: readonly [Site, ...Site[]]
  readonly answers: readonly Answer[]
  readonly mailbox: string
  /** The ports of all that its servers are told to reach. */
  readonly ports: { readonly database: number; readonly mail: number }
  query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Everything the servers have printed. */
  readLogs(): Promise<string>
  close(): Promise<void>
}

/**
 * The built site to be attacked from outside, on a database of its own whose keys this process knows. Without other `settings`
 * no letter leaves: what stands in the tables is then what the visitors did and nothing else.
 */
export async function openAttacked(
  howMany = 1,
  settings: Record<string, string> = {},
  line: Line | null = null,
): Promise<Attacked> {
  const secrets = {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  }
  const ports = await findPorts(howMany + 2)
  const [mailboxPort = 0, mailboxSmtpPort = 0, ...servers] = ports
  const places = { ports: servers, mailboxPort, mailboxSmtpPort }
  const practice = await openTestPractice({
    ...places,
    settings: { WORKER: 'off', ...secrets, ...settings },
    ...(line === null ? {} : { reachDatabase: line.reach }),
  })
  Object.assign(process.env, secrets, {
    DATABASE_URL: practice.databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'Lantern & Tide <desk@lantern-and-tide.example>',
    LOG_LEVEL: 'silent',
  })
  const pool = new Pool({ connectionString: practice.databaseUrl, max: 2 })
  const answers: Answer[] = []
  const [first, ...others] = practice.servers.map(({ origin }) => ({
    origin,
    publicUrl: settings.NEXTAUTH_URL ?? origin,
    answers,
  }))
  if (first === undefined) throw new Error('no server')
  return {
    sites: [first, ...others],
    answers,
    mailbox: `http://127.0.0.1:${mailboxPort}`,
    ports: { database: Number(new URL(practice.databaseUrl).port), mail: mailboxSmtpPort },
    query: async (sql, values = []) => (await pool.query<Record<string, unknown>>(sql, [...values])).rows,
    readLogs: async () => {
      const files = servers.map(port => path.join(projectFolder, 'test-results', `server-${port}.log`))
      return (await Promise.all(files.map(file => readFile(file, 'utf8')))).join('\n')
    },
    close: async () => {
      await pool.end()
      await closeDatabase()
      await practice.close()
      await line?.cut()
    },
  }
}

async function findPorts(howMany: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < howMany) ports.add(await findFreePort())
  return [...ports]
}
