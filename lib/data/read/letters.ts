import { db } from '../db'

export type LetterStatus = {
  id: string
  kind: string
  version: number | null
  recipient: string
  state: string
  attempts: number
  createdAt: Date
  nextAttemptAt: Date
  sentAt: Date | null
  lastError: string | null
}

const status = {
  id: true,
  kind: true,
  version: true,
  recipient: true,
  state: true,
  attempts: true,
  createdAt: true,
  nextAttemptAt: true,
  sentAt: true,
  lastError: true,
} as const

/** What became of an appointment's letters, newest first: their state, never their words or addresses (N2). */
export async function listLettersOf(appointmentId: string): Promise<LetterStatus[]> {
  return db().letter.findMany({
    where: { appointmentId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: status,
  })
}

/** Since when mail has been failing without a success between, or null while it works. */
export async function findMailFailingSince(): Promise<Date | null> {
  const health = await db().mailHealth.findUnique({ where: { id: 1 }, select: { failingSince: true } })
  return health?.failingSince ?? null
}
