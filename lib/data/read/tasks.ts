import { db } from '../db'

export type OpenTask = {
  id: string
  kind: string
  /** What it is about: a letter's id, `mail`, or an article with a day. Never a person's data. */
  subject: string
  appointmentId: string | null
  createdAt: Date
}

/** What staff are asked to look at, the oldest first. */
export async function listOpenTasks(): Promise<OpenTask[]> {
  return db().task.findMany({
    where: { doneAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, subject: true, appointmentId: true, createdAt: true },
    take: 200,
  })
}
