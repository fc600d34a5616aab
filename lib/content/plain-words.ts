import { listPassages } from './article-body'
import { kept } from './kept'
import { parseMdx, textOf, walk } from './mdx-tree'

type PlainWords = { headings: string[]; passages: string[] }

/** What a Markdown text says, without its signs: its headings, and its other text paragraph by paragraph. */
export function plainWords(markdown: string): PlainWords {
  return kept('plain', markdown, () => readWords(markdown))
}

function readWords(markdown: string): PlainWords {
  const parsed = parseMdx(markdown, 'md')
  // Markdown has no errors of grammar: every text is one.
  if (!parsed.ok) throw new Error(parsed.reason)
  const headings = [...walk(parsed.tree)].filter(node => node.type === 'heading').map(textOf)
  return { headings, passages: listPassages(parsed.tree) }
}
