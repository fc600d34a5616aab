import { open } from '@/lib/crypto/seal'
import { type Instant, instant } from '@/lib/domain/time/types'
import { env } from '@/lib/env'
import type { Transaction } from '../db'
import { auditPlace } from '../write/audit'

/** One line of an appointment's history: who did what, and when. */
export type HistoryLine = {
  id: string
  at: Instant
  actorKind: string
  /** The name of the member of staff; null for clients, the clock and strangers. */
  staffName: string | null
  action: string
  fromState: string | null
  toState: string | null
  reason: string | null
}

type Row = {
  id: string
  at: Date
  actor_kind: string
  staff_name: string | null
  action: string
  from_state: string | null
  to_state: string | null
  values_sealed: Uint8Array | null
}

/** The history of an appointment from its audit, the newest first, at most 200 lines (P7). */
export async function listHistory(tx: Transaction, appointmentId: string): Promise<HistoryLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.id, e.at, e.actor_kind, m.name AS staff_name, e.action, e.from_state, e.to_state, e.values_sealed
    FROM audit_entry e LEFT JOIN staff_member m ON e.actor_kind = 'staff' AND m.id = e.actor_id
    WHERE e.appointment_id = ${appointmentId}::uuid ORDER BY e.at DESC, e.version DESC NULLS LAST, e.id LIMIT 200`
  return rows.map(row => ({
    id: row.id,
    at: instant(row.at.getTime()),
    actorKind: row.actor_kind,
    staffName: row.staff_name,
    action: row.action,
    fromState: row.from_state,
    toState: row.to_state,
    reason: row.values_sealed === null ? null : openReason(row.values_sealed, appointmentId),
  }))
}

function openReason(sealed: Uint8Array, appointmentId: string): string | null {
  const values: unknown = JSON.parse(open(sealed, auditPlace(appointmentId), env().encryptionKeys))
  if (typeof values !== 'object' || values === null || !('reason' in values)) return null
  return typeof values.reason === 'string' && values.reason !== '' ? values.reason : null
}
