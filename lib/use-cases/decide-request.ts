import type { Transaction } from '@/lib/data/db'
import { findBooking } from '@/lib/data/read/bookings'
import { findSubject } from '@/lib/data/read/subjects'
import { writeAudit } from '@/lib/data/write/audit'
import { type Decision, findStanding, writeDecision } from '@/lib/data/write/decisions'
import { type RepeatKey, runOnce } from '@/lib/data/write/idempotency'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Instant, instant } from '@/lib/domain/time/types'
import { noteRefusal } from './note-refusal'

export type Deciding = {
  appointmentId: string
  /** The version that the page showed: on a request that has changed since, nothing is decided (I27). */
  version: number
  decision: Decision
  /** For the record, sealed in the audit; never mailed. */
  reason: string | null
  repeat: RepeatKey | null
}

export type Decided =
  | { ok: true; decision: Decision; until: Instant }
  | { ok: false; reason: 'not-found' | 'other-content' }
  /** It changed since, somebody decided otherwise a moment ago, or its answer is overdue; with how it stands now. */
  | { ok: false; reason: 'stale' | 'decided' | 'ended'; state: AppointmentState }

type Outcome = Decided | { ok: false; reason: 'not-allowed' }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Approves or declines a request (P2): by its therapist, the front desk or an owner. The decision waits three minutes, in which it can
 * be taken back; until then the request stays one and keeps its time. Deciding the same again changes nothing. Another therapist's
 * request is not found, and the refusal is written down (T24, T26).
 */
export async function decideRequest(actor: StaffActor, deciding: Deciding): Promise<Decided> {
  const { appointmentId, repeat } = deciding
  if (!uuid.test(appointmentId)) return { ok: false, reason: 'not-found' }
  const once = await runOnce<Outcome>(repeat, tx => decide(tx, actor, deciding))
  if (!once.ok) return { ok: false, reason: once.reason }
  const { answer } = once
  if (answer.ok || answer.reason !== 'not-allowed') return answer
  await noteRefusal(actor, { action: 'decide-request', appointmentId })
  return { ok: false, reason: 'not-found' }
}

async function decide(tx: Transaction, actor: StaffActor, deciding: Deciding): Promise<Outcome> {
  const { appointmentId: id, version, decision, reason } = deciding
  const booking = await findBooking(id, tx)
  const subject = booking && (await findSubject(id, tx))
  if (!booking || !subject) return { ok: false, reason: 'not-found' }
  if (!may(actor, 'decide-request', subject)) return { ok: false, reason: 'not-allowed' }
  const { staffId } = actor
  const until = await writeDecision(tx, { id, version, decision, staffId })
  if (until === null) return explain(tx, deciding)
  // The request itself does not change yet, so the entry makes no version.
  const values = reason === null ? {} : { values: { reason } }
  await writeAudit(tx, { actor, action: `decide-${decision}`, appointmentId: id, ...values })
  return { ok: true, decision, until: instant(until.getTime()) }
}

/** Why nothing was written, from how the request stands behind whoever was first. */
async function explain(tx: Transaction, { appointmentId, version, decision }: Deciding): Promise<Outcome> {
  const now = await findStanding(tx, appointmentId)
  if (now === null) return { ok: false, reason: 'not-found' }
  const { state, waiting } = now
  if (state !== 'requested' || now.version !== version) return { ok: false, reason: 'stale', state }
  if (waiting === null) return { ok: false, reason: 'ended', state }
  if (waiting.decision !== decision) return { ok: false, reason: 'decided', state }
  return { ok: true, decision, until: instant(waiting.until.getTime()) }
}
