import { type Parsed, parseKeys, parseSettings, type SealingKey, type Source } from './settings'

/** Everything the software may be told from outside, as values that can be trusted. Read once, at run time, never at build. */
export type Environment = {
  production: boolean
  host: string
  port: number
  /** The public address without a trailing slash: every link in a letter starts with it and with nothing else. */
  publicUrl: string
  secureCookies: boolean
  secret: string
  /** The first key seals, all open. */
  encryptionKeys: SealingKey[]
  databaseUrl: string
  /** Whether a pooler stands between, which gives each transaction another connection. */
  pooled: boolean
  smtpUrl: string
  mailFrom: string
  worker: 'inline' | 'off'
  trustedProxies: number
  /** Whether a built site answers its reading pages from copies without scripts. */
  frozen: boolean
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** The environment of a running server, worker or script, where nothing may be missing any more. */
export function parseEnvironment(source: Source): Parsed<Environment> {
  const parsed = parseSettings(source)
  if (!parsed.ok) return parsed
  const given = parsed.value
  const keys = parseKeys(source.ENCRYPTION_KEYS)
  const faults = []
  for (const name of ['NEXTAUTH_SECRET', 'ENCRYPTION_KEYS', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM'] as const)
    if (!given[name]) faults.push(`${name} is missing: start with "npm start", which makes what is missing.`)
  if (faults.length > 0 || !keys.ok) return { ok: false, faults }
  const publicUrl = given.NEXTAUTH_URL ?? `http://localhost:${given.PORT}`
  return {
    ok: true,
    value: {
      production: given.NODE_ENV === 'production',
      host: given.HOST,
      port: given.PORT,
      publicUrl,
      secureCookies: publicUrl.startsWith('https:'),
      secret: given.NEXTAUTH_SECRET ?? '',
      encryptionKeys: keys.value,
      databaseUrl: given.DATABASE_URL ?? '',
      pooled: given.MIGRATE_DATABASE_URL !== undefined,
      smtpUrl: given.SMTP_URL ?? '',
      mailFrom: given.MAIL_FROM ?? '',
      worker: given.WORKER,
      trustedProxies: given.TRUSTED_PROXIES,
      frozen: given.FROZEN === 'on',
      logLevel: given.LOG_LEVEL,
    },
  }
}

let known: Environment | undefined

/** The environment of this process. Throws with one sentence per fault when it is not right. */
export function env(): Environment {
  if (known === undefined) {
    const parsed = parseEnvironment(process.env)
    if (!parsed.ok) throw new Error(parsed.faults.join(' '))
    known = parsed.value
  }
  return known
}
