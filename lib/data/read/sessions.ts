import type { Actor } from '@/lib/domain/people/role'
import { parseRole } from '@/lib/domain/people/role'
import { db } from '../db'

export type SignedIn = {
  sessionId: string
  actor: Exclude<Actor, { kind: 'anonymous' }>
  email: string
  name: string | null
}

type Row = {
  id: string
  person_id: string | null
  staff_id: string | null
  email: string
  name: string | null
  role: string | null
  therapist_id: string | null
}

/**
 * Who a session token belongs to, by the database's clock: clients 30 days idle, staff 60 minutes idle and 12 hours at most,
 * only with a second factor and only while active (T17, T20, T21). Role and id come from here at each request, never from the browser (T5).
 */
export async function findSession(tokenHash: string): Promise<SignedIn | null> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT s.id, s.person_id, s.staff_id, coalesce(p.email, m.email) AS email, coalesce(p.name, m.name) AS name, m.role, m.therapist_id
    FROM session s LEFT JOIN person p ON p.id = s.person_id LEFT JOIN staff_member m ON m.id = s.staff_id
    WHERE s.token_hash = ${tokenHash} AND s.expires_at > practice_now()
      AND (s.staff_id IS NULL AND s.seen_at > practice_now() - interval '30 days'
        OR m.active AND s.second_factor_at IS NOT NULL
          AND s.seen_at > practice_now() - interval '60 minutes' AND s.created_at > practice_now() - interval '12 hours')`
  const row = rows[0]
  if (row === undefined) return null
  const role = row.role === null ? null : parseRole(row.role)
  if (row.staff_id !== null && role !== null)
    return {
      sessionId: row.id,
      actor: { kind: 'staff', staffId: row.staff_id, role, therapistId: row.therapist_id },
      email: row.email,
      name: row.name,
    }
  if (row.person_id === null) return null
  return {
    sessionId: row.id,
    actor: { kind: 'client', personId: row.person_id },
    email: row.email,
    name: row.name,
  }
}
