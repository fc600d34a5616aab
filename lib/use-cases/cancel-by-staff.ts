import type { RepeatKey } from '@/lib/data/write/idempotency'
import type { AppointmentState } from '@/lib/domain/appointments/state'
import type { StaffActor } from '@/lib/domain/people/role'
import { cancelAppointment } from './cancel-appointment'
import { noteRefusal } from './note-refusal'

export type StaffCancelling = {
  appointmentId: string
  reason: string
  repeat: RepeatKey | null
  publicUrl: string
}

export type CancelledByStaff =
  | { ok: true; state: AppointmentState }
  | { ok: false; reason: 'not-found' | 'ended' | 'too-late' | 'other-content' }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Cancels with a reason for the record, as the desk does: the record stays, the time is open again, the client is told and is not
 * told why (P3). Another therapist's appointment is not found, and the refusal is written down (T24, T26).
 */
export async function cancelByStaff(
  actor: StaffActor,
  cancelling: StaffCancelling,
): Promise<CancelledByStaff> {
  const { appointmentId } = cancelling
  if (!uuid.test(appointmentId)) return { ok: false, reason: 'not-found' }
  const cancelled = await cancelAppointment({ ...cancelling, actor, by: 'staff' })
  if (cancelled.ok) return cancelled
  if (cancelled.reason !== 'not-allowed') return { ok: false, reason: cancelled.reason }
  await noteRefusal(actor, { action: 'cancel-appointment', appointmentId })
  return { ok: false, reason: 'not-found' }
}
