import GithubSlugger from 'github-slugger'
import { type Block, type Inline, isSafeLink } from '@/lib/domain/articles/prose'
import { type MdxNode, parseMdx, textOf } from './mdx-tree'

/**
 * Markdown as values: headings, paragraphs, lists, emphasis and safe links. Anything else (HTML, pictures, tables) is
 * dropped or becomes its bare words, for these texts are edited in the workspace and shown to everybody.
 */
export function readProse(markdown: string): Block[] {
  const parsed = parseMdx(markdown, 'md')
  if (!parsed.ok) return [{ kind: 'paragraph', words: [{ kind: 'text', text: markdown }] }]
  const slugger = new GithubSlugger()
  return (parsed.tree.children ?? []).flatMap(node => readBlock(node, slugger))
}

/** The words of one line of Markdown, for places where a paragraph would be too much. */
export function readInline(markdown: string): Inline[] {
  return readProse(markdown).flatMap(block => (block.kind === 'list' ? block.entries.flat() : block.words))
}

function readBlock(node: MdxNode, slugger: GithubSlugger): Block[] {
  if (node.type === 'heading') {
    return [
      { kind: 'heading', id: slugger.slug(textOf(node)), depth: node.depth ?? 2, words: inlineOf(node) },
    ]
  }
  if (node.type === 'paragraph') return [{ kind: 'paragraph', words: inlineOf(node) }]
  if (node.type === 'list') {
    return [{ kind: 'list', ordered: node.ordered === true, entries: (node.children ?? []).map(inlineOf) }]
  }
  return (node.children ?? []).flatMap(child => readBlock(child, slugger))
}

function inlineOf(node: MdxNode): Inline[] {
  return (node.children ?? []).flatMap((child): Inline[] => {
    if ((child.type === 'text' || child.type === 'inlineCode') && typeof child.value === 'string') {
      return [{ kind: 'text', text: child.value }]
    }
    if (child.type === 'break') return [{ kind: 'text', text: ' ' }]
    const words = inlineOf(child)
    if (child.type === 'emphasis' || child.type === 'strong') return [{ kind: child.type, words }]
    if (child.type === 'link' && isSafeLink(child.url ?? ''))
      return [{ kind: 'link', href: child.url ?? '', words }]
    return words
  })
}
