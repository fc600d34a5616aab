import { randomUUID } from 'node:crypto'
import { open, seal } from '@/lib/crypto/seal'
import { hashToken, makeToken } from '@/lib/crypto/tokens'
import type { EmailAddress } from '@/lib/domain/people/email-address'
import type { Role } from '@/lib/domain/people/role'
import { env } from '@/lib/env'
import type { Transaction } from '../db'
import { inTransaction } from '../transaction'

const place = (id: string) => `one_time_link/token/${id}`

/**
 * The token of the one open link for the first owner, made when there is none; null once somebody active is owner. It stands
 * sealed beside its hash, so that each start shows the same link until it is used.
 */
export async function openOwnerLink(): Promise<string | null> {
  return inTransaction(async tx => {
    if ((await tx.staffMember.count({ where: { role: 'owner', active: true } })) > 0) return null
    await addOwnerLink(tx)
    const link = await tx.oneTimeLink.findFirst({ where: { purpose: 'owner', usedAt: null } })
    if (link?.tokenSealed == null) throw new Error('The owner’s link is gone.')
    return open(link.tokenSealed, place(link.id), env().encryptionKeys)
  })
}

async function addOwnerLink(tx: Transaction): Promise<void> {
  const id = randomUUID()
  const token = makeToken()
  const sealed = new Uint8Array(seal(token, place(id), env().encryptionKeys))
  // Two starts at once: the partial unique index lets one link be, and both show it.
  await tx.$executeRaw`
    INSERT INTO one_time_link (id, purpose, token_hash, token_sealed, role)
    VALUES (${id}::uuid, 'owner', ${hashToken(token)}, ${sealed}, 'owner') ON CONFLICT DO NOTHING`
}

export type Invitation = { email: EmailAddress; role: Role; therapistId: string | null }

/** A link for one member of staff, good for seven days and shown once; an earlier one for the same address ends. */
export async function addInvitation(
  tx: Transaction,
  { email, role, therapistId }: Invitation,
): Promise<string> {
  const token = makeToken()
  await tx.$executeRaw`
    UPDATE one_time_link SET used_at = practice_now() WHERE purpose = 'invitation' AND email = ${email} AND used_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO one_time_link (purpose, token_hash, email, role, therapist_id, expires_at)
    VALUES ('invitation', ${hashToken(token)}, ${email}, ${role}, ${therapistId}::uuid, practice_now() + interval '7 days')`
  return token
}

/** Uses an open link up, in the transaction that makes the member of staff: of two at the same moment one gets true (T23). */
export async function takeLink(tx: Transaction, id: string): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE one_time_link SET used_at = practice_now(), token_sealed = NULL
    WHERE id = ${id}::uuid AND used_at IS NULL AND (expires_at IS NULL OR expires_at > practice_now())
      AND (purpose <> 'owner' OR NOT EXISTS (SELECT 1 FROM staff_member WHERE role = 'owner' AND active))`
  return taken === 1
}
