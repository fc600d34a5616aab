import type { Article } from './articles'
import type { Finding } from './body-rules'
import { lineOf, type MdxNode, walk } from './mdx-tree'

/** The hour that the article behind an address still waits for at the beginning of `today`, `YYYY-MM-DD`; null when it waits for none. */
export function hourBehind(url: string, articles: readonly Article[], today: string): string | null {
  const slug = /^\/articles\/([^/?#]+)/.exec(url)?.[1]
  const hour = articles.find(article => article.slug === slug)?.publishAt ?? null
  return hour !== null && hour.slice(0, 10) >= today ? hour : null
}

/** What a writer is told about a link to a page that is not there yet. */
export const untilThen = (hour: string): string =>
  `leads to an article that waits until ${hour}; until then its words stand without a link`

/** Links of an article to others that will still wait when it is seen itself. */
export function checkWaiting(
  article: Article,
  tree: MdxNode,
  articles: readonly Article[],
  today: string,
): Finding[] {
  if (article.draft) return []
  return [...walk(tree)].flatMap(node => {
    const hour =
      node.type === 'link' || node.type === 'definition' ? hourBehind(node.url ?? '', articles, today) : null
    if (hour === null || hour <= (article.publishAt ?? '')) return []
    return [{ line: lineOf(node), field: null, reason: `a link ${untilThen(hour)}` }]
  })
}
