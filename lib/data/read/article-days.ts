import type { CalendarDate } from '@/lib/domain/time/types'
import { db } from '../db'

export type ArticleCount = { article: string; reads: number; choices: number }

/** How often each article was opened, and led to the choice of a time, on the days after `day`; the most read first. */
export async function listArticleCounts(day: CalendarDate): Promise<ArticleCount[]> {
  return db().$queryRaw<ArticleCount[]>`
    SELECT article, sum(reads)::int AS reads, sum(choices)::int AS choices FROM article_day WHERE day > ${day}
    GROUP BY article ORDER BY reads DESC, article`
}
