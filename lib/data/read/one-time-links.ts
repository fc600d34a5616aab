import { hashToken } from '@/lib/crypto/tokens'
import { parseRole, type Role } from '@/lib/domain/people/role'
import { db } from '../db'

export type LinkPurpose = 'owner' | 'invitation'

/** A link that may still be used. `email` is fixed by an invitation and free for the first owner. */
export type OpenLink = {
  id: string
  purpose: LinkPurpose
  email: string | null
  role: Role
  therapistId: string | null
}

type Row = { id: string; email: string | null; role: string; therapist_id: string | null }

/** The open link of this token, or null: unknown, used, ended, or an owner's link when there is an owner. */
export async function findOpenLink(purpose: LinkPurpose, token: string): Promise<OpenLink | null> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT id, email, role, therapist_id FROM one_time_link
    WHERE token_hash = ${hashToken(token)} AND purpose = ${purpose} AND used_at IS NULL AND (expires_at IS NULL OR expires_at > practice_now())
      AND (purpose <> 'owner' OR NOT EXISTS (SELECT 1 FROM staff_member WHERE role = 'owner' AND active))`
  const row = rows[0]
  const role = row && parseRole(row.role)
  return row && role ? { id: row.id, purpose, email: row.email, role, therapistId: row.therapist_id } : null
}
