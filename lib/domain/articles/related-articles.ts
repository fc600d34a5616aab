import { type ArticleFacts, compareNewestFirst } from './article'

/**
 * What to read next: the hand-picked ones in their order, then those that share topics, where a rare topic counts for
 * more than a common one, then the newest. Never the article itself, never a draft, never one twice,
 * and a page about safety only where somebody picked it. Give it the visible
 * articles, so that nothing scheduled is offered early. The same articles in any order give the same answer. `shownAlready` are the
 * slugs of those that the page leads to by another way: they are said again only where somebody picked them.
 */
export function relatedArticles<A extends ArticleFacts>(
  article: ArticleFacts,
  all: readonly A[],
  { limit = 3, shownAlready = [] }: { limit?: number; shownAlready?: readonly string[] } = {},
): A[] {
  const others = all.filter(({ slug, draft }) => slug !== article.slug && !draft)
  const picked = [...new Set(article.related)].flatMap(slug =>
    others.filter(other => other.slug === slug).slice(0, 1),
  )
  const weights = topicWeights(all)
  const ranked = others
    .filter(other => !picked.includes(other) && !other.safety && !shownAlready.includes(other.slug))
    .map(other => ({ other, closeness: closeness(article, other, weights) }))
    .sort((a, b) => b.closeness - a.closeness || compareNewestFirst(a.other, b.other))
    .map(({ other }) => other)
  return [...picked, ...ranked].slice(0, limit)
}

// Thousandths as whole numbers: sums of fractions could differ with the order in which topics were written.
function topicWeights(all: readonly ArticleFacts[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { topics, draft } of all) {
    if (!draft) for (const topic of new Set(topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  }
  return new Map([...counts].map(([topic, count]) => [topic, Math.round(1000 / count)]))
}

function closeness(article: ArticleFacts, other: ArticleFacts, weights: ReadonlyMap<string, number>): number {
  const shared = [...new Set(article.topics)].filter(topic => other.topics.includes(topic))
  return shared.reduce((sum, topic) => sum + (weights.get(topic) ?? 0), 0)
}
