import { Server } from 'node:http'
import next from 'next'
import { projectFolder } from '@/scripts/start/places'
import type { Handler } from '../../handler'

export type BuiltSite = {
  readonly handler: Handler
  readonly publicUrl: string
  close(): Promise<void>
}

/** The built site in this process, as the framework alone answers it, on a database that is not there. */
export async function openBuiltSite(): Promise<{
  handler: Handler
  publicUrl: string
  close(): Promise<void>
}> {
  const publicUrl = 'http://localhost:3000'
  Object.assign(process.env, {
    NODE_ENV: 'production',
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: 'x'.repeat(32),
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
    DATABASE_URL: 'postgresql://nobody:nothing@127.0.0.1:1/none',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'desk@lantern-and-tide.example',
    LOG_LEVEL: 'silent',
  })
  const app = next({
    dev: false,
    dir: projectFolder,
    hostname: 'localhost',
    port: 3000,
    httpServer: new Server(),
  })
  await app.prepare()
  return { handler: app.getRequestHandler(), publicUrl, close: () => app.close() }
}
