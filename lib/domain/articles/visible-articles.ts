import { type ArticleFacts, compareNewestFirst } from './article'

export type Waiting = 'draft' | 'hour'

/**
 * Why the public does not see an article yet, null when it does: a draft waits for its writer, a scheduled article for its
 * hour, and is there from that minute on. `now` is wall time in the practice’s zone, `YYYY-MM-DDTHH:MM`.
 */
export function waitsFor(article: Pick<ArticleFacts, 'draft' | 'publishAt'>, now: string): Waiting | null {
  if (article.draft) return 'draft'
  return article.publishAt !== null && article.publishAt > now ? 'hour' : null
}

/**
 * The articles that the public may see, newest first: no draft, and nothing before its hour (`now` as above). Leaves the
 * list it was given as it was.
 */
export function visibleArticles<A extends ArticleFacts>(articles: readonly A[], now: string): A[] {
  return articles.filter(article => waitsFor(article, now) === null).sort(compareNewestFirst)
}
