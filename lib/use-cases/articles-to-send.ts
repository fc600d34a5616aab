import { type Article, listArticles } from '@/lib/content/articles'
import { visibleArticles } from '@/lib/domain/articles/visible-articles'
import { readPracticeWall } from './practice-wall'

/**
 * The articles that may go out as a letter at this minute of the practice's wall, newest first: what everybody can read, without the
 * pages for somebody who may be in danger. A letter about those could be read over a shoulder.
 */
export async function listArticlesToSend(): Promise<Article[]> {
  return visibleArticles(listArticles(), await readPracticeWall()).filter(({ safety }) => !safety)
}
