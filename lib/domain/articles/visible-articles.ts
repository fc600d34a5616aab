import { type ArticleFacts, compareNewestFirst } from './article'

/**
 * The articles that the public may see, newest first: no draft, and nothing before its hour. `now` is wall time in the
 * practice’s zone, `YYYY-MM-DDTHH:MM`; an article is there from its minute on. Leaves the list it was given as it was.
 */
export function visibleArticles<A extends ArticleFacts>(articles: readonly A[], now: string): A[] {
  return articles
    .filter(article => !article.draft && (article.publishAt === null || article.publishAt <= now))
    .sort(compareNewestFirst)
}
