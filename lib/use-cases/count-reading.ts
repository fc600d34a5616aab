import { listArticles } from '@/lib/content/articles'
import { type ArticleCount, listArticleCounts } from '@/lib/data/read/article-days'
import { readOutlook } from '@/lib/data/read/outlook'
import { addToArticleDay, type Counted } from '@/lib/data/write/article-days'
import { may } from '@/lib/domain/people/rights'
import type { StaffActor } from '@/lib/domain/people/role'
import type { CalendarDate } from '@/lib/domain/time/types'
import { addDays, instantToWall } from '@/lib/domain/time/wall-clock'
import { log } from '@/lib/log'

const daysShown = 30

/** The practice's day, by the one clock and the one source of zone rules. */
async function findToday(): Promise<CalendarDate> {
  const { now, zone } = await readOutlook(null)
  return instantToWall(now, zone).date
}

const addToday = async (counts: ReadonlyMap<string, Counted>) => addToArticleDay(await findToday(), counts)

/** Adds how often articles were opened to the practice's day. Numbers and nothing else (S5). */
export async function addReads(reads: ReadonlyMap<string, number>): Promise<void> {
  await addToday(new Map([...reads].map(([slug, count]) => [slug, { reads: count, choices: 0 }])))
}

/**
 * Counts that a time was chosen by somebody who came from an article; which time, and who, is not kept with it. A number that cannot
 * be written now is lost and stops nobody.
 */
export async function countChoice(slug: string): Promise<void> {
  if (!listArticles().some(article => article.slug === slug)) return
  await addToday(new Map([[slug, { reads: 0, choices: 1 }]])).catch(error => {
    log.error('choice not counted', error)
  })
}

export type ReadArticle = ArticleCount & { title: string }

/** What was read in thirty days, and what led to the choice of a time; nothing for whoever does not send the newsletter. */
export async function listReadArticles(actor: StaffActor): Promise<ReadArticle[]> {
  if (!may(actor, 'send-newsletter')) return []
  const titles = new Map(listArticles().map(({ slug, title }) => [slug, title]))
  const counts = await listArticleCounts(addDays(await findToday(), -daysShown))
  return counts.map(count => ({ ...count, title: titles.get(count.article) ?? count.article }))
}
