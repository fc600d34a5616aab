import { z } from 'zod'
import { isLoopback } from './domain/people/network'

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

const optionalUrl = (name: string, protocols: string[], example: string, isWhole = (_: URL) => true) =>
  z
    .string()
    .optional()
    .transform((text, ctx) => {
      if (text === undefined || text === '') return undefined
      const url = URL.canParse(text) ? new URL(text) : null
      if (url === null || !protocols.includes(url.protocol) || !isWhole(url)) {
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
  SMTP_URL: optionalUrl(
    'SMTP_URL',
    ['smtp:', 'smtps:'],
    'smtp://user:password@host:587',
    ({ hostname }) => hostname !== '',
  ),
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

export type Source = Record<string, string | undefined>

/**
 * What `npm start` may be told, before it has made secrets or opened a database; the public address in its one spelling, without a
 * slash. One plain sentence per fault.
 */
export function parseSettings(source: Source): Parsed<Settings> {
  const parsed = settings.safeParse(source)
  const keys = parseKeys(source.ENCRYPTION_KEYS)
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.map(issue => issue.message)),
    ...(keys.ok ? [] : keys.faults),
    ...listAddressFaults(source.NEXTAUTH_URL),
    ...listMissing(source),
    ...(parsed.success ? listSharedPorts(parsed.data) : []),
  ]
  if (!parsed.success || faults.length > 0) return { ok: false, faults: [...new Set(faults)] }
  const { NEXTAUTH_URL } = parsed.data
  return {
    ok: true,
    value: { ...parsed.data, NEXTAUTH_URL: NEXTAUTH_URL && new URL(NEXTAUTH_URL).origin },
  }
}

/** What every link in a letter begins with can hold nothing but where the practice is. */
function listAddressFaults(address: string | undefined): string[] {
  if (!address || !URL.canParse(address)) return []
  const url = new URL(address)
  const faults = []
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    faults.push('NEXTAUTH_URL must start with https:// unless it is this machine itself.')
  if (url.pathname !== '/' || url.search || url.hash)
    faults.push('NEXTAUTH_URL must be an address without a path.')
  if (url.username || url.password)
    faults.push('NEXTAUTH_URL must be an address without a user: it stands in every letter.')
  return faults
}

function listMissing(source: Source): string[] {
  const demanded = ['NEXTAUTH_SECRET', 'ENCRYPTION_KEYS', 'SMTP_URL', 'MAIL_FROM'] as const
  if (source.DATABASE_URL)
    return demanded.filter(name => !source[name]).map(name => `${name} must be given when DATABASE_URL is.`)
  return source.SMTP_URL && !source.MAIL_FROM ? ['MAIL_FROM must be given when SMTP_URL is.'] : []
}

/** Two of ours that would listen at the same port. The mailbox listens only where no mail server is given. */
function listSharedPorts({ PORT, MAILBOX_PORT, MAILBOX_SMTP_PORT, SMTP_URL }: Settings): string[] {
  if (SMTP_URL) return []
  const faults = []
  if (MAILBOX_PORT === PORT) faults.push('MAILBOX_PORT must be another port than PORT.')
  if (MAILBOX_SMTP_PORT === PORT || MAILBOX_SMTP_PORT === MAILBOX_PORT)
    faults.push('MAILBOX_SMTP_PORT must be another port than PORT and MAILBOX_PORT.')
  return faults
}

/** A key that seals and opens, with the name that stands beside what it sealed. */
export type SealingKey = { id: string; key: Buffer }

export function parseKeys(text: string | undefined): Parsed<SealingKey[]> {
  if (!text) return { ok: true, value: [] }
  const fault = 'ENCRYPTION_KEYS must look like k1:<base64 of 32 bytes>, with commas between several.'
  const keys: SealingKey[] = []
  for (const part of text.split(',')) {
    const match = /^\s*([A-Za-z0-9_-]{1,16}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(part)
    const key = Buffer.from(match?.[2] ?? '', 'base64')
    if (match?.[1] === undefined || key.length !== 32) return { ok: false, faults: [fault] }
    keys.push({ id: match[1], key })
  }
  if (new Set(keys.map(({ id }) => id)).size === keys.length) return { ok: true, value: keys }
  return { ok: false, faults: ['ENCRYPTION_KEYS must give each key a name of its own, such as k2 and k1.'] }
}
