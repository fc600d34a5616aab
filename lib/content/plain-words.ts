import { listPassages } from './article-body'
import { parseMdx, textOf, walk } from './mdx-tree'

/** What a Markdown text says, without its signs: its headings, and its other text paragraph by paragraph. */
export function plainWords(markdown: string): { headings: string[]; passages: string[] } {
  const parsed = parseMdx(markdown, 'md')
  // Markdown has no errors of grammar: every text is one.
  if (!parsed.ok) throw new Error(parsed.reason)
  const headings = [...walk(parsed.tree)].filter(node => node.type === 'heading').map(textOf)
  return { headings, passages: listPassages(parsed.tree) }
}
