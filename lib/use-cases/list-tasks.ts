import { listOpenTasks, type OpenTask } from '@/lib/data/read/tasks'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import { findReviewed } from './ask-for-reviews'

export type AskedTask = OpenTask & {
  /** What is to be reviewed, when that is what is asked. */
  article: { slug: string; title: string } | null
}

/** What staff are asked to look at, the oldest first; nothing for whoever may not see it. */
export async function listTasks(actor: StaffActor): Promise<AskedTask[]> {
  if (!may(actor, 'see-tasks')) return []
  const tasks = await listOpenTasks()
  return tasks.map(task => ({
    ...task,
    article: task.kind === 'review-due' ? findReviewed(task.subject) : null,
  }))
}
