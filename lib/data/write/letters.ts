import { randomUUID } from 'node:crypto'
import { seal } from '@/lib/crypto/seal'
import type { LetterKind, RenderedLetter } from '@/lib/domain/letters/letter'
import { env } from '@/lib/env'
import type { Transaction } from '../db'

export type LetterToQueue = {
  kind: LetterKind
  appointmentId: string | null
  /** The appointment's version that this letter tells about; null for a letter that belongs to none. */
  version: number | null
  /** Whom or what it is for, by an id: a participant's, a challenge's for a code, a message's or a subscriber's. Never an address. */
  recipient: string
  to: string
  body: RenderedLetter
  /** From then on the letter is of no use and is not sent any more; without it, seven days. */
  notAfter?: Date
}

/**
 * Puts a letter into the outbox, inside the transaction that causes it (N2, I17): sealed, with its Message-ID settled, so
 * that however often it is sent it stays the same letter. The same (appointment, version, kind, recipient) twice is one
 * letter, and so is an article to one subscriber. What still waits from an older version for the same person is superseded (I19).
 */
export async function queueLetter(tx: Transaction, letter: LetterToQueue): Promise<void> {
  const id = randomUUID()
  const keys = env().encryptionKeys
  const to = seal(letter.to, letterPlace('to', id), keys)
  const body = seal(JSON.stringify(letter.body), letterPlace('body', id), keys)
  const messageId = `<${id}@${senderDomain()}>`
  const { kind, appointmentId, version, recipient, notAfter = null } = letter
  // What is being sent right now settles itself: its sender looks again just before the content goes out.
  // No index serves IS NOT DISTINCT FROM: an old plan must not look through every waiting letter for those of one appointment.
  await tx.$executeRaw`
    WITH queued AS (
      INSERT INTO letter (id, kind, appointment_id, version, recipient, to_sealed, body_sealed, message_id, not_after)
      VALUES (${id}::uuid, ${kind}, ${appointmentId}::uuid, ${version}, ${recipient}, ${to}, ${body}, ${messageId},
        coalesce(${notAfter}::timestamptz, practice_now() + interval '7 days'))
      ON CONFLICT DO NOTHING)
    UPDATE letter SET state = 'superseded', body_sealed = NULL, last_error = 'newer-version'
    WHERE appointment_id = ${appointmentId}::uuid AND recipient = ${recipient} AND version < ${version}
      AND state IS NOT DISTINCT FROM 'waiting'`
}

/** Where a sealed field of a letter lives: moved to another row or column it does not open. */
export const letterPlace = (field: 'to' | 'body', id: string): string => `letter/${field}/${id}`

const senderDomain = (): string => /@([^\s<>@]+)>?$/.exec(env().mailFrom)?.[1] ?? 'localhost'
