import { type Instant, instant } from '@/lib/domain/time/types'
import { db } from '../db'

export type SentIssue = { article: string; sentAt: Instant }

/** The articles that were sent to the list, the latest first. */
export async function listIssues(): Promise<SentIssue[]> {
  const rows = await db().newsletterIssue.findMany({
    orderBy: [{ sentAt: 'desc' }, { article: 'asc' }],
    select: { article: true, sentAt: true },
  })
  return rows.map(({ article, sentAt }) => ({ article, sentAt: instant(sentAt.getTime()) }))
}
