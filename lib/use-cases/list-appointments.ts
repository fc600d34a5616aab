import {
  type ListedAppointment,
  readAppointments,
  type WhichAppointments,
} from '@/lib/data/read/staff-appointments'
import type { StaffActor } from '@/lib/domain/people/role'
import { scopeOf } from './staff-scope'

/** The appointments this member of staff may see: owner and front desk all, a therapist their own (M1). Lists are not audited, records are. */
export async function listAppointments(
  actor: StaffActor,
  which: WhichAppointments,
): Promise<ListedAppointment[]> {
  const scope = scopeOf(actor)
  return scope === null ? [] : (await readAppointments(scope, which)).appointments
}
