import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { serverEnvironment, serverFlags } from '../bootstrap/server-manner.mjs'
import { findFreePort } from '../postgres/free-port'
import { freshDatabase } from '../testing/database'
import { type Beside, startBeside } from './beside'

type OwnServer = Beside & { readonly origin: string }

/** What a server must be told when it has a database; letters go nowhere. */
export const necessarySettings = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'desk@lantern-and-tide.example',
  NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  LOG_LEVEL: 'warn',
})

/** The built site of a folder, served as `npm start` serves it, with a database of its own, which goes with it. */
export async function startOwnServer(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<OwnServer> {
  const database = await freshDatabase()
  const port = await findFreePort()
  const origin = `http://localhost:${port}`
  const { PATH, HOME, TMPDIR } = process.env
  const env: NodeJS.ProcessEnv = {
    ...serverEnvironment,
    PATH,
    HOME,
    TMPDIR,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...necessarySettings(database.url),
    PORT: String(port),
    NEXTAUTH_URL: origin,
    ...settings,
  }
  const args = [...serverFlags, path.join(folder, '.next', 'program', 'start.mjs')]
  const started = await startBeside(process.execPath, args, env, `${origin}/api/health/ready`, folder)
  if (!started.ok) throw new Error(`The server did not start: ${started.said}`)
  const stop = async () => {
    await started.program.stop()
    await database.drop()
  }
  return { pid: started.program.pid, origin, stop }
}
