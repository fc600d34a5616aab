import { hashToken, makeToken } from '@/lib/crypto/tokens'
import { db, type Transaction } from '../db'

type Owner = { personId: string } | { staffId: string }

/** A new session for a browser; its token is given once and only its hash is kept (T10, T16). */
export async function createSession(tx: Transaction, owner: Owner): Promise<string> {
  const token = makeToken()
  const personId = 'personId' in owner ? owner.personId : null
  const staffId = 'staffId' in owner ? owner.staffId : null
  const lifetime = staffId === null ? '400 days' : '12 hours'
  await tx.$executeRaw`
    INSERT INTO session (token_hash, person_id, staff_id, second_factor_at, expires_at)
    VALUES (${hashToken(token)}, ${personId}::uuid, ${staffId}::uuid,
      CASE WHEN ${staffId}::uuid IS NULL THEN NULL ELSE practice_now() END, practice_now() + ${lifetime}::interval)`
  return token
}

/** Marks a session as used, at most once in five minutes: reading stays reading. */
export async function touchSession(sessionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE session SET seen_at = practice_now() WHERE id = ${sessionId}::uuid AND seen_at < practice_now() - interval '5 minutes'`
}

/** Signs one browser out: nobody at its next request. */
export async function deleteSession(tokenHash: string, tx: Transaction = db()): Promise<void> {
  await tx.session.deleteMany({ where: { tokenHash } })
}

/** Ends one session by its id, as when a new one takes its place (T16). */
export async function endSession(tx: Transaction, sessionId: string): Promise<void> {
  await tx.session.deleteMany({ where: { id: sessionId } })
}
