import pino from 'pino'
import { env } from '@/lib/env'

/** One thing that happened, in words and ids. Never a name, an address, a note, a token or a query string. */
export type LogFacts = Record<string, string | number | boolean | null | undefined>

let logger: pino.Logger | undefined

function getLogger(): pino.Logger {
  logger ??= pino({ level: env().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return logger
}

// A hostile value must stay one line and short (T49): JSON escapes the line break, the cap does the rest.
const cap = (facts: LogFacts): LogFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, 300) : value,
    ]),
  )

export const log = {
  info: (event: string, facts: LogFacts = {}) => getLogger().info(cap(facts), event),
  warn: (event: string, facts: LogFacts = {}) => getLogger().warn(cap(facts), event),
  /** The error's class and code only: messages of the database carry the row's values (`cause.detail`), so they never get here. */
  error: (event: string, error: unknown, facts: LogFacts = {}) =>
    getLogger().error(cap({ ...facts, ...describeError(error) }), event),
}

function describeError(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  // Frames name our files, not anybody's data; the first line would be the message, so it goes.
  const stack = error.stack
    ?.split('\n')
    .filter(line => line.trim().startsWith('at '))
    .slice(0, 5)
    .join(' | ')
  return { error: error.name, code, stack }
}
