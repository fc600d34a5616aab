import type { Transaction } from '@/lib/data/db'
import { getPractice } from '@/lib/data/read/practice'
import { makeChallenge, type Purpose } from '@/lib/data/write/challenges'
import { queueLetter } from '@/lib/data/write/letters'
import { limits, takeHit } from '@/lib/data/write/limits'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import { codeLetter } from '@/lib/email/letters/code-letter'

export type CodeRequest = {
  purpose: Purpose
  email: EmailAddress
  browserHash: string
  network: string
  appointmentId: string | null
  nextPath: string | null
  publicUrl: string
}

/**
 * Queues a letter with a new code, known address or not: nothing in the answer tells which (T14). False when the address (three in a
 * quarter of an hour) or the network (twenty in ten minutes) has had its share; the last code still works then (T15).
 */
export async function sendCode(tx: Transaction, request: CodeRequest): Promise<boolean> {
  if (!(await takeHit(limits.codesByNetwork, request.network, tx))) return false
  if (!(await takeHit(limits.codesByAddress, request.email, tx))) return false
  const { id, code, linkToken, expiresAt } = await makeChallenge(tx, request)
  const practice = await getPractice(tx)
  const { publicUrl } = request
  const body = codeLetter({
    practice,
    code,
    purpose: linkToken === null ? { kind: 'booking' } : { kind: 'sign-in', publicUrl, linkToken },
  })
  const kind = request.purpose === 'booking' ? 'booking-code' : 'sign-in-code'
  await queueLetter(tx, {
    kind,
    appointmentId: null,
    version: null,
    recipient: id,
    to: request.email,
    body,
    notAfter: expiresAt,
  })
  return true
}
