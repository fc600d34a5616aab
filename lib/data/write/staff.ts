import { open, seal } from '@/lib/crypto/seal'
import type { Role } from '@/lib/domain/people/role'
import { env } from '@/lib/env'
import type { Transaction } from '../db'

const secretPlace = (id: string) => `staff_member/totp/${id}`

export type NewStaffMember = {
  id: string
  email: string
  name: string
  role: Role
  therapistId: string | null
  passwordHash: string
  totpSecret: string
  /** The time step whose code proved the app: it is not accepted again. */
  totpStep: number
  recoveryHashes: string[]
}

/** Makes a member of staff with both factors; false when the address belongs to one already. */
export async function insertStaffMember(tx: Transaction, made: NewStaffMember): Promise<boolean> {
  const secret = new Uint8Array(seal(made.totpSecret, secretPlace(made.id), env().encryptionKeys))
  const added = await tx.$executeRaw`
    INSERT INTO staff_member (id, email, name, role, therapist_id, password_hash, totp_sealed, totp_last_step)
    VALUES (${made.id}::uuid, ${made.email}, ${made.name}, ${made.role}, ${made.therapistId}::uuid, ${made.passwordHash}, ${secret}, ${made.totpStep})
    ON CONFLICT (email) DO NOTHING`
  if (added !== 1) return false
  await tx.recoveryCode.createMany({ data: made.recoveryHashes.map(hash => ({ staffId: made.id, hash })) })
  return true
}

/** The secret of an authenticator app, opened for one check. */
export function openTotpSecret(staffId: string, sealed: Uint8Array): string {
  return open(sealed, secretPlace(staffId), env().encryptionKeys)
}

/** Accepts a time step once: false when this one or a later one was accepted before (RFC 6238, 5.2; T21). */
export async function takeTotpStep(tx: Transaction, staffId: string, step: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE staff_member SET totp_last_step = ${step}
    WHERE id = ${staffId}::uuid AND active AND (totp_last_step IS NULL OR totp_last_step < ${step})`
  return taken === 1
}

/** Uses one recovery code up; false when it is not there or was used. */
export async function takeRecoveryCode(tx: Transaction, staffId: string, hash: string): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE recovery_code SET used_at = practice_now() WHERE staff_id = ${staffId}::uuid AND hash = ${hash} AND used_at IS NULL`
  return taken === 1
}

/** Ends every session of a member of staff but the one named. */
export async function endOtherStaffSessions(tx: Transaction, staffId: string, keptId: string): Promise<void> {
  await tx.session.deleteMany({ where: { staffId, id: { not: keptId } } })
}
