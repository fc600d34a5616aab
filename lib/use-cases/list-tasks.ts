import { listOpenTasks, type OpenTask } from '@/lib/data/read/tasks'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'

/** What staff are asked to look at, the oldest first; nothing for whoever may not see it. */
export async function listTasks(actor: StaffActor): Promise<OpenTask[]> {
  return may(actor, 'see-tasks') ? listOpenTasks() : []
}
