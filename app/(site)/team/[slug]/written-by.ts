import type { ArticleTeaser } from '@/components/articles/teaser'
import { toTeaser } from '../../../articles/teasers'
import { listVisibleArticles } from '../../../articles/visible'
import { findThePractice } from '../../../the-practice'

/** The visible articles of one author, newest first. */
export async function listWrittenBy(author: string): Promise<ArticleTeaser[]> {
  const [{ therapists }, articles] = await Promise.all([findThePractice(), listVisibleArticles()])
  return articles.filter(article => article.author === author).map(article => toTeaser(article, therapists))
}
