import { type OpenSession, readStaffSessions } from '@/lib/data/read/staff-sessions'
import type { StaffActor } from '@/lib/domain/people/role'

export type OwnSession = OpenSession & { isThis: boolean }

/** Where somebody is signed in at this moment; `currentId` is the session that asks (M3). Nobody sees a colleague's. */
export async function listOwnSessions(actor: StaffActor, currentId: string): Promise<OwnSession[]> {
  const sessions = await readStaffSessions(actor.staffId)
  return sessions.map(session => ({ ...session, isThis: session.id === currentId }))
}
