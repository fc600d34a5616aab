import type { Article } from './articles'
import type { Finding } from './body-rules'
import { lineOf, type MdxNode, walk } from './mdx-tree'

// Whoever is afraid of a partner is not to be led to couples therapy, nor to a paper that asks both partners to be open.
const outOfPlace: readonly string[] = ['BookingCall', 'WorksheetCard']

/** A page about safety invites nobody to book and hands out no worksheet. */
export function checkSafety(article: Article, tree: MdxNode): Finding[] {
  if (!article.safety) return []
  return [...walk(tree)].flatMap(node => {
    const name = node.name ?? ''
    if (!outOfPlace.includes(name)) return []
    return [{ line: lineOf(node), field: null, reason: `<${name}> has no place on a page about safety` }]
  })
}
