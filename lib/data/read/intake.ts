import { open } from '@/lib/crypto/seal'
import { env } from '@/lib/env'
import { intakePlace } from '../write/participants'

/** What somebody answered before an appointment, opened: question id to answer. Whoever calls this has asked `may` first. */
export function openIntake(appointmentId: string, sealed: Uint8Array): Record<string, string> {
  const answers: unknown = JSON.parse(open(sealed, intakePlace(appointmentId), env().encryptionKeys))
  if (typeof answers !== 'object' || answers === null) return {}
  return Object.fromEntries(Object.entries(answers).map(([question, answer]) => [question, String(answer)]))
}
