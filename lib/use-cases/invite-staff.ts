import { publicAddress } from '@/lib/data/public-address'
import { findTherapistId, isStaffAddress } from '@/lib/data/read/staff'
import { inTransaction } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import { addInvitation } from '@/lib/data/write/one-time-links'
import { parseEmailAddress } from '@/lib/domain/people/email-address'
import { parseRole } from '@/lib/domain/people/role'
import { absolute, routes } from '@/lib/routes'

export type InvitationRequest = { email: string; role: string; therapistSlug: string | null }

export type InvitationRefusal =
  | 'bad-address'
  | 'unknown-role'
  | 'unknown-therapist'
  | 'therapist-needed'
  | 'therapist-not-for-desk'
  | 'already-staff'

export type InvitationResult = { ok: true; link: string } | { ok: false; reason: InvitationRefusal }

/**
 * Makes a one-time invitation for one address, good for seven days, and answers its absolute link, which is shown this once. A
 * therapist's role needs the therapist it is for; an owner may be one too; the front desk never is. Whoever calls this has the machine.
 */
export async function inviteStaff(request: InvitationRequest): Promise<InvitationResult> {
  const email = parseEmailAddress(request.email)
  if (!email.ok) return { ok: false, reason: 'bad-address' }
  const role = parseRole(request.role)
  if (role === null) return { ok: false, reason: 'unknown-role' }
  if (role === 'therapist' && request.therapistSlug === null) return { ok: false, reason: 'therapist-needed' }
  if (role === 'front-desk' && request.therapistSlug !== null)
    return { ok: false, reason: 'therapist-not-for-desk' }
  const therapistId = request.therapistSlug === null ? null : await findTherapistId(request.therapistSlug)
  if (request.therapistSlug !== null && therapistId === null)
    return { ok: false, reason: 'unknown-therapist' }
  const token = await inTransaction(async tx => {
    if (await isStaffAddress(email.address, tx)) return null
    await writeAudit(tx, { actor: { kind: 'system' }, action: 'invite-staff', subject: role })
    return addInvitation(tx, { email: email.address, role, therapistId })
  })
  if (token === null) return { ok: false, reason: 'already-staff' }
  return { ok: true, link: absolute(publicAddress(), routes.invitationLink(token)) }
}
