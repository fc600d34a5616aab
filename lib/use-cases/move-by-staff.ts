import type { PublicLimit } from '@/lib/domain/availability/types'
import type { StaffActor } from '@/lib/domain/people/role'
import { type Moving, moveAppointment } from './move-appointment'
import { noteRefusal } from './note-refusal'
import type { Moved } from './write-move'

type StaffMoving = Moving & { waive: readonly PublicLimit[]; reason: string }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Moves an appointment as the desk does, until it is over; a reason is needed where it breaks a public limit (A6). Another therapist's
 * appointment is not found, and the refusal is written down (T24, T26).
 */
export async function moveByStaff(actor: StaffActor, moving: StaffMoving): Promise<Moved> {
  const { appointmentId, waive, reason } = moving
  if (!uuid.test(appointmentId)) return { ok: false, reason: 'not-found' }
  const moved = await moveAppointment({ kind: 'staff', actor, waive, reason: reason.trim() }, moving)
  if (moved.ok || moved.reason !== 'not-allowed') return moved
  await noteRefusal(actor, { action: 'move-appointment', appointmentId })
  return { ok: false, reason: 'not-found' }
}
