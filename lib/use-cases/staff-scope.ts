import type { Scope } from '@/lib/data/read/staff-appointments'
import { type AppointmentSubject, may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'

/** An appointment as far as staff's rights go: they rest on whose therapist it is, never on who the clients are. */
export const asSubject = (therapistId: string, party: 1 | 2 = 1): AppointmentSubject => ({
  personId: '',
  partnerId: null,
  therapistId,
  isJoint: party === 2,
})

/** How far the policy lets this member of staff see: all, their own, or null for nothing at all. Asked of `may`, so that there is one policy. */
export function scopeOf(actor: StaffActor): Scope | null {
  if (may(actor, 'see-appointment', asSubject('somebody else'))) return { all: true }
  const { therapistId } = actor
  if (therapistId === null || !may(actor, 'see-appointment', asSubject(therapistId))) return null
  return { therapistId }
}
