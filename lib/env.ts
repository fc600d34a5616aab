import { isIP } from 'node:net'
import { z } from 'zod'

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
  encryptionKeys: { id: string; key: Buffer }[]
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

const loopbackNames = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

export function isLoopback(hostname: string): boolean {
  return loopbackNames.has(hostname) || (isIP(hostname) === 4 && hostname.startsWith('127.'))
}

const whole = (name: string, least: number, most: number, otherwise: number) =>
  z
    .string()
    .optional()
    .transform((text, ctx) => {
      if (text === undefined || text === '') return otherwise
      const value = Number(text)
      if (!/^\d+$/.test(text) || value < least || value > most) {
        ctx.addIssue({ code: 'custom', message: `${name} must be a whole number from ${least} to ${most}.` })
        return z.NEVER
      }
      return value
    })

const optionalUrl = (name: string, protocols: string[], example: string) =>
  z
    .string()
    .optional()
    .transform((text, ctx) => {
      if (text === undefined || text === '') return undefined
      const url = URL.canParse(text) ? new URL(text) : null
      if (url === null || !protocols.includes(url.protocol)) {
        ctx.addIssue({ code: 'custom', message: `${name} must be an address such as ${example}.` })
        return z.NEVER
      }
      return text
    })

const databaseUrl = (name: string) =>
  optionalUrl(name, ['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/name')

const choice = <const T extends readonly [string, ...string[]]>(
  name: string,
  values: T,
  otherwise: T[number],
) =>
  z
    .enum(values, { error: `${name} must be one of: ${values.join(', ')}.` })
    .optional()
    .transform(value => value ?? otherwise)

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)

const settings = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^[A-Za-z0-9.:[\]-]+$/, 'HOST must be a host name or an IP address.')
      .default('127.0.0.1'),
  ),
  PORT: whole('PORT', 1, 65535, 3000),
  NEXTAUTH_URL: optionalUrl('NEXTAUTH_URL', ['http:', 'https:'], 'https://practice.example'),
  NEXTAUTH_SECRET: z.preprocess(
    blankIsAbsent,
    z.string().min(32, 'NEXTAUTH_SECRET must have 32 characters or more.').optional(),
  ),
  ENCRYPTION_KEYS: z.preprocess(blankIsAbsent, z.string().optional()),
  DATABASE_URL: databaseUrl('DATABASE_URL'),
  MIGRATE_DATABASE_URL: databaseUrl('MIGRATE_DATABASE_URL'),
  SMTP_URL: optionalUrl('SMTP_URL', ['smtp:', 'smtps:'], 'smtp://user:password@host:587'),
  MAIL_FROM: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(
        /^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/,
        'MAIL_FROM must be an e-mail address, with or without a name.',
      )
      .optional(),
  ),
  WORKER: choice('WORKER', ['inline', 'off'], 'inline'),
  TRUSTED_PROXIES: whole('TRUSTED_PROXIES', 0, 10, 0),
  DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('.data')),
  MAILBOX_PORT: whole('MAILBOX_PORT', 1, 65535, 8025),
  MAILBOX_SMTP_PORT: whole('MAILBOX_SMTP_PORT', 1, 65535, 1025),
  LOG_LEVEL: choice('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  FROZEN: choice('FROZEN', ['on', 'off'], 'on'),
})

export type Settings = z.output<typeof settings>
export type Parsed<T> = { ok: true; value: T } | { ok: false; faults: string[] }

type Source = Record<string, string | undefined>

/** What `npm start` may be told, before it has made secrets or opened a database. One plain sentence per fault. */
export function parseSettings(source: Source): Parsed<Settings> {
  const parsed = settings.safeParse(source)
  const faults = parsed.success ? [] : parsed.error.issues.map(issue => issue.message)
  const keys = parseKeys(source.ENCRYPTION_KEYS)
  if (!keys.ok) faults.push(...keys.faults)
  const address = source.NEXTAUTH_URL
  if (address && URL.canParse(address)) {
    const url = new URL(address)
    if (url.protocol === 'http:' && !isLoopback(url.hostname))
      faults.push('NEXTAUTH_URL must start with https:// unless it is this machine itself.')
    if (url.pathname !== '/' || url.search || url.hash)
      faults.push('NEXTAUTH_URL must be an address without a path.')
  }
  if (source.DATABASE_URL) {
    for (const name of ['NEXTAUTH_SECRET', 'ENCRYPTION_KEYS', 'SMTP_URL', 'MAIL_FROM'] as const)
      if (!source[name]) faults.push(`${name} must be given when DATABASE_URL is.`)
  }
  if (source.SMTP_URL && !source.MAIL_FROM && !source.DATABASE_URL)
    faults.push('MAIL_FROM must be given when SMTP_URL is.')
  if (!parsed.success || faults.length > 0) return { ok: false, faults: [...new Set(faults)] }
  return { ok: true, value: parsed.data }
}

function parseKeys(text: string | undefined): Parsed<Environment['encryptionKeys']> {
  if (!text) return { ok: true, value: [] }
  const fault = 'ENCRYPTION_KEYS must look like k1:<base64 of 32 bytes>, with commas between several.'
  const keys = []
  for (const part of text.split(',')) {
    const match = /^\s*([A-Za-z0-9_-]{1,16}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(part)
    const key = Buffer.from(match?.[2] ?? '', 'base64')
    if (match?.[1] === undefined || key.length !== 32) return { ok: false, faults: [fault] }
    keys.push({ id: match[1], key })
  }
  return { ok: true, value: keys }
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
  const publicUrl = (given.NEXTAUTH_URL ?? `http://localhost:${given.PORT}`).replace(/\/$/, '')
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
