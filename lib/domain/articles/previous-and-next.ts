import { type ArticleFacts, compareNewestFirst } from './article'

/**
 * The neighbours of an article in time: `previous` is the earlier one, `next` the later one, null at either end. On equal
 * dates the address decides, so that walking from neighbour to neighbour meets each article exactly once. Drafts are
 * passed over, and so are pages about safety: they end no walk, since they lead on to none.
 */
export function previousAndNext<A extends ArticleFacts>(
  article: ArticleFacts,
  all: readonly A[],
): { previous: A | null; next: A | null } {
  const others = all
    .filter(other => other.slug !== article.slug && !other.draft && !other.safety)
    .sort(compareNewestFirst)
  const later = others.filter(other => compareNewestFirst(other, article) < 0)
  const earlier = others.filter(other => compareNewestFirst(other, article) > 0)
  return { previous: earlier[0] ?? null, next: later.at(-1) ?? null }
}
