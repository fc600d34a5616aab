import { tickTask as tickInBook } from '@/lib/data/write/tasks'
import { may } from '@/lib/domain/people/rights'
import type { Actor } from '@/lib/domain/people/role'

export type Ticked = { ok: true } | { ok: false; reason: 'not-found' }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ticks a task off in the name of whoever did it; one that is gone, or was done already, is not found. */
export async function tickTask(actor: Actor, taskId: string): Promise<Ticked> {
  if (actor.kind !== 'staff' || !may(actor, 'tick-task') || !uuid.test(taskId))
    return { ok: false, reason: 'not-found' }
  return (await tickInBook(taskId, actor.staffId)) ? { ok: true } : { ok: false, reason: 'not-found' }
}
