import { type DatabaseHealth, readDatabaseHealth } from '@/lib/data/read/health'
import { listKnownMigrations } from '@/lib/data/read/known-migrations'
import { zoneRules } from './wall-start'

export type Trouble = 'database' | 'migrations' | 'mail'

export type Health = {
  readonly ready: boolean
  /** What is wrong, in words of ours; a practice whose letters wait is open all the same. */
  readonly wrong: readonly Trouble[]
  readonly mailFailingSince?: string
  /** The release of the time zone rules that this process computes with, the only ones in the product (Z6). */
  readonly zoneRules: string
}

/**
 * Whether the practice can take bookings now: the database answers and holds exactly the migrations of this version. Letters that
 * cannot leave are told, but close nothing: they wait in the database. Tells no name, address or secret.
 */
export async function checkHealth(): Promise<Health> {
  const [known, found] = await Promise.all([listKnownMigrations(), readDatabaseHealth()])
  return judgeHealth(known, found)
}

/** The judgement alone, on facts already read. */
export function judgeHealth(known: readonly string[], found: DatabaseHealth): Health {
  if (!found.reachable) return { ready: false, wrong: ['database'], zoneRules }
  const applied = found.migrations.filter(row => row.isFinished).map(row => row.name)
  const isOfThisVersion = applied.length === found.migrations.length && sameNames(known, applied)
  const since = found.mailFailingSince
  const wrong: Trouble[] = [
    ...(isOfThisVersion ? [] : ['migrations' as const]),
    ...(since ? ['mail' as const] : []),
  ]
  return {
    ready: isOfThisVersion,
    wrong,
    zoneRules,
    ...(since ? { mailFailingSince: since.toISOString() } : {}),
  }
}

function sameNames(known: readonly string[], applied: readonly string[]): boolean {
  const names = new Set(applied)
  return names.size === known.length && known.every(name => names.has(name))
}
