import { inTransaction } from '@/lib/data/transaction'
import { writeAudit } from '@/lib/data/write/audit'
import { endOtherStaffSessions } from '@/lib/data/write/staff'
import type { StaffActor } from '@/lib/domain/people/role'

/** Signs somebody out everywhere but here: their other browsers are strangers at their next request (M3, T17). */
export async function endOtherSessions(actor: StaffActor, currentId: string): Promise<void> {
  await inTransaction(async tx => {
    await endOtherStaffSessions(tx, actor.staffId, currentId)
    await writeAudit(tx, { actor, action: 'end-sessions', subject: actor.staffId })
  })
}
