import { type Article, listArticles } from '@/lib/content/articles'
import { inTransaction } from '@/lib/data/transaction'
import { askForReviewOf } from '@/lib/data/write/tasks'
import { visibleArticles } from '@/lib/domain/articles/visible-articles'
import { readPracticeWall } from './practice-wall'

/** What a task about a review is about: the article, and the day on which the review was due. */
const subjectOf = ({ slug, nextReview }: Article): string => `${slug}/${nextReview}`

/**
 * Asks staff once to see to each article that anybody can read and whose clinical review was due on an earlier day of the practice
 * (R3). Ticked off it is not asked again for that day; a new day in the article's file ends the asking by itself.
 */
export async function askForReviews(articles: readonly Article[] = listArticles()): Promise<void> {
  const now = await readPracticeWall()
  const today = now.slice(0, 10)
  const overdue = visibleArticles(articles, now).filter(
    ({ nextReview }) => nextReview !== null && nextReview < today,
  )
  await inTransaction(tx => askForReviewOf(tx, overdue.map(subjectOf)))
}

/** The article that a task about a review is about; null when it is gone. */
export const findReviewed = (subject: string): Article | null =>
  listArticles().find(article => subject.startsWith(`${article.slug}/`)) ?? null
