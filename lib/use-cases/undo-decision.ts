import type { Transaction } from '@/lib/data/db'
import { findSubject } from '@/lib/data/read/subjects'
import { writeAudit } from '@/lib/data/write/audit'
import { eraseDecision, findStanding } from '@/lib/data/write/decisions'
import { type RepeatKey, runOnce } from '@/lib/data/write/idempotency'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import type { Instant } from '@/lib/domain/time/types'
import { noteRefusal } from './note-refusal'

export type Undoing = {
  appointmentId: string
  /** When the decision that the page showed takes effect: a later decision is another one, and stays (I27). */
  until: Instant
  repeat: RepeatKey | null
}

export type Undone =
  | { ok: true; state: AppointmentState }
  | { ok: false; reason: 'not-found' | 'other-content' }
  | { ok: false; reason: 'too-late' | 'stale'; state: AppointmentState }

type Outcome = Undone | { ok: false; reason: 'not-allowed' }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Takes a decision on a request back while its three minutes last by the database's clock: the request is one again, and nobody was
 * written to. By whoever may decide it. Taking back again changes nothing.
 */
export async function undoDecision(actor: StaffActor, undoing: Undoing): Promise<Undone> {
  const { appointmentId, repeat } = undoing
  if (!uuid.test(appointmentId)) return { ok: false, reason: 'not-found' }
  const once = await runOnce<Outcome>(repeat, tx => undo(tx, actor, undoing))
  if (!once.ok) return { ok: false, reason: once.reason }
  const { answer } = once
  if (answer.ok || answer.reason !== 'not-allowed') return answer
  await noteRefusal(actor, { action: 'decide-request', appointmentId })
  return { ok: false, reason: 'not-found' }
}

async function undo(tx: Transaction, actor: StaffActor, undoing: Undoing): Promise<Outcome> {
  const { appointmentId: id, until } = undoing
  const subject = await findSubject(id, tx)
  if (subject === null) return { ok: false, reason: 'not-found' }
  if (!may(actor, 'decide-request', subject)) return { ok: false, reason: 'not-allowed' }
  if (await eraseDecision(tx, id, new Date(until))) {
    await writeAudit(tx, { actor, action: 'undo-decision', appointmentId: id })
    return { ok: true, state: 'requested' }
  }
  const standing = await findStanding(tx, id)
  if (standing === null) return { ok: false, reason: 'not-found' }
  const { state, waiting } = standing
  if (waiting !== null)
    return { ok: false, reason: waiting.until.getTime() === until ? 'too-late' : 'stale', state }
  return state === 'requested' ? { ok: true, state } : { ok: false, reason: 'too-late', state }
}
