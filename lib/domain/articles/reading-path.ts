type OnPath = { slug: string }

/** The parts of a reading path in its order, of the articles that may be seen: a part that still waits is not counted. */
export function partsOfPath<A extends OnPath>(order: readonly string[], visible: readonly A[]): A[] {
  return order.flatMap(slug => visible.filter(article => article.slug === slug).slice(0, 1))
}

/**
 * Where an article stands among the parts of a path: `part` counts from 1, `back` and `on` are its neighbours, null at either
 * end. Null for an article that is not on the path.
 */
export function placeOnPath<A extends OnPath>(
  slug: string,
  parts: readonly A[],
): { part: number; of: number; back: A | null; on: A | null } | null {
  const index = parts.findIndex(article => article.slug === slug)
  if (index < 0) return null
  const back = parts[index - 1] ?? null
  return { part: index + 1, of: parts.length, back, on: parts[index + 1] ?? null }
}
