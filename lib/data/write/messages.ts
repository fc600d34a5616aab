import { randomUUID } from 'node:crypto'
import { seal } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import { db, type Transaction } from '../db'

/** What somebody wrote to the practice, and how to answer them. */
export type MessageWords = { name: string; email: string; phone: string | null; message: string }

/** Where the sealed words of a message live. */
export const messagePlace = (id: string): string => `message/words/${id}`

/** Keeps a message sealed, and answers its id. */
export async function addMessage(tx: Transaction, words: MessageWords): Promise<string> {
  const id = randomUUID()
  const sealed = seal(JSON.stringify(words), messagePlace(id), env().encryptionKeys)
  await tx.$executeRaw`INSERT INTO message (id, words_sealed) VALUES (${id}::uuid, ${sealed})`
  return id
}

/** Ticks a message off. False when it is not there; where somebody has already done so, who did it first stays. */
export async function tickMessage(id: string, staffId: string): Promise<boolean> {
  const ticked = await db().$executeRaw`
    UPDATE message SET done_at = practice_now(), done_by = ${staffId}::uuid WHERE id = ${id}::uuid AND done_at IS NULL`
  return ticked > 0 || (await db().message.count({ where: { id } })) > 0
}
