import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Companion, startCompanion } from '../start/companion'
import { startMailbox } from '../start/local-mailbox'
import { projectFolder } from '../start/places'
import { freshDatabase } from './database'

type PracticePlan = {
  /** One server listens at each; the first is the public address of all. */
  readonly ports: readonly number[]
  readonly mailboxPort: number
  readonly mailboxSmtpPort: number
  readonly settings?: Readonly<Record<string, string>>
  /** Where the servers find the database instead, such as through a line that a test can cut. */
  readonly reachDatabase?: (databaseUrl: string) => Promise<string>
}

export type TestPractice = {
  readonly publicUrl: string
  readonly databaseUrl: string
  readonly servers: readonly TestServer[]
  close(): Promise<void>
}

export type TestServer = {
  readonly origin: string
  /** Ends the process at once, as kill -9 does. */
  kill(): Promise<void>
  /** Starts it again, on the same port and database. */
  restart(): Promise<void>
}

/** The built site, by one or several server processes, on a database of its own and with a mailbox of its own. */
export async function openTestPractice(plan: PracticePlan): Promise<TestPractice> {
  const database = await freshDatabase()
  const letters = await mkdtemp(path.join(os.tmpdir(), 'lantern-and-tide-letters-'))
  const ports = { MAILBOX_PORT: plan.mailboxPort, MAILBOX_SMTP_PORT: plan.mailboxSmtpPort }
  const mailbox = await startMailbox(letters, ports)
  const publicUrl = `http://localhost:${plan.ports[0]}`
  const reached = (await plan.reachDatabase?.(database.url)) ?? database.url
  const env = environmentOf(plan, reached, publicUrl)
  const running: Companion[] = []
  const servers: TestServer[] = []
  // One after the other: the first one loads the practice.
  for (const [place, port] of plan.ports.entries()) {
    const start = async () => {
      running[place] = await startServerProcess(port, env)
    }
    const kill = async () => running[place]?.kill()
    await start()
    servers.push({ origin: `http://localhost:${port}`, kill, restart: start })
  }
  const close = async () => {
    await Promise.all(running.map(server => server.stop()))
    await mailbox.stop()
    await database.drop()
    await rm(letters, { recursive: true, force: true })
  }
  return { publicUrl, databaseUrl: database.url, servers, close }
}

function environmentOf(plan: PracticePlan, databaseUrl: string, publicUrl: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return {
    PATH,
    HOME,
    TMPDIR,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${plan.mailboxSmtpPort}`,
    MAIL_FROM: 'Lantern & Tide <desk@lantern-and-tide.example>',
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    // A test speaks for many networks: it stands where the proxy would.
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'info',
    ...plan.settings,
  }
}

async function startServerProcess(port: number, env: NodeJS.ProcessEnv): Promise<Companion> {
  const logs = path.join(projectFolder, 'test-results')
  await mkdir(logs, { recursive: true })
  const own = { ...env, PORT: String(port), STARTED_WITH_PIPE: '1' }
  return startCompanion('scripts/testing/serve.ts', own, path.join(logs, `server-${port}.log`))
}
