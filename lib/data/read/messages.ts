import { open } from '@/lib/crypto/seal'
import { type Instant, instant } from '@/lib/domain/time/types'
import { env } from '@/lib/env'
import { db, type Transaction } from '../db'
import { type MessageWords, messagePlace } from '../write/messages'

/** That a message is there, without a word of it. */
export type WaitingMessage = { id: string; createdAt: Instant; doneAt: Instant | null }

export type ReadMessage = WaitingMessage & MessageWords

const facts = { id: true, createdAt: true, doneAt: true } as const

/** The messages that nobody has seen to, the oldest first; or the others, the latest first. */
export async function listMessages(which: 'waiting' | 'done'): Promise<WaitingMessage[]> {
  const rows = await db().message.findMany({
    where: which === 'waiting' ? { doneAt: null } : { doneAt: { not: null } },
    orderBy:
      which === 'waiting' ? [{ createdAt: 'asc' }, { id: 'asc' }] : [{ doneAt: 'desc' }, { id: 'asc' }],
    select: facts,
    take: 200,
  })
  return rows.map(asWaiting)
}

/** One message with its words opened; null when there is none. */
export async function findMessage(tx: Transaction, id: string): Promise<ReadMessage | null> {
  const row = await tx.message.findUnique({ where: { id }, select: { ...facts, wordsSealed: true } })
  if (row === null) return null
  // Proof of the type: only addMessage seals for this place.
  const words = JSON.parse(open(row.wordsSealed, messagePlace(id), env().encryptionKeys)) as MessageWords
  return { ...asWaiting(row), ...words }
}

const asWaiting = ({ id, createdAt, doneAt }: { id: string; createdAt: Date; doneAt: Date | null }) => ({
  id,
  createdAt: instant(createdAt.getTime()),
  doneAt: doneAt === null ? null : instant(doneAt.getTime()),
})
